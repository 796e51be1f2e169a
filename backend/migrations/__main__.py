"""`python -m backend.migrations`: brings the database to the newest schema."""

import asyncio
import os
import sys
from typing import Any

import asyncpg
from tortoise import Tortoise
from tortoise.connection import get_connection

from backend.foundation.db import configuration
from backend.migrations._executor import Executor

# Whoever wants a table queues behind a migration that waits for it: no resident waits longer.
SETTINGS = {"server_settings": {"lock_timeout": "1s"}}
TRIES = 30
PAUSE_SECONDS = 2
"""Between two tries, for those who queued."""


async def bring_to_newest(database_url: str) -> None:
    """Applies what is missing, in order. Two at once wait for each other.

    A migration that does not get a lock is undone and tried again for a minute and a half; then
    LockNotAvailableError tells of it, and whatever came before it stays applied.
    """
    guard = await asyncpg.connect(database_url)
    try:
        await guard.execute("SELECT pg_advisory_lock(hashtext('migrations'))")
        config = configuration(database_url, pool=1, settings=SETTINGS)
        await Tortoise.init(config=config, init_connections=False)
        for left in reversed(range(TRIES)):
            if await _all_applied(config["apps"], last=left == 0):
                break
            await asyncio.sleep(PAUSE_SECONDS)
    finally:
        await Tortoise.close_connections()
        await guard.close()


async def _all_applied(apps: dict[str, dict[str, Any]], *, last: bool) -> bool:
    try:
        await Executor(get_connection("default"), apps).migrate(progress=_tell)
    except asyncpg.LockNotAvailableError:
        if last:
            raise
        _say("waiting: somebody holds a table that is to be changed")
        return False
    return True


def _tell(event: str, app_label: str, name: str) -> None:
    if event == "apply_done":
        _say(f"applied {app_label}.{name}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 -- a command speaks to its caller


def main() -> None:
    """Needs DATABASE_URL."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        sys.exit("migrations: DATABASE_URL is missing")
    asyncio.run(bring_to_newest(url))


if __name__ == "__main__":
    main()
