"""The replication slot: PostgreSQL keeps for it the journal that is not in the place yet."""

from contextlib import suppress

import asyncpg

SLOT = "mianzheng_backup"


async def ensure(database: asyncpg.Connection) -> None:
    """Makes the slot, which holds the journal from now on, unless it is there.

    By a statement: pg_receivewal makes one that holds nothing before it has received something.
    """
    # The first base backup and the follower are started together, and both may make it.
    with suppress(asyncpg.DuplicateObjectError):
        await database.execute(
            "SELECT pg_create_physical_replication_slot($1, true) WHERE NOT EXISTS"
            " (SELECT FROM pg_replication_slots WHERE slot_name = $1)",
            SLOT,
        )
