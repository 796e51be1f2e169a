"""What counts as well and what does not, and how often anybody is asked."""

import asyncio
import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest

from backend.foundation import clock, db
from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage
from backend.operations.health import Health
from backend.operations.kept import Kept
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import ProofCounter
from tests.databases import as_owner
from tests.factories import a_committee, a_proof
from tests.worker import workshop

pytestmark = pytest.mark.anyio


async def _failing(services: Services) -> set[str]:
    """Names of the parts that are not well; asked anew."""
    parts = await Health(services).deep()
    return {name for name, part in parts.items() if not part.ok}


async def test_an_idle_portal_is_well(services: Services, database: None) -> None:
    assert await _failing(services) == set()


async def test_a_machine_with_a_wrong_clock_is_not_ready(
    services: Services, database: None
) -> None:
    with clock.wrong(timedelta(seconds=90)):
        assert await Health(services).missing() == ["clock"]
    assert await Health(services).missing() == []


async def test_a_broken_invariant_is_noticed(services: Services, database: None) -> None:
    committee = await a_committee(services)
    await a_proof(services, committee, state=ProofState.APPROVED)
    await ProofCounter.all().update(last_serial=2)

    part = (await Health(services).deep())["invariants"]

    assert (part.ok, part.told) == (False, {"broken": 1, "rows": 1})


async def test_an_approved_proof_that_stands_still_is_noticed(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.APPROVED)
    await workshop.deliveries()
    assert await _failing(services) == set()

    connection = db.connection()
    with as_owner():
        await connection.execute_script("ALTER TABLE proof_step DISABLE TRIGGER USER")
    try:
        with as_owner():
            await connection.execute_query(
                "UPDATE proof_step SET at = at - interval '11 minutes' WHERE proof_id = $1",
                [proof.id],
            )
    finally:
        with as_owner():
            await connection.execute_script("ALTER TABLE proof_step ENABLE TRIGGER USER")
    assert await _failing(services) == {"unsealed"}


async def test_an_event_without_a_relay_and_a_delivery_without_a_worker_are_noticed(
    services: Services, database: None
) -> None:
    await workshop.quick_work()
    await _long_ago("61 seconds")
    assert await _failing(services) == {"outbox"}

    await workshop.deliveries()
    await _long_ago("10 minutes")
    assert await _failing(services) == {"deliveries"}


async def _long_ago(time: str) -> None:
    await db.connection().execute_script(
        f"UPDATE outbox_event SET recorded_at = recorded_at - interval '{time}'"
    )


async def test_a_storage_that_cannot_be_made_is_away(
    services: Services, database: None, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    lost = dataclasses.replace(services, storage=DiskStorage(tmp_path / "file" / "folder"))

    assert await Health(lost).missing() == ["storage"]


async def test_whoever_asks_at_once_waits_for_one_answer() -> None:
    made = 0

    async def make() -> int:
        nonlocal made
        made += 1
        await asyncio.sleep(0.05)
        return made

    kept = Kept(make, seconds=60)

    assert await asyncio.gather(*(kept.get() for _ in range(100))) == [1] * 100
    assert await kept.get() == 1


async def test_an_answer_is_not_kept_for_ever() -> None:
    answers = iter(range(9))

    async def make() -> int:
        return next(answers)

    kept = Kept(make, seconds=0)

    assert [await kept.get(), await kept.get()] == [0, 1]
