"""status: how far the worker has come. Ends with 1 when it is behind, for whoever watches."""

import argparse
import asyncio
import sys
from datetime import UTC, datetime

from backend.auditing import queries
from backend.auditing.commands.options import add_database, database_of
from backend.auditing.queries import Standing
from backend.foundation import db

LATE_SECONDS = 180.0
"""Three times what the worker has for it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What status may be told."""
    add_database(parser)


def run(arguments: argparse.Namespace) -> int:
    """0 when nothing waits too long, else 1."""
    standing = asyncio.run(_standing(database_of(arguments)))
    waited = _waited(standing)
    sys.stdout.write(
        f"in the tree {standing.placed}, signed {standing.signed}, waiting {standing.waiting}, "
        f"the longest for {waited:.0f} s, gone while waiting {standing.gone}\n"
    )
    late = waited > LATE_SECONDS or standing.gone or standing.signed != standing.placed
    return 1 if late else 0


async def _standing(database_url: str) -> Standing:
    async with db.snapshot(database_url) as connection:
        return await queries.standing(connection)


def _waited(standing: Standing) -> float:
    if standing.oldest is None:
        return 0.0
    return (datetime.now(UTC) - standing.oldest).total_seconds()
