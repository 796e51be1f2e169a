"""`python -m backend.worker`: the jobs process."""

import asyncio
import logging
import sys

from backend.settings import Settings, SettingsError
from backend.worker.main import run


def main() -> None:
    """Runs until a signal; a bad setting is one sentence and exit status 1."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    # One line per job would drown what matters; failures are logged by us.
    logging.getLogger("arq").setLevel(logging.WARNING)
    # It tells of each try to reconnect with a traceback; the relay says in one line that it waits.
    logging.getLogger("asyncpg.pool").setLevel(logging.ERROR)
    try:
        asyncio.run(run(Settings.from_environ()))
    except SettingsError as error:
        sys.exit(f"settings: {error}")


if __name__ == "__main__":
    main()
