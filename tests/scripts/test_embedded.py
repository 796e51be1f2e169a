"""PostgreSQL and Redis from wheels: they start, keep, refuse strangers and never stay behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
import redis

from scripts.local.embedded import EmbeddedPostgres, EmbeddedRedis

pytestmark = pytest.mark.anyio

KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from scripts.local.embedded import EmbeddedPostgres, EmbeddedRedis

folder = Path(sys.argv[1])
servers = [EmbeddedPostgres(folder / "postgres", durable=False), EmbeddedRedis(folder / "redis")]
for server in servers:
    server.start()
    print(server.child.process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def postgres(postgres_folder: Path) -> Iterator[EmbeddedPostgres]:
    with EmbeddedPostgres(postgres_folder, durable=False) as server:
        yield server


async def test_postgres_18_keeps_rows_over_a_restart(postgres: EmbeddedPostgres) -> None:
    connection = await asyncpg.connect(postgres.url)
    await connection.execute("CREATE TABLE kept AS SELECT '𠮷' AS name")
    await connection.close()
    postgres.stop()
    postgres.start()
    connection = await asyncpg.connect(postgres.url)
    assert await connection.fetchval("SELECT name FROM kept") == "𠮷"
    assert (await connection.fetchval("SHOW server_version")).startswith("18.")
    await connection.close()


async def test_postgres_refuses_a_wrong_password(postgres: EmbeddedPostgres) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(postgres.url.replace(postgres.password, "guess"))


async def test_only_a_durable_postgres_waits_for_the_disk(postgres_folder: Path) -> None:
    with EmbeddedPostgres(postgres_folder) as server:
        connection = await asyncpg.connect(server.url)
        assert await connection.fetchval("SHOW fsync") == "on"
        await connection.close()


def test_redis_finds_its_queue_again_after_a_restart(server_folder: Path) -> None:
    server = EmbeddedRedis(server_folder / "redis")
    for expected in (1, 2):
        with server, redis.Redis.from_url(server.url) as client:
            assert client.incr("starts") == expected


def test_redis_refuses_a_stranger(server_folder: Path) -> None:
    with EmbeddedRedis(server_folder / "redis") as server:
        stranger = redis.Redis(host="127.0.0.1", port=server.port)
        with stranger, pytest.raises(redis.AuthenticationError):
            stranger.ping()


def test_servers_end_with_a_parent_that_was_killed(
    server_folder: Path, postgres_folder: Path
) -> None:
    command = [sys.executable, "-c", KILLED_RUN, server_folder]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == -signal.SIGKILL, run.stderr
    for pid in map(int, run.stdout.split()):
        _wait_for_the_end(pid)
    with EmbeddedPostgres(postgres_folder, durable=False) as server:
        assert server.child is not None
        assert server.child.alive


def test_a_pid_file_left_by_a_crash_is_cleared_and_said(postgres_folder: Path) -> None:
    with EmbeddedPostgres(postgres_folder, durable=False) as server:
        left = (server.data / "postmaster.pid").read_text()
    # The number now belongs to a process that has nothing to do with us: this one.
    lines = left.splitlines()
    (server.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]))
    with EmbeddedPostgres(postgres_folder, durable=False) as again:
        assert again.remarks[0].startswith("An earlier run was killed and left a stale pid file")


def test_a_server_that_a_run_left_behind_is_stopped_first(postgres_folder: Path) -> None:
    left = EmbeddedPostgres(postgres_folder, durable=False)
    left.start()
    with EmbeddedPostgres(postgres_folder, durable=False) as server:
        assert left.child is not None
        assert not left.child.alive
        assert f"left process {left.child.process.pid}" in server.remarks[0]


def test_a_first_start_cut_short_leaves_no_half_made_cluster(server_folder: Path) -> None:
    half = server_folder / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    with EmbeddedPostgres(server_folder / "postgres", durable=False) as server:
        assert (server.data / "global" / "pg_control").exists()
        assert not half.exists()


def _wait_for_the_end(pid: int) -> None:
    """A process without a waiting parent stays as a zombie, which has no working folder."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            Path(f"/proc/{pid}/cwd").readlink()
        except OSError:
            return
        time.sleep(0.02)
    pytest.fail(f"process {pid} outlived its parent")
