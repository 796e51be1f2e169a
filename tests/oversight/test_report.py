"""The monthly report: what is in it, who may read it, and that nobody's words are in it."""

import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pypdfium2
import pytest
from openpyxl import load_workbook

from backend.complaints import jobs
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official, SignedIn
from backend.oversight import report, sheets
from backend.oversight.report import Report, Table
from tests.complaints.cases import MONDAY, ORDERED, WORDS, Cast, a_cast, a_complaint
from tests.oversight.questions import RECORD, a_talk
from tests.portal import Portal
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

TYPED = "村主任王桂香"
A_DAY = timedelta(days=1)


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened


@pytest.fixture
async def cast(portal: Portal) -> Cast:
    """With a missed complaint, one that repeats it, one with typed names only, and a talk."""
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        missed = await a_complaint(cast)
        await cast.walks(missed.id, ORDERED)
        await a_complaint(cast, repeats_id=missed.id)
        await a_complaint(cast, accused_id=None, accused_name=TYPED, proof_name=TYPED, matter=TYPED)
        await cast.asks(RECORD, cast.above, **a_talk(cast, missed.id))
    with clock.stopped(MONDAY + 8 * A_DAY):
        await jobs.keep_time(cast.services)
        await cast.walks(missed.id, ("publicise", "supervise"))
    return cast


async def tables(
    cast: Cast, *, viewer: Official | None = None, month: str = "2026-11"
) -> dict[str, Table]:
    with clock.stopped(MONDAY + 20 * A_DAY):
        made = await report.monthly(viewer or cast.above, month, None)
    return {table.heading: table for table in made.tables}


def line(table: Table, first: str) -> list[str | int]:
    (found,) = [list(row[1:]) for row in table.rows if row[0] == first]
    return found


async def test_the_report_counts_a_month(cast: Cast) -> None:
    told = await tables(cast)
    standing = told["月末在办：阶段和提交后的工作日"]
    assert line(standing, "待受理") == [0, 2, 0, 0, 2]
    assert line(standing, "整改中") == [0, 1, 0, 0, 1]
    assert line(standing, "合计") == [0, 3, 0, 0, 3]
    assert line(told["本月提交：按种类"], "投诉") == [3, 1, 1]
    units = told["本月提交：按被投诉单位"]
    assert units.rows == [["九江市柴桑区民政局", 2, 1, 1], ["（门户未登记的单位）", 1, 0, 0]]
    assert told["本月提交：按证明事项"].rows == [["", "（清单外的证明）", 3, 1, 1]]
    steps = told["本月办理"]
    assert [line(steps, name) for name in ("受理", "认定属实", "逾期未整改", "通报", "督办")] == [
        [1]
    ] * 5
    assert line(told["三率：响应率按受理部门，解决率、满意率按主办单位"], "全辖区") == [
        3,
        1,
        "33.3%",
        0,
        "—",
        "—",
    ]
    measures = [row[1] for row in told["逾期、通报、转办、督办"].rows]
    assert measures == ["逾期未整改", "通报", "挂牌督办"]
    assert told["约谈"].rows == [
        ["2026-11-16", "九江市柴桑区民政局", "九江市政务服务管理局", 1, "2026-11-30"]
    ]


async def test_a_month_without_anything_is_a_report_too(cast: Cast) -> None:
    told = await tables(cast, month="2026-10")
    assert told["约谈"].rows == []
    assert line(told["本月提交：按种类"], "合计") == [0, 0, 0]


async def test_what_concerns_an_office_is_not_in_its_own_report(cast: Cast) -> None:
    own = replace(cast.above, organisation_id=cast.accused.id, region=cast.accused.region)
    told = await tables(cast, viewer=own)
    assert told["本月提交：按被投诉单位"].rows == [["（门户未登记的单位）", 1, 0, 0]]
    assert told["逾期、通报、转办、督办"].rows == []


async def asked(
    browser: Browser, viewer: SignedIn | None, ending: str, month: str = "2026-11", query: str = ""
) -> httpx.Response:
    with clock.stopped(MONDAY + 20 * A_DAY):
        browser.client.cookies = await cookies_of(viewer) if viewer else {}
        return await browser.client.get(f"/reports/complaints/{month}.{ending}{query}")


async def test_it_is_printed_without_anybodys_words(cast: Cast, browser: Browser) -> None:
    answer = await asked(browser, cast.handler, "pdf")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    text = "".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.content)
    )
    assert "内部资料" in text
    assert "九江市柴桑区民政局" in text
    assert [each for each in (TYPED, "王桂香", WORDS[:12]) if each in text] == []


async def test_the_workbook_has_every_table_and_nobodys_words(cast: Cast, browser: Browser) -> None:
    answer = await asked(browser, cast.handler, "xlsx")
    assert (answer.status_code, answer.headers["content-type"]) == (200, sheets.MEDIA_TYPE)
    book = load_workbook(io.BytesIO(answer.content))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row]
    assert len(book.worksheets) == 8
    assert cells.count("内部资料，不对外公开") == 8
    assert [each for each in cells if TYPED in each or "王桂香" in each] == []


async def test_a_name_that_begins_like_a_formula_stays_text() -> None:
    table = Table(heading="约谈", columns=("单位",), rows=[["=1+1"]])
    made = Report(
        branch="柴桑区", month=MONDAY.date(), office="某局", made_on=MONDAY.date(), tables=[table]
    )
    (sheet,) = load_workbook(io.BytesIO(sheets.workbook(made))).worksheets
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=1+1", "s")


async def test_supervisors_of_the_branch_read_it_and_nobody_else(
    cast: Cast, browser: Browser
) -> None:
    county = f"?region={cast.handler.region}"
    answers = [
        (await asked(browser, viewer, "xlsx", query=query)).status_code
        for viewer, query in (
            (None, ""),
            (cast.complainant, ""),
            (cast.clerk, ""),
            (cast.above, county),
            (cast.handler, f"?region={cast.above.region}"),
            (cast.handler, "?region=nowhere"),
        )
    ]
    assert answers == [401, 401, 403, 200, 404, 404]


@pytest.mark.parametrize("month", ["2026-13", "2027-01", "1999-12", "x", "2026-1", "2026-11-01"])
async def test_a_month_that_is_none_is_refused(cast: Cast, browser: Browser, month: str) -> None:
    answer = await asked(browser, cast.handler, "pdf", month)
    assert (answer.status_code, answer.json()["code"]) == (422, "DATE_INVALID")


def test_a_long_table_is_printed_without_its_end() -> None:
    rows = [[n] for n in range(report.MOST_PRINTED + 3)]
    table = Table(heading="约谈", columns=("次",), rows=rows)
    made = Report(
        branch="柴桑区", month=MONDAY.date(), office="某局", made_on=MONDAY.date(), tables=[table]
    )
    (printed,) = made.printed()["tables"]
    assert (len(printed["rows"]), printed["more"]) == (report.MOST_PRINTED, 3)
