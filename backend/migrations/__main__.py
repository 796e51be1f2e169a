"""`python -m backend.migrations`: brings the database to the newest schema."""

import asyncio
import os
import sys

import asyncpg
from tortoise import Tortoise
from tortoise.migrations.api import migrate

from backend.foundation.db import configuration

# A migration that waits longer for a lock is holding up everybody behind it: fail, try again later.
SETTINGS = {"server_settings": {"lock_timeout": "5s"}}


async def bring_to_newest(database_url: str) -> None:
    """Applies what is missing, in order. Two at once wait for each other."""
    guard = await asyncpg.connect(database_url)
    try:
        await guard.execute("SELECT pg_advisory_lock(hashtext('migrations'))")
        await migrate(config=configuration(database_url, pool=1, settings=SETTINGS), progress=_tell)
    finally:
        await Tortoise.close_connections()
        await guard.close()


def _tell(event: str, app_label: str, name: str) -> None:
    if event == "apply_done":
        print(f"applied {app_label}.{name}", flush=True)  # noqa: T201 -- a command speaks to its caller


def main() -> None:
    """Needs DATABASE_URL."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        sys.exit("migrations: DATABASE_URL is missing")
    asyncio.run(bring_to_newest(url))


if __name__ == "__main__":
    main()
