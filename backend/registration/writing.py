"""Makes workbooks of the forms, blank or filled: as printed, and readable again without a loss."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from backend.foundation import spreadsheets
from backend.registration.forms import NOTHING, Cell, Form
from backend.registration.reading import letter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BLANK_ROWS = 12
"""As many as fit on a page of A4 across, with what stands around them."""
_TITLE, _PLAIN, _BOLD = Font(size=16, bold=True), Font(size=11), Font(size=11, bold=True)
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(vertical="center", wrap_text=True)


def workbook(
    form: Form,
    rows: Sequence[Mapping[str, str]] = (),
    *,
    head: Mapping[str, str] | None = None,
    signed: Mapping[str, str] | None = None,
    nil: bool = False,
) -> bytes:
    """The form with these rows; blank without them. Give at most 10,000 rows."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet), "a new workbook has one sheet"
    sheet.title = form.title[:31].replace("（", "").replace("）", "")
    _set_up(sheet, form)
    line = _above(sheet, form, head or {}, signed or {})
    line = _headings(sheet, form, line)
    sheet.print_title_rows = f"{line - (2 if form.is_grouped else 1)}:{line - 1}"
    sheet.freeze_panes = f"A{line}"
    line = _body(sheet, form, rows, line, nil=nil)
    _below(sheet, form, signed or {}, line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _set_up(sheet: Worksheet, form: Form) -> None:
    """A4 across, as wide as the page and as long as it takes."""
    sheet.page_setup.paperSize = int(Worksheet.PAPERSIZE_A4)
    sheet.page_setup.orientation = Worksheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    assert sheet.sheet_properties.pageSetUpPr is not None, "openpyxl makes it"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for index, column in enumerate(form.columns):
        sheet.column_dimensions[letter(index)].width = column.width


def _above(sheet: Worksheet, form: Form, head: Mapping[str, str], signed: Mapping[str, str]) -> int:
    """Title and lines above; the line from which the headings stand."""
    _across(sheet, 1, form.title, _TITLE, _MIDDLE)
    line = 2
    if form.above:
        _spread(sheet, line, _labelled(form.above, signed), boxed=False)
        line += 1
    if form.head:
        _spread(sheet, line, [each.heading for each in form.head], boxed=True)
        _spread(sheet, line + 1, [head.get(each.code, "") for each in form.head], boxed=True)
        _across(sheet, line + 2, "协查人员清单", _BOLD, _MIDDLE)
        line += 3
    return line


def _headings(sheet: Worksheet, form: Form, line: int) -> int:
    """One row, or two where columns stand in groups; the line after them."""
    last = line + 1 if form.is_grouped else line
    begun = 1
    for at, column in enumerate(form.columns, start=1):
        if not column.group:
            _put(sheet, line, at, column.heading, _BOLD, _MIDDLE, boxed=True)
            if last > line:
                sheet.merge_cells(start_row=line, end_row=last, start_column=at, end_column=at)
            continue
        if at == 1 or form.columns[at - 2].group != column.group:
            begun = at
            _put(sheet, line, at, column.group, _BOLD, _MIDDLE, boxed=True)
        if at == len(form.columns) or form.columns[at].group != column.group:
            sheet.merge_cells(start_row=line, end_row=line, start_column=begun, end_column=at)
        _put(sheet, last, at, column.heading, _BOLD, _MIDDLE, boxed=True)
    return last + 1


def _body(
    sheet: Worksheet, form: Form, rows: Sequence[Mapping[str, str]], line: int, *, nil: bool
) -> int:
    if nil:
        rows = [{form.asked[0].code: NOTHING}]
    blank: list[Mapping[str, str]] = [{}] * BLANK_ROWS
    for number, row in enumerate(rows or blank, start=1):
        for at, column in enumerate(form.columns, start=1):
            is_number = column.cell is Cell.NUMBER
            text = str(number) if is_number else row.get(column.code, "")
            plain = column.cell is Cell.TEXT
            _put(sheet, line, at, text, _PLAIN, _LEFT if plain else _MIDDLE, boxed=True)
        line += 1
    return line


def _below(sheet: Worksheet, form: Form, signed: Mapping[str, str], line: int) -> None:
    if form.below:
        _spread(sheet, line, _labelled(form.below, signed), boxed=False)
        line += 1
    for note in form.notes:
        _across(sheet, line, note, _PLAIN, _LEFT)
        sheet.row_dimensions[line].height = 30
        line += 1


def _labelled(labels: Mapping[str, str], signed: Mapping[str, str]) -> list[str]:
    return [f"{label}：{signed.get(code, '')}" for code, label in labels.items()]


def _spread(sheet: Worksheet, line: int, texts: Sequence[str], *, boxed: bool) -> None:
    """Side by side over the width of the form."""
    width = len(_widths(sheet))
    starts = [1 + width * number // len(texts) for number in range(len(texts))]
    for begin, end, text in zip(starts, [*starts[1:], width + 1], texts, strict=True):
        _put(sheet, line, begin, text, _PLAIN, _MIDDLE if boxed else _LEFT, boxed=boxed)
        if end - begin > 1:
            sheet.merge_cells(start_row=line, end_row=line, start_column=begin, end_column=end - 1)


def _across(sheet: Worksheet, line: int, text: str, font: Font, alignment: Alignment) -> None:
    _put(sheet, line, 1, text, font, alignment, boxed=False)
    sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=len(_widths(sheet)))


def _widths(sheet: Worksheet) -> Mapping[str, Any]:
    return sheet.column_dimensions


def _put(
    sheet: Worksheet,
    line: int,
    at: int,
    text: str,
    font: Font,
    alignment: Alignment,
    *,
    boxed: bool,
) -> None:
    cell = sheet.cell(line, at)
    cell.font, cell.alignment = font, alignment
    if boxed:
        cell.border = _BOX
    if not text:
        return
    assert isinstance(cell, SheetCell), "nothing is written into merged cells"
    cell.value = text
    # Text that begins like a formula stays text, here and when somebody edits it.
    cell.data_type = "s"
    cell.quotePrefix = spreadsheets.begins_like_a_formula(text)
