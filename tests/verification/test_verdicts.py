"""The pure rules: what state and days mean to a stranger today, and what a seal is worth."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.foundation import clock
from backend.foundation.sealing.report import SealProblem, SealReport
from backend.proofs.lifecycle import ProofState
from backend.proofs.standing import PUBLIC_STATES
from backend.verification import wording
from backend.verification.answers import Verification
from backend.verification.models import OF_PROOFS, VerificationMethod, VerificationOutcome
from backend.verification.reasons import Reason, ReasonCode, SignerStanding
from backend.verification.verdicts import (
    outcome_of,
    outcome_of_file,
    reasons_of_file,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


def test_a_proof_that_was_not_issued_yet_is_unknown_in_every_state_before() -> None:
    before = set(ProofState) - set(PUBLIC_STATES)

    assert {outcome_of(state, None, TODAY, doubted=False) for state in before} == {
        VerificationOutcome.UNKNOWN
    }
    assert {ProofState.APPROVED, ProofState.RENDERED, ProofState.SEALED} < before


def test_every_public_state_has_an_outcome_of_its_own() -> None:
    outcomes = [outcome_of(state, None, TODAY, doubted=False) for state in PUBLIC_STATES]

    assert sorted(outcomes) == sorted(
        OF_PROOFS - {VerificationOutcome.COPY_EXPIRED, VerificationOutcome.DOUBTED}
    )


def test_a_doubt_keeps_an_issued_proof_from_being_valid_and_nothing_else() -> None:
    outcomes = {state: outcome_of(state, None, TODAY, doubted=True) for state in PUBLIC_STATES}

    assert outcomes.pop(ProofState.ISSUED) is VerificationOutcome.DOUBTED
    assert all(
        outcome is outcome_of(state, None, TODAY, doubted=False)
        for state, outcome in outcomes.items()
    )
    assert outcome_of(ProofState.ISSUED, date(2020, 1, 1), TODAY, doubted=True) is (
        VerificationOutcome.EXPIRED
    )


@given(last_day=DAYS, today=DAYS)
def test_a_proof_is_valid_on_its_last_day_and_expired_after_it_without_any_job(
    last_day: date, today: date
) -> None:
    outcome = outcome_of(ProofState.ISSUED, last_day, today, doubted=False)

    assert (outcome is VerificationOutcome.VALID) == (today <= last_day)
    assert (outcome is VerificationOutcome.EXPIRED) == (today > last_day)


def test_a_revoked_proof_stays_revoked_when_its_last_day_has_passed() -> None:
    yesterday = TODAY - timedelta(days=1)

    assert (
        outcome_of(ProofState.REVOKED, yesterday, TODAY, doubted=False)
        is VerificationOutcome.REVOKED
    )
    assert (
        outcome_of(ProofState.SUPERSEDED, yesterday, TODAY, doubted=False)
        is VerificationOutcome.SUPERSEDED
    )


@given(state=st.sampled_from(ProofState), last_day=DAYS, copy_until=DAYS, today=DAYS)
def test_what_became_of_the_proof_comes_before_the_end_of_a_copy(
    state: ProofState, last_day: date, copy_until: date, today: date
) -> None:
    original = outcome_of(state, last_day, today, doubted=False)
    copied = outcome_of(state, last_day, today, copy_until=copy_until, doubted=False)

    if original is VerificationOutcome.VALID and copy_until < today:
        assert copied is VerificationOutcome.COPY_EXPIRED
    else:
        assert copied is original


@given(
    state=st.sampled_from(ProofState),
    doubted=st.booleans(),
    last_day=DAYS,
    copy_until=DAYS,
    today=DAYS,
)
def test_a_copy_whose_seal_is_in_doubt_is_never_called_valid(
    state: ProofState, doubted: bool, last_day: date, copy_until: date, today: date
) -> None:
    without = outcome_of(state, last_day, today, copy_until=copy_until, doubted=doubted)
    with_ = outcome_of(
        state, last_day, today, copy_until=copy_until, doubted=doubted, copy_doubted=True
    )

    if without is VerificationOutcome.VALID:
        assert with_ is VerificationOutcome.DOUBTED
    else:
        assert with_ is without


REPORTS = st.builds(
    SealReport,
    signatures=st.integers(0, 9),
    trusted=st.booleans(),
    valid=st.booleans(),
    problems=st.lists(st.sampled_from(SealProblem), unique=True).map(tuple),
)


@given(report=REPORTS, standing=st.sampled_from(SignerStanding))
def test_whatever_is_found_in_a_file_it_is_never_called_genuine(
    report: SealReport, standing: SignerStanding
) -> None:
    outcome = outcome_of_file(report, standing)
    reasons = reasons_of_file(report, standing)

    assert outcome not in OF_PROOFS
    assert len(set(reasons)) == len(reasons)
    assert reasons or outcome is VerificationOutcome.NOT_ISSUED


@given(report=REPORTS)
def test_only_the_seal_of_somebody_known_can_be_said_to_have_been_there_before_the_change(
    report: SealReport,
) -> None:
    outcome = outcome_of_file(report, SignerStanding.UNKNOWN)

    if outcome is VerificationOutcome.ALTERED:
        assert SealProblem.SIGNATURE_INVALID in report.problems


def test_every_problem_of_a_seal_has_a_reason() -> None:
    for problem in set(SealProblem) - {SealProblem.UNKNOWN_AUTHORITY}:
        report = SealReport(signatures=1, problems=(problem,))
        assert reasons_of_file(report, SignerStanding.ON_RECORD), problem


def test_every_outcome_and_every_reason_has_a_sentence_in_both_languages() -> None:
    answers = [
        Verification(outcome=outcome, method=VerificationMethod.FILE, checked_at=clock.now())
        for outcome in VerificationOutcome
    ]
    sentences = [wording.label_of(answer) for answer in answers]
    sentences += [wording.message_of(answer) for answer in answers]
    sentences += [
        wording.sentence_of(Reason(code=code, on=TODAY, number="小阳证〔2026〕2号"))
        for code in ReasonCode
    ]

    assert len(set(sentences)) == 2 * len(VerificationOutcome) + len(ReasonCode)
    assert all(each.zh and each.en for each in sentences)
