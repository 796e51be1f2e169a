"""A worker at work: approved becomes issued, whatever else is in Redis."""

import asyncio
import json
import logging
import pickle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from arq.connections import ArqRedis
from arq.constants import default_queue_name, job_key_prefix, retry_key_prefix
from redis.exceptions import AuthenticationError

from backend.foundation.outbox import OutboxDelivery
from backend.foundation.services import Services
from backend.notices.models import Notice, NoticeKind
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, ProofFile
from backend.worker.main import decode, encode, open_queue
from tests.factories import a_committee, a_proof
from tests.worker import workshop

pytestmark = pytest.mark.anyio

WELL_FORMED: dict[str, Any] = {"f": workshop.RENDER, "a": [1], "k": {}, "t": None, "et": 0}
UNREADABLE: dict[str, object] = {
    "no JSON": b"\xff\xfe\x00",
    "nothing": b"",
    "a bare value": 7,
    "null": None,
    "deeper than Python reads": b"[" * 100_000,
    "a name that cannot be a key": WELL_FORMED | {"f": ["proofs.render_proof"]},
    "a try of the wrong type": WELL_FORMED | {"t": "first"},
    "a time of the wrong type": WELL_FORMED | {"et": "now"},
    "a time after all time": WELL_FORMED | {"et": 10**30},
    "a time before all time": WELL_FORMED | {"et": -(10**30)},
    "arguments of the wrong type": WELL_FORMED | {"a": 5},
    "named arguments of the wrong type": WELL_FORMED | {"k": [1]},
}
USELESS: dict[str, object] = {
    "another job": WELL_FORMED | {"f": "os.system", "a": ["true"]},
    "too many arguments": WELL_FORMED | {"a": [1, 2, 3]},
    "named arguments nobody knows": WELL_FORMED | {"k": {"ctx": 1}},
    "a delivery of the wrong type": WELL_FORMED | {"a": [{"id": 1}]},
    "a delivery beyond all numbers": WELL_FORMED | {"a": [10**40]},
    "a delivery nobody recorded": WELL_FORMED | {"a": [123_456_789]},
}

SLOW_MS = 2_000
"""How long Redis keeps what is written to it waiting: longer than a cancellation is patient, and
shorter than the worker waits for an answer."""


class Bomb:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def as_stored(content: object) -> bytes:
    return content if isinstance(content, bytes) else json.dumps(content).encode()


async def plant(queue: ArqRedis, name: str, content: object) -> None:
    """Puts a message into Redis by hand, first in the line."""
    await queue.set(job_key_prefix + name, as_stored(content))
    await queue.zadd(default_queue_name, {name: 1})


async def is_empty(queue: ArqRedis) -> bool:
    return await queue.zcard(default_queue_name) == 0


async def test_an_approved_proof_is_rendered_sealed_issued_filed_and_told(
    services: Services, at_work: None
) -> None:
    committee = await a_committee(services)

    proof = await a_proof(services, committee, state=ProofState.APPROVED)
    await workshop.eventually(lambda: workshop.is_issued(proof.id))
    await workshop.eventually(workshop.all_done)

    assert await ProofFile.filter(proof_id=proof.id, kind=FileKind.SEALED).count() == 1
    assert await Notice.filter(subject_id=proof.id, kind=NoticeKind.PROOF_ISSUED).count() == 1
    # Nothing was handed over twice on the way.
    assert await OutboxDelivery.filter(attempts__gt=1).count() == 0


async def test_a_job_that_raises_is_tried_again_and_its_error_recorded(
    services: Services, at_work: None, pki: Path
) -> None:
    committee = await a_committee(services)
    key = pki / "seals" / "xiaoyang.p12"
    hidden = key.rename(key.with_suffix(".hidden"))

    async def has_failed() -> bool:
        return await OutboxDelivery.filter(last_error__contains="SealKeyAway").exists()

    try:
        proof = await a_proof(services, committee, state=ProofState.APPROVED)
        await workshop.eventually(has_failed)
    finally:
        hidden.rename(key)
    await workshop.eventually(lambda: workshop.is_issued(proof.id))

    seal = await OutboxDelivery.get(job="proofs.seal_proof")
    assert (seal.last_error, seal.attempts > 1) == (None, True)


async def test_what_redis_forgot_before_it_was_run_is_run(
    services: Services, queue: ArqRedis, database: None, database_url: str
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.APPROVED)
    await workshop.deliveries()  # Handed over, and lost.
    await queue.flushall()

    await workshop.later(10)
    async with workshop.working(queue, services, database_url):
        await workshop.eventually(lambda: workshop.is_issued(proof.id))


async def test_a_message_that_comes_twice_does_nothing_the_second_time(
    services: Services, queue: ArqRedis, at_work: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.APPROVED)
    await workshop.eventually(lambda: workshop.is_issued(proof.id))
    await workshop.eventually(workshop.all_done)
    notices = await Notice.all().count()

    for delivery in await OutboxDelivery.all():
        await queue.enqueue_job(delivery.job, delivery.id)
        # The ledger knows which job a delivery is; the message is not asked.
        await queue.enqueue_job(workshop.RENDER, delivery.id)
    await workshop.eventually(lambda: is_empty(queue))

    assert await workshop.is_issued(proof.id)
    assert await Notice.all().count() == notices
    assert await ProofFile.filter(proof_id=proof.id).count() == 2


async def test_a_pickle_in_redis_runs_no_code(
    queue: ArqRedis, at_work: None, tmp_path: Path
) -> None:
    trace = tmp_path / "code ran"
    await plant(queue, "pickle", pickle.dumps(WELL_FORMED | {"a": Bomb(trace)}))

    await workshop.quick_work()
    await workshop.eventually(workshop.all_done)
    await workshop.eventually(lambda: is_empty(queue))

    assert not trace.exists()


async def test_foreign_messages_are_dropped_and_the_worker_works_on(
    queue: ArqRedis, at_work: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        for name, content in (UNREADABLE | USELESS).items():
            await plant(queue, name, content)
        await queue.zadd(default_queue_name, {"a message without content": 1})
        await workshop.eventually(lambda: is_empty(queue))

    await workshop.quick_work()
    await workshop.eventually(workshop.all_done)
    # None when a foreign message named the delivery before the relay did: done once all the same.
    assert await OutboxDelivery.get().values_list("attempts", flat=True) <= 1


@pytest.mark.parametrize(
    "poison",
    [
        pytest.param(["ZADD", default_queue_name, "1", b"\xff\xfe"], id="a name that is no text"),
        pytest.param(["SET", default_queue_name, "x"], id="a queue of another type"),
        pytest.param(["LPUSH", f"{job_key_prefix}x", "x"], id="a message of another type"),
        pytest.param(["SET", f"{retry_key_prefix}x", "many"], id="a count that is no number"),
    ],
)
async def test_a_queue_that_arq_cannot_read_is_emptied_and_the_worker_works_on(
    queue: ArqRedis, at_work: None, poison: list[str | bytes]
) -> None:
    await queue.delete(default_queue_name)
    await queue.execute_command(*poison)
    if poison[0] != "SET" or poison[1] != default_queue_name:
        await queue.zadd(default_queue_name, {"x": 1})

    await workshop.quick_work()
    await workshop.eventually(_makes_progress)


async def _makes_progress() -> bool:
    # A hand-over that went down with the queue is due again sooner than its time.
    await workshop.later(1)
    return await workshop.all_done()


async def test_two_hundred_jobs_at_once_are_handed_over_once_each(at_work: None) -> None:
    await workshop.quick_work(200)

    async def all_are_done() -> bool:
        return await OutboxDelivery.filter(done_at__not_isnull=True).count() == 200

    await workshop.eventually(all_are_done)

    assert await OutboxDelivery.filter(attempts=1).count() == 200


async def test_a_worker_that_is_stopped_leaves_no_task_behind(
    services: Services, queue: ArqRedis, database: None, database_url: str
) -> None:
    before = asyncio.all_tasks()
    await workshop.quick_work(20)

    async with workshop.working(queue, services, database_url):
        await asyncio.sleep(0.2)

    assert asyncio.all_tasks() - before == set()


async def test_a_worker_that_is_stopped_leaves_no_task_behind_when_redis_is_slow(
    services: Services, queue: ArqRedis, database: None, database_url: str
) -> None:
    before = asyncio.all_tasks()
    proof = await a_proof(services, await a_committee(services), state=ProofState.APPROVED)

    async def is_being_rendered() -> bool:
        return await OutboxDelivery.filter(job=workshop.RENDER, runner__not_isnull=True).exists()

    async def is_rendered() -> bool:
        return await ProofFile.filter(proof_id=proof.id).exists()

    async with workshop.working(queue, services, database_url):
        await workshop.eventually(is_being_rendered)
        await queue.execute_command("CLIENT", "PAUSE", SLOW_MS, "WRITE")
        await workshop.eventually(is_rendered)

    assert asyncio.all_tasks() - before == set()


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_what_the_relay_would_not_write_is_not_read(content: object) -> None:
    with pytest.raises((ValueError, RecursionError)):
        decode(as_stored(content))


def test_a_message_comes_back_as_it_was_sent() -> None:
    assert decode(encode(WELL_FORMED)) == WELL_FORMED


async def test_a_password_from_a_file_opens_the_queue(redis_url: str) -> None:
    address = urlsplit(redis_url)
    bare = f"redis://127.0.0.1:{address.port}/0"

    async with open_queue(bare, address.password) as queue:
        assert await queue.ping()
    async with open_queue(bare) as stranger:
        with pytest.raises(AuthenticationError):
            await stranger.ping()
