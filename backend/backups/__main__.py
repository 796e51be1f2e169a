"""The commands of scripts/backup and scripts/restore."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from backend import bootstrap
from backend.backups import actions, bases, figures, ledger, restoring
from backend.backups.following import follow
from backend.backups.places import Place
from backend.backups.refused import Refused
from backend.backups.settings import BackupSettings
from backend.foundation import asking
from backend.foundation.db import OUTAGES
from backend.settings import SettingsError

Command = Callable[[argparse.Namespace, BackupSettings], Awaitable[int]]


def main() -> int:
    """What the command returns: 1 when something is not well, 2 when it could not be done."""
    arguments = _parsed()
    try:
        return asyncio.run(arguments.run(arguments, BackupSettings.from_environ()))
    except (Refused, SettingsError, ValueError, *OUTAGES) as error:
        _say(f"{arguments.command}: {error}")
        return 2
    except KeyboardInterrupt:
        return 0


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="backup", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Command, told: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=told, description=told)
        added.set_defaults(run=run)
        return added

    command("base", _base, "makes a base backup, checks it, and copies the files that are new")
    following = command("follow", _follow, "keeps journal and files in the place; does not end")
    following.add_argument("--spool", type=Path, required=True, help="a folder that stays")
    following.add_argument("--host", default="127.0.0.1", help="the address of that (127.0.0.1)")
    following.add_argument("--port", type=int, help="where Prometheus asks for its figures")
    status = command("status", _status, "tells the age of the backups; 1 when one is too old")
    status.add_argument("--wal-seconds", type=int, default=60, help="the journal (60)")
    status.add_argument("--base-hours", type=int, default=26, help="the base backup (26)")
    pruning = command("prune", _prune, "removes old base backups and what only these need")
    pruning.add_argument("--keep", type=_positive, required=True, help="how many stay")
    restoring_ = command("restore", _restore, "restores into an empty folder")
    restoring_.add_argument("data", type=Path, help="PostgreSQL's new data folder, empty")
    restoring_.add_argument("--at", type=_moment, help="2026-11-23T12:00:05+08:00; else the newest")
    restoring_.add_argument(
        "--skip-numbers", type=_positive, default=100, help="of each series (100)"
    )
    restoring_.add_argument("--no-files", action="store_true", help="the storage has survived")
    restoring_.add_argument("--unknown", type=Path, help="writes the unknown files' keys there")
    command("held", _held, "tells which jobs are held since a restore")
    releasing = command("release", _release, "lets held jobs run")
    releasing.add_argument("job", nargs="+")
    releasing.add_argument("--discard", action="store_true", help="they were done: never run them")
    return parser.parse_args()


async def _base(_: argparse.Namespace, settings: BackupSettings) -> int:
    storage = bootstrap.storage_at(settings.storage)
    base = await bases.take(settings, Place(settings.place), storage, _say)
    _say(f"base backup {base.name} is whole")
    return 0


async def _follow(arguments: argparse.Namespace, settings: BackupSettings) -> int:
    place = Place(settings.place)
    if arguments.port:
        figures.FIGURES.serve(place, arguments.host, arguments.port)
    storage = bootstrap.storage_at(settings.storage)
    # In good order, so that pg_receivewal ends with us.
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    told = figures.FIGURES.followed
    with suppress(asyncio.CancelledError):
        await follow(settings, place, storage, arguments.spool, say=_say, told=told)
    return 0


async def _status(arguments: argparse.Namespace, settings: BackupSettings) -> int:
    ages = await figures.ages(Place(settings.place))
    _say(f"journal: {_seconds(ages.wal)}; base backup: {_seconds(ages.base)}")
    if ages.missing:
        _say(f"JOURNAL LACKS {len(ages.missing)} segments from {ages.missing[0]} on")
    late = ages.wal > arguments.wal_seconds or ages.base > arguments.base_hours * 3600
    return 1 if late or ages.missing else 0


async def _prune(arguments: argparse.Namespace, settings: BackupSettings) -> int:
    database = await asyncpg.connect(settings.database_url, server_settings=asking.EVERYTHING)
    try:
        used = await ledger.keys_since(database, None)
    finally:
        await database.close()
    gone = await bases.prune(Place(settings.place), arguments.keep, used)
    _say(f"{len(gone)} objects are gone")
    return 0


async def _restore(arguments: argparse.Namespace, settings: BackupSettings) -> int:
    wish = restoring.Wish(
        data=arguments.data.resolve(),
        at=arguments.at,
        skipped=arguments.skip_numbers,
        files=not arguments.no_files,
    )
    storage = bootstrap.storage_at(settings.storage)
    restored = await restoring.restore(settings, Place(settings.place), storage, wish, _say)
    _say(f"restored from {restored.base}; the last deed is of {restored.reached or 'its end'}")
    _say(f"files: the backup has {restored.files}, {len(restored.missing)} are missing in it")
    _say(f"{len(restored.unknown)} files are not known to the database")
    if arguments.unknown:
        arguments.unknown.write_text("".join(f"{key}\n" for key in restored.unknown))
    for key in restored.missing:
        _say(f"MISSING: {key}")
    _say("start PostgreSQL, then go on as docs/operations.md says: nothing is sent until released")
    return 1 if restored.missing else 0


async def _held(_: argparse.Namespace, settings: BackupSettings) -> int:
    database = await asyncpg.connect(settings.database_url, server_settings=asking.EVERYTHING)
    try:
        for job, count in (await actions.held(database)).items():
            _say(f"{count:>8}  {job}")
    finally:
        await database.close()
    return 0


async def _release(arguments: argparse.Namespace, settings: BackupSettings) -> int:
    database = await asyncpg.connect(settings.database_url, server_settings=asking.EVERYTHING)
    try:
        for job in arguments.job:
            count = await actions.release(database, job, discard=arguments.discard)
            _say(f"{job}: {count} {'discarded' if arguments.discard else 'released'}")
    finally:
        await database.close()
    return 0


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("a moment needs its zone: 2026-11-23T12:00:05+08:00")
    return moment.astimezone(UTC)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1")
    return int(text)


def _seconds(age: float) -> str:
    return "none" if age == float("inf") else f"{age:.0f} s old"


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
