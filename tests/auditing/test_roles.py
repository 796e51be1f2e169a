"""What web and worker may do in the database, when they are users of their own there."""

import re
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from backend.auditing.jobs import AuditLog
from tests.auditing.scene import do_deeds

pytestmark = pytest.mark.anyio

DEPLOY = Path(__file__).resolve().parents[2] / "docs" / "deploy.md"
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
    """The users web and worker of one test, with the rights that docs/deploy.md gives them."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self.connection = connection
        mark = secrets.token_hex(4)
        self.names = {"web": f"web_{mark}", "worker": f"worker_{mark}"}

    async def make(self) -> None:
        for name in self.names.values():
            await self.connection.execute(
                f"CREATE ROLE {name}; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name};"
                f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}"
            )
        (block,) = re.findall(r"```\n(REVOKE .+?)```", DEPLOY.read_text("utf-8"), flags=re.DOTALL)
        for user, name in self.names.items():
            block = re.sub(rf"\b{user}\b", name, block)
        await self.connection.execute(block)

    async def drop(self) -> None:
        for name in self.names.values():
            await self.connection.execute(f"DROP OWNED BY {name}; DROP ROLE {name}")

    async def try_as(self, user: str, statement: str) -> None:
        """Runs a statement as one of them."""
        async with self.connection.transaction():
            await self.connection.execute(f"SET LOCAL ROLE {self.names[user]}")
            await self.connection.execute(statement)


@pytest.fixture
async def users(kept: AuditLog, database_url: str) -> AsyncIterator[Users]:
    await do_deeds(1)
    connection = await asyncpg.connect(database_url)
    made = Users(connection)
    await made.make()
    yield made
    await made.drop()
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
