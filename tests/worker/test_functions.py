"""One delivery run: leased, renewed while it runs, finished, failed or interrupted."""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.foundation import clock, db, outbox
from backend.foundation.channels import Message
from backend.foundation.clock import WrongClock
from backend.foundation.outbox import Delivery, OutboxDelivery
from backend.foundation.services import Services
from backend.notices.models import Notice
from backend.proofs.lifecycle import ProofState
from backend.worker import functions, schedule
from backend.worker.functions import run_delivery
from tests.databases import as_owner
from tests.factories import a_committee, a_proof
from tests.worker import workshop

pytestmark = pytest.mark.anyio


@dataclass
class SlowChannel:
    """A gateway that takes its time; a message it has taken over stays with it."""

    shows_codes = False
    called: asyncio.Event = field(default_factory=asyncio.Event)
    answers: asyncio.Event = field(default_factory=asyncio.Event)
    error: Exception | None = None
    calls: int = 0

    async def send(self, message: Message) -> None:
        self.calls += 1
        self.called.set()
        await self.answers.wait()
        if self.error:
            raise self.error


async def a_message_to_send(services: Services, channel: SlowChannel) -> tuple[Any, Delivery]:
    """The delivery whose job sends one short message through `channel`, and its context."""
    proof = await a_proof(services, await a_committee(services), state=ProofState.SENT_BACK)
    found = [each for each in await workshop.deliveries() if each.job.endswith("send_back")]
    assert found[0].payload == {"proof_id": str(proof.id)}
    return {"services": replace(services, channel=channel)}, found[0]


async def row_of(delivery: Delivery) -> OutboxDelivery:
    return await OutboxDelivery.get(id=delivery.id)


async def test_a_finished_job_is_done_in_the_ledger(services: Services, database: None) -> None:
    await workshop.quick_work()
    (delivery,) = await workshop.deliveries()

    await run_delivery({"services": services}, delivery.id)

    assert (await row_of(delivery)).done_at is not None


async def test_a_delivery_that_is_done_or_unknown_is_left_alone(
    services: Services, database: None
) -> None:
    await workshop.failing_work()
    render = next(each for each in await workshop.deliveries() if each.job == workshop.RENDER)
    await outbox.finish(render.id)

    await run_delivery({"services": services}, render.id)
    await run_delivery({"services": services}, 987_654_321)

    assert (await row_of(render)).last_error is None


async def test_a_worker_whose_clock_is_wrong_does_nothing_and_leaves_it_to_others(
    services: Services, database: None
) -> None:
    await workshop.quick_work()
    (delivery,) = await workshop.deliveries()

    with clock.wrong(timedelta(seconds=-61)):
        await run_delivery({"services": services}, delivery.id)
    left = await row_of(delivery)

    assert left.done_at is None
    assert left.last_error is not None
    assert "WrongClock" in left.last_error


async def test_nothing_that_the_clock_starts_runs_by_a_wrong_one(
    services: Services, database: None
) -> None:
    jobs = schedule.cron_jobs()
    assert len(jobs) >= 13

    with clock.wrong(timedelta(days=400)):
        for job in jobs:
            with pytest.raises(WrongClock):
                await job.coroutine({"services": services})  # type: ignore[call-arg] -- arq's own


async def test_a_job_that_fails_leaves_its_error_and_a_pause(
    services: Services, database: None, caplog: pytest.LogCaptureFixture
) -> None:
    await workshop.failing_work()
    render = next(each for each in await workshop.deliveries() if each.job == workshop.RENDER)

    with caplog.at_level(logging.WARNING, logger="backend.worker"):
        await run_delivery({"services": services}, render.id)

    row = await row_of(render)
    assert row.done_at is None
    assert (row.last_error or "").startswith("DoesNotExist(")
    assert "Traceback" in caplog.text
    assert await outbox.take_due() == []


async def test_an_error_that_no_database_can_store_is_on_record_all_the_same(
    services: Services, database: None, caplog: pytest.LogCaptureFixture
) -> None:
    # Half a character cannot travel between the processes of a parallel test run either.
    caplog.set_level(logging.CRITICAL, logger="backend.worker")
    channel = SlowChannel(error=ValueError("NUL \x00 and half a character \udc80" + "长" * 2000))
    channel.answers.set()
    context, delivery = await a_message_to_send(services, channel)

    await run_delivery(context, delivery.id)

    assert (await row_of(delivery)).last_error == (
        "ValueError('NUL \\x00 and half a character \\udc80" + "长" * 2000
    )[:1000]


async def test_a_job_that_outlasts_its_lease_keeps_it(services: Services, database: None) -> None:
    channel = SlowChannel()
    context, delivery = await a_message_to_send(services, channel)
    running = asyncio.create_task(run_delivery(context, delivery.id))
    await channel.called.wait()

    await workshop.later(outbox.LEASE_SECONDS - 0.5)

    async def is_renewed() -> bool:
        # As another connection sees it: the lease is nearly whole again.
        rows = await db.connection().execute_query_dict(
            "SELECT 1 FROM outbox_delivery WHERE id = $1"
            " AND due_at > now() + make_interval(secs => $2)",
            [delivery.id, outbox.LEASE_SECONDS - 1],
        )
        return bool(rows)

    await workshop.eventually(is_renewed)
    assert await outbox.start(delivery.id, uuid4()) is None
    channel.answers.set()
    await running
    assert (await row_of(delivery)).done_at is not None


async def test_a_renewal_that_fails_neither_stops_the_job_nor_the_next_renewal(
    services: Services, database: None, caplog: pytest.LogCaptureFixture
) -> None:
    channel = SlowChannel()
    context, delivery = await a_message_to_send(services, channel)
    running = asyncio.create_task(run_delivery(context, delivery.id))
    await channel.called.wait()

    with as_owner():
        await db.connection().execute_script("ALTER TABLE outbox_delivery RENAME TO hidden")
    try:

        async def has_failed() -> bool:
            return "lease of delivery" in caplog.text

        await workshop.eventually(has_failed)
    finally:
        with as_owner():
            await db.connection().execute_script("ALTER TABLE hidden RENAME TO outbox_delivery")
    channel.answers.set()
    await running

    assert (await row_of(delivery)).done_at is not None


async def test_an_interrupted_job_is_given_back_and_due_at_once(
    services: Services, database: None
) -> None:
    channel = SlowChannel()
    context, delivery = await a_message_to_send(services, channel)
    running = asyncio.create_task(run_delivery(context, delivery.id))
    await channel.called.wait()

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    row = await row_of(delivery)
    assert (row.done_at, row.last_error) == (None, None)
    channel.answers.set()
    await run_delivery(context, delivery.id)
    assert (await row_of(delivery)).done_at is not None
    assert await Notice.filter(
        subject_id=delivery.payload["proof_id"], channel_outcome="sent"
    ).exists()


async def test_a_job_that_never_ends_is_stopped_and_fails_like_any_other(
    services: Services, database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(functions, "JOB_TIMEOUT_SECONDS", 0.2)
    context, delivery = await a_message_to_send(services, SlowChannel())

    await run_delivery(context, delivery.id)

    row = await row_of(delivery)
    assert (row.done_at, row.last_error) == (None, "TimeoutError()")
    assert await outbox.take_due() == []


async def test_two_copies_of_a_message_at_once_do_the_job_once(
    services: Services, database: None
) -> None:
    channel = SlowChannel()
    context, delivery = await a_message_to_send(services, channel)
    copies = [asyncio.create_task(run_delivery(context, delivery.id)) for _ in range(4)]
    await channel.called.wait()
    channel.answers.set()

    await asyncio.gather(*copies)

    assert channel.calls == 1
