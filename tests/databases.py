"""Migrated databases: the migrations run once per test run, every database copies their result."""

import asyncio
import os
import secrets
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from backend.foundation import asking, db
from backend.migrations import _roles as roles
from backend.migrations.__main__ import bring_to_newest

# The processes of a parallel run share a server, and what one of them has migrated.
_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or secrets.token_hex(16)
_TEMPLATE = f"template_{_RUN}"

# Sequences as TRUNCATE … RESTART IDENTITY finds them: those that a column owns.
_EMPTYING = """
SELECT format('DELETE FROM %I', tablename) AS statement FROM pg_tables
WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations'
UNION ALL
SELECT format('SELECT setval(%L, 1, false)', seqrelid::regclass) FROM pg_sequence
JOIN pg_depend ON objid = seqrelid AND deptype IN ('a', 'i')
WHERE refobjid <> 'tortoise_migrations'::regclass
"""
_WAITING = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND wait_event_type = 'Lock'"
)

# Locks of rows belong to no database, what their waiters hold already does. The view of activities
# would not do: a transaction sees the same one until it ends.
_HELD_UP = """
SELECT FROM pg_locks JOIN pg_locks AS held USING (pid)
WHERE NOT pg_locks.granted
  AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


async def new_database(server_url: str, kind: str) -> str:
    """The URL of a migrated database with empty tables, whose name begins with `kind`."""
    name = f"{kind}_{secrets.token_hex(6)}"
    server = await asyncpg.connect(server_url)
    try:
        # Whoever comes first makes the template; the lock ends with the connection.
        await server.execute("SELECT pg_advisory_lock(hashtext('template'))")
        if not await _has_template(server):
            await _make_template(server, server_url)
        await server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{_TEMPLATE}"')
    finally:
        await server.close()
    return sibling(server_url, name)


async def emptying_script() -> str:
    """Empties every table of the connected database and lets it count from 1 again.

    DELETE, since TRUNCATE makes new files for every table and index: 55 ms of processor time, not
    2. A replica asks no triggers, neither the append-only ones nor those of foreign keys; only a
    superuser can be one.
    """
    statements = await db.connection().execute_query_dict(_EMPTYING)
    lines = "".join(f"{row['statement']};\n" for row in statements)
    return f"BEGIN; SET LOCAL session_replication_role = replica;\n{lines}COMMIT"


@asynccontextmanager
async def a_login(database_url: str) -> AsyncGenerator[str]:
    """The URL of a login that scripts/migrate makes, which row-level security binds."""
    parts, name = urlsplit(database_url), f"login_{secrets.token_hex(4)}"
    url = urlunsplit(parts._replace(netloc=f"{name}:secret@{parts.hostname}:{parts.port}"))
    owner = await asyncpg.connect(database_url)
    await roles.admit(owner, url)
    try:
        yield url
    finally:
        await owner.execute(f"DROP OWNED BY {name}; DROP ROLE {name}")
        await owner.close()


@contextmanager
def as_owner() -> Generator[None]:
    """Statements of the block are the owner's: past rights, not past triggers.

    Tests sign in as the superuser and take on the application's role, as web and worker do.
    """
    client: Any = db.connection()
    before, client.role = client.role, "none"
    try:
        yield
    finally:
        client.role = before


async def empty() -> None:
    """The same at once, for what is arranged for a whole module."""
    with as_owner():
        await db.connection().execute_script(await emptying_script())


async def _has_template(server: asyncpg.Connection) -> bool:
    found = await server.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", _TEMPLATE)
    return found is not None


async def _make_template(server: asyncpg.Connection, server_url: str) -> None:
    # Called a template when it is whole: where migrations fail, everybody is told so.
    draft = f"draft_{secrets.token_hex(6)}"
    await server.execute(f'CREATE DATABASE "{draft}"')
    await bring_to_newest(sibling(server_url, draft))
    made = await asyncpg.connect(sibling(server_url, draft))
    # The processes of tests sign by themselves, which those of portals cannot.
    await made.execute(f"GRANT INSERT ON seal_signature TO {asking.WORKER}")
    await made.close()
    await server.execute(f'ALTER DATABASE "{draft}" RENAME TO "{_TEMPLATE}"')


def sibling(server_url: str, name: str) -> str:
    """The URL of another database of the same server."""
    return urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))


async def somebody_waits() -> None:
    """Returns when somebody of the connected database waits for a lock that another holds."""
    async with asyncio.timeout(20):
        while True:
            if await db.connection().execute_query_dict(_HELD_UP):
                return
            await asyncio.sleep(0.02)


async def still_waiting(connection: asyncpg.Connection) -> int:
    """How many wait for a lock when those have gone that were told not to wait any longer.

    PostgreSQL is told after the caller, so that takes a moment; ten seconds are for ever.
    """
    for _ in range(100):
        if not (waiting := await connection.fetchval(_WAITING)):
            break
        await asyncio.sleep(0.1)
    return waiting
