"""Whether a filed paper still holds today: as a rule for one proof, and as a predicate for rows."""

from datetime import date

from tortoise.expressions import Q

from backend.archive.models import ArchivedState
from backend.proofs.lifecycle import ProofState

_STATES = {
    ProofState.ISSUED: ArchivedState.VALID,
    ProofState.REVOKED: ArchivedState.REVOKED,
    ProofState.SUPERSEDED: ArchivedState.SUPERSEDED,
    ProofState.EXPIRED: ArchivedState.EXPIRED,
}


def state_of(proof_state: ProofState, valid_until: date | None, today: date) -> ArchivedState:
    """Where an issued proof stands; KeyError for one that was never issued."""
    # The nightly job that ends a proof may be late; the paper's own date is not.
    past = valid_until is not None and valid_until < today
    if proof_state is ProofState.ISSUED and past:
        return ArchivedState.EXPIRED
    return _STATES[proof_state]


def rows_in(state: ArchivedState, today: date) -> Q:
    """The items of which `state_of` says `state`."""
    issued = Q(proof__state=ProofState.ISSUED)
    match state:
        case ArchivedState.VALID:
            return issued & (Q(proof__valid_until=None) | Q(proof__valid_until__gte=today))
        case ArchivedState.EXPIRED:
            late = issued & Q(proof__valid_until__lt=today)
            return Q(proof__state=ProofState.EXPIRED) | late
        case ArchivedState.REVOKED:
            return Q(proof__state=ProofState.REVOKED)
        case ArchivedState.SUPERSEDED:
            return Q(proof__state=ProofState.SUPERSEDED)
