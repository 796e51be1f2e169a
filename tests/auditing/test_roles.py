"""What web and worker may do in the database, when they are users of their own there."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from backend.auditing.jobs import AuditLog
from backend.foundation import asking
from tests.auditing.scene import do_deeds

pytestmark = pytest.mark.anyio

RECORD = (
    "INSERT INTO audit_entry (at, actor_kind, deed, details)"
    " VALUES (now(), 'system', 'proof.previewed', '{}')"
)
REFUSED_TO_BOTH = [
    f"{verb} {table}{rest}"
    for table in ("audit_entry", "audit_leaf", "audit_checkpoint")
    for verb, rest in (
        ("DELETE FROM", ""),
        ("TRUNCATE", ""),
        ("UPDATE", " SET hash = ''" if table == "audit_leaf" else " SET deed = ''"),
        ("ALTER TABLE", " DISABLE TRIGGER ALL"),
        ("DROP TABLE", ""),
    )
    if not (verb == "UPDATE" and table == "audit_checkpoint")
] + [
    "UPDATE audit_checkpoint SET note = ''",
    "UPDATE audit_pending SET entry_id = 1",
    "TRUNCATE audit_pending",
    "DROP FUNCTION audit_entry_waits()",
    "SET session_replication_role = replica",
]
REFUSED_TO_WEB = [
    "DELETE FROM audit_pending",
    "INSERT INTO audit_pending VALUES (5000)",
    "INSERT INTO audit_leaf VALUES (0, 1, '')",
    "INSERT INTO audit_checkpoint VALUES (1, '', '')",
]


class Users:
    """Web and worker, with the rights that scripts/migrate gives their roles."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self.connection = connection
        self.names = {"web": asking.APPLICATION, "worker": asking.WORKER}

    async def try_as(self, user: str, statement: str) -> None:
        """Runs a statement as one of them."""
        async with self.connection.transaction():
            await self.connection.execute(f"SET LOCAL ROLE {self.names[user]}")
            await self.connection.execute(statement)


@pytest.fixture
async def users(kept: AuditLog, database_url: str) -> AsyncIterator[Users]:
    await do_deeds(1)
    connection = await asyncpg.connect(database_url)
    yield Users(connection)
    await connection.close()


@pytest.mark.parametrize("user", ["web", "worker"])
async def test_both_record_and_what_they_record_waits_for_its_place(
    users: Users, user: str
) -> None:
    await users.try_as(user, RECORD)

    assert await users.connection.fetchval("SELECT count(*) FROM audit_pending") == 2


async def test_the_worker_may_do_its_work(users: Users) -> None:
    for statement in (
        "INSERT INTO audit_leaf SELECT 0, entry_id, '' FROM audit_pending",
        "INSERT INTO audit_checkpoint VALUES (1, '', '')",
        "DELETE FROM audit_pending",
    ):
        await users.try_as("worker", statement)


async def test_nothing_that_is_recorded_is_theirs_to_change(users: Users) -> None:
    for user, statements in (
        ("web", [*REFUSED_TO_BOTH, *REFUSED_TO_WEB]),
        ("worker", REFUSED_TO_BOTH),
    ):
        for statement in statements:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await users.try_as(user, statement)


async def test_no_table_put_in_the_way_keeps_an_entry_from_waiting(users: Users) -> None:
    await users.try_as("web", f"CREATE TEMP TABLE audit_pending (entry_id bigint); {RECORD}")

    assert await users.connection.fetchval("SELECT count(*) FROM public.audit_pending") == 2
