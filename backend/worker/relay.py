"""From the outbox to arq: woken by NOTIFY, and by the clock when a notification was lost."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg
from arq.connections import ArqRedis
from redis.exceptions import RedisError
from tortoise.exceptions import DBConnectionError, OperationalError

from backend import reactions
from backend.foundation import outbox

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
"""The longest a lost notification or an expired lease waits to be noticed."""
PAUSE_SECONDS = 1.0
"""Between tries while PostgreSQL or Redis is away."""

OUTAGES = (RedisError, OSError, DBConnectionError, OperationalError, asyncpg.PostgresError)


async def relay_forever(queue: ArqRedis, database_url: str) -> None:
    """Runs until cancelled; outages are waited out."""
    while True:
        try:
            async with _woken(database_url) as wake:
                await _relay(queue, wake)
        except OUTAGES as error:
            log.warning("relay waits: %s", type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)


async def relay_once(queue: ArqRedis) -> int:
    """Expands new events and hands over what is due; returns how much moved."""
    moved = await outbox.expand(reactions.job_names())
    for delivery in await outbox.take_due():
        # A fresh id each time: arq drops a second job with an id it still knows.
        job_id = f"{delivery.id}:{delivery.attempts}"
        await queue.enqueue_job(delivery.job, delivery.id, _job_id=job_id)
        moved += 1
    return moved


async def _relay(queue: ArqRedis, wake: asyncio.Event) -> None:
    while True:
        wake.clear()
        if await relay_once(queue) == 0:
            try:
                await asyncio.wait_for(wake.wait(), POLL_SECONDS)
            except TimeoutError:
                continue


@asynccontextmanager
async def _woken(database_url: str) -> AsyncGenerator[asyncio.Event]:
    wake = asyncio.Event()
    listener = await asyncpg.connect(database_url)
    try:

        def on_notification(*_: object) -> None:
            wake.set()

        await listener.add_listener(outbox.CHANNEL, on_notification)
        yield wake
    finally:
        await listener.close(timeout=1)
