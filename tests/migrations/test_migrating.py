"""Migrations are Tortoise's, and nobody waits for them for longer than a second."""

import asyncio
import os
import secrets
import subprocess
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from backend.foundation.db import PATIENT
from scripts.local.embedded import postgres_program
from scripts.local.processes import run_to_end
from tests.databases import sibling

pytestmark = pytest.mark.anyio

SOME = "portal.0010_pre_add_organisations"
BEFORE = "portal.0032_pre_add_seal_decisions"
NEW_COLUMN = "0033_pre_add_request_ids"
ROWS = 100_000
LONGEST_WAIT = 1.0
"""Seconds that a migration waits for a lock, and whoever comes after it waits with it."""
SLACK = 0.5

# Tortoise's own executor takes half a minute for all of them: the first ten have every operation.
STOCK = f"""
import asyncio, sys
from tortoise import Tortoise
from tortoise.migrations.api import migrate
from backend.foundation.db import configuration

async def main():
    await migrate(config=configuration(sys.argv[1]), target={SOME!r})
    await Tortoise.close_connections()

asyncio.run(main())
"""
OURS = """
import asyncio, sys
from tortoise import Tortoise
from tortoise.connection import get_connection
from tortoise.migrations.executor import MigrationTarget
from backend.foundation.db import configuration
from backend.migrations._executor import Executor

async def main():
    config = configuration(sys.argv[1])
    await Tortoise.init(config=config, init_connections=False)
    target = MigrationTarget(*sys.argv[2].split("."))
    await Executor(get_connection("default"), config["apps"]).migrate([target])
    await Tortoise.close_connections()

asyncio.run(main())
"""


def schema_of(url: str) -> str:
    dump = [postgres_program("pg_dump"), "--schema-only", "--restrict-key=same", url]
    return subprocess.run(dump, capture_output=True, text=True, check=True).stdout


async def test_our_executor_makes_what_tortoises_makes(postgres_url: str) -> None:
    schemas = []
    for program in (STOCK, OURS):
        url = await _made_by(program, postgres_url, upto=SOME)
        schemas.append(await asyncio.to_thread(schema_of, url))

    assert "CREATE TABLE public.person" in schemas[0]
    assert schemas[1] == schemas[0]


async def test_traffic_goes_on_while_a_migration_waits_for_its_lock(postgres_url: str) -> None:
    """100,000 rows, writers, and somebody who reads the table for three seconds."""
    url = await _made_by(OURS, postgres_url, upto=BEFORE)
    database = await asyncpg.connect(url)
    await database.execute(
        "INSERT INTO outbox_event (name, payload, recorded_at)"
        " SELECT 'Made', '{}', now() FROM generate_series(1, $1::int)",
        ROWS,
    )

    async with _traffic(url) as waits:
        reader = await asyncpg.connect(url)
        reading = reader.transaction()
        await reading.start()
        await reader.fetch("SELECT id FROM outbox_event LIMIT 1")
        migrating = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "backend.migrations"),
            env=os.environ | {"DATABASE_URL": url},
            stdout=asyncio.subprocess.PIPE,
        )
        assert migrating.stdout is not None
        assert b"somebody holds a table" in await migrating.stdout.readline()
        await reading.rollback()
        told = await migrating.stdout.read()
        assert await migrating.wait() == 0
        await reader.close()

    assert NEW_COLUMN.encode() in told
    assert await database.fetchval("SELECT count(request_id) FROM outbox_event") == 0
    assert len(waits) > 100
    assert max(waits) < LONGEST_WAIT + SLACK
    await database.close()


async def _made_by(program: str, postgres_url: str, *, upto: str) -> str:
    """A new database with the migrations until one of them, itself included."""
    name = f"migrating_{secrets.token_hex(6)}"
    server = await asyncpg.connect(postgres_url)
    await server.execute(f'CREATE DATABASE "{name}"')
    await server.close()
    url = sibling(postgres_url, name)
    await asyncio.to_thread(run_to_end, [sys.executable, "-c", program, url, upto], os.environ)
    return url


@asynccontextmanager
async def _traffic(url: str) -> AsyncGenerator[list[float]]:
    """Two writers and two readers; how long each statement took, in seconds. None may fail."""
    waits: list[float] = []
    pool = await asyncpg.create_pool(url, server_settings=PATIENT.settings)
    async with pool, asyncio.TaskGroup() as tasks:
        write = "INSERT INTO outbox_event (name, payload, recorded_at) VALUES ('Told', '{}', now())"
        read = "SELECT count(*) FROM outbox_event WHERE id < 100"
        stop = asyncio.Event()
        for statement in (write, write, read, read):
            tasks.create_task(_repeat(pool, statement, waits, stop))
        try:
            yield waits
        finally:
            stop.set()


async def _repeat(
    pool: asyncpg.Pool, statement: str, waits: list[float], stop: asyncio.Event
) -> None:
    while not stop.is_set():
        begun = time.monotonic()
        await pool.execute(statement)
        waits.append(time.monotonic() - begun)
        await asyncio.sleep(0.01)
