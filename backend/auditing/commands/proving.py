"""prove: a proof that an entry is in the log, or with --grown-from SIZE that the log only grew.

Prints it; it is checked by check-proof, or any tool that knows C2SP tlog-proof.
"""

import argparse
import asyncio
import sys

import asyncpg

from backend.auditing import entries, merkle, proving, queries
from backend.auditing.commands.options import add_database, database_of
from backend.auditing.queries import StoredCheckpoint
from backend.foundation import db


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What prove may be told."""
    add_database(parser)
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("entry", type=int, nargs="?", metavar="ENTRY", help="the entry's id")
    asked.add_argument(
        "--grown-from", type=int, metavar="SIZE", help="the size of an older checkpoint"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 with a proof, 1 when there is none to give."""
    try:
        sys.stdout.write(asyncio.run(_proof(arguments)))
    except LookupError as error:
        sys.stderr.write(f"prove: {error.args[0]}\n")
        return 1
    return 0


async def _proof(arguments: argparse.Namespace) -> str:
    async with db.snapshot(database_of(arguments)) as connection:
        last = await queries.last_checkpoint(connection)
        if last is None:
            raise LookupError("the log has no checkpoint yet")
        if arguments.entry is not None:
            return await _inclusion(connection, arguments.entry, last)
        return await _growth(connection, arguments.grown_from, last)


async def _inclusion(connection: asyncpg.Connection, entry_id: int, last: StoredCheckpoint) -> str:
    row = await queries.entry_of(connection, entry_id)
    if row is None:
        raise LookupError(f"entry {entry_id} has no place in the log yet, or there is none")
    parts = merkle.inclusion_parts(row["position"], last.size)
    path = await proving.roots_of(parts, queries.leaves(connection))
    return proving.inclusion_text(entries.line_of(row), row["position"], path, last.note)


async def _growth(connection: asyncpg.Connection, old: int, last: StoredCheckpoint) -> str:
    if not 0 < old <= last.size:
        raise LookupError(f"the log has {last.size} entries and did not grow from {old}")
    parts = merkle.consistency_parts(old, last.size)
    path = await proving.roots_of(parts, queries.leaves(connection))
    return proving.growth_text(old, path, last.note)
