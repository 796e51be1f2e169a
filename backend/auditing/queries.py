"""Reading the log from the front: every query is a stream, for a log has millions of entries.

They take the connection of `db.snapshot`: the commands that read with it run on other machines than
the portal too.
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from backend.auditing import entries
from backend.auditing.models import AuditCheckpoint
from backend.foundation import db

_FETCH = 2000
"""Rows from the server at a time: about a megabyte."""

_PLACED = f"""
SELECT l.position, l.entry_id, l.hash, {entries.COLUMNS}
FROM audit_leaf AS l LEFT JOIN audit_entry AS e ON e.id = l.entry_id ORDER BY l.position
"""  # noqa: S608 -- a constant
_UNPLACED = """
SELECT e.id, p.entry_id IS NOT NULL AS waits, now() - e.at > make_interval(mins => 5) AS long
FROM audit_entry AS e
LEFT JOIN audit_leaf AS l ON l.entry_id = e.id
LEFT JOIN audit_pending AS p ON p.entry_id = e.id
WHERE l.position IS NULL ORDER BY e.id
"""
_STRAY = """
SELECT p.entry_id FROM audit_pending AS p
WHERE NOT EXISTS (SELECT 1 FROM audit_entry AS e WHERE e.id = p.entry_id)
OR EXISTS (SELECT 1 FROM audit_leaf AS l WHERE l.entry_id = p.entry_id) ORDER BY p.entry_id
"""
_STANDING = """
SELECT (SELECT coalesce(max(position) + 1, 0) FROM audit_leaf) AS placed,
       (SELECT coalesce(max(size), 0) FROM audit_checkpoint) AS signed,
       (SELECT count(*) FROM audit_pending) AS waiting,
       (SELECT min(e.at) FROM audit_pending AS p JOIN audit_entry AS e ON e.id = p.entry_id)
           AS oldest,
       (SELECT count(*) FROM audit_pending AS p
        WHERE NOT EXISTS (SELECT 1 FROM audit_entry AS e WHERE e.id = p.entry_id)) AS gone
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """One leaf, with the line of its entry unless that is gone."""

    position: int
    entry_id: int | None
    """None in an export, whose lines tell it themselves."""
    hash: bytes
    line: bytes | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredCheckpoint:
    """A checkpoint as the database has it."""

    size: int
    frontier: bytes
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Unplaced:
    """An entry without a place."""

    entry_id: int
    waits: bool
    """Whether the worker will find it."""
    long: bool
    """Whether it was recorded more than five minutes ago."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How far the worker has come."""

    placed: int
    signed: int
    waiting: int
    oldest: datetime | None
    """When the entry was recorded that has waited longest."""
    gone: int
    """Entries that waited and are not there any more."""


async def placed(connection: asyncpg.Connection) -> AsyncGenerator[Placed]:
    """All leaves in their order."""
    async for row in connection.cursor(_PLACED, prefetch=_FETCH):
        yield Placed(
            position=row["position"],
            entry_id=row["entry_id"],
            hash=row["hash"],
            line=None if row["id"] is None else entries.line_of(row),
        )


async def leaves(connection: asyncpg.Connection) -> AsyncGenerator[tuple[int, bytes]]:
    """All positions and hashes alone."""
    query = "SELECT position, hash FROM audit_leaf ORDER BY position"
    async for row in connection.cursor(query, prefetch=_FETCH):
        yield row["position"], row["hash"]


async def checkpoints(connection: asyncpg.Connection) -> AsyncGenerator[StoredCheckpoint]:
    """All checkpoints, the smallest first."""
    query = "SELECT size, frontier, note FROM audit_checkpoint ORDER BY size"
    async for row in connection.cursor(query, prefetch=_FETCH):
        yield StoredCheckpoint(size=row["size"], frontier=row["frontier"], note=row["note"])


async def unplaced(connection: asyncpg.Connection) -> AsyncGenerator[Unplaced]:
    """All entries without a place."""
    async for row in connection.cursor(_UNPLACED, prefetch=_FETCH):
        yield Unplaced(entry_id=row["id"], waits=row["waits"], long=row["long"])


async def strays(connection: asyncpg.Connection) -> AsyncGenerator[int]:
    """What waits for a place though the entry is gone, or has its place."""
    async for row in connection.cursor(_STRAY, prefetch=_FETCH):
        yield row["entry_id"]


async def entry_of(connection: asyncpg.Connection, entry_id: int) -> Mapping[str, Any] | None:
    """Place and columns of one entry; None when it has no place yet."""
    return await connection.fetchrow(
        f"SELECT l.position, l.hash, {entries.COLUMNS}"  # noqa: S608 -- a constant
        " FROM audit_leaf AS l JOIN audit_entry AS e ON e.id = l.entry_id WHERE e.id = $1",
        entry_id,
    )


async def last_checkpoint(connection: asyncpg.Connection) -> StoredCheckpoint | None:
    """The newest one."""
    row = await connection.fetchrow(
        "SELECT size, frontier, note FROM audit_checkpoint ORDER BY size DESC LIMIT 1"
    )
    return row and StoredCheckpoint(size=row["size"], frontier=row["frontier"], note=row["note"])


async def standing(connection: asyncpg.Connection) -> Standing:
    """How far the worker has come."""
    row = await connection.fetchrow(_STANDING)
    assert row is not None
    return Standing(**row)


async def standing_now() -> Standing:
    """The same over the portal's own connections, for whoever watches it."""
    rows = await db.connection().execute_query_dict(_STANDING)
    return Standing(**rows[0])


async def notes_from(size: int, limit: int) -> list[tuple[int, str]]:
    """What is to be copied: sizes and notes from a size on. For the worker."""
    found = AuditCheckpoint.filter(size__gte=size).order_by("size").limit(limit)
    return [(each.size, each.note) for each in await found]
