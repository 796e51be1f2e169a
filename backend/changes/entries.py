"""What a department writes of one item: cleaned, complete for what it does, and about its own list.

Pure: what the catalogue knows is handed in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import uuid4

from backend.catalogue.models import (
    CancelReason,
    Lane,
    Measure,
    ProofClass,
    ProofItemVersion,
    SourceAttribute,
)
from backend.changes.models import ChangeEntry, EntryKind
from backend.changes.registers import Register
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text

MOST_ENTRIES = 5_000
"""What one workbook of a department may hold, and one transaction puts in force in seconds."""

_LENGTHS = {
    "name": 200,
    "purpose": 300,
    "demanding_unit": 200,
    "issuing_unit": 200,
    "go_instead": 1000,
    "legal_basis": 1000,
    "validity": 100,
    "batch": 100,
    "document_no": 100,
}
"""As the columns of the catalogue."""
_IDENTITY = ("name", "purpose", "demanding_unit")
_WORDS = ("lane", "measure", "proof_class", "source_attribute", *_LENGTHS)


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryWords:
    """What an item will say; an empty text is what its list does not tell."""

    lane: Lane = Lane.DEPARTMENT
    name: str = ""
    purpose: str = ""
    demanding_unit: str = ""
    issuing_unit: str = ""
    measure: Measure | None = None
    cancel_reason: CancelReason | None = None
    proof_class: ProofClass | None = None
    source_attribute: SourceAttribute | None = None
    validity: str = ""
    go_instead: str = ""
    legal_basis: str = ""
    batch: str = ""
    document_no: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEntry:
    """One item to add, or to change or end in the version of it that was read.

    Of an item that is changed, name, purpose and demanding unit stay, and may be left out. Of one
    that is ended all words stay but the cancel reason.
    """

    kind: EntryKind
    words: EntryWords
    item_code: str | None = None
    item_version: int | None = None


def cleaned(entries: Sequence[NewEntry]) -> list[NewEntry]:
    """With clean words. Raises ENTRIES_TOO_MANY, or what clean_text finds, at `entries.0.name`."""
    if len(entries) > MOST_ENTRIES:
        raise Problem(
            ProblemCode.ENTRIES_TOO_MANY, field="entries", limit=MOST_ENTRIES, count=len(entries)
        )
    return [replace(each, words=_clean(at, each.words)) for at, each in enumerate(entries)]


def code_of(entry: NewEntry, register: Register) -> str:
    """The code of the item that a cleaned entry is about."""
    if entry.kind is EntryKind.ADD:
        return register.code_of(*(getattr(entry.words, name) for name in _IDENTITY))
    return entry.item_code or ""


def rows_of(
    entries: Sequence[NewEntry], newest: Mapping[str, ProofItemVersion], register: Register
) -> list[ChangeEntry]:
    """Cleaned entries fit to store, still without their request. `newest` are versions by code.

    Raises CATALOGUE_ITEM_KNOWN for an item to add that holds, CATALOGUE_ITEM_NOT_YOURS for one to
    change or end that is not on this list, CATALOGUE_ITEM_CHANGED when another version than its
    newest was read, CATALOGUE_ITEM_IDENTITY, TEXT_EMPTY for what is missing, and ENTRY_TWICE.
    """
    rows: dict[str, ChangeEntry] = {}
    for at, entry in enumerate(entries):
        code = code_of(entry, register)
        before = newest.get(code)
        words = _WORDS_OF[entry.kind](at, entry, before, register)
        if code in rows:
            raise Problem(ProblemCode.ENTRY_TWICE, field=_field(at, "name"), name=words.name)
        rows[code] = ChangeEntry(
            id=uuid4(),
            position=at + 1,
            kind=entry.kind,
            code=code,
            base_version=0 if before is None else before.version,
            **asdict(words),
        )
    return list(rows.values())


def _added(
    at: int, entry: NewEntry, before: ProofItemVersion | None, register: Register
) -> EntryWords:
    del register
    words = _complete(at, entry.words)
    # One that ended may be added anew, as its next version.
    if before is not None and (before.effective_to is None or before.effective_to >= clock.today()):
        raise Problem(ProblemCode.CATALOGUE_ITEM_KNOWN, field=_field(at, "name"), name=words.name)
    return words


def _changed(
    at: int, entry: NewEntry, before: ProofItemVersion | None, register: Register
) -> EntryWords:
    item = _own(at, entry, before, register)
    told = entry.words
    if any(getattr(told, name) not in {"", getattr(item, name)} for name in _IDENTITY):
        raise Problem(ProblemCode.CATALOGUE_ITEM_IDENTITY, field=_field(at, "name"))
    stays: dict[str, Any] = {name: getattr(item, name) for name in _IDENTITY}
    return _complete(at, replace(told, **stays))


def _ended(
    at: int, entry: NewEntry, before: ProofItemVersion | None, register: Register
) -> EntryWords:
    item = _own(at, entry, before, register)
    reason = entry.words.cancel_reason
    if reason is None:
        raise _empty(at, "cancelReason")
    stays: dict[str, Any] = {name: getattr(item, name) for name in _WORDS}
    return EntryWords(cancel_reason=reason, **stays)


_WORDS_OF = {EntryKind.ADD: _added, EntryKind.CHANGE: _changed, EntryKind.END: _ended}


def _own(
    at: int, entry: NewEntry, before: ProofItemVersion | None, register: Register
) -> ProofItemVersion:
    if before is None or before.item.published_list_id != register.code:
        raise Problem(ProblemCode.CATALOGUE_ITEM_NOT_YOURS, field=_field(at, "itemCode"))
    if before.version != entry.item_version:
        raise Problem(
            ProblemCode.CATALOGUE_ITEM_CHANGED, field=_field(at, "itemVersion"), name=before.name
        )
    return before


def _complete(at: int, words: EntryWords) -> EntryWords:
    """With what its lane and measure ask for; nobody is sent away without being told where to."""
    demanded = words.lane is Lane.DEPARTMENT
    kept = demanded and words.measure is not Measure.CANCEL
    wanted = {
        "name": not words.name,
        "goInstead": words.lane is Lane.NEGATIVE and not words.go_instead,
        "measure": demanded and words.measure is None,
        # What no law demands is to be cancelled (七个一律).
        "legalBasis": kept and not words.legal_basis,
        "cancelReason": words.measure is Measure.CANCEL and words.cancel_reason is None,
    }
    for name, is_missing in wanted.items():
        if is_missing:
            raise _empty(at, name)
    return words


def _clean(at: int, words: EntryWords) -> EntryWords:
    texts: dict[str, Any] = {
        name: clean_text(typed, field=_field(at, _camel(name)), max_length=limit)
        for name, limit in _LENGTHS.items()
        if (typed := getattr(words, name)).strip()
    }
    return replace(words, **(dict.fromkeys(_LENGTHS, "") | texts))


def _empty(at: int, name: str) -> Problem:
    return Problem(ProblemCode.TEXT_EMPTY, field=_field(at, name))


def _field(at: int, name: str) -> str:
    return f"entries.{at}.{name}"


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)
