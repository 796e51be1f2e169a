"""The ledger: what happened is never lost, what follows is done by one runner at a time."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar
from uuid import UUID, uuid4

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import reactions
from backend.foundation import db, outbox
from backend.foundation.outbox import Delivery, Event, OutboxDelivery, OutboxEvent
from backend.proofs.lifecycle import ProofApproved, ProofSentBack
from backend.seals.lifecycle import SealRetired

FOLLOWS = reactions.job_names()
SENDING_BACK = "notices.tell_owner_of_send_back"

database_test = pytest.mark.anyio


async def happened(count: int = 1) -> None:
    """So many events with one reaction each."""
    for _ in range(count):
        await outbox.record(ProofSentBack(proof_id=uuid4()))


async def a_delivery() -> Delivery:
    """One delivery, just handed to the queue."""
    await happened()
    await outbox.expand(FOLLOWS)
    (delivery,) = await outbox.take_due()
    return delivery


async def later(seconds: float) -> None:
    """Time passes for every delivery."""
    await db.connection().execute_query(
        "UPDATE outbox_delivery SET due_at = due_at - make_interval(secs => $1)", [seconds]
    )


async def seconds_until_due(delivery: Delivery) -> float:
    (row,) = await db.connection().execute_query_dict(
        "SELECT extract(epoch FROM due_at - now())::float8 AS seconds FROM outbox_delivery"
        " WHERE id = $1",
        [delivery.id],
    )
    return row["seconds"]


# What happened


@database_test
async def test_an_event_of_a_transaction_that_is_rolled_back_leaves_nothing(
    database: None,
) -> None:
    async def fail_after_the_event() -> None:
        async with db.transaction():
            await happened()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_the_event()
    async with db.transaction():
        await happened()

    assert await outbox.expand(FOLLOWS) == 1
    assert await OutboxEvent.all().count() == 1


@database_test
async def test_relays_are_woken_when_the_transaction_commits_and_not_before(
    database: None, database_url: str
) -> None:
    heard: asyncio.Queue[object] = asyncio.Queue()
    listener = await asyncpg.connect(database_url)
    await listener.add_listener(outbox.CHANNEL, lambda *heard_now: heard.put_nowait(heard_now[-1]))
    try:
        async with db.transaction():
            await happened()
            await listener.execute("SELECT 1")  # Whatever was said until now has arrived.
            assert heard.empty()
        event = await OutboxEvent.get()
        assert await asyncio.wait_for(heard.get(), 10) == str(event.id)
    finally:
        await listener.close()


@given(st.sampled_from(list(reactions.EVENTS.values())).flatmap(st.builds))
def test_every_event_comes_back_from_json_as_it_was(event: Event) -> None:
    stored = json.loads(json.dumps(event.payload()))

    assert type(event).from_payload(stored) == event


@given(st.data())
def test_every_kind_of_field_comes_back_from_json_as_it_was(data: st.DataObject) -> None:
    @dataclass(frozen=True, kw_only=True, slots=True)
    class Everything(Event):
        NAME: ClassVar[str] = "tests.everything"
        text: str
        number: int
        id: UUID | None
        day: date
        moment: datetime | None

    times = st.datetimes(timezones=st.just(UTC))
    event = data.draw(st.builds(Everything, moment=st.none() | times))

    assert Everything.from_payload(json.loads(json.dumps(event.payload()))) == event


@database_test
async def test_a_delivery_carries_what_its_event_said(database: None) -> None:
    event = SealRetired(seal_id=uuid4(), organisation_id=uuid4(), reason="改制 “NUL”没有")
    await outbox.record(event)
    await outbox.expand({event.NAME: ["tests.look"]})

    (delivery,) = await outbox.take_due()

    assert (delivery.event, delivery.job) == (event.NAME, "tests.look")
    assert SealRetired.from_payload(delivery.payload) == event


def test_a_job_gets_the_fields_of_its_event_and_not_what_an_older_release_wrote_beside() -> None:
    proof_id = uuid4()

    arguments = reactions.arguments_of(
        "proof.approved", {"proof_id": str(proof_id), "dropped_since": "x"}
    )

    assert arguments == {"proof_id": proof_id}


# What follows


@database_test
async def test_an_event_becomes_one_delivery_for_each_of_its_reactions(database: None) -> None:
    await outbox.record(ProofApproved(proof_id=uuid4()))
    await outbox.record(SealRetired(seal_id=uuid4(), organisation_id=uuid4(), reason="worn"))

    assert await outbox.expand(FOLLOWS) == 2
    assert await outbox.expand(FOLLOWS) == 0

    jobs = await OutboxDelivery.all().values_list("job", flat=True)
    assert sorted(jobs) == ["notices.tell_owner_of_approval", "proofs.render_proof"]


@database_test
async def test_relays_at_once_expand_each_event_once(database: None) -> None:
    await happened(250)

    async def relay() -> int:
        expanded = 0
        while count := await outbox.expand(FOLLOWS):
            expanded += count
        return expanded

    assert sum(await asyncio.gather(*(relay() for _ in range(5)))) == 250
    assert await OutboxDelivery.all().count() == 250


@database_test
async def test_an_event_that_only_a_newer_release_knows_waits_for_its_worker(
    database: None,
) -> None:
    older: Mapping[str, Sequence[str]] = {
        event: jobs for event, jobs in FOLLOWS.items() if event != ProofSentBack.NAME
    }
    await happened()

    assert await outbox.expand(older) == 0
    assert await outbox.expand(FOLLOWS) == 1
    assert await OutboxDelivery.get().values_list("job", flat=True) == SENDING_BACK


@database_test
async def test_relays_at_once_hand_a_delivery_over_once(database: None) -> None:
    await happened(10)
    await outbox.expand(FOLLOWS)

    taken = await asyncio.gather(*(outbox.take_due() for _ in range(5)))

    ids = [delivery.id for batch in taken for delivery in batch]
    assert len(ids) == len(set(ids)) == 10


@database_test
async def test_the_queue_never_holds_more_than_it_can_start_in_time(database: None) -> None:
    await happened(100)
    await outbox.expand(FOLLOWS)

    first = await outbox.take_due()
    assert len(first) == 12
    assert await outbox.take_due() == []

    for delivery in first[:10]:
        await outbox.start(delivery.id, uuid4())
    assert len(await outbox.take_due()) == 10


@database_test
async def test_however_long_deliveries_wait_each_is_handed_over_once(database: None) -> None:
    await happened(200)
    while await outbox.expand(FOLLOWS):
        pass

    while batch := await outbox.take_due():
        await later(outbox.RESEND_SECONDS - 1)
        for delivery in batch:
            await outbox.start(delivery.id, uuid4())
            await outbox.finish(delivery.id)

    assert await OutboxDelivery.filter(done_at__not_isnull=True, attempts=1).count() == 200


@database_test
async def test_a_message_that_the_queue_lost_is_handed_over_again(database: None) -> None:
    lost = await a_delivery()
    assert await outbox.take_due() == []

    await later(outbox.RESEND_SECONDS)
    (again,) = await outbox.take_due()

    assert (again.id, again.attempts) == (lost.id, 2)


# Who does it


@database_test
async def test_of_many_runners_one_gets_the_delivery(database: None) -> None:
    delivery = await a_delivery()

    started = await asyncio.gather(*(outbox.start(delivery.id, uuid4()) for _ in range(8)))

    assert [each for each in started if each] == [delivery]


@database_test
async def test_a_runner_that_renews_keeps_its_delivery(database: None) -> None:
    delivery, runner = await a_delivery(), uuid4()
    await outbox.start(delivery.id, runner)

    for _ in range(5):
        await later(outbox.LEASE_SECONDS - 1)
        assert await outbox.take_due() == []
        assert await outbox.start(delivery.id, uuid4()) is None
        await outbox.renew(delivery.id, runner)


@database_test
async def test_a_dead_runner_s_delivery_is_taken_over_after_its_lease(database: None) -> None:
    delivery, dead, alive = await a_delivery(), uuid4(), uuid4()
    await outbox.start(delivery.id, dead)

    await later(outbox.LEASE_SECONDS)
    (again,) = await outbox.take_due()
    assert await outbox.start(again.id, alive) == again

    await outbox.renew(delivery.id, dead)
    await outbox.give_back(delivery, dead, error="too late to say")
    row = await OutboxDelivery.get(id=delivery.id)
    assert (row.runner, row.last_error) == (alive, None)
    assert await seconds_until_due(delivery) > outbox.LEASE_SECONDS - 1


@database_test
async def test_a_second_copy_of_a_message_takes_over_from_a_dead_runner(database: None) -> None:
    delivery = await a_delivery()
    await outbox.start(delivery.id, uuid4())
    assert await outbox.start(delivery.id, uuid4()) is None

    await later(outbox.LEASE_SECONDS)

    assert await outbox.start(delivery.id, uuid4()) == delivery


@database_test
async def test_what_is_finished_stays_finished(database: None) -> None:
    delivery, runner = await a_delivery(), uuid4()
    await outbox.start(delivery.id, runner)
    await outbox.finish(delivery.id)

    await outbox.give_back(delivery, runner, error="cancelled a moment too late")
    await outbox.renew(delivery.id, runner)
    await later(3600)

    assert await outbox.start(delivery.id, uuid4()) is None
    assert await outbox.take_due() == []
    assert (await OutboxDelivery.get(id=delivery.id)).last_error is None


# When it fails


@database_test
async def test_the_pause_after_a_failure_grows_and_is_capped(database: None) -> None:
    delivery, runner = await a_delivery(), uuid4()
    pauses: list[float] = []
    for failures in (0, 1, 2, 7, 8, 1_023, 1_000_000):
        await OutboxDelivery.filter(id=delivery.id).update(failures=failures)
        await later(3600)
        failed = await outbox.start(delivery.id, runner)
        assert failed is not None
        await outbox.give_back(failed, runner, error="no luck")
        pauses.append(await seconds_until_due(delivery))

    assert pauses == pytest.approx([2, 4, 8, 256, 300, 300, 300], abs=1)


@database_test
async def test_lost_messages_and_dead_runners_do_not_lengthen_the_pause(database: None) -> None:
    delivery, runner = await a_delivery(), uuid4()
    for _ in range(9):
        await later(outbox.RESEND_SECONDS)
        await outbox.take_due()
    await outbox.start(delivery.id, runner)

    await outbox.give_back(delivery, runner, error="no luck")

    assert await seconds_until_due(delivery) == pytest.approx(2, abs=1)


@database_test
async def test_a_clock_of_the_database_that_went_back_holds_nothing_up(database: None) -> None:
    put_off, runner = await a_delivery(), uuid4()
    await outbox.start(put_off.id, runner)
    await later(-400 * 86_400)

    (again,) = await outbox.take_due()
    assert again.id == put_off.id
    await later(-400 * 86_400)
    assert [each.id for each in await outbox.take_over(runner, most=9)] == [put_off.id]


@database_test
async def test_a_second_copy_of_a_message_does_not_cut_the_pause_short(database: None) -> None:
    delivery, runner = await a_delivery(), uuid4()
    await outbox.start(delivery.id, runner)
    await outbox.give_back(delivery, runner, error="no luck")

    assert await outbox.start(delivery.id, uuid4()) is None
    assert await outbox.take_due() == []

    await later(2)
    (again,) = await outbox.take_due()
    assert again.attempts == 2


@database_test
async def test_an_interrupted_job_is_due_at_once(database: None) -> None:
    delivery, runner = await a_delivery(), uuid4()
    await outbox.start(delivery.id, runner)

    await outbox.give_back(delivery, runner, error=None)

    (again,) = await outbox.take_due()
    assert again.id == delivery.id
    assert await outbox.start(delivery.id, uuid4()) is not None


@database_test
async def test_the_last_error_is_on_record_until_the_job_is_done(database: None) -> None:
    delivery, runner = await a_delivery(), uuid4()
    await outbox.start(delivery.id, runner)
    await outbox.give_back(delivery, runner, error="no luck")
    await later(2)
    await outbox.start(delivery.id, runner)
    await outbox.give_back(delivery, runner, error=None)
    assert (await OutboxDelivery.get(id=delivery.id)).last_error == "no luck"

    await outbox.start(delivery.id, runner)
    await outbox.finish(delivery.id)

    assert (await OutboxDelivery.get(id=delivery.id)).last_error is None


@database_test
async def test_what_is_held_after_a_restore_is_due_by_nobodys_clock(database: None) -> None:
    await a_delivery()
    held = OutboxDelivery.filter(done_at=None)
    await held.update(due_at=outbox.HELD)
    assert await outbox.take_due() == []
    assert await outbox.take_over(uuid4(), most=10) == []
    # As far ahead and not held is due behind a clock that went back.
    await held.update(due_at=outbox.HELD - timedelta(days=1))
    assert len(await outbox.take_over(uuid4(), most=10)) == 1
