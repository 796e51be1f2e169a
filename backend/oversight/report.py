"""The monthly report (月报) of a branch: plain tables, that the press and a workbook print alike.

Internal: it has cells of one, which public figures never have. It names offices and numbers of
complaints, and nothing that anybody wrote.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from backend.complaints.board import STAGE_OF, BoardStage
from backend.complaints.lifecycle import ComplaintState, ComplaintVerb
from backend.complaints.models import ComplaintKind, Supervision
from backend.foundation import clock, deadlines
from backend.foundation.errors import NotFound
from backend.foundation.viewer import Official
from backend.identity.models import Organisation
from backend.oversight import periods, rates, report_rows
from backend.oversight.periods import Period
from backend.oversight.rates import Rates
from backend.oversight.report_rows import Row
from backend.regions import branches
from backend.regions import queries as regions

TEMPLATE, VERSION = "reports/complaints", "v1"
MOST_PRINTED = 40
"""Rows of a table on paper; the workbook has them all."""
_UNKNOWN_OFFICE, _UNKNOWN_ITEM = "（门户未登记的单位）", "（清单外的证明）"
_AGES = (5, 15, 30)
"""Working days since filing: the usual term, that of the longest order, and twice that."""
_STAGES = {
    BoardStage.INTAKE: "待受理",
    BoardStage.DISPATCH: "待交办",
    BoardStage.INQUIRY: "调查中",
    BoardStage.RECTIFYING: "整改中",
    BoardStage.ANSWER: "待答复",
    BoardStage.VISIT: "待回访",
}
_KINDS = {
    ComplaintKind.COMPLAINT: "投诉",
    ComplaintKind.REPORT: "举报",
    ComplaintKind.SUGGESTION: "建议",
}
_V = ComplaintVerb
_STEPS = {
    _V.ACCEPT: "受理",
    _V.DECLINE: "不予受理",
    _V.WITHDRAW: "撤回",
    _V.FIND: "认定属实",
    _V.DISMISS: "认定不属实",
    _V.ORDER: "责令整改",
    _V.CONFIRM: "确认整改",
    _V.MISS: "逾期未整改",
    _V.PUBLICISE: "通报",
    _V.TRANSFER: "转办",
    _V.SUPERVISE: "督办",
    _V.EXTEND: "延期",
    _V.REOPEN: "重新办理",
    _V.ANSWER: "答复",
    _V.CLOSE: "办结",
}
_LEVELS = {
    Supervision.ROUTINE: "日常督办",
    Supervision.LISTED: "挂牌督办",
    Supervision.TALK: "约谈督办",
}
_COUNTS = ("件数", "属实", "重复")


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A heading, its columns, and rows of texts and whole numbers. `more` counts rows left out."""

    heading: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    more: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One month of one branch, as an office of that branch, or above it, may read it."""

    branch: str
    month: date
    office: str
    made_on: date
    tables: Sequence[Table]

    @property
    def title(self) -> str:
        """What it is called on paper and on the sheet."""
        return f"{self.branch}{self.month.year}年{self.month.month}月投诉举报办理月报"

    def printed(self) -> Mapping[str, Any]:
        """What the template prints: long tables without their ends."""
        tables = [
            replace(each, rows=each.rows[:MOST_PRINTED], more=len(each.rows[MOST_PRINTED:]))
            for each in self.tables
        ]
        return {
            "title": self.title,
            "office": self.office,
            "made_on": self.made_on.isoformat(),
            "tables": [asdict(table) for table in tables],
        }


async def monthly(viewer: Official, month: str, region: str | None) -> Report:
    """The report of the viewer's branch, or of a narrower one within it.

    Raises DATE_INVALID for the month, NOT_FOUND for a region outside of her branch. A number of
    statements that does not grow.
    """
    period = periods.month(month)
    branch = region or viewer.region
    place = await regions.region(branch)
    if place is None or not branches.within(branch, viewer.region):
        raise NotFound
    office = await Organisation.get(id=viewer.organisation_id)
    return Report(
        branch=place.full_name,
        month=period.first,
        office=office.name,
        made_on=clock.today(),
        tables=await _tables(viewer, branch, period),
    )


async def _tables(viewer: Official, branch: str, period: Period) -> list[Table]:
    async def rows(counted: Any) -> Sequence[Row]:
        return await report_rows.rows(counted, branch, period, own_id=viewer.organisation_id)

    names = {row["id"]: row["name"] for row in await rows(report_rows.OFFICES)}
    by_office = await rates.by_office(branch, period)
    return [
        _standing(await rows(report_rows.STANDING), period.last),
        _kinds(await rows(report_rows.KINDS)),
        _steps(await rows(report_rows.STEPS)),
        _rates(
            await rates.of(branch, period),
            {names[id_]: by_office[id_] for id_ in by_office if id_ in names},
        ),
        _units(await rows(report_rows.UNITS)),
        _items(await rows(report_rows.ITEMS)),
        _measures(await rows(report_rows.MEASURES)),
        _talks(await rows(report_rows.TALKS)),
    ]


def _standing(rows: Sequence[Row], end: date) -> Table:
    """Stages by working days since filing, on the last day of the month."""
    found: Counter[tuple[BoardStage, int]] = Counter()
    for row in rows:
        days = deadlines.working_days_between(row["filed_on"], end)
        age = sum(days > most for most in _AGES)
        found[STAGE_OF[ComplaintState(row["state"])], age] += row["found"]
    ages = range(len(_AGES) + 1)
    lines = [
        [name, *(found[stage, age] for age in ages), sum(found[stage, age] for age in ages)]
        for stage, name in _STAGES.items()
    ]
    totals = [sum(found[stage, age] for stage in _STAGES) for age in ages]
    return Table(
        heading="月末在办：阶段和提交后的工作日",
        columns=("阶段", "5日以内", "6至15日", "16至30日", "30日以上", "合计"),
        rows=[*lines, ["合计", *totals, sum(totals)]],
    )


def _kinds(rows: Sequence[Row]) -> Table:
    found = {ComplaintKind(row["kind"]): row for row in rows}
    lines = [
        [name, *_counts(found.get(kind, {"filed": 0, "founded": 0, "repeats": 0}))]
        for kind, name in _KINDS.items()
    ]
    total = [sum(int(line[at]) for line in lines) for at in (1, 2, 3)]
    return Table(
        heading="本月提交：按种类", columns=("种类", *_COUNTS), rows=[*lines, ["合计", *total]]
    )


def _steps(rows: Sequence[Row]) -> Table:
    found = {row["verb"]: row["found"] for row in rows}
    lines = [[name, found.get(verb.value, 0)] for verb, name in _STEPS.items()]
    return Table(heading="本月办理", columns=("环节", "次数"), rows=lines)


def _rates(branch: Rates, offices: Mapping[str, Rates]) -> Table:
    named = [("全辖区", branch), *sorted(offices.items())]
    return Table(
        heading="三率：响应率按受理部门，解决率、满意率按主办单位",
        columns=("单位", "应答复", "按时", "响应率", "回访到", "解决率", "满意率"),
        rows=[
            [
                name,
                each.due,
                each.in_time,
                _percent(each.response),
                each.reached,
                _percent(each.solution),
                _percent(each.satisfaction),
            ]
            for name, each in named
        ],
    )


def _units(rows: Sequence[Row]) -> Table:
    return Table(
        heading="本月提交：按被投诉单位",
        columns=("单位", *_COUNTS),
        rows=[[row["name"] or _UNKNOWN_OFFICE, *_counts(row)] for row in rows],
    )


def _items(rows: Sequence[Row]) -> Table:
    return Table(
        heading="本月提交：按证明事项",
        columns=("清单条目", "证明", *_COUNTS),
        rows=[[row["code"] or "", row["name"] or _UNKNOWN_ITEM, *_counts(row)] for row in rows],
    )


def _measures(rows: Sequence[Row]) -> Table:
    return Table(
        heading="逾期、通报、转办、督办",
        columns=("日期", "措施", "投诉编号", "被投诉单位"),
        rows=[
            [row["day"].isoformat(), _measure(row), row["number"], row["name"] or _UNKNOWN_OFFICE]
            for row in rows
        ],
    )


def _measure(row: Row) -> str:
    verb = ComplaintVerb(row["verb"])
    # The level in force; a step does not keep the one it set.
    return _LEVELS[Supervision(row["supervision"])] if verb is _V.SUPERVISE else _STEPS[verb]


def _talks(rows: Sequence[Row]) -> Table:
    return Table(
        heading="约谈",
        columns=("日期", "被约谈单位", "约谈单位", "涉及投诉", "约定期限"),
        rows=[
            [
                row["held_on"].isoformat(),
                row["name"],
                row["held_by"],
                row["complaints"],
                row["due_on"].isoformat(),
            ]
            for row in rows
        ],
    )


def _counts(row: Row) -> list[int]:
    return [row["filed"], row["founded"], row["repeats"]]


def _percent(rate: float | None) -> str:
    return "—" if rate is None else f"{rate:.1%}"
