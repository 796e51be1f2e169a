"""Every committed entry gets one place: late ones too, whoever writes, works or dies meanwhile."""

import asyncio
from uuid import uuid4

import asyncpg
import pytest

from backend.auditing import actions, jobs, notes
from backend.auditing.actions import LogBroken
from backend.auditing.jobs import AuditLog
from backend.auditing.merkle import Frontier
from backend.auditing.models import AuditCheckpoint, AuditLeaf, PendingEntry
from backend.auditing.notes import Signer
from backend.foundation import audit, db
from backend.foundation.audit import AuditEntry
from tests.auditing.scene import SIGNER, VIEWER, as_superuser, do_deeds, found_wrong
from tests.databases import as_owner

pytestmark = pytest.mark.anyio


async def test_entries_get_places_in_the_order_of_their_numbers(kept: AuditLog) -> None:
    await do_deeds(5)

    assert await actions.extend(SIGNER) == 5

    leaves = await AuditLeaf.all().order_by("position")
    assert [leaf.position for leaf in leaves] == [0, 1, 2, 3, 4]
    assert [leaf.entry_id for leaf in leaves] == [
        entry.id for entry in await AuditEntry.all().order_by("id")
    ]
    assert not await PendingEntry.exists()


async def test_each_batch_ends_with_a_signed_checkpoint(kept: AuditLog) -> None:
    for count in (3, 4):
        await do_deeds(count)
        await actions.extend(SIGNER)

    tree = Frontier()
    for leaf in await AuditLeaf.all().order_by("position"):
        tree.append(leaf.hash)
    first, last = await AuditCheckpoint.all().order_by("size")
    assert (first.size, last.size, last.frontier) == (3, 7, tree.packed())
    signed = notes.opened(last.note, [SIGNER.public])
    assert (signed.size, signed.root) == (7, tree.root())


async def test_nothing_new_needs_no_checkpoint(kept: AuditLog) -> None:
    assert await actions.extend(SIGNER) == 0
    await do_deeds(1)
    await actions.extend(SIGNER)

    assert await actions.extend(SIGNER) == 0
    assert await AuditCheckpoint.all().count() == 1


async def test_a_thousand_entries_at_most_stand_between_two_checkpoints(
    kept: AuditLog, database_url: str
) -> None:
    await db.connection().execute_query(
        "INSERT INTO audit_entry (at, actor_kind, deed, details)"
        " SELECT now(), 'system', 'proof.previewed', '{}' FROM generate_series(1, 2100)"
    )

    await jobs.keep(kept)

    sizes = [each.size for each in await AuditCheckpoint.all().order_by("size")]
    assert sizes == [1000, 2000, 2100]
    assert [copy.size for copy in kept.copies] == sizes
    assert await found_wrong(database_url, kept.copies) == []


async def test_a_deed_committed_late_gets_its_place_late(kept: AuditLog, database_url: str) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slowly() -> None:
        async with db.transaction():
            await audit.record(VIEWER, "proof.slow", uuid4())
            begun.set()
            await go_on.wait()

    slow = asyncio.create_task(slowly())
    await begun.wait()
    await do_deeds(3)
    assert await actions.extend(SIGNER) == 3
    go_on.set()
    await slow

    assert await actions.extend(SIGNER) == 1

    late = await AuditEntry.get(deed="proof.slow")
    assert not await AuditEntry.filter(id__lt=late.id).exists()
    assert (await AuditLeaf.get(entry_id=late.id)).position == 3
    assert await found_wrong(database_url, kept.copies) != []  # nothing is copied yet
    await jobs.keep(kept)
    assert await found_wrong(database_url, kept.copies) == []


async def test_whoever_records_waits_for_nobody(kept: AuditLog) -> None:
    async with db.transaction():
        await db.claim("auditing.extend")
        async with asyncio.timeout(2):
            async with db.transaction():
                await do_deeds(3)

    assert await PendingEntry.all().count() == 3


async def test_a_deed_that_is_rolled_back_leaves_a_gap_in_numbers_and_none_in_places(
    kept: AuditLog,
) -> None:

    async def fail() -> None:
        async with db.transaction():
            await audit.record(VIEWER, "proof.never", uuid4())
            raise ZeroDivisionError

    await do_deeds(1)
    await asyncio.gather(fail(), return_exceptions=True)
    await do_deeds(1)

    await actions.extend(SIGNER)

    first, second = await AuditLeaf.all().order_by("position")
    assert second.entry_id == first.entry_id + 2
    assert (first.position, second.position) == (0, 1)


async def test_several_writers_and_workers_at_once_lose_nothing(
    kept: AuditLog, database_url: str
) -> None:
    writers = [asyncio.create_task(do_deeds(40)) for _ in range(4)]

    async def work() -> None:
        while not all(writer.done() for writer in writers):
            await actions.extend(SIGNER)
            await asyncio.sleep(0)

    await asyncio.gather(*writers, work(), work(), work())
    await jobs.keep(kept)

    assert await AuditLeaf.all().count() == await AuditEntry.all().count() == 160
    assert await found_wrong(database_url, kept.copies) == []


async def test_of_two_workers_the_second_leaves_it_to_the_first(
    kept: AuditLog, database_url: str
) -> None:
    await do_deeds(2)
    first = await asyncpg.connect(database_url)
    try:
        async with first.transaction():
            await first.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended('auditing.extend', 0))"
            )
            assert await actions.extend(SIGNER) == 0
    finally:
        await first.close()

    assert await actions.extend(SIGNER) == 2


async def test_a_worker_killed_in_between_leaves_nothing_half_done(
    kept: AuditLog, database_url: str
) -> None:
    await do_deeds(50)
    for moment in range(1, 12):
        task = asyncio.create_task(actions.extend(SIGNER))
        for _ in range(moment):
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    await jobs.keep(kept)

    assert await AuditLeaf.all().count() == 50
    assert await found_wrong(database_url, kept.copies) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_checkpoint SET frontier = decode(repeat('00', 32), 'hex') || frontier",
        "UPDATE audit_checkpoint SET frontier = decode(repeat('00', 64), 'hex')",
        "UPDATE audit_checkpoint SET note = replace(note, '3', '4')",
        "UPDATE audit_checkpoint SET size = 5",
    ],
)
async def test_no_tree_is_signed_that_does_not_begin_with_the_one_before(
    kept: AuditLog, tampering: str, caplog: pytest.LogCaptureFixture
) -> None:
    await do_deeds(3)
    await jobs.keep(kept)
    await as_superuser(tampering)
    await do_deeds(1)

    with pytest.raises(LogBroken):
        await actions.extend(SIGNER)
    await jobs.keep(kept)

    assert "AUDIT LOG CHANGED" in caplog.text
    assert await AuditCheckpoint.all().count() == 1
    assert await PendingEntry.all().count() == 1


async def test_an_entry_that_nobody_can_read_does_not_end_the_worker(
    kept: AuditLog, caplog: pytest.LogCaptureFixture
) -> None:
    nested = "[" * 5000 + "]" * 5000
    await db.connection().execute_query(
        "INSERT INTO audit_entry (at, actor_kind, deed, details)"
        f" VALUES (now(), 'system', 'nested', '{nested}')"
    )

    await jobs.keep(kept)

    assert "AUDIT LOG CHANGED" in caplog.text
    assert await PendingEntry.all().count() == 1


async def test_another_key_does_not_go_on_with_the_log_unless_it_names_the_earlier(
    kept: AuditLog, database_url: str
) -> None:
    await do_deeds(3)
    await jobs.keep(kept)
    await do_deeds(2)
    other = Signer.made(SIGNER.public.name, b"n" * 32)

    with pytest.raises(LogBroken, match="another key"):
        await actions.extend(other)
    heir = Signer.parsed(f"{other.secret()}\n{SIGNER.public}")
    await jobs.keep(AuditLog(signer=heir, copies=kept.copies))

    assert await found_wrong(database_url, kept.copies, heir.trusted) == []
    assert len(await found_wrong(database_url, kept.copies)) > 0


@pytest.mark.parametrize("table", ["audit_leaf", "audit_checkpoint"])
@pytest.mark.parametrize("tampering", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
async def test_the_database_keeps_the_tree_append_only(
    kept: AuditLog, table: str, tampering: str
) -> None:
    await do_deeds(2)
    await actions.extend(SIGNER)
    column = "entry_id" if table == "audit_leaf" else "size"

    with pytest.raises(Exception, match="append-only"), as_owner():
        await db.connection().execute_query(tampering.format(table, column, column))


@pytest.mark.parametrize(
    "table", ["audit_entry", "audit_leaf", "audit_checkpoint", "audit_pending"]
)
async def test_no_table_of_the_log_can_be_emptied_at_once(kept: AuditLog, table: str) -> None:
    with pytest.raises(Exception, match="append-only"), as_owner():
        await db.connection().execute_query(f"TRUNCATE {table}")
