"""`python -m backend.worker`: the jobs process."""

import asyncio
import sys

from backend.foundation.loading import lasting

with lasting():
    from backend.foundation import logs
    from backend.settings import Settings, SettingsError, logs_as_json
    from backend.worker.main import run


def main() -> None:
    """Runs until a signal; a bad setting is one sentence and exit status 1."""
    try:
        logs.configure(as_json=logs_as_json())
        asyncio.run(run(Settings.from_environ()))
    except SettingsError as error:
        sys.exit(f"settings: {error}")


if __name__ == "__main__":
    main()
