"""Redis goes, comes back, keeps silent: jobs wait, and are done within seconds of its return."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis.exceptions import TimeoutError as RedisSilent

from backend.foundation.outbox import OutboxDelivery
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.worker import main
from backend.worker.main import open_queue
from tests.factories import a_committee, a_proof
from tests.worker import workshop
from tests.worker.servers import SamePortRedis

pytestmark = pytest.mark.anyio


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[SamePortRedis]:
    with SamePortRedis(tmp_path) as server:
        yield server


async def test_work_goes_on_when_redis_comes_back(
    services: Services,
    database: None,
    database_url: str,
    own_redis: SamePortRedis,
    caplog: pytest.LogCaptureFixture,
) -> None:
    committee = await a_committee(services)

    async def relay_and_worker_wait() -> bool:
        return "relay waits" in caplog.text and "queue waits" in caplog.text

    async with (
        open_queue(own_redis.url) as queue,
        workshop.working(queue, services, database_url),
    ):
        before = await a_proof(services, committee, state=ProofState.APPROVED)
        await workshop.eventually(lambda: workshop.is_issued(before.id))
        await workshop.eventually(workshop.all_done)
        own_redis.stop()
        during = await a_proof(services, committee, state=ProofState.APPROVED)
        await workshop.eventually(relay_and_worker_wait)
        own_redis.start()
        await workshop.eventually(lambda: workshop.is_issued(during.id))

    # Nothing was taken for a queue that was away, and so nothing had to be sent again.
    assert await OutboxDelivery.filter(attempts__gt=1).count() == 0


async def test_a_worker_that_starts_before_redis_waits_for_it(
    services: Services, database: None, database_url: str, own_redis: SamePortRedis
) -> None:
    own_redis.stop()
    await workshop.quick_work()
    async with (
        open_queue(own_redis.url) as queue,
        workshop.working(queue, services, database_url),
    ):
        await asyncio.sleep(0.2)
        own_redis.start()
        await workshop.eventually(workshop.all_done)


async def test_a_redis_that_accepts_and_keeps_silent_holds_nobody_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(main, "QUEUE_TIMEOUT_SECONDS", 0.2)

    async def keep_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(keep_silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with open_queue(f"redis://127.0.0.1:{port}/0") as queue:
            with pytest.raises(RedisSilent):
                await asyncio.wait_for(queue.ping(), workshop.PATIENCE_SECONDS)


@pytest.mark.parametrize("place", ["redis://127.0.0.1:1/0", "unix:///nowhere.sock?db=0"])
async def test_a_password_of_special_characters_is_sent_as_meant(place: str) -> None:
    address = place.replace("//", "//:p%40ss%3A%2F%25@", 1)

    async with open_queue(address) as queue:
        assert queue.connection_pool.connection_kwargs["password"] == "p@ss:/%"
