"""What a restored database must not do by itself: give a number twice, send or seal a thing again.

After the moment it was restored to, the portal went on: it gave numbers, sent notices, sealed
papers. The database does not know of that any more. So numbers go on far behind the last one, what
waited for a job is held until somebody releases it, and everybody signs in anew.
"""

from uuid import UUID

import asyncpg

from backend import reactions
from backend.foundation import clock
from backend.foundation.numbering import Series
from backend.foundation.outbox import HELD

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

VERSIONS = 10
"""Nobody corrects one paper, or one entry of the catalogue, ten times between two backups; and an
identifier has three digits for it."""
_BY_NUMBER = (Series.PROOF, Series.LETTER, Series.COMPLAINT, Series.CHANGE)
_BY_VERSION = (Series.CORRECTION, Series.ITEM_VERSION)

# Read by whatever has no counter yet, also by an office that came, or gave its first number, after
# the moment: it would begin at 1 again.
_GAP = "INSERT INTO number_gap (series, year, skipped, made_at) VALUES ($1, $2, $3, $4)"
_COUNTERS = tuple(
    f"UPDATE {counter} SET last_serial = last_serial + $1, skipped = skipped + $1 WHERE year = $2"  # noqa: S608
    for counter in ("proof_counter", "letter_counter")
)
# Cursors of departments, ids of callbacks, names of jobs in Redis, entries of the audit log: all
# are known outside of the database. So far that no portal comes there between two backups.
_SEQUENCES = """
SELECT setval(format('%I.%I', schemaname, sequencename)::regclass,
              coalesce(last_value, 0) + 1000000000)
FROM pg_sequences WHERE schemaname = 'public' AND data_type = 'bigint'::regtype
"""


async def put_up_fence(database: asyncpg.Connection, *, skipped: int) -> None:
    """In one transaction, before anything else sees the database.

    `skipped` numbers of this year are left out in each series: more than were given by one office,
    and more than complaints were filed, after the moment.
    """
    pairs = [
        (event, job) for event, jobs in reactions.job_names(sandbox=False).items() for job in jobs
    ]
    events, names = [event for event, _ in pairs], [job for _, job in pairs]
    async with database.transaction():
        await database.execute(_EXPAND, events, names, HELD, HOLDER)
        await database.execute(_HOLD, HELD, HOLDER)
        await _leave_out(database, skipped)
        await database.execute("UPDATE session SET ended_at = now() WHERE ended_at IS NULL")
        await database.execute("DELETE FROM sign_in_code")


async def _leave_out(database: asyncpg.Connection, skipped: int) -> None:
    now, year = clock.now(), clock.today().year
    left_out = dict.fromkeys(_BY_NUMBER, skipped) | dict.fromkeys(_BY_VERSION, VERSIONS)
    await database.executemany(
        _GAP, [(series.value, year, count, now) for series, count in left_out.items()]
    )
    for counter in _COUNTERS:
        await database.execute(counter, skipped, year)
    await database.execute(_SEQUENCES)


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
