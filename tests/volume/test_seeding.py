"""Papers that are made up by the thousand are papers that the portal itself could have made."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from backend.foundation import outbox
from backend.foundation.outbox import OutboxDelivery
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.operations import invariants
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofSnapshot
from backend.verification.actions import verify_code
from backend.verification.models import VerificationOutcome
from scripts.volume.__main__ import fill
from scripts.volume.places import id_number
from tests.databases import empty

pytestmark = pytest.mark.anyio

FIRST, ALL = 1_500, 3_000


@pytest.fixture(scope="module")
async def filled(
    services: Services, connected: None, database_url: str
) -> AsyncIterator[asyncpg.Connection]:
    """Filled in two goes, as if the first had been stopped."""
    await empty()
    database = await asyncpg.connect(database_url)
    for papers in (FIRST, ALL):
        await fill(services, database, proofs=papers, events=papers, committees=8)
    yield database
    await database.close()


async def test_every_invariant_holds(filled: asyncpg.Connection, database_url: str) -> None:
    found = await invariants.faults(database_url)

    assert {each.name: rows for each, rows in found.items() if rows} == {}


async def test_it_goes_on_to_what_was_wanted_and_no_further(
    filled: asyncpg.Connection, services: Services
) -> None:
    made = await Proof.all().count()
    assert ALL <= made <= ALL + 2, "the last one may have been corrected"

    await fill(services, filled, proofs=ALL, events=ALL, committees=8)

    assert await Proof.all().count() == made


async def test_papers_stand_where_papers_can_stand(filled: asyncpg.Connection) -> None:
    states = set(await Proof.all().distinct().values_list("state", flat=True))

    assert states >= {
        ProofState.REQUESTED,
        ProofState.REJECTED,
        ProofState.ISSUED,
        ProofState.REVOKED,
        ProofState.SUPERSEDED,
        ProofState.EXPIRED,
    }


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        (ProofState.ISSUED, VerificationOutcome.VALID),
        (ProofState.SUPERSEDED, VerificationOutcome.SUPERSEDED),
        (ProofState.REVOKED, VerificationOutcome.REVOKED),
    ],
)
async def test_their_codes_can_be_checked(
    filled: asyncpg.Connection,
    services: Services,
    state: ProofState,
    outcome: VerificationOutcome,
) -> None:
    snapshot = await ProofSnapshot.filter(proof__state=state).first()
    assert snapshot is not None

    answer = await verify_code(services, Anonymous(source="test"), snapshot.code)

    assert answer.outcome is outcome
    assert answer.paper is not None
    assert answer.paper.number == snapshot.number


def test_no_two_people_share_a_number() -> None:
    numbers = {id_number(serial) for serial in range(5_000)}

    assert len(numbers) == 5_000
    assert all(number[6:8] == "18" for number in numbers), "nobody born then is alive"


async def test_what_is_held_takes_no_place_in_the_queue(filled: asyncpg.Connection) -> None:
    """What has no runner counts as handed over; twelve of those, and no job is ever begun."""
    held = OutboxDelivery.filter(due_at=outbox.HELD)

    assert await held.count() > 0
    assert await held.filter(runner=None).count() == 0
