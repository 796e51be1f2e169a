"""The monthly report as a workbook: one sheet for each table, to sort and to count on."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from backend.foundation import spreadsheets
from backend.oversight.report import Report, Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TITLE, _BOLD = Font(size=14, bold=True), Font(bold=True)
_FIRST_LINE = 4
"""Above it stand the title, what it is, and the headings."""
_INTERNAL = "内部资料，不对外公开"


def workbook(report: Report) -> bytes:
    """The whole report; whatever begins like a formula stays text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, table in enumerate(report.tables, start=1):
        _sheet(book, f"{number} {table.heading.partition('：')[0]}", report, table)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(book: Workbook, name: str, report: Report, table: Table) -> None:
    sheet = book.create_sheet(name)
    sheet["A1"], sheet["A2"] = f"{report.title}：{table.heading}", _INTERNAL
    sheet["A1"].font = _TITLE
    for at, heading in enumerate(table.columns, start=1):
        cell = sheet.cell(_FIRST_LINE - 1, at, heading)
        cell.font, cell.alignment = _BOLD, Alignment(horizontal="center")
        sheet.column_dimensions[cell.column_letter].width = 28 if at == 1 else 16
    for line, row in enumerate(table.rows, start=_FIRST_LINE):
        for at, value in enumerate(row, start=1):
            cell = sheet.cell(line, at, value)
            if isinstance(value, str):
                cell.data_type = "s"
                cell.quotePrefix = spreadsheets.begins_like_a_formula(value)
    sheet.freeze_panes = f"A{_FIRST_LINE}"
