"""The three rates of complaints (三率), counted in one statement, by whatever they are asked for.

北京市接诉即办工作条例 第三十二条 names them as what offices are assessed by, and leaves the
formulas to the assessing office. Ours, of a period, a place and maybe an office:

- 响应率 = answered in term whether it is taken up / filed in the period and answered, or over their
  term. Accepting and declining both answer; one taken back before that, or still in its term, does
  not count. It is the handler's (首接负责).
- 解决率 = solved / reached, and 满意率 = satisfied / reached, as the complainant said at the return
  visit (第二十三条). Of several visits of a complaint in a month the last that reached her counts.
  They are the lead's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from backend.complaints import terms
from backend.complaints.models import ComplaintKind
from backend.complaints.terms import Stage
from backend.foundation import asking, clock, db, deadlines
from backend.oversight.periods import Period
from backend.regions import branches

_FACTS = """
WITH term AS (
    SELECT * FROM unnest($6::text[], $7::int[], $8::int[]) AS row (kind, digits, days)
), calendar AS (
    SELECT * FROM unnest($9::int[], $10::date[], $11::date[]) AS row (days, filed_on, last_day)
), filed AS (
    SELECT complaint.*, handler.region AS handled_in,
        (filed_at AT TIME ZONE 'Asia/Shanghai')::date AS filed_on
    FROM complaint JOIN organisation handler ON handler.id = complaint.handler_id
    WHERE filed_at >= $1 AND filed_at < $2 AND complaint.region LIKE $3
), visit AS (
    SELECT DISTINCT ON (complaint_id, date_trunc('month', at AT TIME ZONE 'Asia/Shanghai'))
        complaint.lead_id, complaint.region, solved, satisfied,
        (at AT TIME ZONE 'Asia/Shanghai')::date AS visited_on
    FROM return_visit JOIN complaint ON complaint.id = return_visit.complaint_id
    WHERE reached AND at >= $1 AND at < $2 AND complaint.region LIKE $3
    ORDER BY complaint_id, date_trunc('month', at AT TIME ZONE 'Asia/Shanghai'), at DESC
), fact AS (
    SELECT handler_id AS office, region, filed.filed_on AS day, 1 AS filed,
        EXISTS (
            SELECT FROM complaint_step
            WHERE complaint_id = filed.id AND verb = 'find'
        )::int AS founded,
        (rectified_at IS NOT NULL)::int AS rectified,
        CASE WHEN answered_on IS NULL THEN state <> 'withdrawn' AND last_day < $5
            ELSE true END::int AS due,
        coalesce(answered_on <= last_day, false)::int AS in_time,
        0 AS reached, 0 AS solved, 0 AS satisfied
    FROM filed
    -- How long a code is without the zeros it ends in is the level of a region.
    JOIN term ON term.kind = filed.kind
        AND term.digits = length(rtrim(filed.handled_in, '0'))
    JOIN calendar ON calendar.days = term.days AND calendar.filed_on = filed.filed_on
    LEFT JOIN LATERAL (
        SELECT min((at AT TIME ZONE 'Asia/Shanghai')::date) AS answered_on FROM complaint_step
        WHERE complaint_id = filed.id AND verb IN ('accept', 'decline')
    ) answer ON true
    UNION ALL
    SELECT lead_id, region, visited_on, 0, 0, 0, 0, 0, 1, solved::int, satisfied::int FROM visit
)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rates:
    """What is counted, and the rates made of it: 0 to 1, None where nothing is to be divided."""

    filed: int = 0
    founded: int = 0
    """Of these, how many were found to be true."""
    rectified: int = 0
    """Of these, how many were seen to be set right."""
    due: int = 0
    """Of these, how many were answered whether they are taken up, or should have been."""
    in_time: int = 0
    reached: int = 0
    solved: int = 0
    satisfied: int = 0

    @property
    def response(self) -> float | None:
        """响应率."""
        return _share(self.in_time, self.due)

    @property
    def solution(self) -> float | None:
        """解决率."""
        return _share(self.solved, self.reached)

    @property
    def satisfaction(self) -> float | None:
        """满意率."""
        return _share(self.satisfied, self.reached)


_COUNTED = tuple(field.name for field in fields(Rates))
_SUMS = ", ".join(f"sum({name})::int AS {name}" for name in _COUNTED)


def summed(several: Iterable[Rates]) -> Rates:
    """All of them together."""
    rows = list(several)
    return Rates(**{name: sum(getattr(row, name) for row in rows) for name in _COUNTED})


async def of(region: str, period: Period, office_id: UUID | None = None) -> Rates:
    """Of a place and all below it; of one office's work there, if it is named."""
    rows = await _counted({}, region, period, office_id)
    return _rates(rows[0]) if rows and rows[0]["filed"] is not None else Rates()


async def by_office(region: str, period: Period) -> Mapping[UUID, Rates]:
    """Of each office that handled or led something in a place."""
    rows = await _counted({"office": "office"}, region, period)
    return {row["office"]: _rates(row) for row in rows if row["office"] is not None}


async def by_cell(region: str | None, period: Period) -> Mapping[tuple[str, int], Rates]:
    """Of each county, by its six digits, and each month by its number; a period of one year."""
    keys = {"county": "left(region, 6)", "month": "extract(month FROM day)::int"}
    rows = await _counted(keys, region, period)
    return {(row["county"], row["month"]): _rates(row) for row in rows}


@asking.as_the_portal("figures without names")
async def _counted(
    keys: Mapping[str, str], region: str | None, period: Period, office_id: UUID | None = None
) -> Sequence[Mapping[str, Any]]:
    listed = "".join(f"{column} AS {name}, " for name, column in keys.items())
    grouped = f"GROUP BY {', '.join(keys.values())}" if keys else ""
    statement = (
        f"{_FACTS} SELECT {listed}{_SUMS} FROM fact"  # noqa: S608 -- nothing from outside is in it
        f" WHERE $4::uuid IS NULL OR office = $4 {grouped}"
    )
    branch = f"{branches.prefix(region)}%" if region else "%"
    values = [period.begins, period.ends, branch, office_id, clock.today(), *_calendar(period)]
    return await db.connection().execute_query_dict(statement, values)


def _calendar(period: Period) -> list[list[Any]]:
    """Two tables by their columns: the term of each kind and level, and when each is over."""
    allowed = [
        (kind.value, digits, terms.term_of(kind, ("1" * digits).ljust(12, "0"), Stage.ACCEPT).days)
        for kind in ComplaintKind
        for digits in range(1, 13)
    ]
    ends = [
        (days, day, deadlines.add_working_days(day, days).on)
        for days in sorted({days for *_, days in allowed})
        for day in period.days
    ]
    return [*map(list, zip(*allowed, strict=True)), *map(list, zip(*ends, strict=True))]


def _rates(row: Mapping[str, Any]) -> Rates:
    return Rates(**{name: row[name] for name in _COUNTED})


def _share(some: int, base: int) -> float | None:
    return some / base if base else None
