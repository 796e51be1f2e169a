"""From the outbox to arq: woken by NOTIFY, and by the clock when a notification was lost.

While Redis is away the relay has the jobs run right here, see sweeping.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import asyncpg
from arq.connections import ArqRedis
from redis.exceptions import RedisError

from backend import reactions
from backend.foundation import crash_points, db, outbox
from backend.foundation.crash_points import CrashPoint
from backend.foundation.services import Services
from backend.worker import sweeping

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
"""The longest a lost notification or an expired lease waits to be noticed."""
PAUSE_SECONDS = 1.0
"""Between tries while PostgreSQL or Redis is away."""


async def relay_forever(
    queue: ArqRedis, services: Services, database_url: str, *, sandbox: bool = False
) -> None:
    """Runs until cancelled; outages of PostgreSQL are waited out, those of Redis worked through."""
    while True:
        try:
            await _relay_or_sweep(queue, services, database_url, sandbox=sandbox)
        except db.OUTAGES as error:
            log.warning("relay waits: %s", type(error).__name__)
        await asyncio.sleep(PAUSE_SECONDS)


async def relay_once(queue: ArqRedis, *, sandbox: bool = False) -> int:
    """Expands new events and hands over what is due; returns how much moved."""
    moved = await outbox.expand(reactions.job_names(sandbox=sandbox))
    # Nothing is taken for a queue that is away: it would be sent again only after its time.
    await queue.ping()
    for delivery in await outbox.take_due():
        crash_points.reached(CrashPoint.TAKEN)
        # A fresh id each time: arq drops a second job with an id it still knows.
        job_id = f"{delivery.id}:{delivery.attempts}"
        await queue.enqueue_job(delivery.job, delivery.id, _job_id=job_id)
        crash_points.reached(CrashPoint.ENQUEUED)
        moved += 1
    return moved


async def _relay_or_sweep(
    queue: ArqRedis, services: Services, database_url: str, *, sandbox: bool
) -> None:
    try:
        await _relay_while_woken(queue, database_url, sandbox=sandbox)
    except RedisError as error:
        log.warning("relay works without the queue: %s", type(error).__name__)
        await sweeping.sweep(services, sandbox=sandbox)


async def _relay_while_woken(queue: ArqRedis, database_url: str, *, sandbox: bool) -> None:
    wake = asyncio.Event()
    async with _listener(database_url, wake) as listener:
        # The pool reconnects by itself and would hide that nobody wakes us any more.
        while not listener.is_closed():
            wake.clear()
            if await relay_once(queue, sandbox=sandbox) == 0:
                # Not wait_for: up to Python 3.11 it forgets a cancellation that meets a wake-up.
                with suppress(TimeoutError):
                    async with asyncio.timeout(POLL_SECONDS):
                        await wake.wait()


@asynccontextmanager
async def _listener(database_url: str, wake: asyncio.Event) -> AsyncGenerator[asyncpg.Connection]:
    listener = await asyncpg.connect(database_url)
    try:

        def on_notification(*_: object) -> None:
            wake.set()

        await listener.add_listener(outbox.CHANNEL, on_notification)
        listener.add_termination_listener(on_notification)
        yield listener
    finally:
        # Not close(): its time-out would take the place of a cancellation.
        listener.terminate()
