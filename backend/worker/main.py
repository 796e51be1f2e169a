"""The worker: a relay and an arq worker side by side, until told to stop."""

import asyncio
import json
import logging
import signal
import socket
from collections.abc import Mapping
from typing import Any

from arq.connections import ArqRedis, RedisSettings, create_pool
from arq.worker import Worker
from redis.exceptions import RedisError

from backend import bootstrap
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.settings import Settings
from backend.worker import functions, relay, schedule

log = logging.getLogger(__name__)

PARALLEL_JOBS = 4
"""Rendering uses one process and sealing one thread; more would only wait."""
QUEUE_POLL_SECONDS = 0.05


def encode(job: Mapping[str, Any]) -> bytes:
    """JSON, not pickle: who writes to Redis must not run code here."""
    return json.dumps(job).encode()


def decode(stored: bytes) -> dict[str, Any]:
    """What `encode` wrote."""
    return json.loads(stored)


async def run(settings: Settings) -> None:
    """Works until SIGTERM or SIGINT; running jobs are given back to the ledger."""
    async with bootstrap.opened(settings) as services:
        await services.documents.start()
        await _until_stopped(settings, services)


async def _until_stopped(settings: Settings, services: Services) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    queue = await open_queue(settings.redis_url)
    tasks: list[asyncio.Task[Any]] = [
        asyncio.create_task(relay.relay_forever(queue, settings.database_url)),
        asyncio.create_task(work_forever(settings.redis_url, services)),
        asyncio.create_task(stop.wait()),
    ]
    log.info("worker ready")
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    await queue.aclose()
    for task in done:
        task.result()


async def open_queue(redis_url: str) -> ArqRedis:
    """The connection the relay enqueues through; waits up to half a minute for Redis."""
    return await create_pool(_redis(redis_url), job_serializer=encode, job_deserializer=decode)


async def work_forever(redis_url: str, services: Services) -> None:
    """Runs an arq worker; one that lost Redis is replaced, for PostgreSQL knows what is due."""
    while True:
        worker = _worker(redis_url, services)
        try:
            await worker.async_run()
        except (RedisError, OSError) as error:
            log.warning("queue waits: %s", type(error).__name__)
            await asyncio.sleep(relay.PAUSE_SECONDS)
        finally:
            await _close(worker)


def _worker(redis_url: str, services: Services) -> Worker:
    return Worker(
        functions=functions.arq_functions(),
        cron_jobs=schedule.cron_jobs(),
        redis_settings=_redis(redis_url),
        job_serializer=encode,
        job_deserializer=decode,
        ctx={"services": services},
        max_jobs=PARALLEL_JOBS,
        poll_delay=QUEUE_POLL_SECONDS,
        keep_result=0,
        handle_signals=False,
        log_results=False,
        health_check_key=f"worker:{socket.gethostname()}",
        timezone=CHINA,  # pyright: ignore[reportArgumentType] -- any tzinfo will do
    )


async def _close(worker: Worker) -> None:
    try:
        await worker.close()
    except (RedisError, OSError):
        log.info("queue was already gone")


def _redis(url: str) -> RedisSettings:
    settings = RedisSettings.from_dsn(url)
    # A Redis that accepts but does not answer must not hold the relay.
    settings.conn_timeout = 3
    settings.conn_retries = 30
    return settings
