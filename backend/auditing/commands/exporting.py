"""export: the log as a file that anybody can check without the database.

One line of JSON for each entry, in the order of the tree: line n is the entry at position n - 1,
and the SHA-256 of a zero byte and the line is its leaf. It ends where the newest checkpoint does.
"""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from backend.auditing import queries
from backend.auditing.commands.options import add_database, database_of
from backend.foundation import db


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What export may be told."""
    add_database(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the file; it must not exist yet")


def run(arguments: argparse.Namespace) -> int:
    """0 when the file is whole, 1 when entries are missing in the database."""
    if arguments.file.exists():
        raise FileExistsError(f"{arguments.file} is there already")
    return asyncio.run(_export(database_of(arguments), arguments.file))


async def _export(database_url: str, file: Path) -> int:
    lines = missing = 0
    half = file.with_name(f".{file.name}.new")
    try:
        with half.open("wb") as out:
            async with db.snapshot(database_url) as connection:
                async for placed in queries.placed(connection):
                    missing += placed.line is None
                    out.write((placed.line or b"") + b"\n")
                    lines += 1
            out.flush()
            os.fsync(out.fileno())
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    sys.stdout.write(f"{lines} entries\n")
    if missing:
        sys.stderr.write(f"{missing} entries are missing in the database; their lines are empty.\n")
    return 1 if missing else 0
