"""Which files of the storage no row names."""

import re
from collections.abc import Iterable
from datetime import timedelta

import asyncpg

from backend.backups import ledger
from backend.backups.places import Entry, Place
from backend.foundation import clock

AGE = timedelta(days=1)
"""A file is recorded within seconds of being stored, an upload within minutes."""
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


async def _named(database: asyncpg.Connection, keys: Iterable[str]) -> set[str]:
    wanted = list(keys)
    if not wanted:
        return set()
    queries = [row[0] for row in await database.fetch(_COLUMNS)]
    found = set[str]()
    for query in queries:
        found |= {row["key"] for row in await database.fetch(query, wanted)}
    return found
