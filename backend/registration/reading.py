"""Finds a form in the text of a sheet: its headings wherever they stand, its rows and its lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from backend.foundation.intake.verdict import Sheet
from backend.registration.checking import kept
from backend.registration.forms import NOTHING, Cell, Form, folded
from backend.registration.troubles import Trouble, TroubleCode

_HEADER_WITHIN = 40
"""Lines in which the headings must come."""
_NOTE = re.compile(r"[（(].*?[)）]")
_ENDS = re.compile(
    r"(分管领导|联系人|联系电话|填报人|填表说明|填写说明|填写须知)[^：:]{0,12}[：:]|填表说明|填写须知"
)
_DAY = re.compile(r"([0-9]{4})\s*[-年./]\s*([0-9]{1,2})\s*[-月./]\s*([0-9]{1,2})")
_NUMBER_BEHIND = re.compile(r"^(.*?)[\s,，、]*([0-9][0-9\s-]{6,})$")
_BLANK_LINE = " _\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadRow:
    """A filled row and where it stands."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadForm:
    """What a sheet says. With a trouble that is fatal there are no rows."""

    rows: Sequence[ReadRow] = ()
    letters: Mapping[str, str] = field(default_factory=dict[str, str])
    head: Mapping[str, str] = field(default_factory=dict[str, str])
    signed: Mapping[str, str] = field(default_factory=dict[str, str])
    nil: bool = False
    troubles: Sequence[Trouble] = ()

    @property
    def filled_on(self) -> date | None:
        """The day on the form, where it is one."""
        return day_in(self.signed.get("filled_on", ""))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Header:
    columns: Mapping[str, int]
    """Index of each column by its code."""
    first: int
    last: int
    unknown: Sequence[str]


def read(form: Form, sheet: Sheet) -> ReadForm:
    """The form in the sheet; headings that are missing or unknown are told by their names."""
    headers = (_header_at(form, sheet, line) for line in range(1, _HEADER_WITHIN + 1))
    header = max(headers, key=lambda each: len(each.columns))
    missing = [each.heading for each in form.asked if each.code not in header.columns]
    if missing:
        return ReadForm(troubles=[Trouble(TroubleCode.HEADINGS_MISSING, "、".join(missing))])
    end = next(_ends(sheet, header.last + 1), max(sheet.rows) + 1)
    rows = [
        row
        for line in range(header.last + 1, end)
        if (row := _row(form, header, line, sheet.rows.get(line, ())))
    ]
    outside = [line for line in sheet.rows if line < header.first or line >= end]
    nil = len(rows) == 1 and set(rows[0].cells.values()) <= {NOTHING, ""}
    troubles = [Trouble(TroubleCode.HEADING_UNKNOWN, each) for each in header.unknown]
    if not rows:
        troubles.append(Trouble(TroubleCode.NO_ROWS))
    return ReadForm(
        rows=[] if nil else rows,
        letters={code: letter(index) for code, index in header.columns.items()},
        head=_head(form, sheet, header.first),
        signed=_signed(form, [sheet.rows[line] for line in outside]),
        nil=nil,
        troubles=troubles,
    )


def letter(index: int) -> str:
    """How spreadsheets name a column: 0 is A, 26 is AA."""
    before, last = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def day_in(text: str) -> date | None:
    """2026-11-22, 2026年11月22日; None for what is no day."""
    found = _DAY.search(text)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _header_at(form: Form, sheet: Sheet, line: int) -> _Header:
    top = [folded(text) for text in sheet.rows.get(line, ())]
    below = sheet.rows.get(line + 1, ()) if form.is_grouped else ()
    bottom = [folded(text) for text in below]
    names = _names(form)
    columns: dict[str, int] = {}
    unknown: list[str] = []
    second = False
    for index in range(max(len(top), len(bottom))):
        upper, lower = _at(top, index), _at(bottom, index)
        code = names.get(lower) or names.get(upper)
        if code is not None:
            columns.setdefault(code, index)
            second = second or lower in names
        elif upper and not any(folded(each.group) == upper for each in form.columns):
            unknown.append(sheet.rows[line][index].strip())
    numbers = {each.code for each in form.columns if each.cell is Cell.NUMBER}
    return _Header(
        columns={code: index for code, index in columns.items() if code not in numbers},
        first=line,
        last=line + 1 if second else line,
        unknown=unknown,
    )


def _names(form: Form) -> dict[str, str]:
    """Codes by folded headings, with and without what stands in brackets."""
    short = {folded(_NOTE.sub("", each.heading)): each.code for each in form.columns}
    return short | {folded(each.heading): each.code for each in form.columns}


def _row(form: Form, header: _Header, line: int, texts: Sequence[str]) -> ReadRow | None:
    """None for a row in which nothing but its number is filled in."""
    cells = {
        each.code: value
        for each in form.asked
        if (value := kept(_at(texts, header.columns[each.code])))
    }
    if cells:
        return ReadRow(line=line, cells=cells)
    # 无 in the column of numbers is “the first cell” too.
    if NOTHING in (text.strip() for text in texts):
        return ReadRow(line=line, cells={})
    return None


def _ends(sheet: Sheet, start: int) -> Iterator[int]:
    """Lines from which on the foot of the form comes."""
    for line in sorted(sheet.rows):
        first = next((text for text in sheet.rows[line] if text.strip()), "")
        if line >= start and _ENDS.match(first.strip()):
            yield line


def _head(form: Form, sheet: Sheet, before: int) -> dict[str, str]:
    """The values under the labels above the headings."""
    names = {folded(each.heading): each.code for each in form.head}
    names |= {folded(_NOTE.sub("", each.heading)): each.code for each in form.head}
    found: dict[str, str] = {}
    for line in range(1, before):
        for index, text in enumerate(sheet.rows.get(line, ())):
            code = names.get(folded(text))
            value = kept(_at(sheet.rows.get(line + 1, ()), index))
            if code is not None and value:
                found.setdefault(code, value)
    return found


def _signed(form: Form, lines: Iterable[Sequence[str]]) -> dict[str, str]:
    """What stands behind 填报单位：, 联系人： and so on, in one cell or in the next one."""
    labels = {**form.above, **form.below}
    patterns = {code: _NOTE.sub("", label) for code, label in labels.items()}
    splitter = re.compile(rf"({'|'.join(patterns.values())})(?:[（(][^）)]*[）)])?\s*[：:]")
    codes = {name: code for code, name in patterns.items()}
    found: dict[str, str] = {}
    for texts in lines:
        for index, text in enumerate(texts):
            pieces = splitter.split(text)
            for name, value in zip(pieces[1::2], pieces[2::2], strict=True):
                told = value.strip(_BLANK_LINE) or _neighbour(splitter, texts[index + 1 :])
                if told:
                    found.setdefault(codes[name], kept(told))
    return _with_phone_apart(found)


def _neighbour(splitter: re.Pattern[str], texts: Sequence[str]) -> str:
    following = next((text.strip(_BLANK_LINE) for text in texts if text.strip()), "")
    return "" if splitter.search(following) else following


def _with_phone_apart(signed: dict[str, str]) -> dict[str, str]:
    """A number behind the name of the contact is personal data, and goes where those are."""
    found = _NUMBER_BEHIND.match(signed.get("contact_name", ""))
    if found is None or "contact_phone" in signed:
        return signed
    return signed | {"contact_name": found[1], "contact_phone": found[2].strip()}


def _at(texts: Sequence[str], index: int) -> str:
    return texts[index] if index < len(texts) else ""
