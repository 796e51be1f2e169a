"""Jobs without a queue: while Redis is away, PostgreSQL hands out itself what is due."""

import asyncio
import time
from uuid import uuid4

from backend import reactions
from backend.foundation import outbox
from backend.foundation.services import Services
from backend.worker import functions

SWEEP_SECONDS = 10.0
"""Then the relay looks for Redis again: 3 s when it keeps silent, so that most of the time is
work, and a Redis that came back has its jobs within 30 s."""


async def sweep(services: Services, *, sandbox: bool = False) -> None:
    """Runs what is due and what follows from it, until nothing is due or the time has passed."""
    end = time.monotonic() + SWEEP_SECONDS
    while time.monotonic() < end:
        await outbox.expand(reactions.job_names(sandbox=sandbox))
        runner = uuid4()
        due = await outbox.take_over(runner, most=functions.PARALLEL_JOBS)
        if not due:
            return
        runs = (functions.run_leased(services, delivery, runner) for delivery in due)
        for ended in await asyncio.gather(*runs, return_exceptions=True):
            # A job that failed is on record; what comes up to here is PostgreSQL being away.
            if ended is not None:
                raise ended
