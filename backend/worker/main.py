"""The worker: a relay, an arq worker and the keeper of the audit log, until told to stop."""

import asyncio
import json
import logging
import signal
import socket
from collections.abc import AsyncGenerator, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from arq.connections import ArqRedis
from arq.worker import Worker
from redis.asyncio import ConnectionPool
from redis.exceptions import ConnectionError as RedisAway
from redis.exceptions import RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisSilent

from backend import bootstrap
from backend.auditing import jobs as auditing
from backend.auditing.jobs import AuditLog
from backend.foundation import asking
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.operations.server import serving
from backend.settings import Settings
from backend.worker import functions, relay, schedule

log = logging.getLogger(__name__)

QUEUE_POLL_SECONDS = 0.05
QUEUE_TIMEOUT_SECONDS = 3.0
"""A Redis that accepts but does not answer must hold neither the relay nor the jobs."""
CANCEL_AGAIN_SECONDS = 0.5
_LATEST_MS = 1 << 42
"""In the year 2109; Python's clock ends somewhere behind it."""


def encode(job: Mapping[str, Any]) -> bytes:
    """JSON, not pickle: who writes to Redis must not run code here."""
    return json.dumps(job).encode()


def decode(stored: bytes) -> dict[str, Any]:
    """What `encode` wrote; ValueError for all else, since arq trusts the types of what it reads."""
    match json.loads(stored):
        case {"f": str(), "a": list(), "k": {}, "t": None, "et": int(at)} as job:
            if 0 <= at < _LATEST_MS:
                return job
        case _:
            pass
    raise ValueError("not a message of the relay")


async def run(settings: Settings) -> None:
    """Works until SIGTERM or SIGINT; running jobs are given back to the ledger."""
    audit_log = bootstrap.audit_log(settings)
    if audit_log is None:
        log.warning("the audit log is not signed: PORTAL_AUDIT_KEY_FILE is not set")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    password = None if settings.redis_password is None else str(settings.redis_password)
    async with (
        bootstrap.traced(settings, "worker"),
        bootstrap.opened(settings, role=asking.WORKER, viewer=System(job="worker")) as services,
        open_queue(settings.redis_url, password) as queue,
        serving(settings.operations, services, queue=queue.ping),
    ):
        await services.documents.start()
        await _until(stop, settings, services, queue, audit_log)


async def _until(
    stop: asyncio.Event,
    settings: Settings,
    services: Services,
    queue: ArqRedis,
    audit_log: AuditLog | None,
) -> None:
    tasks: list[asyncio.Task[Any]] = [
        asyncio.create_task(
            relay.relay_forever(queue, services, settings.database_url, sandbox=settings.sandbox)
        ),
        asyncio.create_task(work_forever(queue, services)),
        asyncio.create_task(stop.wait()),
    ]
    if audit_log:
        tasks.append(asyncio.create_task(auditing.keep_forever(audit_log)))
    log.info("worker ready")
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    await end(rest)
    for task in done:
        task.result()


async def end(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancels tasks and returns when all have ended.

    Asks again until it is heard: redis-py sends inside asyncio.wait_for, which up to Python 3.11
    forgets a cancellation that meets the end of the sending (13 of 1,500 at the relay's ping). A
    process that waits for such a task would never stop.
    """
    lingering = set(tasks)
    while lingering:
        for task in lingering:
            task.cancel()
        _, lingering = await asyncio.wait(lingering, timeout=CANCEL_AGAIN_SECONDS)


@asynccontextmanager
async def open_queue(redis_url: str, password: str | None = None) -> AsyncGenerator[ArqRedis]:
    """The queue for relay and worker; it connects when it is used, and again when it must."""
    pool = ConnectionPool.from_url(
        redis_url,
        # What stands in the address wins, so that one without a password leaves this one.
        password=password,
        socket_connect_timeout=QUEUE_TIMEOUT_SECONDS,
        socket_timeout=QUEUE_TIMEOUT_SECONDS,
    )
    queue = ArqRedis(pool, job_serializer=encode, job_deserializer=decode)
    try:
        yield queue
    finally:
        await queue.aclose(close_connection_pool=True)


async def work_forever(queue: ArqRedis, services: Services) -> None:
    """Runs an arq worker until cancelled; one whose queue failed is replaced.

    The queue may be emptied at any time, for PostgreSQL knows what is due.
    """
    while True:
        try:
            await _work(queue, services)
        except (RedisAway, RedisSilent, OSError) as error:
            log.warning("queue waits: %s", type(error).__name__)
        except (ResponseError, ValueError):
            # A key of another type, a name that is no text: arq would stumble over it for ever.
            log.exception("the queue holds what arq cannot read, and is emptied")
            with suppress(RedisError, OSError):
                await queue.delete(queue.default_queue_name)
        await asyncio.sleep(relay.PAUSE_SECONDS)


async def _work(queue: ArqRedis, services: Services) -> None:
    worker = _worker(queue, services)
    try:
        await worker.async_run()
    finally:
        await _give_back(worker)


async def _give_back(worker: Worker) -> None:
    """Cancels the jobs, and returns when each has told Redis that it ended.

    Not worker.close(): it cancels arq's tasks in the middle of what they tell Redis, and gives up
    at the first that failed. For the same reason a further cancellation of the caller is not
    handed on: what arq shields would be left behind, to meet a closed connection.
    """
    told = set[asyncio.Task[Any]]()
    while running := [task for task in worker.tasks.values() if not task.done()]:
        jobs = set(worker.job_tasks.values()) - told
        for job in jobs:
            job.cancel()
        told |= jobs
        with suppress(asyncio.CancelledError):
            await asyncio.wait(running, timeout=CANCEL_AGAIN_SECONDS)
    await asyncio.gather(*worker.tasks.values(), return_exceptions=True)


def _worker(queue: ArqRedis, services: Services) -> Worker:
    return Worker(
        functions=functions.arq_functions(),
        cron_jobs=schedule.cron_jobs(),
        redis_pool=queue,
        job_serializer=encode,
        job_deserializer=decode,
        ctx={"services": services},
        max_jobs=functions.PARALLEL_JOBS,
        job_timeout=functions.ARQ_TIMEOUT_SECONDS,
        poll_delay=QUEUE_POLL_SECONDS,
        keep_result=0,
        handle_signals=False,
        log_results=False,
        health_check_key=f"worker:{socket.gethostname()}",
        timezone=CHINA,  # pyright: ignore[reportArgumentType] -- any tzinfo will do
    )
