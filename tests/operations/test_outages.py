"""PostgreSQL and Redis go away and come back, under the real processes; readiness says so."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.local.embedded import free_port
from scripts.local.processes import run_to_end
from scripts.local.same_port import SamePortPostgres, SamePortRedis
from tests.running import RunningPortal
from tests.worker.process import environment_of

PATIENCE_SECONDS = 60
WELL = (200, {"status": "ok"})


def failing(part: str) -> tuple[int, dict[str, Any]]:
    return 503, {"status": "failing", "failing": [part]}


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[SamePortPostgres]:
    with SamePortPostgres(tmp_path / "postgres") as server:
        yield server


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[SamePortRedis]:
    folder = tmp_path / "redis"
    folder.mkdir()
    with SamePortRedis(folder) as server:
        yield server


@pytest.fixture
def portal(
    postgres: SamePortPostgres, redis: SamePortRedis, fonts: Path, pki: Path, tmp_path: Path
) -> Iterator[RunningPortal]:
    """Web and worker over servers of their own."""
    port = free_port()
    environment = os.environ | environment_of(
        database_url=postgres.url,
        redis_url=redis.url,
        storage=tmp_path,
        fonts=fonts,
        pki=pki,
    )
    environment["PORTAL_PORT"] = str(port)
    run_to_end([sys.executable, "-m", "backend.migrations"], environment)
    portal = RunningPortal(
        address=f"http://127.0.0.1:{port}", environment=environment, folder=tmp_path
    )
    portal.start("web")
    portal.start("worker")
    try:
        portal.wait_until_ready()
        yield portal
    finally:
        portal.stop()


def _say(portal: RunningPortal, process: str, expected: tuple[int, dict[str, Any]]) -> None:
    """Returns when the process says so of itself."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        answer = portal.scrape(process, "/health/ready")
        if (answer.status_code, answer.json()) == expected:
            return
        assert time.monotonic() < end, answer.text
        time.sleep(0.2)


def test_ready_follows_what_each_process_needs(
    portal: RunningPortal, postgres: SamePortPostgres, redis: SamePortRedis
) -> None:
    _say(portal, "web", WELL)
    _say(portal, "worker", WELL)

    redis.stop()
    _say(portal, "worker", failing("queue"))
    _say(portal, "web", WELL)
    redis.start()
    _say(portal, "worker", WELL)

    postgres.stop()
    _say(portal, "web", failing("database"))
    _say(portal, "worker", failing("database"))
    assert portal.scrape("web", "/health/live").status_code == 200
    assert "portal_figures_known 0.0" in portal.scrape("worker").text
    assert "portal_audit_waiting NaN" in portal.scrape("worker").text
    postgres.start()
    _say(portal, "web", WELL)
    _say(portal, "worker", WELL)
