"""Removing the orphans."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg

from backend.backups.orphans import finding
from backend.backups.places import Entry, Place
from backend.backups.refused import Refused
from backend.foundation import audit, db
from backend.foundation.db import transaction
from backend.foundation.viewer import System

SWEEPER = System(job="sweep-storage")
_AT_WORK = """
SELECT count(*) FROM outbox_delivery
WHERE done_at IS NULL AND runner IS NOT NULL AND due_at > clock_timestamp()
"""


async def sweep(database: asyncpg.Connection, place: Place) -> list[Entry]:
    """Removes the orphans and gives them; they are on record before they are gone.

    Raises Refused while a job runs: printing again gives the same bytes, and would rely on them.
    Raises WrongClock where a day of this machine is not one of the database.
    """
    await db.require_right_clock()
    async with _at_rest(database):
        found = await finding.orphans(database, place)
        if found:
            size = sum(each.size for each in found)
            async with transaction():
                await audit.record(SWEEPER, "storage.swept", None, files=len(found), bytes=size)
            await place.delete([each.name for each in found])
    return found


@asynccontextmanager
async def _at_rest(database: asyncpg.Connection) -> AsyncGenerator[None]:
    """No job runs, and none begins until the end."""
    async with database.transaction():
        await database.execute("SET LOCAL lock_timeout = '5s'")
        await database.execute("LOCK TABLE outbox_delivery IN EXCLUSIVE MODE")
        if await database.fetchval(_AT_WORK):
            raise Refused("A job is running: stop the workers, or try again.")
        yield
