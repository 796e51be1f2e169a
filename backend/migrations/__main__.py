"""`python -m backend.migrations`: brings the database to the newest schema."""

import asyncio
import os
import sys
from typing import Any

import asyncpg
from tortoise import Tortoise
from tortoise.connection import get_connection

from backend.foundation import asking
from backend.foundation.db import configuration
from backend.foundation.viewer import System
from backend.migrations import _roles as roles
from backend.migrations._executor import Executor

# Whoever wants a table queues behind a migration that waits for it: no resident waits longer.
SETTINGS = {"server_settings": {"lock_timeout": "1s"}}
TRIES = 30
PAUSE_SECONDS = 2
"""Between two tries, for those who queued."""


ONE_LOGIN = (
    "migrations: DATABASE_URL names the owner of the database. Web, worker and signing refuse it in"
    " production: name the owner in DATABASE_OWNER_URL, and in DATABASE_URL a user of another name,"
    " which this command then makes (docs/deploy.md, “Users of the database”)."
)


async def bring_to_newest(database_url: str, *, login_url: str | None = None) -> None:
    """Applies what is missing, in order, as the owner. Two at once wait for each other.

    Then everybody's rights are said anew, and `login_url` gets a login of the application. A
    migration that does not get a lock is undone and tried again for a minute and a half; then
    LockNotAvailableError tells of it, and whatever came before it stays applied. Raises
    roles.RolesMissing when the owner may not make them.
    """
    # What a migration changes in the rows of tenants is nobody's request.
    asking.enter(System(job="migrations"))
    guard = await asyncpg.connect(database_url)
    try:
        await guard.execute("SELECT pg_advisory_lock(hashtext('migrations'))")
        config = configuration(database_url, pool=1, settings=SETTINGS)
        await Tortoise.init(config=config, init_connections=False)
        for left in reversed(range(TRIES)):
            if await _all_applied(config["apps"], last=left == 0):
                break
            await asyncio.sleep(PAUSE_SECONDS)
        await roles.grant(guard)
        if login_url is not None:
            await roles.admit(guard, login_url)
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
    """Needs DATABASE_OWNER_URL, and DATABASE_URL for the login of web and worker."""
    login = os.environ.get("DATABASE_URL")
    owner = os.environ.get("DATABASE_OWNER_URL") or login
    if not owner:
        sys.exit("migrations: DATABASE_OWNER_URL is missing")
    try:
        asyncio.run(bring_to_newest(owner, login_url=login))
    except roles.RolesMissing as error:
        sys.exit(f"migrations: {error}")
    if login == owner:
        _say(ONE_LOGIN)


if __name__ == "__main__":
    main()
