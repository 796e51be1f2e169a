"""Imports a region list: import-regions FILE [--edition 2023-06-30] [--successors FILE]

FILE is UTF-8 CSV with the columns code,name,level,parent_code and holds whole provinces.
All of it is imported or, when one line is wrong, none of it.
"""

import argparse
import asyncio
import os
import sys
import time
from datetime import date
from pathlib import Path

from backend.foundation import db
from backend.foundation.viewer import System
from backend.regions import actions, listing

# The newest list whose fifth level was published.
LAST_PUBLISHED = date(2023, 6, 30)


def main() -> int:
    """0 after an import, 1 when the list or the surroundings are at fault, which it says."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return _failed("DATABASE_URL is not set; docs/deploy.md says to what.")
    started = time.monotonic()
    try:
        summary = asyncio.run(_import(_arguments(), url))
    except (listing.ListRefused, OSError) as error:
        return _failed(f"{error}\nNothing was imported.")
    counts = f"{summary.listed} listed, {summary.added} added, {summary.changed} changed, "
    counts += f"{summary.abolished} abolished, {summary.succeeded} successions"
    sys.stdout.write(f"{counts} ({time.monotonic() - started:.1f} s)\n")
    return 0


async def _import(arguments: argparse.Namespace, url: str) -> actions.ImportSummary:
    rows = listing.read_regions(arguments.file)
    successors = listing.read_successors(arguments.successors) if arguments.successors else []
    await db.connect(url, pool=1, viewer=System(job="import-regions"))
    try:
        return await actions.import_regions(
            rows,
            edition=arguments.edition,
            successors=successors,
            expect_reform=arguments.expect_reform,
        )
    finally:
        await db.disconnect()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="import-regions",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--edition",
        type=date.fromisoformat,
        default=LAST_PUBLISHED,
        help=f"the day that the list describes, by default {LAST_PUBLISHED}",
    )
    parser.add_argument(
        "--successors", type=Path, help="CSV: old_code,new_code and, if wanted, reason"
    )
    parser.add_argument(
        "--expect-reform",
        action="store_true",
        help="accept that over a fifth of a province's regions are no longer listed",
    )
    return parser.parse_args()


def _failed(message: str) -> int:
    sys.stderr.write(f"import-regions: {message}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
