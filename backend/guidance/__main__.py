"""Sets the rules for what no list names that come with the portal, where a region has none."""

import asyncio
import os
import sys

from backend.foundation import db
from backend.foundation.viewer import System
from backend.guidance import actions


def main() -> int:
    """0 when they are set, 1 without a database."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        sys.stderr.write(
            "set-lane-policies: DATABASE_URL is not set; docs/deploy.md says to what.\n"
        )
        return 1
    sys.stdout.write(f"{asyncio.run(_set(url))} rules added\n")
    return 0


async def _set(url: str) -> int:
    system = System(job="set-lane-policies")
    await db.connect(url, pool=1, viewer=system)
    try:
        return await actions.ensure_policies(system)
    finally:
        await db.disconnect()


if __name__ == "__main__":
    sys.exit(main())
