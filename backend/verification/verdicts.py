"""What a check finds: pure rules over a proof's state and days, or over a report on a seal."""

from datetime import date

from backend.foundation.sealing.report import SealProblem, SealReport
from backend.proofs.lifecycle import ProofState
from backend.proofs.standing import Standing, standing_of
from backend.seals.lifecycle import SealState
from backend.verification.models import VerificationOutcome
from backend.verification.reasons import ReasonCode, SignerStanding

_CHANGES = {SealProblem.CONTENT_CHANGED, SealProblem.ADDED_AFTERWARDS, SealProblem.HIDDEN_BYTES}
# In the order in which they are told. Of the trust in a certificate the signer's standing speaks.
_REASONS = {
    SealProblem.CONTENT_CHANGED: ReasonCode.CONTENT_CHANGED,
    SealProblem.ADDED_AFTERWARDS: ReasonCode.ADDED_AFTERWARDS,
    SealProblem.HIDDEN_BYTES: ReasonCode.ADDED_AFTERWARDS,
    SealProblem.SIGNATURE_INVALID: ReasonCode.SIGNATURE_INVALID,
    SealProblem.SEVERAL_SEALS: ReasonCode.SEVERAL_SEALS,
    SealProblem.NOT_PADES: ReasonCode.OTHER_FORM,
    SealProblem.NOT_CERTIFIED: ReasonCode.OTHER_FORM,
    SealProblem.CERTIFICATE_EXPIRED: ReasonCode.CERTIFICATE_EXPIRED,
    SealProblem.CERTIFICATE_NOT_YET_VALID: ReasonCode.CERTIFICATE_NOT_YET_VALID,
    SealProblem.CERTIFICATE_REVOKED: ReasonCode.CERTIFICATE_REVOKED,
    SealProblem.CERTIFICATE_UNSUITABLE: ReasonCode.CERTIFICATE_UNSUITABLE,
    SealProblem.TIME_UNPROVEN: ReasonCode.TIME_UNPROVEN,
}
_SEAL_STATES = {
    SealState.ENROLLED: ReasonCode.SEAL_NOT_IN_USE,
    SealState.SUSPENDED: ReasonCode.SEAL_SUSPENDED,
    SealState.RETIRED: ReasonCode.SEAL_RETIRED,
    SealState.COMPROMISED: ReasonCode.SEAL_KEY_COMPROMISED,
}
_STANDINGS = {
    SignerStanding.TRUSTED: ReasonCode.OTHER_SIGNER,
    SignerStanding.UNKNOWN: ReasonCode.UNKNOWN_SIGNER,
}


def outcome_of(
    state: ProofState,
    valid_until: date | None,
    today: date,
    *,
    doubted: bool,
    copy_until: date | None = None,
    copy_doubted: bool = False,
) -> VerificationOutcome:
    """The outcome on the day `today`; proof and copy are valid on their last day, not after it.

    `copy_until` is the last day of the annotated copy that was brought instead of the proof, and
    `copy_doubted` whether the key of its own seal was not trusted. What became of the proof itself
    comes first.
    """
    standing = standing_of(state, valid_until, today, doubted=doubted)
    if standing is None:
        return VerificationOutcome.UNKNOWN
    copy_is_past = copy_until is not None and copy_until < today
    if standing is Standing.VALID and copy_is_past:
        return VerificationOutcome.COPY_EXPIRED
    if standing is Standing.VALID and copy_doubted:
        return VerificationOutcome.DOUBTED
    return VerificationOutcome(standing.value)


def outcome_of_file(report: SealReport, standing: SignerStanding) -> VerificationOutcome:
    """What a PDF is that the ledger does not know; none of these outcomes calls it genuine."""
    problems = set(report.problems)
    if SealProblem.NO_SEAL in problems:
        return VerificationOutcome.UNKNOWN
    if SealProblem.SIGNATURE_INVALID in problems:
        return VerificationOutcome.ALTERED
    if standing is SignerStanding.UNKNOWN:
        return VerificationOutcome.FOREIGN
    if problems & _CHANGES:
        return VerificationOutcome.ALTERED
    if standing is SignerStanding.TRUSTED:
        return VerificationOutcome.FOREIGN
    return VerificationOutcome.NOT_ISSUED


def reasons_of_file(report: SealReport, standing: SignerStanding) -> tuple[ReasonCode, ...]:
    """Why, the weightiest first, each once."""
    if SealProblem.NO_SEAL in report.problems:
        return (ReasonCode.NO_SEAL,)
    found = [reason for problem, reason in _REASONS.items() if problem in report.problems]
    if standing in _STANDINGS:
        found.append(_STANDINGS[standing])
    return tuple(dict.fromkeys(found))


def reason_of_seal(
    state: SealState, valid_from: date, valid_until: date, today: date
) -> ReasonCode | None:
    """Why a seal on record may not seal on the day `today`; None for one that may.

    When a file was sealed only its maker says, so the register is asked as it stands.
    """
    if state in _SEAL_STATES:
        return _SEAL_STATES[state]
    return None if valid_from <= today <= valid_until else ReasonCode.SEAL_OUT_OF_TERM
