"""A worker inside the test's own process: the real relay, the real arq, the real ledger."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from uuid import UUID, uuid4

from arq.connections import ArqRedis

from backend import reactions
from backend.foundation import db, outbox
from backend.foundation.outbox import Delivery, OutboxDelivery
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofApproved, ProofSentBack, ProofState
from backend.proofs.models import Proof
from backend.worker.main import end, work_forever
from backend.worker.relay import relay_forever

RENDER = "proofs.render_proof"
PATIENCE_SECONDS = 30.0
"""When a test stops waiting; how long something takes is nobody's business here."""


@asynccontextmanager
async def working(queue: ArqRedis, services: Services, database_url: str) -> AsyncIterator[None]:
    """Relay and worker run inside; neither may have ended by itself at the end."""
    tasks = [
        asyncio.create_task(relay_forever(queue, services, database_url)),
        asyncio.create_task(work_forever(queue, services)),
    ]
    try:
        yield
    finally:
        early = [task for task in tasks if task.done()]
        await end(tasks)
    assert early == []


async def eventually(question: Callable[[], Awaitable[bool]]) -> None:
    """Returns when the answer is yes."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await question():  # noqa: ASYNC110 -- what is waited for lies in the database
            await asyncio.sleep(0.02)


async def is_issued(proof_id: UUID) -> bool:
    return (await Proof.get(id=proof_id)).state is ProofState.ISSUED


async def all_done() -> bool:
    """Whether nothing is left to do, and something was done."""
    left = await OutboxDelivery.filter(done_at__isnull=True).exists()
    return not left and await OutboxDelivery.all().exists()


async def quick_work(count: int = 1) -> None:
    """Events about proofs that are gone: their one job looks, and has nothing to do."""
    for _ in range(count):
        await outbox.record(ProofSentBack(proof_id=uuid4()))


async def failing_work() -> None:
    """An event about a proof that is not there: rendering it fails each time."""
    await outbox.record(ProofApproved(proof_id=uuid4()))


async def deliveries() -> list[Delivery]:
    """Everything due, as handed over to a queue."""
    while await outbox.expand(reactions.job_names()):
        pass
    return await outbox.take_due()


async def later(seconds: float) -> None:
    """Time passes for every delivery."""
    await db.connection().execute_query(
        "UPDATE outbox_delivery SET due_at = due_at - make_interval(secs => $1)", [seconds]
    )
