"""Base backups: made by pg_basebackup, whole once their description is there."""

import asyncio
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg

from backend.backups import files, ledger, programs, slot
from backend.backups.places import Place
from backend.backups.refused import Refused
from backend.backups.settings import BackupSettings
from backend.backups.wal import Segments
from backend.foundation import asking
from backend.foundation.storage import Storage

FOLDER = "base/"
DESCRIPTION = "backup.json"
KEYS = "files.txt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One object of a base backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Base:
    """A whole base backup. The database can be brought to any moment after `ended_at`."""

    name: str
    started_at: datetime
    ended_at: datetime
    cluster: str
    server: str
    segment_size: int
    first_segment: str
    """Where its journal begins; what is before that is needed by older ones only."""
    last_segment: str
    """Where its journal ends: from there on that of the place goes on."""
    parts: tuple[Part, ...]

    def object_name(self, part: str) -> str:
        """The name of a part in the place."""
        return f"{FOLDER}{self.name}/{part}"

    def described(self) -> bytes:
        """As it is written down."""
        return json.dumps(asdict(self), default=datetime.isoformat, indent=1).encode()

    @classmethod
    def read(cls, content: bytes) -> "Base":
        """From what `described` gave; raises ValueError for anything else."""
        told: dict[str, Any] = json.loads(content)
        try:
            parts = tuple(Part(**each) for each in told.pop("parts"))
            moments = {
                at: datetime.fromisoformat(told.pop(at)) for at in ("started_at", "ended_at")
            }
            return cls(parts=parts, **moments, **told)
        except (KeyError, TypeError) as error:
            raise ValueError(f"no description of a base backup: {error}") from error


async def all_whole(place: Place) -> list[Base]:
    """The oldest first; Refused for a description that nobody can read."""
    found: list[Base] = []
    for entry in await place.entries(FOLDER):
        if entry.name.endswith(f"/{DESCRIPTION}"):
            try:
                found.append(Base.read(await place.get(entry.name)))
            except ValueError:
                raise Refused(f"{entry.name} is damaged: take this base backup away.") from None
    return found


async def take(
    settings: BackupSettings, place: Place, storage: Storage, say: Callable[[str], None]
) -> Base:
    """Makes one, checks it, writes it, reads it again, and only then says that it is whole."""
    database = await asyncpg.connect(settings.database_url, server_settings=asking.EVERYTHING)
    scratch = Path(tempfile.mkdtemp(prefix="base-backup-"))
    try:
        cluster = await cluster_of(database)
        await claim(place, cluster)
        started = await database.fetchval("SELECT clock_timestamp()")
        # Before the base backup, so that no journal can be lost between it and who follows.
        await slot.ensure(database)
        say("making a base backup")
        await _dump(settings, scratch)
        ended = await database.fetchval("SELECT clock_timestamp()")
        keys = await _copy_files(database, storage, place, say)
        (scratch / KEYS).write_text("".join(f"{key}\n" for key in sorted(keys)))
        segment_size = await _segment_size(database)
        first, last = await asyncio.to_thread(_segments, scratch, segment_size)
        base = Base(
            name=f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            started_at=started,
            ended_at=ended,
            cluster=cluster,
            server=await database.fetchval("SHOW server_version"),
            segment_size=segment_size,
            first_segment=first,
            last_segment=last,
            parts=await asyncio.to_thread(_parts, scratch),
        )
        await _write(place, base, scratch, say)
        return base
    finally:
        await database.close()
        shutil.rmtree(scratch)


async def cluster_of(database: asyncpg.Connection) -> str:
    """What PostgreSQL calls the cluster, from its initdb on."""
    return str(await database.fetchval("SELECT system_identifier FROM pg_control_system()"))


async def claim(place: Place, cluster: str) -> None:
    """Says whose place it is; raises Refused when it is another cluster's."""
    entries = [entry.name for entry in await place.entries("")]
    if "place.json" not in entries:
        if entries:
            raise Refused("The place of backups holds other things: name an empty one.")
        await place.put("place.json", json.dumps({"format": 1, "cluster": cluster}).encode())
        return
    if json.loads(await place.get("place.json"))["cluster"] != cluster:
        raise Refused(
            "The place holds backups of another database cluster: give this one a place of its own."
        )


async def prune(place: Place, keep: int, used: set[str]) -> list[str]:
    """Removes all but the newest `keep` base backups, and what none of these needs.

    `used` are the keys of the files that the database speaks of now. Returns what is gone.
    """
    whole = await all_whole(place)
    kept = whole[-keep:]
    if not kept:
        raise Refused("There is no whole base backup: nothing is removed.")
    names = {base.name for base in kept}
    gone = [
        entry.name
        for entry in await place.entries(FOLDER)
        # A half one that is newer may still be on its way.
        if (name := entry.name.split("/")[1]) not in names and name < kept[-1].name
    ]
    # Without its description first: what is left of it must not look whole.
    gone.sort(key=lambda name: not name.endswith(DESCRIPTION))
    gone += (await Segments.listed(place)).before(kept[0].first_segment)
    gone += await _unused_files(place, kept, used)
    await place.delete(gone)
    return gone


async def _unused_files(place: Place, kept: list[Base], used: set[str]) -> list[str]:
    needed = set(used)
    for base in kept:
        needed |= set((await place.get(base.object_name(KEYS))).decode().split())
    # What came after the oldest kept one may be spoken of at some moment since, and no more today.
    return [
        entry.name
        for entry in await place.entries(files.FOLDER)
        if entry.name.removeprefix(files.FOLDER).replace("/", "") not in needed
        and entry.written_at < kept[0].started_at
    ]


async def _dump(settings: BackupSettings, scratch: Path) -> None:
    shown, environment = programs.address(settings.database_url)
    basebackup = programs.program("pg_basebackup", settings.programs)
    await programs.run(
        [
            *(basebackup, f"--dbname={shown}", "--no-password", f"--pgdata={scratch}"),
            *("--format=tar", "--compress=client-gzip:1", "--wal-method=stream"),
            *("--checkpoint=fast", "--manifest-checksums=SHA256", "--no-sync"),
        ],
        environment=environment,
    )
    verify = programs.program("pg_verifybackup", settings.programs)
    # It cannot read the journal inside of a tar file; a restore lets it.
    await programs.run([verify, "--no-parse-wal", "--quiet", str(scratch)])


async def _copy_files(
    database: asyncpg.Connection, storage: Storage, place: Place, say: Callable[[str], None]
) -> set[str]:
    keys = await ledger.keys_since(database, None)
    new = keys - await files.keys_in(place)
    say(f"files: {len(new)} to copy, {len(keys) - len(new)} are there")
    for key in await files.copy(storage, place, new, say):
        say(f"MISSING IN THE STORAGE: {key}")
    return keys


async def _segment_size(database: asyncpg.Connection) -> int:
    setting = "SELECT setting FROM pg_settings WHERE name = 'wal_segment_size'"
    return int(str(await database.fetchval(setting)))


def _segments(scratch: Path, size: int) -> tuple[str, str]:
    """Where the journal that belongs to a base backup begins and ends."""
    ranges = json.loads((scratch / "backup_manifest").read_bytes())["WAL-Ranges"]
    first, last = ranges[0], ranges[-1]
    return (
        _segment(first["Timeline"], first["Start-LSN"], size),
        _segment(last["Timeline"], last["End-LSN"], size),
    )


def _segment(time_line: int, place: str, size: int) -> str:
    high, low = (int(half, 16) for half in place.split("/"))
    return f"{time_line:08X}{high:08X}{low // size:08X}"


def _parts(scratch: Path) -> tuple[Part, ...]:
    return tuple(_part(path) for path in sorted(scratch.iterdir()))


def _part(path: Path) -> Part:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Part(name=path.name, size=path.stat().st_size, sha256=digest)


async def _write(place: Place, base: Base, scratch: Path, say: Callable[[str], None]) -> None:
    for part in base.parts:
        say(f"writing {part.name}, {part.size >> 20} MB")
        await place.put(base.object_name(part.name), scratch / part.name)
    for part in base.parts:
        if await place.fetch(base.object_name(part.name)) != part.sha256:
            raise Refused(f"{part.name} was not kept as it was written: mend the place of backups.")
    await place.put(base.object_name(DESCRIPTION), base.described())
