"""What the application's role may not do, though the application never tries."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from backend.foundation import asking
from backend.migrations import _roles as roles
from tests.databases import a_login, new_database

pytestmark = pytest.mark.anyio

APPEND_ONLY = """
SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger
WHERE tgfoid = 'refuse_change'::regproc AND tgqual IS NULL AND tgtype & 16 <> 0 ORDER BY 1
"""
CHANGEABLE = """
SELECT attrelid::regclass::text AS table, attname AS column FROM pg_attribute
WHERE attrelid = ANY ($1::text[]::regclass[]) AND attnum > 0 AND NOT attisdropped
  AND has_column_privilege($2, attrelid, attnum, 'UPDATE')
"""
NEVER = (
    "CREATE TABLE mine (id int)",
    "ALTER TABLE proof DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE proof_step DISABLE TRIGGER ALL",
    "DROP TABLE proof",
    "DROP POLICY tenant ON proof",
    "CREATE ROLE other",
    "SET session_replication_role = replica",
    "SELECT * FROM pg_authid",
    "SELECT pg_read_file('/etc/passwd')",
    "COPY proof TO PROGRAM 'cat'",
    "DELETE FROM outbox_event",
    "DELETE FROM proof",
    "UPDATE audit_pending SET entry_id = 1",
    "INSERT INTO tortoise_migrations (app, name) VALUES ('portal', 'none')",
    "SET LOCAL ROLE NONE; SET LOCAL ROLE mianzheng",
)


@pytest.fixture
async def application(postgres_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A login that scripts/migrate makes, as the application's role; nothing of it stays."""
    async with a_login(await new_database(postgres_url, "rights")) as url:
        connection = await asyncpg.connect(url)
        yield connection
        await connection.close()


async def refused(connection: asyncpg.Connection, statement: str) -> bool:
    """Whether the application's role has no right to it."""
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute(f"SET LOCAL ROLE {asking.APPLICATION}")
        await connection.execute(statement)
    except (asyncpg.InsufficientPrivilegeError, asyncpg.InvalidParameterValueError):
        return True
    finally:
        await transaction.rollback()
    return False


async def test_the_application_changes_no_history_no_tables_and_no_rights(
    application: asyncpg.Connection,
) -> None:
    kept = [row[0] for row in await application.fetch(APPEND_ONLY)]
    changes = [f"TRUNCATE {table}" for table in kept]
    # The entries of a change that was not filed yet may go.
    changes += [f"DELETE FROM {table}" for table in kept if table != "change_entry"]
    updated = {
        role: {
            (row["table"], row["column"]) for row in await application.fetch(CHANGEABLE, kept, role)
        }
        for role in (asking.APPLICATION, asking.WORKER, asking.SIGNING, roles.READER)
    }
    ciphers = {(table, column) for table, columns in roles.CIPHERS.items() for column in columns}

    assert len(kept) > 30
    assert [each for each in (*NEVER, *changes) if not await refused(application, each)] == []
    # What comes under newer keys, in a transaction that says so.
    assert updated.pop(asking.WORKER) == ciphers
    assert set().union(*updated.values()) == set()


async def test_only_the_signing_process_notes_signatures(
    application: asyncpg.Connection,
) -> None:
    rights = await application.fetch(
        "SELECT grantee FROM information_schema.role_table_grants"
        " WHERE table_name = 'seal_signature' AND privilege_type = 'INSERT' AND grantee = ANY ($1)",
        [asking.APPLICATION, asking.SIGNING],
    )

    assert [row["grantee"] for row in rights] == [asking.SIGNING]
