"""An empty queue, a worker over it, and a gateway to send through."""

from collections.abc import AsyncIterator, Iterator

import pytest
from arq.connections import ArqRedis

from backend.foundation.services import Services
from backend.worker.main import open_queue
from tests.worker.gateway import Gateway, gateway
from tests.worker.workshop import working


@pytest.fixture
async def queue(redis_url: str) -> AsyncIterator[ArqRedis]:
    """Redis, with nothing in it."""
    async with open_queue(redis_url) as opened:
        await opened.flushall()
        yield opened


@pytest.fixture
async def at_work(
    queue: ArqRedis, services: Services, database: None, database_url: str
) -> AsyncIterator[None]:
    """A worker over empty tables and an empty queue."""
    async with working(queue, services, database_url):
        yield


@pytest.fixture
def sms() -> Iterator[Gateway]:
    with gateway() as running:
        yield running
