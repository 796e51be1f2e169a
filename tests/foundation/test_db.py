"""The door to PostgreSQL: every honest URL, time limits on each connection, one transaction."""

import asyncio
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import asyncpg
import pytest

from backend.foundation import db
from tests.databases import as_owner

database_test = pytest.mark.anyio


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
async def test_transactions_that_name_the_same_key_run_one_after_the_other(
    database: None,
) -> None:
    story: list[str] = []

    async def tell(name: str) -> None:
        async with db.transaction():
            await db.serialise("the same")
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
async def test_a_key_is_locked_until_the_transaction_ends_and_no_other_with_it(
    database: None, database_url: str
) -> None:
    neighbour = await asyncpg.connect(database_url)

    async def could_lock(key: str) -> bool:
        return await neighbour.fetchval(
            "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))", key
        )

    try:
        async with db.transaction():
            await db.serialise("one")
            assert (await could_lock("one"), await could_lock("another")) == (False, True)
        assert await could_lock("one")
    finally:
        await neighbour.close()
