"""Following the database: the journal and new files are in the place within seconds.

pg_receivewal writes the journal into a spool folder as it comes over the line, and PostgreSQL
keeps for its slot what it has not got. Every second what is new goes from there to the place.
"""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg

from backend.backups import bases, files, ledger, programs, wal
from backend.backups.places import Place
from backend.backups.refused import Refused
from backend.backups.settings import BackupSettings
from backend.backups.slot import SLOT, ensure
from backend.foundation import asking
from backend.foundation.storage import Storage

PAUSE_SECONDS = 1.0
LATEST = timedelta(minutes=10)
"""A row is seen this long after its own time, at most: longer than any transaction may last."""

_STATE = """
SELECT clock_timestamp() AS at, pg_current_wal_flush_lsn() - '0/0' AS written,
    (SELECT flush_lsn - '0/0' FROM pg_stat_replication JOIN pg_replication_slots
     ON active_pid = pid WHERE slot_name = $1) AS received
"""


@dataclass(slots=True)
class Follower:
    """One pass after the other, so that no journal is in the place before its files."""

    place: Place
    storage: Storage
    database: asyncpg.Connection
    spool: Path
    say: Callable[[str], None]
    _asked: list[tuple[datetime, int]] = field(default_factory=list)
    _offsets: dict[str, int] = field(default_factory=dict)
    _copied: set[str] = field(default_factory=set)
    _files_since: datetime | None = None

    async def begin(self) -> None:
        """Finds out which files are there already."""
        self._copied = await files.keys_in(self.place)

    async def follow_once(self) -> datetime | None:
        """Up to which moment everything is in the place now; None while that is not known yet."""
        state = await self.database.fetchrow(_STATE, SLOT)
        assert state is not None
        self._asked.append((state["at"], int(state["written"])))
        received = int(state["received"] or 0)
        done, begun = await asyncio.to_thread(self._spooled)
        await self._copy_files(state["at"])
        await self._ship(done, begun)
        reached = [at for at, written in self._asked if written <= received]
        if not reached:
            return None
        self._asked = [each for each in self._asked if each[0] > reached[-1]]
        told = json.dumps({"until": reached[-1].isoformat()})
        await self.place.put(wal.FOLLOWED, told.encode())
        return reached[-1]

    def _spooled(self) -> tuple[list[Path], list[tuple[Path, int, bytes]]]:
        done = [path for path in self.spool.iterdir() if path.suffix in {"", ".history"}]
        begun: list[tuple[Path, int, bytes]] = []
        for path in self.spool.glob("*.partial"):
            offset = self._offsets.get(path.stem, 0)
            # It was whole a moment ago: the next pass takes it.
            with suppress(FileNotFoundError), path.open("rb") as file:
                file.seek(offset)
                # The segment is made with its full length: what is not written yet is zero.
                if content := file.read().rstrip(b"\0"):
                    begun.append((path, offset, content))
        return sorted(done), begun

    async def _copy_files(self, now: datetime) -> None:
        keys = await ledger.keys_since(self.database, self._files_since)
        for key in await files.copy(self.storage, self.place, keys - self._copied, self.say):
            self.say(f"MISSING IN THE STORAGE: {key}")
        self._copied |= keys
        self._files_since = now - LATEST

    async def _ship(self, done: list[Path], begun: list[tuple[Path, int, bytes]]) -> None:
        for path in done:
            await self.place.put(wal.name_of(path.name), wal.packed(path.read_bytes()))
            pieces = await self.place.entries(f"{wal.FOLDER}{path.name}.part/")
            await self.place.delete([piece.name for piece in pieces])
            self._offsets.pop(path.name, None)
            path.unlink()
        for path, offset, content in begun:
            await self.place.put(wal.piece_name(path.stem, offset), wal.packed(content))
            self._offsets[path.stem] = offset + len(content)


async def follow(
    settings: BackupSettings,
    place: Place,
    storage: Storage,
    spool: Path,
    *,
    say: Callable[[str], None],
    told: Callable[[datetime], None],
) -> None:
    """Goes on until it is cancelled; raises Refused when PostgreSQL lets it go."""
    database = await asyncpg.connect(settings.database_url, server_settings=asking.EVERYTHING)
    try:
        await bases.claim(place, await bases.cluster_of(database))
        await asyncio.to_thread(spool.mkdir, mode=0o700, parents=True, exist_ok=True)
        await ensure(database)
        receiver = await _receive(settings, spool)
        follower = Follower(place, storage, database, spool, say)
        try:
            await follower.begin()
            say("backup follows the database")
            while receiver.returncode is None:
                if until := await follower.follow_once():
                    told(until)
                await asyncio.sleep(PAUSE_SECONDS)
            raise Refused("pg_receivewal ended: see what it wrote, and start again.")
        finally:
            if receiver.returncode is None:
                receiver.terminate()
                await receiver.wait()
    finally:
        await database.close()


async def _receive(settings: BackupSettings, spool: Path) -> asyncio.subprocess.Process:
    shown, environment = programs.address(settings.database_url)
    return await asyncio.create_subprocess_exec(
        # The kernel ends it when we are killed: a slot has one receiver.
        *("setpriv", "--pdeathsig", "TERM"),
        *(programs.program("pg_receivewal", settings.programs), f"--dbname={shown}"),
        *("--no-password", f"--slot={SLOT}", f"--directory={spool}"),
        *("--synchronous", "--status-interval=1"),
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
    )
