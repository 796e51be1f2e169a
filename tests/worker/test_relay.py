"""The relay: everything due reaches the queue once, whatever was lost on the way."""

import asyncio
from uuid import uuid4

import asyncpg
import pytest
from arq.connections import ArqRedis
from redis.exceptions import ConnectionError as RedisAway

from backend.foundation import outbox
from backend.foundation.outbox import OutboxDelivery
from backend.foundation.services import Services
from backend.worker.main import end, open_queue
from backend.worker.relay import relay_forever, relay_once
from scripts.local.embedded import free_port
from tests.worker import workshop

pytestmark = pytest.mark.anyio


async def test_the_queue_gets_the_number_of_a_delivery_and_nothing_else(
    database: None, queue: ArqRedis
) -> None:
    await workshop.quick_work()

    assert await relay_once(queue) == 2  # One event, one delivery.
    assert await relay_once(queue) == 0

    (message,) = await queue.queued_jobs()
    delivery = await OutboxDelivery.get()
    assert (message.function, message.args, message.kwargs) == (delivery.job, [delivery.id], {})


async def test_what_redis_forgot_is_sent_again(database: None, queue: ArqRedis) -> None:
    await workshop.quick_work()
    await relay_once(queue)
    await queue.flushall()

    await workshop.later(outbox.RESEND_SECONDS)
    await relay_once(queue)

    assert len(await queue.queued_jobs()) == 1


async def test_a_dead_worker_s_message_does_not_hold_up_its_second_copy(
    services: Services, database: None, database_url: str, queue: ArqRedis
) -> None:
    await workshop.quick_work()
    await relay_once(queue)
    delivery = await OutboxDelivery.get()
    # What a worker killed in the middle of it leaves: its lease, and arq's mark.
    await outbox.start(delivery.id, uuid4())
    await queue.set(f"arq:in-progress:{delivery.id}:1", b"1")

    await workshop.later(outbox.LEASE_SECONDS)
    async with workshop.working(queue, services, database_url):
        await workshop.eventually(workshop.all_done)

    assert (await OutboxDelivery.get()).attempts == 2


async def test_nothing_is_taken_for_a_queue_that_is_away(database: None) -> None:
    await workshop.quick_work()

    async with open_queue(f"redis://127.0.0.1:{free_port()}/0") as nobody:
        for _ in range(3):
            with pytest.raises(RedisAway):
                await relay_once(nobody)

    delivery = await OutboxDelivery.get()
    assert delivery.attempts == 0
    assert len(await outbox.take_due()) == 1


async def test_a_listener_that_was_cut_off_listens_again(
    services: Services, database: None, database_url: str, queue: ArqRedis
) -> None:
    relay = asyncio.create_task(relay_forever(queue, services, database_url))
    neighbour = await asyncpg.connect(database_url)

    async def listeners() -> list[int]:
        rows = await neighbour.fetch(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND query LIKE 'LISTEN%'"
        )
        return [row["pid"] for row in rows]

    async def is_listening() -> bool:
        return bool(await listeners())

    try:
        await workshop.eventually(is_listening)
        (first,) = await listeners()
        await neighbour.execute("SELECT pg_terminate_backend($1, 10000)", first)

        await workshop.eventually(is_listening)

        assert first not in await listeners()
    finally:
        await end([relay])
        await neighbour.close()
