"""One portal is backed up while it works and then lost; every test restores it elsewhere."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from scripts.local.embedded import EmbeddedPostgres
from tests.backups.scene import Loss, Target, command, crash, following, values
from tests.journeys.village import village_at
from tests.running import RunningPortal, running

WRITE = (
    "INSERT INTO outbox_event (name, payload, recorded_at) VALUES ('Drill', '{}', now())"
    " RETURNING id"
)
RPO_SECONDS = 5


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    # Not in pytest's folder, which is closed to PostgreSQL's account.
    with TemporaryDirectory(prefix="postgres-drill-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture(scope="module")
def loss(redis_url: str, fonts: Path, folder: Path) -> Loss:
    """A paper is issued after the base backup; a table is dropped; the end."""
    server = EmbeddedPostgres(folder / "lost", durable=False)
    server.start()
    (folder / "portal").mkdir()
    with running(server.url, redis_url, fonts, folder / "portal") as portal:
        environment = portal.environment | {"PORTAL_BACKUP": str(folder / "place")}
        with following(environment, folder):
            lost = _played(portal, environment, server, folder)
    return lost


def _played(
    portal: RunningPortal, environment: dict[str, str], server: EmbeddedPostgres, folder: Path
) -> Loss:
    url = environment["DATABASE_URL"]
    with village_at(portal.address) as village:
        base = command("backup", environment, "base")
        assert base.returncode == 0, base.stderr
        village.issues(village.resident("王桂香"))
    (before,) = values(url, "SELECT clock_timestamp()")
    time.sleep(1)
    for process in ("web", "worker", "signing"):
        portal.kill(process)
    values(url, "DROP TABLE verification_record CASCADE")
    (last,) = values(url, WRITE)
    # The journal of the last seconds is what a crash may cost.
    time.sleep(RPO_SECONDS)
    assert command("backup", environment, "status").returncode == 0
    numbers = values(url, "SELECT number FROM proof_snapshot ORDER BY approved_at")
    crash(server)
    return Loss(
        environment=environment,
        place=folder / "place",
        password=folder / "lost" / "password",
        storage=folder / "portal" / "storage",
        dropped_after=before,
        last_written=last,
        numbers=numbers,
    )


@pytest.fixture
def target(loss: Loss) -> Iterator[Target]:
    """An empty folder and an empty storage."""
    with TemporaryDirectory(prefix="postgres-restored-") as made:
        environment = loss.environment | {"PORTAL_STORAGE": f"{made}/storage"}
        target = Target(Path(made), environment)
        target.prepare()
        yield target
