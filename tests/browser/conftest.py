"""A real browser before a running portal, both shared by the tests of one process."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from scripts.walk.chromium import opened_chromium
from scripts.walk.person import PATIENCE_MS
from tests.browser.staff import Staff, StaffOffice, staff_office_at
from tests.running import RunningPortal, running

# Five seconds, which are usual, are short for a machine that does other things too.
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def site(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningPortal]:
    """The portal with demonstration data, as scripts/run would start it."""
    folder = tmp_path_factory.mktemp("site")
    with running(postgres_url, redis_url, fonts, folder) as portal:
        yield portal


@pytest.fixture(scope="session")
def staff_office(site: RunningPortal) -> Iterator[StaffOffice]:
    with staff_office_at(site.address) as office:
        yield office


@pytest.fixture
def staff(staff_office: StaffOffice) -> Iterator[Staff]:
    """People of this test alone."""
    with staff_office.shift() as staff:
        yield staff


@pytest.fixture(scope="session")
async def chromium(anyio_backend: str) -> AsyncIterator[Browser]:
    async with opened_chromium() as browser:
        yield browser
