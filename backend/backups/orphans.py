"""`scripts/sweep-storage`: files of the storage that no row names.

A process that dies between storing a file and recording it leaves one behind. It is told in a line
each, and removed with --delete alone, while no job runs; what was removed is in the audit log.
Exit status 1 when there are any that are older than a day, and were not removed.
"""

import argparse
import asyncio
import re
import sys
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import asyncpg

from backend.backups import ledger
from backend.backups.places import Entry, Place
from backend.backups.refused import Refused
from backend.foundation import audit, clock, db
from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.settings import Settings, SettingsError

AGE = timedelta(days=1)
"""A file is recorded within seconds of being stored, an upload within minutes."""
SWEEPER = System(job="sweep-storage")
_KEPT = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}")
_HALF = re.compile(r"[0-9a-f]{2}/\.new-[^/]+")
"""Of a process that died while it wrote."""
# Every column that can hold a key: a table that the ledger does not know yet must not lose a file.
_COLUMNS = """
SELECT format('SELECT %I::text AS key FROM %I WHERE %I = ANY($1)', attname, relname, attname)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND attnum > 0
  AND NOT attisdropped AND atttypid IN ('varchar'::regtype, 'text'::regtype)
"""
_AT_WORK = """
SELECT count(*) FROM outbox_delivery
WHERE done_at IS NULL AND runner IS NOT NULL AND due_at > clock_timestamp()
"""


async def orphans(database: asyncpg.Connection, place: Place) -> list[Entry]:
    """Files older than AGE that no row names, and halves of files, by name."""
    # First the files, then the rows: what is recorded meanwhile is found.
    before = clock.now() - AGE
    entries = [each for each in await place.entries("") if each.written_at < before]
    known = await ledger.keys_since(database, None)
    halves = [each for each in entries if _HALF.fullmatch(each.name)]
    suspects = {
        key: each
        for each in entries
        if _KEPT.fullmatch(each.name) and (key := each.name.replace("/", "")) not in known
    }
    named = await _named(database, suspects)
    unnamed = [each for key, each in suspects.items() if key not in named]
    return sorted([*halves, *unnamed], key=lambda each: each.name)


async def sweep(database: asyncpg.Connection, place: Place) -> list[Entry]:
    """Removes the orphans and gives them; they are on record before they are gone.

    Raises Refused while a job runs: printing again gives the same bytes, and would rely on them.
    """
    async with _at_rest(database):
        found = await orphans(database, place)
        if found:
            size = sum(each.size for each in found)
            async with transaction():
                await audit.record(SWEEPER, "storage.swept", None, files=len(found), bytes=size)
            await place.delete([each.name for each in found])
    return found


@asynccontextmanager
async def _at_rest(database: asyncpg.Connection) -> AsyncGenerator[None]:
    """No job runs, and none begins until the end."""
    async with database.transaction():
        await database.execute("SET LOCAL lock_timeout = '5s'")
        await database.execute("LOCK TABLE outbox_delivery IN EXCLUSIVE MODE")
        if await database.fetchval(_AT_WORK):
            raise Refused("A job is running: stop the workers, or try again.")
        yield


async def _named(database: asyncpg.Connection, keys: Iterable[str]) -> set[str]:
    wanted = list(keys)
    if not wanted:
        return set()
    queries = [row[0] for row in await database.fetch(_COLUMNS)]
    found = set[str]()
    for query in queries:
        found |= {row["key"] for row in await database.fetch(query, wanted)}
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Tells, and with --delete removes; 2 when the surroundings are at fault, which it says."""
    parser = argparse.ArgumentParser(prog="sweep-storage", description=__doc__)
    parser.add_argument("--delete", action="store_true", help="remove them, while no job runs")
    options = parser.parse_args(arguments)
    try:
        return asyncio.run(_run(Settings.from_environ(), delete=options.delete))
    except (SettingsError, Refused, OSError, asyncpg.PostgresError) as error:
        sys.stderr.write(f"sweep-storage: {error}\n")
        return 2


async def _run(settings: Settings, *, delete: bool) -> int:
    place = Place(settings.storage)
    database = await asyncpg.connect(settings.database_url)
    await db.connect(settings.database_url, pool=1)
    try:
        found = await (sweep if delete else orphans)(database, place)
    finally:
        await db.disconnect()
        await database.close()
    for each in found:
        sys.stdout.write(f"{each.written_at:%Y-%m-%d %H:%M} {each.size:>10} {each.name}\n")
    done = "removed" if delete else "that no row names"
    sys.stdout.write(f"{len(found)} files {done}\n")
    return 1 if found and not delete else 0


if __name__ == "__main__":
    sys.exit(main())
