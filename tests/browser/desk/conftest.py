"""An office with cases on its desk, shared by the tests of one process; none relies on another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browser.desk.office import Office
from tests.running import RunningPortal, running


@pytest.fixture(scope="session")
def office_portal(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningPortal]:
    """A portal of the desk's own: its tests suspend the seal and hide its key."""
    folder = tmp_path_factory.mktemp("office")
    with running(postgres_url, redis_url, fonts, folder, desk=True) as portal:
        yield portal


@pytest.fixture(scope="session")
def office(office_portal: RunningPortal, chromium: Browser) -> Iterator[Office]:
    opened = Office(office_portal, chromium)
    yield opened
    opened.close()
