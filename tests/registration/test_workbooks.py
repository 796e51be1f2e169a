"""Workbooks in both directions: five thousand rows with faults, round trips, hand-made sheets."""

import io
from tempfile import TemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from backend.foundation.intake import sheets
from backend.foundation.intake.verdict import Sheet
from backend.foundation.services import Services
from backend.registration import jobs, reading, writing
from backend.registration.actions import receiving
from backend.registration.checking import kept
from backend.registration.forms import Cell
from backend.registration.models import Filing, FilingRow, FormCode
from backend.registration.published_forms import FORMS
from backend.registration.reading import ReadForm
from tests.portal import Portal
from tests.registration.office import (
    FILE,
    HEAD,
    RIGHT,
    a_clerk,
    a_workbook,
    changed,
    does,
    handed_in,
    put,
    read,
    signature,
)

pytestmark = pytest.mark.anyio

ROWS = 5_000
FIRST = 5
"""The line of the first row in the workbook of 现行索取证明事项登记表."""
BROKEN: dict[str, tuple[str, str]] = {
    **{f"C{line}": ("", "EMPTY") for line in range(17, 4_017, 400)},
    **{f"D{line}": ("甲" * 201, "TOO_LONG") for line in range(18, 4_018, 400)},
    **{f"F{line}": ("无", "BASIS_NEEDED") for line in range(19, 4_019, 400)},
    **{f"H{line}": ("=1+1", "FORMULA") for line in range(20, 4_020, 400)},
}
"""Forty cells, ten of each fault."""


def read_back(form: FormCode, content: bytes) -> ReadForm:
    """Without the process around it, which has tests of its own."""
    rows = dict(sheets.read(io.BytesIO(content))["rows"])
    return reading.read(FORMS[form], Sheet(rows=rows))


async def test_of_five_thousand_rows_the_forty_faults_are_told_by_cell_and_then_mended_and_filed(
    services: Services, portal: Portal
) -> None:
    clerk = await a_clerk(services)
    rows = [dict(RIGHT[FormCode.DEMANDED], name=f"第{at}项证明") for at in range(ROWS)]
    content = changed(
        a_workbook(FormCode.DEMANDED, rows), {place: value for place, (value, _) in BROKEN.items()}
    )

    filing_id = str(await handed_in(services, clerk, FormCode.DEMANDED, content))

    found = await read(portal, clerk, filing_id, faulty=True, first=100)
    assert (found["rowCount"], found["rowsDone"], found["rowsTotal"]) == (ROWS, ROWS, ROWS)
    faulty = [edge["node"] for edge in found["rows"]["edges"]]
    told = {fault["cell"]: fault["code"] for row in faulty for fault in row["faults"]}
    assert told == {place: code for place, (_, code) in BROKEN.items()}
    assert found["rows"]["totalCount"] == found["faultyCount"] == len(BROKEN)

    refused = await does(portal, clerk, FILE, input=signature(filing_id))
    assert refused["code"] == "FILING_FAULTY"
    for row in faulty:
        whole = rows[row["line"] - FIRST]
        mended = await put(portal, clerk, filing_id, whole, row["id"])
        assert mended["faults"] == []
    filed = await does(portal, clerk, FILE, input=signature(filing_id))
    assert filed["state"] == "FILED"
    assert filed["rowCount"] == ROWS


@pytest.mark.parametrize("form", FormCode)
@settings(max_examples=15)
@given(
    words=st.lists(
        st.text(max_size=12)
        | st.sampled_from(["=1+1", "+86", "-3", "@甲", "_x0041_", "1e5", "2026-01-01", "无", "√"]),
        min_size=12,
        max_size=12,
    )
)
def test_what_is_exported_reads_back_the_same(form: FormCode, words: list[str]) -> None:
    columns = [each.code for each in FORMS[form].asked]
    cells = zip(columns, words, strict=False)
    row = {code: value for code, word in cells if (value := kept(word)) and value != "="}
    # A single 无 is a nil return, and a row needs something in it.
    row |= {columns[0]: "甲"}
    rows = [row, dict(RIGHT[form])]

    found = read_back(form, writing.workbook(FORMS[form], rows, head=HEAD))

    assert [each.cells for each in found.rows] == rows
    assert found.troubles == []
    assert not FORMS[form].head or found.head == HEAD


@pytest.mark.parametrize("form", FormCode)
def test_what_is_signed_reads_back_the_same(form: FormCode) -> None:
    labels = {**FORMS[form].above, **FORMS[form].below}
    values = {
        "organisation": "柴桑区民政局",
        "filled_on": "2026-11-22",
        "leader": "孙局长",
        "contact_name": "钱民政",
        "contact_phone": "0792-6800301",
    }
    signed = {code: values[code] for code in labels}

    found = read_back(form, writing.workbook(FORMS[form], [RIGHT[form]], signed=signed))

    assert found.signed == signed


@pytest.mark.parametrize("form", FormCode)
def test_a_nil_return_is_one_in_the_workbook_too(form: FormCode) -> None:
    found = read_back(form, writing.workbook(FORMS[form], nil=True))

    assert found.nil
    assert found.troubles == []


@pytest.mark.parametrize("form", FormCode)
def test_a_blank_form_is_not_taken_for_a_filled_one(form: FormCode) -> None:
    found = read_back(form, writing.workbook(FORMS[form]))

    assert [trouble.code for trouble in found.troubles] == ["NO_ROWS"]


def test_the_headings_are_found_however_they_were_typed() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["海曙区"])
    sheet.append(["填报单位名称（加盖公章）：____柴桑区民政局____", "填报日期 ：2026年7月3日"])
    sheet.append(["管理或服务\n单位名称", "证明材料 名称", "证明开具单位", "备注", "序号"])
    sheet.append([])
    sheet["E3"], sheet["F3"], sheet["G3"] = "证明对应的办理事项", "索取证明依据", "梳理结果建议"
    sheet["G4"], sheet["H4"] = "取消", "保留"
    sheet.append(["民政局", "婚姻证明", "登记机关", "", "收养登记", "登记办法第五条", "", "√"])
    sheet.append(["分管领导（签名）：孙局长   联系人：钱民政 13900000002"])
    file = io.BytesIO()
    book.save(file)

    found = read_back(FormCode.DEMANDED, file.getvalue())

    assert [trouble.code for trouble in found.troubles] == ["HEADING_UNKNOWN"]
    assert found.troubles[0].name == "备注"
    (row,) = found.rows
    assert (row.line, row.cells["matter"], row.cells["keep"]) == (5, "收养登记", "√")
    assert found.letters["basis"] == "F"
    assert found.signed == {
        "organisation": "柴桑区民政局",
        "filled_on": "2026年7月3日",
        "leader": "孙局长",
        "contact_name": "钱民政",
        "contact_phone": "13900000002",
    }
    assert str(found.filled_on) == "2026-07-03"


def test_missing_headings_are_told_by_their_names() -> None:
    content = changed(a_workbook(FormCode.SUMMARY, [RIGHT[FormCode.SUMMARY]]), {"C3": "单位"})

    found = read_back(FormCode.SUMMARY, content)

    assert [trouble.name for trouble in found.troubles] == ["证明开具单位"]
    assert found.rows == ()


def test_numbers_and_days_are_read_as_people_see_them() -> None:
    content = changed(
        a_workbook(FormCode.ASSISTANCE, [RIGHT[FormCode.ASSISTANCE]]), {"H7": 13900000003}
    )

    found = read_back(FormCode.ASSISTANCE, content)

    assert found.rows[0].cells["phone"] == "13900000003"


@pytest.mark.parametrize("form", FormCode)
def test_text_that_begins_like_a_formula_is_written_as_text(form: FormCode) -> None:
    column = next(each for each in FORMS[form].asked if each.cell is Cell.TEXT)
    content = writing.workbook(FORMS[form], [dict(RIGHT[form]) | {column.code: "=HYPERLINK(1)"}])

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    assert [cell.data_type for cell in cells] == ["s"]
    assert cells[0].quotePrefix
    assert sheet.page_setup.orientation == "landscape"


async def test_a_reading_that_was_interrupted_begins_anew(
    services: Services, portal: Portal
) -> None:
    clerk = await a_clerk(services)
    form = FORMS[FormCode.DEMANDED]
    content = a_workbook(FormCode.DEMANDED, [RIGHT[FormCode.DEMANDED]] * 3)
    with TemporaryFile() as file:
        file.write(content)
        filing = await receiving.receive(services, clerk, FormCode.DEMANDED, file)
    found = read_back(FormCode.DEMANDED, content)
    await receiving.begin(filing.id, 3)
    await receiving.store(services.vault, filing.id, form, found.rows[:2], 0)

    await jobs.read_workbook(services, filing_id=filing.id)
    await jobs.read_workbook(services, filing_id=filing.id)

    assert await FilingRow.filter(filing_id=filing.id).count() == 3
    read = await Filing.get(id=filing.id)
    assert (read.rows_done, read.rows_total, read.is_being_read) == (3, 3, False)
