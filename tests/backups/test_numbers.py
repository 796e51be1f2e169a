"""What was given out after a backup's moment is never given to something else after a restore.

A loss is played by taking rows and counters away as only a superuser can: the portal has forgotten
them, and people have them in their hands.
"""

import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC

import asyncpg
import pytest

from backend.backups import actions
from backend.catalogue.actions import import_lists
from backend.catalogue.models import ProofItem
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.letters.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofSnapshot
from tests.catalogue.lists import an_entry
from tests.changes import offices as changes
from tests.complaints.complaining import a_village
from tests.factories import Committee, a_citizen, a_committee, a_proof, supersede
from tests.letters.office import Office, a_draft, a_sealed_office
from tests.portal import Portal

pytestmark = pytest.mark.anyio

SKIPPED = 100
MONDAY = changes.MONDAY


@pytest.fixture
async def owner(database: None, database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """Who restores, and who can lose."""
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def lose(owner: asyncpg.Connection, *statements: str) -> None:
    """As a crash does: no trigger and no foreign key is asked."""
    async with owner.transaction():
        await owner.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            await owner.execute(statement)


async def restored(owner: asyncpg.Connection) -> None:
    with clock.stopped(MONDAY):
        await actions.put_up_fence(owner, skipped=SKIPPED)


async def test_complaints_go_on_behind_those_that_were_lost(
    portal: Portal, owner: asyncpg.Connection
) -> None:
    village = await a_village(portal)
    before = (await village.files())["complaint"]["number"]
    lost = {(await village.files())["complaint"]["number"] for _ in range(2)}
    await lose(owner, f"DELETE FROM complaint WHERE number > '{before}'")

    await restored(owner)
    given = [(await village.files())["complaint"]["number"] for _ in range(2)]

    assert (before, lost) == ("2026-0001", {"2026-0002", "2026-0003"})
    assert given == ["2026-0102", "2026-0103"]


async def test_changes_of_the_catalogue_do_and_each_restore_leaves_out_more(
    portal: Portal, services: Services, owner: asyncpg.Connection
) -> None:
    everybody = await changes.offices(portal, services)

    async def number() -> str:
        with clock.stopped(MONDAY):
            return (await everybody.files(changes.an_entry(name=f"证明{len(given)}")))["number"]

    given: list[str] = []
    for _ in range(3):
        given.append(await number())
        await lose(owner, f"DELETE FROM change_request WHERE number = '{given[-1]}'")
        await restored(owner)

    assert given == ["2026-0001", "2026-0101", "2026-0201"]


PAPERS: dict[str, Callable[[Services], Awaitable[Committee | Office]]] = {
    "proof": a_committee,
    "letter": a_sealed_office,
}


async def serial_of_a_paper(services: Services, office: Committee | Office) -> int:
    if isinstance(office, Office):
        draft = await a_draft(services, office.supervisor)
        serial = (await deciding.approve(services, office.approver, draft.id)).serial
        assert serial is not None
        return serial
    proof = await a_proof(services, office, state=ProofState.APPROVED)
    return (await ProofSnapshot.get(proof_id=proof.id)).serial


@pytest.mark.parametrize("paper", PAPERS)
async def test_papers_do_also_where_the_first_one_of_an_office_was_lost(
    services: Services, owner: asyncpg.Connection, paper: str
) -> None:
    """Its counter is not there, and the office itself may have come after the moment."""
    office = await PAPERS[paper](services)
    lost = await serial_of_a_paper(services, office)
    numbered = "proof_snapshot" if paper == "proof" else "letter"
    await lose(owner, f"DELETE FROM {paper}_counter", f"DELETE FROM {numbered}")

    for _ in range(2):
        await actions.put_up_fence(owner, skipped=SKIPPED)
    given = [await serial_of_a_paper(services, office) for _ in range(2)]
    await actions.put_up_fence(owner, skipped=SKIPPED)
    given.append(await serial_of_a_paper(services, office))

    assert (lost, given) == (1, [201, 202, 303])
    assert await owner.fetch("SELECT * FROM invariant_paper_numbers") == []


async def test_a_correction_has_not_the_identifier_of_a_lost_one(
    services: Services, owner: asyncpg.Connection
) -> None:
    """GB/T 36904: the serial stays, so that the version alone tells them apart."""
    committee, holder = await a_committee(services), await a_citizen(services)
    old = await a_proof(services, committee, state=ProofState.SUPERSEDED, applicant=holder)
    lost = await correction_of(old)
    await lose(
        owner,
        f"DELETE FROM proof_snapshot WHERE proof_id = '{lost.proof_id}'",
        f"DELETE FROM proof WHERE id = '{lost.proof_id}'",
        f"UPDATE proof SET state = 'issued' WHERE id = '{old.id}'",
    )

    await actions.put_up_fence(owner, skipped=SKIPPED)
    await supersede(services, committee, holder, old)
    given = await correction_of(old)
    again = await Proof.get(id=given.proof_id)
    await supersede(services, committee, holder, again)
    next_ = await correction_of(again)

    assert (lost.version, given.version, next_.version) == (2, 12, 13)
    assert given.identifier_serial == lost.identifier_serial
    assert len({lost.identifier, given.identifier, next_.identifier}) == 3


async def test_a_version_of_the_catalogue_says_for_ever_what_it_said(
    owner: asyncpg.Connection,
) -> None:
    entry, system = an_entry(), System(job="test")
    await import_lists(system, [entry], None)

    await actions.put_up_fence(owner, skipped=SKIPPED)
    for words in ("公证处", "派出所"):
        await import_lists(system, [dataclasses.replace(entry, go_instead=words)], None)

    # 2 and up to 11 may be linked to; then they go on one by one.
    assert (await ProofItem.get(published_list_id=entry.list_id)).version == 13


async def test_no_sequence_comes_where_it_was_before(owner: asyncpg.Connection) -> None:
    """Departments keep cursors, and know a callback by its id; Redis may keep names of jobs."""
    event = "INSERT INTO outbox_event (name, payload, recorded_at) VALUES ('E', '{}', now())"
    before = await owner.fetchval(f"{event} RETURNING id")

    await actions.put_up_fence(owner, skipped=SKIPPED)

    assert await owner.fetchval(f"{event} RETURNING id") == before + 1_000_000_001
    behind = await owner.fetch(
        "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"
        " AND data_type = 'bigint'::regtype AND coalesce(last_value, 0) < 1000000000"
    )
    assert behind == []


async def test_what_a_restore_left_out_stays_on_record(owner: asyncpg.Connection) -> None:
    await restored(owner)

    kept = await owner.fetch("SELECT series, year, skipped, made_at FROM number_gap ORDER BY id")
    assert [tuple(row) for row in kept] == [
        (series, 2026, skipped, MONDAY.astimezone(UTC))
        for series, skipped in (
            *((series, SKIPPED) for series in ("proof", "letter", "complaint", "change")),
            *((series, actions.VERSIONS) for series in ("correction", "item_version")),
        )
    ]
    with pytest.raises(asyncpg.IntegrityConstraintViolationError, match="append-only"):
        await owner.execute("UPDATE number_gap SET skipped = 0")


async def correction_of(old: Proof) -> ProofSnapshot:
    return await ProofSnapshot.get(proof__corrects_id=old.id)
