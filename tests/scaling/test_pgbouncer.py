"""Web behind PgBouncer, which lends a connection for one transaction at a time."""

import re
import shutil
import socket
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest

from backend.foundation.db import PATIENT
from scripts.local.accounts import server_account
from scripts.local.embedded import free_port
from scripts.local.processes import Child
from tests.backups.scene import values
from tests.journeys.village import village_at
from tests.running import RunningPortal, running

SERVERS = 3
"""Connections to PostgreSQL for all that web asks."""


@pytest.fixture
def portal(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path: Path
) -> Iterator[RunningPortal]:
    with running(postgres_url, redis_url, fonts, tmp_path) as portal:
        yield portal


@contextmanager
def pgbouncer(database_url: str) -> Generator[str]:
    """The address of the same database behind it."""
    server = urlsplit(database_url)
    port = free_port()
    name = server.path.lstrip("/")
    # Debian has it where only root looks.
    program = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin") or "pgbouncer"
    # Not in pytest's folder, which other accounts may not enter.
    with TemporaryDirectory(prefix="pgbouncer-") as made:
        folder = Path(made)
        (folder / "users.txt").write_text(f'"{server.username}" "{server.password}"\n')
        (folder / "pgbouncer.ini").write_text(
            f"[databases]\n{name} = host={server.hostname} port={server.port}\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
            f"auth_type = plain\nauth_file = {folder / 'users.txt'}\n"
            f"pool_mode = transaction\ndefault_pool_size = {SERVERS}\n"
            f"ignore_startup_parameters = {','.join(PATIENT.settings)}\n"
        )
        for path in (folder, *folder.iterdir()):
            path.chmod(0o755)
        child = Child(
            "PgBouncer",
            [program, folder / "pgbouncer.ini"],
            log=folder / "log",
            account=server_account(folder),
        )
        try:
            child.wait_until(lambda: _answers(port), seconds=10)
            yield (
                f"postgres://{server.username}:{server.password}@127.0.0.1:{port}/{name}"
                "?statement_cache_size=0"
            )
        finally:
            child.stop()


def test_papers_are_issued_through_three_connections(portal: RunningPortal) -> None:
    direct = portal.environment["DATABASE_URL"]
    name = urlsplit(direct).path.lstrip("/")
    # PgBouncer does not pass on what a client asks for at its start: the role has it.
    for setting, value in PATIENT.settings.items():
        values(direct, f"ALTER ROLE CURRENT_USER IN DATABASE {name} SET {setting} = '{value}'")

    with pgbouncer(direct) as address:
        portal.kill("web")
        portal.environment["DATABASE_URL"] = address
        portal.start("web")
        portal.wait_until_ready()
        with village_at(portal.address) as village:
            proofs = village.issues_many(village.resident("王桂香"), 3)
        portal.kill("web")
        portal.environment["DATABASE_URL"] = direct

    assert len({proof["id"] for proof in proofs}) == 3
    assert not re.search(r"(?m)^\S+ \S+ (error|warning) ", portal.log_of("web"))


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
