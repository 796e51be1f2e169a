"""A web process of its own, as scripts/serve starts it, over a database that can fall silent."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from backend.foundation.services import Services
from tests.databases import new_database
from tests.door.relay import Relay
from tests.door.web_process import WebProcesses
from tests.web.browser import Browser, open_browser
from tests.worker.process import environment_of


@pytest.fixture
def relay(postgres_url: str) -> Iterator[Relay]:
    """Between the process and PostgreSQL."""
    place = urlsplit(postgres_url)
    with Relay(place) as relay:
        yield relay


@pytest.fixture
def own_database(postgres_url: str) -> str:
    """A migrated database that no other test uses."""
    return asyncio.run(new_database(postgres_url, "door"))


@pytest.fixture
def web(
    relay: Relay, own_database: str, redis_url: str, fonts: Path, pki: Path, tmp_path: Path
) -> Iterator[WebProcesses]:
    """Starts web processes on one socket, which the test holds as systemd would."""
    environment = environment_of(
        database_url=relay.url_of(own_database),
        redis_url=redis_url,
        storage=tmp_path,
        fonts=fonts,
        pki=pki,
    )
    with WebProcesses(environment, tmp_path) as processes:
        yield processes


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened
