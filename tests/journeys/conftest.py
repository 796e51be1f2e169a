"""A running portal for each journey."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import RunningPortal, running


@pytest.fixture
def running_portal(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path: Path
) -> Iterator[RunningPortal]:
    """A portal of this test alone."""
    with running(postgres_url, redis_url, fonts, tmp_path) as portal:
        yield portal
