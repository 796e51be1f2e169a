"""What a restored database must not do by itself: give a number twice, send or seal a thing again.

After the moment it was restored to, the portal went on: it gave numbers, sent notices, sealed
papers. The database does not know of that any more. So numbers go on far behind the last one, what
waited for a job is held until somebody releases it, and everybody signs in anew.
"""

from datetime import date
from uuid import UUID

import asyncpg

from backend import reactions
from backend.foundation.outbox import HELD
from backend.letters.models import LetterKind

HOLDER = UUID(int=0)
"""Who seems to run it: without a runner it would count as handed over, and fill the queue."""

_EXPAND = """
WITH held AS (
    INSERT INTO outbox_delivery (event_id, job, attempts, due_at, runner)
    SELECT e.id, f.job, 0, $3, $4 FROM outbox_event AS e
    JOIN unnest($1::text[], $2::text[]) AS f(event, job) ON f.event = e.name
    WHERE e.expanded_at IS NULL ON CONFLICT DO NOTHING)
UPDATE outbox_event SET expanded_at = now() WHERE expanded_at IS NULL AND name = ANY($1::text[])
"""
_HOLD = "UPDATE outbox_delivery SET due_at = $1, runner = $2 WHERE done_at IS NULL"

# Also for an office that gave its first number after the moment: it would begin at 1 again.
_PROOFS = """
INSERT INTO proof_counter AS c (organisation_id, year, last_serial, skipped)
SELECT DISTINCT organisation_id, $2::int, $1::int, $1::int FROM seal
ON CONFLICT (organisation_id, year)
DO UPDATE SET last_serial = c.last_serial + $1, skipped = c.skipped + $1
"""
_LETTERS = """
INSERT INTO letter_counter AS c (organisation_id, kind, year, last_serial, skipped)
SELECT DISTINCT organisation_id, kind, $2::int, $1::int, $1::int
FROM seal CROSS JOIN unnest($3::text[]) AS kinds(kind)
ON CONFLICT (organisation_id, kind, year)
DO UPDATE SET last_serial = c.last_serial + $1, skipped = c.skipped + $1
"""


async def put_up_fence(database: asyncpg.Connection, *, skipped: int, today: date) -> None:
    """In one transaction, before anything else sees the database."""
    pairs = [
        (event, job) for event, jobs in reactions.job_names(sandbox=False).items() for job in jobs
    ]
    events, names = [event for event, _ in pairs], [job for _, job in pairs]
    async with database.transaction():
        await database.execute(_EXPAND, events, names, HELD, HOLDER)
        await database.execute(_HOLD, HELD, HOLDER)
        await database.execute(_PROOFS, skipped, today.year)
        await database.execute(_LETTERS, skipped, today.year, [kind.value for kind in LetterKind])
        await database.execute("UPDATE session SET ended_at = now() WHERE ended_at IS NULL")
        await database.execute("DELETE FROM sign_in_code")


async def held(database: asyncpg.Connection) -> dict[str, int]:
    """How many deliveries are held, by job."""
    rows = await database.fetch(
        "SELECT job, count(*) AS count FROM outbox_delivery"
        " WHERE done_at IS NULL AND due_at = $1 GROUP BY job ORDER BY job",
        HELD,
    )
    return {row["job"]: row["count"] for row in rows}


async def release(database: asyncpg.Connection, job: str, *, discard: bool) -> int:
    """Lets the held deliveries of a job run, or says that they were done; returns how many."""
    change = (
        "done_at = now(), last_error = 'discarded after a restore'" if discard else "due_at = now()"
    )
    done = await database.execute(
        f"UPDATE outbox_delivery SET {change} WHERE done_at IS NULL AND due_at = $1 AND job = $2",  # noqa: S608
        HELD,
        job,
    )
    return int(done.split()[-1])
