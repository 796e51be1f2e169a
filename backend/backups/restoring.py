"""Restoring: a base backup, the journal up to a moment, the files; checked at every step."""

import asyncio
import os
import shutil
import signal
import tarfile
import tempfile
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import asyncpg

from backend.backups import actions, bases, files, ledger, programs, wal
from backend.backups.bases import Base
from backend.backups.places import Place
from backend.backups.refused import Refused
from backend.backups.settings import BackupSettings
from backend.foundation import asking
from backend.foundation.storage import Storage

REPLAY_SECONDS = 6 * 3600
_PRIVATE = 0o700


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """What came out."""

    base: str
    reached: datetime | None
    """When the last deed that is there was committed; None when nothing was played back."""
    files: int
    unknown: tuple[str, ...]
    """Files that the database does not speak of: among them what was made after the moment."""
    missing: tuple[str, ...]
    """Files that it speaks of and no backup has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What an operator asks for."""

    data: Path
    """PostgreSQL's new data folder: missing, or empty."""
    at: datetime | None
    """The moment; None for the newest."""
    skipped: int
    """How many numbers of each series are passed over, for those given after the moment."""
    files: bool
    """Whether to bring back the files; the storage may have survived."""


async def restore(
    settings: BackupSettings, place: Place, storage: Storage, wish: Wish, say: Callable[[str], None]
) -> Restored:
    """Returns with PostgreSQL stopped and its data whole; raises Refused and leaves no data.

    The files go into the storage, where those that are there already stay as they are.
    """
    _require_empty(wish.data)
    base = await _base_for(place, wish.at)
    segments = await _journal(place, base, wish.at)
    account = _account(wish.data)
    try:
        say(f"base backup {base.name}")
        await _unpack(place, base, wish.data)
        journal = wish.data / "portal_restore_wal"
        journal.mkdir()
        say("journal")
        await wal.bring_back(place, segments, base.first_segment, base.segment_size, journal)
        _plan_replay(wish.data, journal, wish.at)
        _give_to(account, wish.data)
        await _verify(settings, wish.data, account)
        restored = await _replay(settings, place, storage, wish, base, account, say)
        shutil.rmtree(journal)
    except BaseException:
        # Half a database must not be started by mistake.
        for path in wish.data.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    return restored


def _require_empty(data: Path) -> None:
    if data.exists() and any(data.iterdir()):
        raise Refused(f"{data} is not empty: restore into a new folder, and keep the old one.")
    data.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    data.chmod(_PRIVATE)


async def _base_for(place: Place, at: datetime | None) -> Base:
    whole = await bases.all_whole(place)
    fitting = [base for base in whole if at is None or base.ended_at <= at]
    if not whole:
        raise Refused("There is no whole base backup in the place.")
    if not fitting:
        first = whole[0].ended_at.isoformat(sep=" ", timespec="seconds")
        raise Refused(f"The oldest base backup was ready at {first}: no earlier moment is there.")
    return fitting[-1]


async def _journal(place: Place, base: Base, at: datetime | None) -> wal.Segments:
    segments = await wal.Segments.listed(place)
    missing = segments.missing_after(base.last_segment, base.segment_size)
    if missing and at is None:
        raise Refused(
            f"The journal lacks {len(missing)} segments, the first is {missing[0]}: with --at a"
            " moment before that gap can be reached."
        )
    return segments


async def _unpack(place: Place, base: Base, data: Path) -> None:
    for part in base.parts:
        with tempfile.NamedTemporaryFile(dir=data.parent) as file:
            digest = await place.fetch(base.object_name(part.name), file)
            file.flush()
            if digest != part.sha256:
                raise Refused(
                    f"The base backup {base.name} is damaged in {part.name}:"
                    " take it away, and an older one is used."
                )
            await asyncio.to_thread(_lay_out, part.name, Path(file.name), data)


def _lay_out(name: str, file: Path, data: Path) -> None:
    match name:
        case "base.tar.gz" | "pg_wal.tar.gz":
            to = data if name == "base.tar.gz" else data / "pg_wal"
            with tarfile.open(file) as archive:
                archive.extractall(to, filter="data")
        case "backup_manifest":
            shutil.copyfile(file, data / name)
        case bases.KEYS:
            pass
        case _:
            raise Refused(f"The base backup has a table space, {name}, which is not supported.")


def _plan_replay(data: Path, journal: Path, at: datetime | None) -> None:
    settings = [f'restore_command = \'cp "{journal}/%f" "%p"\'']
    settings += ["recovery_target_timeline = 'latest'", "recovery_target_action = 'promote'"]
    if at is not None:
        settings.append(f"recovery_target_time = '{at.astimezone(UTC).isoformat(sep=' ')}'")
    with (data / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
        file.write("".join(f"{line} # {_MARK}\n" for line in settings))
    (data / "recovery.signal").touch(mode=0o600)


_MARK = "scripts/restore"


def _forget_replay(data: Path) -> None:
    path = data / "postgresql.auto.conf"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if _MARK not in line), encoding="utf-8")


def _account(data: Path) -> int | None:
    """PostgreSQL's account: who owns the folder, where root restores."""
    if os.geteuid() != 0:
        return None
    owner = data.stat().st_uid
    if owner == 0:
        raise Refused(f"Let {data} belong to PostgreSQL's account: it does not run as root.")
    return owner


def _give_to(account: int | None, data: Path) -> None:
    if account is not None:
        for path in (data, *data.rglob("*")):
            os.chown(path, account, account, follow_symlinks=False)


async def _verify(settings: BackupSettings, data: Path, account: int | None) -> None:
    verify = programs.program("pg_verifybackup", settings.programs)
    ours = ["postgresql.auto.conf", "recovery.signal", "portal_restore_wal"]
    ignored = [f"--ignore={name}" for name in ours]
    command = [*programs.lowered(account), verify, "--quiet", *ignored, str(data)]
    await programs.run(command)


async def _replay(
    settings: BackupSettings,
    place: Place,
    storage: Storage,
    wish: Wish,
    base: Base,
    account: int | None,
    say: Callable[[str], None],
) -> Restored:
    async with _private_server(settings, wish.data, account, say) as database:
        reached = await database.fetchval("SELECT pg_last_xact_replay_timestamp()")
        say("fence: numbers are passed over, jobs are held, everybody signs in anew")
        await actions.put_up_fence(database, skipped=wish.skipped)
        there = await files.keys_in(place)
        if wish.files:
            say(f"files: {len(there)} to bring back")
            await files.bring_back(place, storage, there, say)
        known = await ledger.keys_since(database, None)
    _forget_replay(wish.data)
    return Restored(
        base=base.name,
        reached=reached,
        files=len(there & known),
        unknown=tuple(sorted(there - known)),
        missing=tuple(sorted(known - there)),
    )


@asynccontextmanager
async def _private_server(
    settings: BackupSettings, data: Path, account: int | None, say: Callable[[str], None]
) -> AsyncGenerator[asyncpg.Connection]:
    """PostgreSQL on a socket that nobody else can reach, when it has played the journal back."""
    folder = Path(tempfile.mkdtemp(prefix="restore-"))
    log = folder / "log"
    rules = folder / "pg_hba.conf"
    rules.write_text("local all all trust\n", encoding="ascii")
    _give_to(account, folder)
    with log.open("wb") as output:
        server = await asyncio.create_subprocess_exec(
            *programs.lowered(account),
            *(programs.program("postgres", settings.programs), "-D", str(data)),
            *("-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"),
            # Nobody looks before the end, and nothing is sent away from here.
            *("-c", f"hba_file={rules}", "-c", "hot_standby=off", "-c", "archive_mode=off"),
            # What was just written goes to the disk at once, not one file after the other.
            *("-c", "recovery_init_sync_method=syncfs"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=data,
        )
    try:
        say("PostgreSQL plays the journal back")
        database = await _connected(settings.database_url, folder, server, log)
        try:
            yield database
        finally:
            await database.close()
    finally:
        if server.returncode is None:
            server.send_signal(signal.SIGINT)  # Fast: nobody is waited for; all is on the disk.
            await server.wait()
        shutil.rmtree(folder)


async def _connected(
    database_url: str, folder: Path, server: asyncio.subprocess.Process, log: Path
) -> asyncpg.Connection:
    parts = urlsplit(database_url)
    async with asyncio.timeout(REPLAY_SECONDS):
        while server.returncode is None:
            try:
                return await asyncpg.connect(
                    host=str(folder),
                    user=unquote(parts.username or ""),
                    database=unquote(parts.path.lstrip("/")),
                    server_settings=asking.EVERYTHING,
                )
            except (OSError, asyncpg.CannotConnectNowError):
                await asyncio.sleep(0.05)
    told = (await asyncio.to_thread(log.read_bytes)).decode(errors="replace").splitlines()
    fatal = [line for line in told if "FATAL" in line or "PANIC" in line] or told[-3:]
    raise Refused(f"PostgreSQL did not come up with what was restored: {' '.join(fatal)}")
