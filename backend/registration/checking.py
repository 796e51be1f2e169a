"""Checks a row and the head of a form: every cell that is wrong is named, none is changed."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from backend.foundation.errors import Problem
from backend.foundation.intake.verdict import FORMULA
from backend.foundation.text import is_unseen
from backend.identity import phones
from backend.registration.faults import Fault, FaultCode
from backend.registration.forms import TICKS, Cell, Column, Form, is_ticked
from backend.registration.models import FormCode
from backend.registration.words import (
    OPINIONS,
    VERIFICATIONS,
    alternatives,
    cancel_reason,
    substitute_words,
    unknown_substitute,
    validity,
)

Cells = Mapping[str, str]

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LOST = "\ufffd"


def kept(text: str) -> str:
    """A cell as it is stored: trimmed, NFC; what no sheet can hold is marked as lost."""
    lines = _LINE_END.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    return "".join(_LOST if _unstorable(each) else each for each in lines).strip()


def faults_of(form: Form, cells: Cells) -> list[Fault]:
    """All faults of a row, in the order of the columns; cells as `kept` gives them."""
    found = [fault for column in form.asked for fault in _cell_faults(column, cells)]
    spoilt = {fault.column for fault in found}
    # A rule over several cells says nothing new about one that is wrong by itself.
    found += [each for each in _ROW_RULES[form.code](cells) if each.column not in spoilt]
    order = [column.code for column in form.columns]
    return sorted(found, key=lambda fault: order.index(fault.column))


def head_faults(form: Form, head: Cells) -> list[Fault]:
    """All faults of the lines above the rows."""
    found: list[Fault] = []
    for line in form.head:
        value = head.get(line.code, "")
        fault = _text_fault(line.code, value, required=line.required, limit=line.limit)
        if fault is None and line.code == "validity" and validity(value) is None:
            fault = Fault(column=line.code, code=FaultCode.NOT_A_VALIDITY)
        if fault is not None:
            found.append(fault)
    return found


def _cell_faults(column: Column, cells: Cells) -> Iterator[Fault]:
    value = cells.get(column.code, "")
    fault = _text_fault(column.code, value, required=column.required, limit=column.limit)
    if fault is not None:
        yield fault
    elif value and (code := _CELL_RULES[column.cell](value)):
        details = {"word": unknown_substitute(value)} if column.cell is Cell.SUBSTITUTES else {}
        yield Fault(column=column.code, code=code, details=details)


def _text_fault(column: str, value: str, *, required: bool, limit: int) -> Fault | None:
    if not value:
        return Fault(column=column, code=FaultCode.EMPTY) if required else None
    if value == FORMULA:
        return Fault(column=column, code=FaultCode.FORMULA)
    if len(value) > limit:
        return Fault(column=column, code=FaultCode.TOO_LONG, details={"limit": limit})
    for position, character in enumerate(value, start=1):
        if character != "\n" and is_unseen(character):
            return Fault(column=column, code=FaultCode.UNSEEN, details={"position": position})
    return None


def _phone(value: str) -> FaultCode | None:
    try:
        phones.parse(value)
    except Problem:
        return FaultCode.NOT_A_PHONE
    return None


_CELL_RULES: Mapping[Cell, Callable[[str], FaultCode | None]] = {
    Cell.TEXT: lambda _: None,
    Cell.TICK: lambda value: None if value in TICKS else FaultCode.NO_TICK,
    Cell.YES_NO: lambda value: None if value in {"是", "否"} else FaultCode.NOT_YES_NO,
    Cell.YES_OR_REASON: lambda value: FaultCode.REASON_NEEDED if value == "否" else None,
    Cell.VERIFICATION: lambda value: None if value in VERIFICATIONS else FaultCode.NOT_A_NEED,
    Cell.OPINION: lambda value: None if value in OPINIONS else FaultCode.NOT_AN_OPINION,
    Cell.CANCEL_REASON: lambda value: (
        None if cancel_reason(value) else FaultCode.NOT_A_CANCEL_REASON
    ),
    Cell.SUBSTITUTES: lambda value: (
        FaultCode.NOT_A_SUBSTITUTE if unknown_substitute(value) else None
    ),
    Cell.PHONE: _phone,
}


def _demanded(cells: Cells) -> Iterator[Fault]:
    cancel, keep = is_ticked(cells, "cancel"), is_ticked(cells, "keep")
    headings = {"headings": "取消、保留"}
    if cancel and keep:
        yield Fault(column="keep", code=FaultCode.TICK_BOTH, details=headings)
    elif not cells.get("cancel") and not cells.get("keep"):
        yield Fault(column="cancel", code=FaultCode.TICK_NONE, details=headings)
    if keep and not cancel and not _tells(cells, "basis"):
        yield Fault(column="basis", code=FaultCode.BASIS_NEEDED)


def _measures(cells: Cells) -> Iterator[Fault]:
    ways = ("share", "verify", "substitute", "commit", "other", "not_yet")
    if cells.get("other", "") in TICKS:
        yield Fault(column="other", code=FaultCode.WORDS_NEEDED)
    elif not any(cells.get(way) for way in ways):
        headings = "共享、核实、替代、承诺、其他、暂时无法实现"
        yield Fault(column="share", code=FaultCode.TICK_NONE, details={"headings": headings})


def _materials(cells: Cells) -> Iterator[Fault]:
    parts = {code: alternatives(cells.get(code, "")) for code in ("name", "issuer")}
    empty = [code for code, words in parts.items() if not all(words)]
    for code in empty:
        yield Fault(column=code, code=FaultCode.ALTERNATIVE_EMPTY)
    names, issuers = len(parts["name"]), len(parts["issuer"])
    if not empty and names != issuers:
        details = {"names": names, "issuers": issuers}
        yield Fault(column="issuer", code=FaultCode.ALTERNATIVES_DIFFER, details=details)


def _assistance(cells: Cells) -> Iterator[Fault]:
    places = ("city", "county", "township", "village")
    filled = [number for number, code in enumerate(places) if cells.get(code)]
    lowest = max(filled, default=0)
    for code in places[: lowest + 1]:
        if not cells.get(code):
            yield Fault(column=code, code=FaultCode.PLACE_MISSING)


def _summary(cells: Cells) -> Iterator[Fault]:
    match cells.get("opinion"):
        case "取消" if not cells.get("reason"):
            yield Fault(column="reason", code=FaultCode.CANCEL_REASON_NEEDED)
        case "保留":
            if not _tells(cells, "basis"):
                yield Fault(column="basis", code=FaultCode.BASIS_NEEDED)
            if not substitute_words(cells.get("substitutes", "")) and not _tells(
                cells, "no_substitute"
            ):
                yield Fault(column="substitutes", code=FaultCode.SUBSTITUTE_NEEDED)
        case _:
            pass


_ROW_RULES: Mapping[FormCode, Callable[[Cells], Iterator[Fault]]] = {
    FormCode.DEMANDED: _demanded,
    FormCode.MEASURES: _measures,
    FormCode.MATERIALS: _materials,
    FormCode.ASSISTANCE: _assistance,
    FormCode.SUMMARY: _summary,
}


def _tells(cells: Cells, code: str) -> bool:
    return cells.get(code, "") not in {"", "无", "无依据"}


def _unstorable(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in {"Cc", "Cs"}
