"""A bucket is a place as good as a folder; old backups go, and nothing that a kept one needs."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest

from scripts.local.embedded import EmbeddedPostgres
from scripts.local.processes import run_to_end
from tests.backups.scene import Target, command, crash, following, values
from tests.s3_server import BUCKET, REGION, S3Server, s3_server

WRITE = "INSERT INTO outbox_event (name, payload, recorded_at) VALUES ('Drill', '{}', now())"
FOLLOWED = "backups/wal/followed.json"
COUNT = "SELECT count(*) FROM outbox_event"


@pytest.fixture
def s3(tmp_path: Path) -> Iterator[S3Server]:
    with s3_server(tmp_path / "s3.log") as server:
        yield server


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="postgres-place-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "PORTAL_ENVIRONMENT": "development",
        "PORTAL_STORAGE": str(folder / "storage"),
        "PORTAL_BACKUP": str(folder / "place"),
    }


@pytest.fixture
def postgres(folder: Path, environment: dict[str, str]) -> Iterator[EmbeddedPostgres]:
    """Migrated, and what the environment names."""
    with EmbeddedPostgres(folder / "postgres", durable=False) as server:
        environment["DATABASE_URL"] = server.url
        run_to_end([sys.executable, "-m", "backend.migrations"], environment)
        yield server


def of_bucket(s3: S3Server, folder: Path) -> dict[str, str]:
    """The settings of a place in a bucket."""
    (folder / "access").write_text(s3.access_key)
    (folder / "secret").write_text(s3.secret_key)
    return {
        "PORTAL_BACKUP": f"s3://{BUCKET}/backups",
        "PORTAL_BACKUP_S3_ENDPOINT": s3.endpoint,
        "PORTAL_BACKUP_S3_REGION": REGION,
        "PORTAL_BACKUP_S3_ACCESS_KEY_FILE": str(folder / "access"),
        "PORTAL_BACKUP_S3_SECRET_KEY_FILE": str(folder / "secret"),
    }


def as_keeper(environment: dict[str, str], url: str) -> dict[str, str]:
    """As a user who may stream and read, and nothing else."""
    if not values(url, "SELECT 1 FROM pg_roles WHERE rolname = 'keeper'"):
        values(
            url,
            "CREATE ROLE keeper LOGIN REPLICATION PASSWORD 'kept'"
            " IN ROLE pg_read_all_data, pg_monitor",
        )
    address = urlsplit(url)
    keeper = address._replace(netloc=f"keeper:kept@{address.hostname}:{address.port}")
    return environment | {"DATABASE_URL": keeper.geturl()}


def test_a_database_comes_back_from_a_bucket(
    s3: S3Server, folder: Path, environment: dict[str, str], postgres: EmbeddedPostgres
) -> None:
    environment |= of_bucket(s3, folder)
    with following(as_keeper(environment, postgres.url), folder):
        base = command("backup", as_keeper(environment, postgres.url), "base")
        assert base.returncode == 0, base.stderr
        values(postgres.url, WRITE)
        # Followed to the end of this segment and beyond.
        values(postgres.url, "SELECT pg_switch_wal()")
        values(postgres.url, WRITE)
        _wait_for_the_journal(postgres.url, lambda: _in_bucket(s3), folder)
        crash(postgres)
    target = Target(folder / "restored", environment)
    target.folder.mkdir()
    target.prepare()

    done = target.restore()

    assert done.returncode == 0, done.stderr
    with target.started(folder / "postgres" / "password") as url:
        assert values(url, COUNT) == [2]


def test_pruning_keeps_what_a_kept_base_backup_needs(
    folder: Path, environment: dict[str, str], postgres: EmbeddedPostgres
) -> None:
    place = folder / "place"
    with following(environment, folder):
        for _ in range(3):
            done = command("backup", environment, "base")
            assert done.returncode == 0, done.stderr
            values(postgres.url, WRITE)
        # A base backup has what it needs of the journal in itself, and may be before the follower.
        _wait_for_the_journal(postgres.url, lambda: _in_folder(place), folder)
    described = sorted(place.glob("base/*/backup.json"))
    first_needed = json.loads(described[1].read_bytes())["first_segment"]

    assert command("backup", environment, "prune", "--keep", "2").returncode == 0

    assert sorted(place.glob("base/*/backup.json")) == described[1:]
    assert not described[0].parent.exists()
    assert min(path.name[:24] for path in place.glob("wal/0*")) >= first_needed
    assert "LACKS" not in command("backup", environment, "status").stderr


def test_another_cluster_does_not_get_into_the_place(
    folder: Path, environment: dict[str, str], postgres: EmbeddedPostgres
) -> None:
    (folder / "place").mkdir()
    (folder / "place" / "place.json").write_text('{"format": 1, "cluster": "1"}')

    done = command("backup", environment, "base")

    assert done.returncode == 2
    assert "backups of another database cluster" in done.stderr
    assert not (folder / "place" / "base").exists()


def _wait_for_the_journal(url: str, followed: Callable[[], bytes | None], folder: Path) -> None:
    """Until the place says that it has everything up to now."""
    (now,) = values(url, "SELECT clock_timestamp()")
    end = time.monotonic() + 60
    while not (told := followed()) or json.loads(told)["until"] < now.isoformat():
        assert time.monotonic() < end, (folder / "follow.log").read_text(encoding="utf-8")
        time.sleep(0.2)


def _in_bucket(s3: S3Server) -> bytes | None:
    if not s3.objects(FOLLOWED):
        return None
    return s3.client().get_object(Bucket=BUCKET, Key=FOLLOWED)["Body"].read()


def _in_folder(place: Path) -> bytes | None:
    told = place / "wal" / "followed.json"
    return told.read_bytes() if told.exists() else None
