"""Files that no row names: told after a day, removed when asked to, and nothing else ever."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from backend.backups.orphans import actions, finding
from backend.backups.places import Place
from backend.backups.refused import Refused
from backend.foundation import clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.outbox import OutboxDelivery, OutboxEvent
from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage, FileMissing
from backend.foundation.storage.contract import place_of
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import ProofFile
from tests.databases import a_login, as_owner
from tests.factories import a_committee, a_proof
from tests.running import ROOT
from tests.worker.process import environment_of

pytestmark = pytest.mark.anyio

TWO_DAYS = 2 * 86_400


@dataclass(frozen=True)
class Store:
    """A storage of its own, with the files of one issued proof, and a connection."""

    folder: Path
    storage: DiskStorage
    database: asyncpg.Connection

    @property
    def place(self) -> Place:
        return Place(self.folder)

    async def orphan(self, content: bytes = b"stored and never recorded") -> str:
        key = await self.storage.put(content)
        self.age(place_of(key))
        return key

    def age(self, name: str) -> None:
        then = time.time() - TWO_DAYS
        os.utime(self.folder / name, (then, then))

    async def found(self) -> list[str]:
        return [each.name for each in await finding.orphans(self.database, self.place)]


@pytest.fixture
async def store(
    services: Services, database: None, database_url: str, tmp_path: Path
) -> AsyncIterator[Store]:
    storage = DiskStorage(tmp_path / "storage")
    keeping = replace(services, storage=storage)
    await a_proof(keeping, await a_committee(keeping), state=ProofState.ISSUED)
    connection = await asyncpg.connect(database_url)
    store = Store(tmp_path / "storage", storage, connection)
    for file in store.folder.glob("*/*"):
        store.age(file.relative_to(store.folder).as_posix())
    yield store
    await connection.close()


async def test_the_command_sees_every_row_as_a_login_that_row_security_binds(
    store: Store, database_url: str, redis_url: str, fonts: Path, pki: Path
) -> None:
    key = await store.orphan()
    async with a_login(database_url) as url:
        environment = environment_of(
            database_url=url, redis_url=redis_url, storage=store.folder, fonts=fonts, pki=pki
        )
        swept = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "backend.backups.orphans"],
            env=os.environ | environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    assert swept.stdout.splitlines()[1:] == ["1 files that no row names"], swept.stderr
    assert place_of(key) in swept.stdout


async def test_files_on_record_are_no_orphans_however_old(store: Store) -> None:
    assert len([*store.folder.glob("*/*")]) >= 2
    assert await store.found() == []


async def test_a_file_that_no_row_names_is_told_after_a_day(store: Store) -> None:
    key = await store.orphan()
    fresh = await store.storage.put(b"stored just now")

    assert await store.found() == [place_of(key)]
    assert await store.storage.get(fresh) == b"stored just now"


async def test_half_a_file_of_a_dead_process_is_told_and_a_strangers_file_is_not(
    store: Store,
) -> None:
    for name in ("ab/.new-x1y2", "ab/notes.txt", "README"):
        (store.folder / name).parent.mkdir(exist_ok=True)
        (store.folder / name).write_bytes(b"half")
        store.age(name)

    assert await store.found() == ["ab/.new-x1y2"]


async def test_a_key_in_a_table_that_the_ledger_does_not_know_is_no_orphan(store: Store) -> None:
    key = await store.orphan()
    with as_owner():
        await db.connection().execute_script(
            f"CREATE TABLE of_tomorrow (file varchar(64)); INSERT INTO of_tomorrow VALUES ('{key}')"
        )
    try:
        assert await store.found() == []
    finally:
        with as_owner():
            await db.connection().execute_script("DROP TABLE of_tomorrow")


async def test_what_is_removed_is_on_record_and_everything_else_stays(store: Store) -> None:
    key = await store.orphan()

    swept = await actions.sweep(store.database, store.place)

    assert [each.name for each in swept] == [place_of(key)]
    with pytest.raises(FileMissing):
        await store.storage.get(key)
    for file in await ProofFile.all():
        assert await store.storage.get(file.sha256)
    entry = await AuditEntry.get(deed="storage.swept")
    assert entry.details == {"files": 1, "bytes": 25}
    assert await actions.sweep(store.database, store.place) == []
    assert await AuditEntry.filter(deed="storage.swept").count() == 1


async def test_while_a_job_runs_nothing_is_removed(store: Store) -> None:
    key = await store.orphan()
    event = await OutboxEvent.all().order_by("id").first()
    assert event is not None
    due = clock.now() + timedelta(hours=1)
    await OutboxDelivery.create(
        event_id=event.id, job="proofs.render_proof", due_at=due, runner=uuid4()
    )

    with pytest.raises(Refused, match="A job is running"):
        await actions.sweep(store.database, store.place)

    assert await store.storage.get(key)
    assert not await AuditEntry.filter(deed="storage.swept").exists()


async def test_a_machine_with_a_wrong_clock_removes_nothing(store: Store) -> None:
    fresh = await store.storage.put(b"stored just now")

    with clock.wrong(timedelta(days=2)), pytest.raises(clock.WrongClock):
        await actions.sweep(store.database, store.place)

    assert await store.storage.get(fresh)
