"""A running portal for each journey, or one for those that can share it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.department import Operator, operator_of
from tests.journeys.village import Village, village_at
from tests.running import RunningPortal, running


@pytest.fixture
def running_portal(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path: Path
) -> Iterator[RunningPortal]:
    """A portal of this test alone."""
    with running(postgres_url, redis_url, fonts, tmp_path) as portal:
        yield portal


@pytest.fixture(scope="session")
def village(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Village]:
    """小阳村 in a portal that journeys share; each brings its own residents and departments."""
    folder = tmp_path_factory.mktemp("shared-portal")
    with (
        running(postgres_url, redis_url, fonts, folder) as portal,
        village_at(portal.address) as village,
    ):
        yield village


@pytest.fixture(scope="session")
def operator(village: Village) -> Iterator[Operator]:
    """Who lets departments' systems in to the shared portal."""
    with operator_of(village) as operator:
        yield operator
