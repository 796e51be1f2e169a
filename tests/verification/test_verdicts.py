"""The pure rule: what a proof's state and last day mean to a stranger today."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.proofs.lifecycle import ProofState
from backend.verification.models import VerificationOutcome
from backend.verification.verdicts import PUBLIC_STATES, outcome_of

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


def test_a_proof_that_was_not_issued_yet_is_unknown_in_every_state_before() -> None:
    before = set(ProofState) - set(PUBLIC_STATES)

    assert {outcome_of(state, None, TODAY) for state in before} == {VerificationOutcome.UNKNOWN}
    assert {ProofState.APPROVED, ProofState.RENDERED, ProofState.SEALED} < before


def test_every_public_state_has_an_outcome_of_its_own() -> None:
    outcomes = [outcome_of(state, None, TODAY) for state in PUBLIC_STATES]

    assert sorted(outcomes) == sorted(set(VerificationOutcome) - {VerificationOutcome.UNKNOWN})


@given(last_day=DAYS, today=DAYS)
def test_a_proof_is_valid_on_its_last_day_and_expired_after_it_without_any_job(
    last_day: date, today: date
) -> None:
    outcome = outcome_of(ProofState.ISSUED, last_day, today)

    assert (outcome is VerificationOutcome.VALID) == (today <= last_day)
    assert (outcome is VerificationOutcome.EXPIRED) == (today > last_day)


def test_a_revoked_proof_stays_revoked_when_its_last_day_has_passed() -> None:
    yesterday = TODAY - timedelta(days=1)

    assert outcome_of(ProofState.REVOKED, yesterday, TODAY) is VerificationOutcome.REVOKED
    assert outcome_of(ProofState.SUPERSEDED, yesterday, TODAY) is VerificationOutcome.SUPERSEDED
