"""The fence of a restored database holds what waited, and nothing else."""

import asyncpg
import pytest

from backend import reactions
from backend.backups import actions
from backend.foundation import db, outbox

pytestmark = pytest.mark.anyio

MANY = 200
"""More than a relay hands over at once."""
EVENT = (
    "INSERT INTO outbox_event (name, payload, recorded_at) VALUES ($1, '{}', now()) RETURNING id"
)
DELIVERY = "INSERT INTO outbox_delivery (event_id, job, attempts, due_at) VALUES ($1, $2, 0, now())"


async def test_what_waited_is_held_and_new_work_goes_on(database: None, database_url: str) -> None:
    restored = await asyncpg.connect(database_url)
    for _ in range(MANY):
        await restored.execute(DELIVERY, await restored.fetchval(EVENT, "Old"), "old.job")

    await actions.put_up_fence(restored, skipped=100)
    await restored.execute(DELIVERY, await restored.fetchval(EVENT, "New"), "new.job")

    assert [each.job for each in await outbox.take_due()] == ["new.job"]
    assert await actions.held(restored) == {"old.job": MANY}
    await restored.close()


async def test_events_that_nobody_had_taken_up_are_held_too(
    database: None, database_url: str
) -> None:
    restored = await asyncpg.connect(database_url)
    name, jobs = next((event, jobs) for event, jobs in _follows().items() if jobs)
    await restored.execute(EVENT, name)

    await actions.put_up_fence(restored, skipped=100)

    assert await outbox.expand(_follows()) == 0
    assert await outbox.take_due() == []
    assert await actions.held(restored) == dict.fromkeys(sorted(jobs), 1)
    await restored.close()


async def test_a_person_decides_what_runs_and_what_was_done(
    database: None, database_url: str
) -> None:
    restored = await asyncpg.connect(database_url)
    for job in ("sent.job", "due.job"):
        await restored.execute(DELIVERY, await restored.fetchval(EVENT, "Old"), job)
    await actions.put_up_fence(restored, skipped=100)

    assert await actions.release(restored, "sent.job", discard=True) == 1
    assert await actions.release(restored, "due.job", discard=False) == 1

    assert [each.job for each in await outbox.take_due()] == ["due.job"]
    left = await db.connection().execute_query_dict(
        "SELECT job FROM outbox_delivery WHERE done_at IS NULL"
    )
    assert left == [{"job": "due.job"}]
    await restored.close()


def _follows() -> dict[str, list[str]]:
    return {event: list(jobs) for event, jobs in reactions.job_names().items()}
