"""`python -m backend.signing`: the signing process."""

import asyncio
import logging
import sys

from backend.settings import SettingsError
from backend.signing.main import run
from backend.signing.settings import SigningSettings


def main() -> None:
    """Runs until a signal; a bad setting is one sentence and exit status 1."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("asyncpg.pool").setLevel(logging.ERROR)
    try:
        settings = SigningSettings.from_environ()
    except SettingsError as error:
        sys.exit(f"settings: {error}")
    asyncio.run(run(settings))


if __name__ == "__main__":
    main()
