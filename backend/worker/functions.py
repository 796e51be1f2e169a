"""A plain job as an arq function: lease, run, renew while it runs, and say how it ended."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

from arq.worker import Function, func

from backend import reactions
from backend.foundation import clock, crash_points, db, metrics, outbox, request_ids, tracing
from backend.foundation.crash_points import CrashPoint
from backend.foundation.errors import NotFound
from backend.foundation.lifecycle import WrongState
from backend.foundation.outbox import Delivery
from backend.foundation.services import Services

log = logging.getLogger(__name__)

PARALLEL_JOBS = 4
"""Rendering uses one process and sealing one thread; more would only wait."""
JOB_TIMEOUT_SECONDS = 60.0
"""The slowest job renders three pages in under 10 s on the smallest machine."""
ARQ_TIMEOUT_SECONDS = JOB_TIMEOUT_SECONDS + 10
"""arq cancels what overruns, as if the process stopped; our own limit tells the two apart."""
_RENEW_SECONDS = 0.5
"""Four renewals may be late or lost before the lease is."""


def arq_functions() -> list[Function]:
    """One arq function per job of the reactions table, under the job's own name."""
    # No result is kept and no retry is arq's: the ledger in PostgreSQL knows both.
    return [
        func(run_delivery, name=name, keep_result=0, timeout=ARQ_TIMEOUT_SECONDS, max_tries=2)
        for name in reactions.JOBS
    ]


async def run_delivery(ctx: dict[Any, Any], delivery_id: int) -> None:
    """Runs one delivery, if it still needs running."""
    runner = uuid4()
    delivery = await outbox.start(delivery_id, runner)
    if delivery is not None:
        await run_leased(ctx["services"], delivery, runner)


async def run_leased(services: Services, delivery: Delivery, runner: UUID) -> None:
    """Runs a delivery whose lease the runner has. To be called in a task of its own."""
    crash_points.reached(CrashPoint.LEASED)
    # What is said in this task is said for this request.
    request_ids.enter(delivery.request_id)
    began = time.perf_counter()
    outcome = "interrupted"
    with tracing.span("job", delivery.job, of=delivery.request_id, delivery_id=delivery.id) as span:
        try:
            outcome = await _run(services, delivery, runner)
        finally:
            seconds = time.perf_counter() - began
            metrics.DELIVERIES.labels(delivery.job, outcome).observe(seconds)
            span.tell(outcome)
            log.info("job %s of delivery %s: %s", delivery.job, delivery.id, outcome)


async def _run(services: Services, delivery: Delivery, runner: UUID) -> str:
    """How it ended: `done` or `failed`."""
    try:
        async with _renewed(delivery.id, runner), asyncio.timeout(JOB_TIMEOUT_SECONDS):
            await _job(services, delivery)
    except asyncio.CancelledError:
        # The process is stopping: whoever is next goes on at once.
        await asyncio.shield(outbox.give_back(delivery, runner, error=None))
        raise
    except Exception as error:
        log.warning("job %s of delivery %s failed", delivery.job, delivery.id, exc_info=error)
        # repr writes as escapes what PostgreSQL cannot store: NUL and lone surrogates.
        await outbox.give_back(delivery, runner, error=repr(error)[:1000])
        return "failed"
    return "done"


async def _job(services: Services, delivery: Delivery) -> None:
    # Whoever has the right time takes it over; this one would put wrong moments on record.
    clock.require_right(delivery.taken_at)
    arguments = reactions.arguments_of(delivery.event, delivery.payload)
    try:
        await reactions.JOBS[delivery.job](services, **arguments)
    except (WrongState, NotFound):
        # Somebody else did it between our look and our step; there is nothing left to do.
        log.info("job %s of delivery %s was done by another", delivery.job, delivery.id)
    crash_points.reached(CrashPoint.DONE)
    await outbox.finish(delivery.id)


@asynccontextmanager
async def _renewed(delivery_id: int, runner: UUID) -> AsyncGenerator[None]:
    async def renew() -> None:
        while True:
            await asyncio.sleep(_RENEW_SECONDS)
            try:
                await outbox.renew(delivery_id, runner)
            except db.OUTAGES as error:
                log.warning("lease of delivery %s waits: %s", delivery_id, type(error).__name__)

    task = asyncio.create_task(renew())
    try:
        yield
    finally:
        task.cancel()
        # To suppress the cancellation of `await task` would swallow one of our own as well.
        await asyncio.gather(task, return_exceptions=True)
