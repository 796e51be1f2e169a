"""The rule for one paper and the predicate for many say the same."""

from datetime import date
from itertools import product

import pytest

from backend.archive import jobs, standing
from backend.archive.models import ArchivedItem, ArchivedState
from backend.foundation import clock
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from tests.factories import a_committee, a_proof

pytestmark = pytest.mark.anyio

TODAY = date(2026, 11, 22)
STATES = (ProofState.ISSUED, ProofState.REVOKED, ProofState.SUPERSEDED, ProofState.EXPIRED)
LAST_DAYS = (None, date(2026, 11, 21), TODAY, date(2026, 11, 23))


def issued(
    last_day: date | None, state: ProofState = ProofState.ISSUED, *, doubted: bool = False
) -> Proof:
    return Proof(state=state, valid_until=last_day, doubted_at=clock.now() if doubted else None)


def test_a_doubt_holds_it_up_and_what_ended_it_comes_first() -> None:
    states = [standing.state_of(issued(day, doubted=True), TODAY) for day in LAST_DAYS]

    assert states == ["doubted", "expired", "doubted", "doubted"]
    revoked = issued(None, ProofState.REVOKED, doubted=True)
    assert standing.state_of(revoked, TODAY) is ArchivedState.REVOKED


def test_a_paper_holds_on_its_last_day_and_not_after_it() -> None:
    states = [standing.state_of(issued(day), TODAY) for day in LAST_DAYS]

    assert states == ["valid", "expired", "valid", "valid"]


def test_a_revoked_paper_stays_revoked_when_its_last_day_has_passed() -> None:
    assert (
        standing.state_of(issued(LAST_DAYS[1], ProofState.REVOKED), TODAY) is ArchivedState.REVOKED
    )


@pytest.mark.parametrize("last_day", LAST_DAYS)
async def test_the_predicate_picks_the_rows_of_which_the_rule_says_so(
    services: Services, database: None, last_day: date | None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    await jobs.file_issued_proof(services, proof_id=proof.id)
    for state, doubted_at in product(STATES, (None, clock.now())):
        await Proof.filter(id=proof.id).update(
            state=state, valid_until=last_day, doubted_at=doubted_at
        )

        found = [
            asked
            for asked in ArchivedState
            if await ArchivedItem.filter(standing.rows_in(asked, TODAY)).exists()
        ]

        assert found == [standing.state_of(await Proof.get(id=proof.id), TODAY)]
