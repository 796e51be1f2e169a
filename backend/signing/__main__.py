"""`python -m backend.signing`: the signing process."""

import asyncio
import sys

from backend.foundation.loading import lasting

with lasting():
    from backend.foundation import logs
    from backend.settings import SettingsError, logs_as_json
    from backend.signing.main import run
    from backend.signing.settings import SigningSettings


def main() -> None:
    """Runs until a signal; a bad setting is one sentence and exit status 1."""
    try:
        logs.configure(as_json=logs_as_json())
        settings = SigningSettings.from_environ()
    except SettingsError as error:
        sys.exit(f"settings: {error}")
    asyncio.run(run(settings))


if __name__ == "__main__":
    main()
