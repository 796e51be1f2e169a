"""The rule for one paper and the predicate for many say the same."""

from datetime import date

import pytest

from backend.archive import jobs, standing
from backend.archive.models import ArchivedItem, ArchivedState
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from tests.factories import a_committee, a_proof

pytestmark = pytest.mark.anyio

TODAY = date(2026, 11, 22)
STATES = (ProofState.ISSUED, ProofState.REVOKED, ProofState.SUPERSEDED, ProofState.EXPIRED)
LAST_DAYS = (None, date(2026, 11, 21), TODAY, date(2026, 11, 23))


def test_a_paper_holds_on_its_last_day_and_not_after_it() -> None:
    states = [standing.state_of(ProofState.ISSUED, day, TODAY) for day in LAST_DAYS]

    assert states == ["valid", "expired", "valid", "valid"]


def test_a_revoked_paper_stays_revoked_when_its_last_day_has_passed() -> None:
    assert standing.state_of(ProofState.REVOKED, LAST_DAYS[1], TODAY) is ArchivedState.REVOKED


@pytest.mark.parametrize("last_day", LAST_DAYS)
async def test_the_predicate_picks_the_rows_of_which_the_rule_says_so(
    services: Services, database: None, last_day: date | None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    await jobs.file_issued_proof(services, proof_id=proof.id)
    for state in STATES:
        await Proof.filter(id=proof.id).update(state=state, valid_until=last_day)

        found = [
            asked
            for asked in ArchivedState
            if await ArchivedItem.filter(standing.rows_in(asked, TODAY)).exists()
        ]

        assert found == [standing.state_of(state, last_day, TODAY)]
