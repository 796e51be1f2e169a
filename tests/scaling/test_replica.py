"""Whoever only reads can read from a replica: the checks of the archive and of the audit log."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from scripts.local.accounts import server_account
from scripts.local.embedded import EmbeddedPostgres, postgres_program
from tests.backups.scene import command, values
from tests.databases import sibling
from tests.journeys.village import village_at
from tests.running import running

LSN_REACHED = "SELECT pg_last_wal_replay_lsn() >= $1::text::pg_lsn"


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="postgres-replica-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


def replica_of(primary: EmbeddedPostgres, folder: Path) -> EmbeddedPostgres:
    """A standby that follows it over the line."""
    replica = EmbeddedPostgres(folder, durable=False)
    replica.data.mkdir(mode=0o700, parents=True)
    subprocess.run(
        [
            *(postgres_program("pg_basebackup"), f"--dbname={primary.url}"),
            *(f"--pgdata={replica.data}", "--write-recovery-conf"),
            *("--checkpoint=fast", "--no-sync"),
        ],
        check=True,
    )
    (folder / "password").write_text(primary.password)
    if account := server_account(primary.data):
        for path in (replica.data, *replica.data.rglob("*")):
            os.chown(path, account.user_id, account.group_id)
    return replica


def test_archive_and_audit_log_are_checked_on_a_replica(
    redis_url: str, fonts: Path, folder: Path
) -> None:
    (folder / "portal").mkdir()
    with (
        EmbeddedPostgres(folder / "primary", durable=False) as primary,
        running(primary.url, redis_url, fonts, folder / "portal") as portal,
        replica_of(primary, folder / "replica") as replica,
    ):
        database = portal.environment["DATABASE_URL"]
        with village_at(portal.address) as village:
            village.issues(village.resident("王桂香"))
        (lsn,) = values(database, "SELECT pg_current_wal_flush_lsn()::text")
        copy = sibling(replica.url, database.rpartition("/")[2])
        _wait_for(copy, lsn)
        environment = portal.environment | {"DATABASE_URL": copy}

        archive = command("verify-archive", environment)
        audit = command("audit", environment, "export", str(folder / "log.jsonl"))

        assert values(copy, "SELECT pg_is_in_recovery()") == [True]
        assert archive.returncode == 0, archive.stdout + archive.stderr
        assert audit.returncode == 0, audit.stdout + audit.stderr
        assert values(copy, "SELECT count(*) FROM proof_snapshot") == [1]


def _wait_for(copy: str, lsn: str) -> None:
    end = time.monotonic() + 30
    while values(copy, LSN_REACHED, lsn) != [True]:
        assert time.monotonic() < end
        time.sleep(0.1)
