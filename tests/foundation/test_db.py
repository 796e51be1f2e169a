"""The door to PostgreSQL: every honest URL, time limits on each connection, one transaction."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    suppress,
)
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from backend.foundation import clock, db
from backend.foundation.buckets import RateBucket
from tests.databases import as_owner

database_test = pytest.mark.anyio

Turns: TypeAlias = Callable[[str], AbstractAsyncContextManager[None]]


class Undone(Exception):
    """What a caller raises to undo."""


def credentials(url: str) -> dict[str, Any]:
    return db.configuration(url)["connections"]["default"]["credentials"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://portal:secret@db.test:6432/proofs",
            {"host": "db.test", "port": 6432, "user": "portal", "password": "secret"},
        ),
        ("postgresql://db.test/proofs", {"host": "db.test", "port": 5432, "user": None}),
        ("postgres:///proofs", {"host": "localhost", "port": 5432, "password": None}),
        ("postgres://portal@[::1]:5433/proofs", {"host": "::1", "port": 5433}),
        (
            "postgres://portal@/proofs?host=/run/postgresql",
            {"host": "/run/postgresql", "port": 5432, "user": "portal"},
        ),
        (
            "postgres://portal@/proofs?host=%2Frun%2Fpost%20gres",
            {"host": "/run/post gres"},
        ),
        (
            "postgres://p%40rtal:p%40ss%3A%2F%3F%23%25+1@db.test/proofs",
            {"user": "p@rtal", "password": "p@ss:/?#%+1"},
        ),
        ("postgres://db.test/proofs?sslmode=verify-full", {"ssl": "verify-full"}),
    ],
)
def test_a_url_says_how_to_connect(url: str, expected: dict[str, Any]) -> None:
    found = credentials(url)

    assert found["database"] == "proofs"
    assert {name: found[name] for name in expected} == expected


@database_test
async def test_the_password_may_be_in_a_file_instead(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = urlsplit(database_url)
    place = f"{parts.username}@{parts.hostname}:{parts.port}"
    url = urlunsplit(parts._replace(netloc=place))
    file = tmp_path / "pgpass"
    file.touch(mode=0o600)
    file.write_text(f"{parts.hostname}:*:*:{parts.username}:{unquote(parts.password or '')}\n")

    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(**_driver_arguments(url))
    monkeypatch.setenv("PGPASSFILE", str(file))
    connection = await asyncpg.connect(**_driver_arguments(url))
    await connection.close()


def _driver_arguments(url: str) -> dict[str, Any]:
    names = ("host", "port", "user", "password", "database")
    return {name: credentials(url)[name] for name in names}


def test_a_database_name_may_be_percent_encoded() -> None:
    assert credentials("postgres://db.test/%E8%AF%81%E6%98%8E")["database"] == "证明"


def test_without_sslmode_the_driver_decides() -> None:
    assert "ssl" not in credentials("postgres://db.test/proofs")


@pytest.mark.parametrize(
    "url", ["mysql://db.test/proofs", "redis://db.test", "db.test/proofs", "", "//db.test/proofs"]
)
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="postgres://"):
        db.configuration(url)


@database_test
async def test_a_password_with_every_special_character_opens_the_door(
    database: None, database_url: str
) -> None:
    role, password = f"role_{secrets.token_hex(4)}", "p@ss:/?#[]%+ &='\"密码"
    literal = "'" + password.replace("'", "''") + "'"
    with as_owner():
        await db.connection().execute_script(f'CREATE ROLE "{role}" LOGIN PASSWORD {literal}')
    _, _, place = database_url.rpartition("@")
    found = credentials(f"postgres://{role}:{quote(password, safe='')}@{place}")
    try:
        connection = await asyncpg.connect(
            **{name: found[name] for name in ("host", "port", "user", "password", "database")}
        )
        assert await connection.fetchval("SELECT current_user") == role
        await connection.close()
    finally:
        with as_owner():
            await db.connection().execute_script(f'DROP ROLE "{role}"')


@database_test
@pytest.mark.parametrize(("name", "limit"), db.PATIENT.settings.items())
async def test_every_connection_has_its_time_limits(database: None, name: str, limit: str) -> None:
    (row,) = await db.connection().execute_query_dict(f"SHOW {name}")

    assert row[name] == limit


@database_test
async def test_for_whom_somebody_waits_plans_are_kept_and_times_are_shorter(
    database_url: str,
) -> None:
    settings = db.configuration(database_url, settings=db.AWAITED.credentials)
    given = settings["connections"]["default"]["credentials"]["server_settings"]
    connection = await asyncpg.connect(**_driver_arguments(database_url), server_settings=given)

    shown = {name: await connection.fetchval(f"SHOW {name}") for name in db.AWAITED.settings}

    await connection.close()
    assert shown == {
        "lock_timeout": "2s",
        "statement_timeout": "2s",
        "idle_in_transaction_session_timeout": "5s",
        "plan_cache_mode": "force_generic_plan",
    }


@asynccontextmanager
async def on_the_way(key: str) -> AsyncGenerator[None]:
    """A transaction that learns its key when it is open already."""
    async with db.transaction():
        await db.serialise(key)
        yield


@asynccontextmanager
async def in_a_part(key: str) -> AsyncGenerator[None]:
    """A part of a transaction that has a key of its own."""
    async with db.transaction(), db.transaction(alone=key):
        yield


@asynccontextmanager
async def from_the_start(key: str) -> AsyncGenerator[None]:
    """A transaction with a key."""
    async with db.transaction(alone=key):
        yield


every_way = pytest.mark.parametrize("one_at_a_time", [from_the_start, on_the_way, in_a_part])


@database_test
@every_way
async def test_transactions_that_name_the_same_key_run_one_after_the_other(
    database: None, one_at_a_time: Turns
) -> None:
    story: list[str] = []

    async def tell(name: str) -> None:
        async with one_at_a_time("the same"):
            story.append(f"{name} begins")
            await db.connection().execute_query("SELECT pg_sleep(0.02)")
            story.append(f"{name} ends")

    await asyncio.gather(*(tell(name) for name in "abc"))

    assert sorted(story) == [f"{name} {word}" for name in "abc" for word in ("begins", "ends")]
    assert all(
        begin.split()[0] == end.split()[0]
        for begin, end in zip(story[::2], story[1::2], strict=True)
    )


@database_test
@every_way
@pytest.mark.parametrize("key", ["one", "证明 'one'; --", "\\' OR 1", "$1 %s"])
async def test_a_key_is_locked_until_the_transaction_ends_and_no_other_with_it(
    database: None, database_url: str, one_at_a_time: Turns, key: str
) -> None:
    neighbour = await asyncpg.connect(database_url)

    async def could_lock(key: str) -> bool:
        return await neighbour.fetchval(
            "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))", key
        )

    try:
        async with one_at_a_time(key):
            assert (await could_lock(key), await could_lock("another")) == (False, True)
        assert await could_lock(key)
    finally:
        await neighbour.close()


@database_test
async def test_who_gives_up_waiting_for_a_turn_leaves_the_pool_whole(database: None) -> None:
    async def wait() -> None:
        async with db.transaction(alone="the same"):
            pass

    async with db.transaction(alone="the same"):
        waiting = [asyncio.create_task(wait()) for _ in range(30)]
        await asyncio.sleep(0.1)
        for each in waiting:
            each.cancel()
        await asyncio.wait(waiting)

    assert db.pool_use().busy == 0
    await wait()


@database_test
async def test_a_transaction_that_cannot_begin_gives_its_connection_back(
    database: None,
) -> None:
    for _ in range(30):
        with pytest.raises(asyncpg.PostgresError):
            async with db.transaction(alone="no text of PostgreSQL's: \0"):
                raise AssertionError("it began")

    assert db.pool_use().busy == 0
    async with db.transaction():
        assert await db.connection().execute_query_dict("SELECT 1 AS one") == [{"one": 1}]


@database_test
@pytest.mark.parametrize("parts", [0, 1])
async def test_whoever_loses_the_connection_is_told_that_and_the_pool_stays_whole(
    database: None, parts: int
) -> None:
    async def lose() -> None:
        async with AsyncExitStack() as opened:
            for _ in range(1 + parts):
                await opened.enter_async_context(db.transaction())
            await db.connection().execute_query("SET LOCAL idle_in_transaction_session_timeout = 1")
            await asyncio.sleep(0.1)
            await db.connection().execute_query("SELECT 1")

    for _ in range(12):
        with pytest.raises(db.AWAY):
            await lose()

    assert db.pool_use().busy == 0
    async with db.transaction():
        assert await db.connection().execute_query_dict("SELECT 1 AS one") == [{"one": 1}]


@database_test
async def test_so_is_whoever_loses_it_in_a_statement_alone(database: None) -> None:
    async def lose() -> None:
        async with db.connection().acquire_connection() as alone:
            try:
                await alone.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            finally:
                # Long enough for the pool to take it away.
                await asyncio.sleep(0.1)

    for _ in range(3):
        with as_owner(), pytest.raises(asyncpg.ConnectionDoesNotExistError):
            await lose()

    assert db.pool_use().busy == 0
    assert await db.connection().execute_query_dict("SELECT 1 AS one") == [{"one": 1}]


@database_test
async def test_a_part_is_undone_alone_and_the_rest_is_kept(database: None) -> None:
    async with db.transaction():
        await _note("before")
        with suppress(Undone):
            async with db.transaction():
                await _note("of the part")
                async with db.transaction():
                    await _note("of the part's part")
                raise Undone
        with suppress(IntegrityError):
            async with db.transaction():
                await _note("before")
        async with db.transaction():
            await _note("after")

    with suppress(Undone):
        async with db.transaction():
            async with db.transaction():
                await _note("of what was undone")
            raise Undone

    assert await RateBucket.all().order_by("key").values_list("key", flat=True) == [
        "after",
        "before",
    ]


async def _note(key: str) -> None:
    await RateBucket.create(key=key, full_at=clock.now(), granted=True)
