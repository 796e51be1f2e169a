"""Imports committee lists: import-committee-lists [FILE [--terms FILE]]

Without FILE: all lists that come with the portal, and the kinds of proofs it issues.
FILE is UTF-8 CSV with one or more whole lists, with the columns of
backend/catalogue/data/national-negative-2020.csv; --terms names the phrases by which people ask
for their entries; without it they keep the phrases they have. All of it is imported or, when one
line is wrong, none of it.
"""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from backend.catalogue import actions, lists
from backend.catalogue.rows import ListError
from backend.foundation import db
from backend.foundation.viewer import System

_SYSTEM = System(job="import-committee-lists")


def main() -> int:
    """0 after an import, 1 when a file or the surroundings are at fault, which it says."""
    arguments = _arguments()
    url = os.environ.get("DATABASE_URL")
    if not url:
        return _failed("DATABASE_URL is not set; docs/deploy.md says to what.")
    try:
        done = asyncio.run(_import(arguments, url))
    except (ListError, OSError, UnicodeDecodeError) as error:
        return _failed(f"{error}\nNothing was imported.")
    sys.stdout.write(f"{done.added} added, {done.changed} changed, {done.unchanged} unchanged\n")
    return 0


async def _import(arguments: argparse.Namespace, url: str) -> actions.ListImport:
    entries = lists.read_entries(_lines(arguments.file)) if arguments.file else None
    terms = lists.read_terms(_lines(arguments.terms)) if arguments.terms else None
    await db.connect(url, pool=1, viewer=_SYSTEM)
    try:
        if entries is None:
            return await actions.ensure_published_lists(_SYSTEM)
        return await actions.import_lists(_SYSTEM, entries, terms)
    finally:
        await db.disconnect()


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines(keepends=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="import-committee-lists",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE", nargs="?")
    parser.add_argument("--terms", type=Path, help="CSV: code,phrase,unless")
    arguments = parser.parse_args()
    if arguments.terms and not arguments.file:
        parser.error("--terms needs FILE")
    return arguments


def _failed(message: str) -> int:
    sys.stderr.write(f"import-committee-lists: {message}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
