"""From a filed form to a request: what an office registered, as entries for its own list.

Pure. Nothing is invented: a row that lacks what the list needs is left out and named, so that
somebody adds it by hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from backend.catalogue.models import CancelReason, Measure, ProofItemVersion
from backend.catalogue.wording import MEASURES
from backend.changes.entries import EntryWords, NewEntry
from backend.changes.models import EntryKind
from backend.changes.registers import Register
from backend.registration.entries import Entry

_PREFERRED = (
    Measure.CANCEL,
    Measure.COMMITMENT,
    Measure.DATA_SHARE,
    Measure.DEPT_VERIFY,
    Measure.SUBSTITUTE,
)
"""Of several the list names one: a commitment before shared data, and both before asking
another office (创建实务问答, answer 13). The others stand beside it in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """Entries in the order of the form, and the names of the proofs that it tells too little of."""

    entries: list[NewEntry]
    left_out: list[str]


def derived(
    rows: Iterable[Entry], items: Sequence[ProofItemVersion], register: Register
) -> Derived:
    """What has to change so that the list says what the form does; `items` are what it says now.

    A row that names no matter is about every item of the proof; one that changes nothing is none.
    """
    found = Derived(entries=[], left_out=[])
    known: set[str] = set()
    for row in rows:
        about = _about(row, items, register)
        made = [_changed(row, item) for item in about] if about else [_added(row)]
        if not all(map(_is_complete, made)):
            found.left_out.append(row.name)
            continue
        unchanged = list(map(as_it_is, about))
        for entry in made:
            code = entry.item_code or _code(entry, register)
            if code not in known and without_ground(entry) not in unchanged:
                found.entries.append(entry)
            known.add(code)
    return found


def _about(
    row: Entry, items: Sequence[ProofItemVersion], register: Register
) -> list[ProofItemVersion]:
    if row.matter:
        code = register.code_of(row.name, row.matter, row.demanding_unit)
        return [item for item in items if item.item.code == code]
    same = (row.name, row.demanding_unit)
    return [item for item in items if (item.name, item.demanding_unit) == same]


def _added(row: Entry) -> NewEntry:
    words = EntryWords(
        name=row.name,
        purpose=row.matter,
        demanding_unit=row.demanding_unit,
        issuing_unit=row.issuer,
        measure=_measure(row),
        cancel_reason=_ground(row, row.legal_basis),
        go_instead=_other_ways(row),
        legal_basis=row.legal_basis,
    )
    return NewEntry(kind=EntryKind.ADD, words=words)


def _changed(row: Entry, item: ProofItemVersion) -> NewEntry:
    before = as_it_is(item)
    basis = row.legal_basis or item.legal_basis
    words = replace(
        before.words,
        issuing_unit=row.issuer or item.issuing_unit,
        measure=_measure(row),
        cancel_reason=_ground(row, basis),
        go_instead=_other_ways(row) or item.go_instead,
        legal_basis=basis,
    )
    return replace(before, words=words)


def as_it_is(item: ProofItemVersion) -> NewEntry:
    """An entry that would change nothing."""
    words = EntryWords(
        lane=item.lane,
        name=item.name,
        purpose=item.purpose,
        demanding_unit=item.demanding_unit,
        issuing_unit=item.issuing_unit,
        measure=item.measure,
        go_instead=item.go_instead,
        legal_basis=item.legal_basis,
        proof_class=item.proof_class,
        source_attribute=item.source_attribute,
        validity=item.validity,
        batch=item.batch,
        document_no=item.document_no,
    )
    return NewEntry(
        kind=EntryKind.CHANGE, words=words, item_code=item.item.code, item_version=item.version
    )


def _measure(row: Entry) -> Measure:
    if not row.measures:
        return Measure.KEPT
    return next((each for each in _PREFERRED if each in row.measures), row.measures[0])


def _other_ways(row: Entry) -> str:
    others = [MEASURES[each].zh for each in row.measures if each is not _measure(row)]
    also = f"也可以：{'、'.join(others)}" if others else ""
    return "；".join(filter(None, (also, row.other_way)))


def _ground(row: Entry, basis: str) -> CancelReason | None:
    """Where the form does not ask for the ground, that there is no law is one by itself."""
    if _measure(row) is not Measure.CANCEL:
        return None
    without_law = CancelReason.NO_LAW if basis in {"", "无"} else None
    return row.cancel_reason or without_law


def without_ground(entry: NewEntry) -> NewEntry:
    """The list keeps the ground in words: a proof that stays cancelled is no change."""
    return replace(entry, words=replace(entry.words, cancel_reason=None))


def _is_complete(entry: NewEntry) -> bool:
    if entry.words.measure is Measure.CANCEL:
        return entry.words.cancel_reason is not None
    return entry.words.legal_basis not in {"", "无"}


def _code(entry: NewEntry, register: Register) -> str:
    words = entry.words
    return register.code_of(words.name, words.purpose, words.demanding_unit)
