"""What a check finds: a pure rule over the proof's state, its last day and today."""

from datetime import date

from backend.proofs.lifecycle import ProofState
from backend.verification.models import VerificationOutcome

_OUTCOMES = {
    ProofState.ISSUED: VerificationOutcome.VALID,
    ProofState.REVOKED: VerificationOutcome.REVOKED,
    ProofState.SUPERSEDED: VerificationOutcome.SUPERSEDED,
    ProofState.EXPIRED: VerificationOutcome.EXPIRED,
}

PUBLIC_STATES = tuple(_OUTCOMES)
"""A stranger may know of a proof from its issue on; before that there is no paper to ask about."""


def outcome_of(state: ProofState, valid_until: date | None, today: date) -> VerificationOutcome:
    """The outcome on the day `today`; a proof is valid on its last day and not after it."""
    outcome = _OUTCOMES.get(state, VerificationOutcome.UNKNOWN)
    # The nightly job that ends a proof may be late; the paper's own date is not.
    past = valid_until is not None and valid_until < today
    if outcome is VerificationOutcome.VALID and past:
        return VerificationOutcome.EXPIRED
    return outcome
