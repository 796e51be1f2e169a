"""Redis goes, comes back, keeps silent: papers are made all the same, and nobody is held long."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from redis.exceptions import TimeoutError as RedisSilent

from backend.foundation import outbox
from backend.foundation.outbox import OutboxDelivery
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.worker import main, sweeping
from backend.worker.main import open_queue
from scripts.local.same_port import SamePortRedis
from tests.factories import a_committee, a_proof
from tests.worker import workshop

pytestmark = pytest.mark.anyio


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[SamePortRedis]:
    with SamePortRedis(tmp_path) as server:
        yield server


async def test_work_goes_on_without_redis_and_when_it_comes_back(
    services: Services,
    database: None,
    database_url: str,
    own_redis: SamePortRedis,
    caplog: pytest.LogCaptureFixture,
) -> None:
    committee = await a_committee(services)

    async def both_notice() -> bool:
        return "relay works without" in caplog.text and "queue waits" in caplog.text

    async with (
        open_queue(own_redis.url) as queue,
        workshop.working(queue, services, database_url),
    ):
        before = await a_proof(services, committee, state=ProofState.APPROVED)
        await workshop.eventually(lambda: workshop.is_issued(before.id))
        await workshop.eventually(workshop.all_done)
        own_redis.stop()
        during = await a_proof(services, committee, state=ProofState.APPROVED)
        await workshop.eventually(both_notice)
        await workshop.eventually(lambda: workshop.is_issued(during.id))
        own_redis.start()
        after = await a_proof(services, committee, state=ProofState.APPROVED)
        await workshop.eventually(lambda: workshop.is_issued(after.id))

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


async def test_a_job_that_fails_without_redis_waits_its_pause_like_any_other(
    services: Services, database: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, logger="backend.worker")
    await workshop.failing_work()
    await workshop.quick_work()

    await sweeping.sweep(services)

    left = await OutboxDelivery.get(done_at=None)
    assert (left.job, left.attempts) == (workshop.RENDER, 1)
    assert (left.last_error or "").startswith("DoesNotExist(")
    assert await outbox.take_over(uuid4(), most=10) == []


async def test_two_that_work_without_redis_share_what_is_due(
    services: Services, database: None
) -> None:
    await workshop.quick_work(30)

    await asyncio.gather(sweeping.sweep(services), sweeping.sweep(services))

    assert await OutboxDelivery.filter(done_at__isnull=False, attempts=1).count() == 30


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
