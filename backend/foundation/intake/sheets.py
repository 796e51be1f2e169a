"""Workbooks (XLSX): the text of each cell of the one sheet; formulas are told, not worked out."""

import codecs
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO

from openpyxl import load_workbook

from backend.foundation.intake.verdict import (
    FORMULA,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_LINES,
    MAX_SHEET_TEXT,
    FileRefused,
    Refusal,
)

MAX_UNPACKED = 100_000_000
"""Bytes of XML. Ten thousand rows of eight columns have 10 MB; a bomb of 5 MB has 5,000."""
MAX_PARTS = 500
"""Files in the package; a workbook with pictures and styles has about twenty."""
LAST_LINE = 2**20
"""Of any sheet, by ECMA-376; a file may claim others."""
_MACROS = "vbaproject.bin"


def prepare() -> None:
    """Loads what is loaded late: names in a ZIP may be in the character set of DOS."""
    codecs.lookup("cp437")


def read(file: BinaryIO) -> dict[str, Any]:
    """`rows`: line number and texts of each row that has any; a formula is told as FORMULA.

    Raises FileRefused for macros, a sheet beyond the limits or several sheets with content, and
    whatever the libraries raise for what they cannot read.
    """
    _refuse_package(file)
    book = load_workbook(file, read_only=True, keep_links=False)
    rows: list[tuple[int, list[str]]] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        # What a file says of its own size may be wrong.
        sheet.reset_dimensions()
        lines = _lines(sheet.iter_rows())
        if not rows:
            rows = list(_bounded(lines))
        elif next(lines, None) is not None:
            raise FileRefused(Refusal.SHEETS)
    return {"rows": rows}


def _refuse_package(file: BinaryIO) -> None:
    with zipfile.ZipFile(file) as package:
        parts = package.infolist()
    # The package is never unpacked beyond the size that it declares.
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise FileRefused(Refusal.SHEET)
    if any(part.filename.lower().endswith(_MACROS) for part in parts):
        raise FileRefused(Refusal.MACROS)


def _lines(found: Iterator[Sequence[Any]]) -> Iterator[tuple[int, list[str]]]:
    for line, cells in enumerate(found, start=1):
        # Missing lines are told as empty ones, as many as the next number claims.
        if line > LAST_LINE:
            raise FileRefused(Refusal.SHEET)
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield line, texts


def _bounded(lines: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    text = 0
    for line, texts in lines:
        text += sum(map(len, texts))
        if line > MAX_LINES or len(texts) > MAX_COLUMNS or text > MAX_SHEET_TEXT:
            raise FileRefused(Refusal.SHEET)
        yield line, texts


def _text(cell: Any) -> str:
    """As a person reads it. One character more than allowed stays, so that it is seen to be."""
    match cell.value:
        case None:
            text = ""
        case _ if cell.data_type == "f":
            text = FORMULA
        case float() as number if number.is_integer() and abs(number) < 1e15:
            text = str(int(number))
        case datetime() as moment if moment.time() == time():
            text = moment.date().isoformat()
        case date() | time() as moment:
            text = moment.isoformat()
        case value:
            text = str(value).strip()
    return text[: MAX_CELL + 1]
