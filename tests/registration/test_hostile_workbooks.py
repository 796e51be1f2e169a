"""Whatever is handed in as a workbook, the draft says what is wrong, within the kernel's limits."""

import io
import random
import zipfile
from collections.abc import Callable
from tempfile import TemporaryFile

import pytest
from openpyxl import Workbook

from backend.foundation.intake import inspection_process
from backend.foundation.intake.counter import Intake
from backend.foundation.intake.kinds import Task
from backend.foundation.intake.verdict import MAX_COLUMNS, MAX_LINES, FileRefused, Refusal
from backend.foundation.services import Services
from backend.registration.models import FormCode
from tests.portal import Portal
from tests.registration.office import RIGHT, a_clerk, a_workbook, handed_in, read

pytestmark = pytest.mark.anyio

PLAIN = a_workbook(FormCode.SUMMARY, [RIGHT[FormCode.SUMMARY]])
SHEET = "xl/worksheets/sheet1.xml"


def repacked(changes: dict[str, bytes]) -> bytes:
    """The plain workbook with other, or more, parts."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(PLAIN)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return made.getvalue()


def a_zip_bomb() -> bytes:
    return repacked({SHEET: b"<a>" + b" " * 400_000_000})


def an_entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "甲乙丙丁">{levels}]><sst>&e9;</sst>'
    return repacked({"xl/sharedStrings.xml": text.encode(), SHEET: text.encode()})


def a_file_reader() -> bytes:
    text = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'
    return repacked({SHEET: text.encode()})


def a_row_far_down() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    row = '<row r="2000000000"><c r="A2000000000" t="inlineStr"><is><t>x</t></is></c></row>'
    text = f'<worksheet xmlns="{main}"><sheetData>{row}</sheetData></worksheet>'
    return repacked({SHEET: text.encode()})


def a_sheet(rows: int, columns: int, *, sheets: int = 1) -> bytes:
    book = Workbook(write_only=True)
    for at in range(sheets):
        sheet = book.create_sheet(f"s{at}")
        for _ in range(rows):
            sheet.append(["甲"] * columns)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (a_zip_bomb, Refusal.SHEET),
        (an_entity_bomb, Refusal.BROKEN),
        (a_file_reader, Refusal.BROKEN),
        (a_row_far_down, Refusal.SHEET),
        (lambda: a_sheet(MAX_LINES + 1, 1), Refusal.SHEET),
        (lambda: a_sheet(1, MAX_COLUMNS + 1), Refusal.SHEET),
        (lambda: a_sheet(1, 1, sheets=2), Refusal.SHEETS),
        (lambda: repacked({"xl/vbaProject.bin": b"macro"}), Refusal.MACROS),
        (lambda: repacked({f"x{at}": b"" for at in range(600)}), Refusal.SHEET),
        (lambda: PLAIN[: len(PLAIN) // 2], Refusal.BROKEN),
        (lambda: b"PK\x03\x04" + noise(20_000), Refusal.BROKEN),
        (lambda: noise(20_000), Refusal.KIND),
        (lambda: b"", Refusal.KIND),
        # What is encrypted or from before 2007 is a package of another kind (MS-CFB).
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(20_000), Refusal.KIND),
    ],
)
async def test_a_hostile_file_is_refused_within_the_limits(
    make: Callable[[], bytes], refusal: Refusal
) -> None:
    with TemporaryFile() as file:
        file.write(make())
        with pytest.raises(FileRefused) as refused:
            await Intake().read_cells(file)

    assert refused.value.refusal is refusal


async def test_links_to_other_workbooks_are_not_followed() -> None:
    links = b"<externalLink/>"
    with TemporaryFile() as file:
        file.write(repacked({"xl/externalLinks/externalLink1.xml": links}))
        sheet = await Intake().read_cells(file)

    assert sheet.rows


def test_the_reading_of_cells_has_limits_of_its_own() -> None:
    assert inspection_process.CPU_SECONDS[Task.READ_CELLS] == 10
    assert inspection_process.MEMORY[Task.READ_CELLS] == 512 * 1024 * 1024


async def test_a_picture_is_no_workbook_and_a_workbook_no_picture() -> None:
    with TemporaryFile() as file:
        file.write(PLAIN)
        for reading in (Intake().inspect, Intake().read_codes):
            with pytest.raises(FileRefused) as refused:
                await reading(file)
            assert refused.value.refusal is Refusal.KIND


@pytest.mark.parametrize(
    ("content", "code"),
    [(noise(100), "NO_WORKBOOK"), (PLAIN[:3000], "BROKEN"), (a_sheet(3, 2), "HEADINGS_MISSING")],
)
async def test_the_draft_says_what_is_wrong_with_its_workbook_and_can_be_filled_by_hand(
    services: Services, portal: Portal, content: bytes, code: str
) -> None:
    clerk = await a_clerk(services)

    filing_id = await handed_in(services, clerk, FormCode.SUMMARY, content)

    found = await read(portal, clerk, str(filing_id))
    (trouble,) = found["troubles"]
    assert (trouble["code"], trouble["fatal"]) == (code, True)
    assert trouble["message"]
    assert (found["beingRead"], found["rowCount"], found["state"]) == (False, 0, "DRAFT")
