"""What a list would have to say so that a founded complaint is the last of its kind.

Pure: what the catalogue knows is handed in. The rules are those of 七个一律 and of the replacing
measures (创建“无证明城市”实施方案); somebody of the department mends what comes out, or declines.
"""

from dataclasses import dataclass, replace
from datetime import date

from backend.catalogue.models import CancelReason, Lane, Measure, ProofItemVersion
from backend.changes.entries import EntryWords, NewEntry
from backend.changes.models import EntryKind
from backend.changes.registered import as_it_is
from backend.changes.wording import CANCEL_REASONS
from backend.proposals.models import ProposalGround

MARK = "已取消，任何单位不得再索要。"
_LONGEST_MARKED = 900
_NO_LAW = frozenset({"", "无"})
_REPLACING = frozenset(Measure) - {
    Measure.CANCEL,
    Measure.KEPT,
    Measure.HIGHER_LEVEL,
    Measure.NOT_YET,
}
"""Something takes the proof's place."""
_REASONS = {
    Measure.DATA_SHARE: CancelReason.DATA_SHARING,
    Measure.DEPT_VERIFY: CancelReason.DATA_SHARING,
    Measure.COMMITMENT: CancelReason.COMMITMENT,
    Measure.SUBSTITUTE: CancelReason.OTHER_MATERIAL,
}
"""Why a proof need not be demanded at all, by what takes its place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedy:
    """What a list would say: a reason comes with a cancelling, and with nothing else."""

    ground: ProposalGround
    measure: Measure
    cancel_reason: CancelReason | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand:
    """What was demanded: the proof, for which matter, by whom, and the entry in force that day."""

    proof_name: str
    matter: str
    office: str
    item: ProofItemVersion | None


def remedy_for(item: ProofItemVersion | None, on: date, *, is_own: bool) -> Remedy:
    """By the entry that was in force on the day; `is_own` when the list is the department's.

    A list that already names what takes the proof's place, and did not help, cancels it.
    """
    if item is None:
        return _cancels(ProposalGround.UNLISTED, CancelReason.OUTSIDE_KEPT_LIST)
    if item.lane is Lane.NEGATIVE:
        return _cancels(ProposalGround.NOT_ISSUED, CancelReason.ISSUER_CANNOT_VERIFY)
    if item.measure is Measure.CANCEL or _had_ended(item, on):
        return _cancels(ProposalGround.ABOLISHED, _told_reason(item))
    if item.measure not in _REPLACING:
        return _of_demanded(item)
    ground = ProposalGround.REPLACEABLE
    if is_own or item.legal_basis in _NO_LAW:
        return _cancels(ground, _REASONS.get(item.measure, CancelReason.NO_LAW))
    return Remedy(ground=ground, measure=item.measure)


def entry_of(remedy: Remedy, demand: Demand, own: ProofItemVersion | None) -> NewEntry:
    """The remedy as an entry of the department's own list, of which `own` is what holds now."""
    item = demand.item
    if own is not None:
        before = as_it_is(own)
        words = replace(
            before.words,
            lane=Lane.DEPARTMENT,
            measure=remedy.measure,
            cancel_reason=remedy.cancel_reason,
            go_instead=_marked(own.go_instead, remedy),
            legal_basis=own.legal_basis or ("" if item is None else item.legal_basis),
        )
        return replace(before, words=words)
    words = EntryWords(
        name=demand.proof_name if item is None else item.name,
        purpose=demand.matter if item is None else item.purpose,
        demanding_unit=demand.office,
        issuing_unit="" if item is None else item.issuing_unit,
        measure=remedy.measure,
        cancel_reason=remedy.cancel_reason,
        go_instead=_marked("" if item is None else item.go_instead, remedy),
        legal_basis="" if item is None else item.legal_basis,
    )
    return NewEntry(kind=EntryKind.ADD, words=words)


def _cancels(ground: ProposalGround, reason: CancelReason) -> Remedy:
    return Remedy(ground=ground, measure=Measure.CANCEL, cancel_reason=reason)


def _of_demanded(item: ProofItemVersion) -> Remedy:
    """One that a list demands, or that a committee gives: by law, or by none."""
    if item.lane is Lane.POSITIVE or item.legal_basis in _NO_LAW:
        return _cancels(ProposalGround.NO_BASIS, CancelReason.NO_LAW)
    return Remedy(ground=ProposalGround.KEPT, measure=Measure.COMMITMENT)


def _had_ended(item: ProofItemVersion, on: date) -> bool:
    return item.effective_to is not None and item.effective_to < on


def _told_reason(item: ProofItemVersion) -> CancelReason:
    """The reason that the list gives, where it is one of the seven."""
    told = (reason for reason, name in CANCEL_REASONS.items() if name.zh in item.cancel_reason)
    return next(told, CancelReason.OUTSIDE_KEPT_LIST)


def _marked(go_instead: str, remedy: Remedy) -> str:
    """A cancelled proof that is demanded again says so where people read what to show instead."""
    if remedy.ground is not ProposalGround.ABOLISHED or MARK in go_instead:
        return go_instead
    return f"{go_instead[:_LONGEST_MARKED]}{MARK}"
