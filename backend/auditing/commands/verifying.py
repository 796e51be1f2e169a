"""verify: whether the log is the one that was signed, from the database or from an export.

Reads every entry, computes the tree anew, and compares it with every signed checkpoint in the
folder of copies (and in the database). Says in sentences which position or entry is wrong. Trusts
nothing but the public key: take it, and the copies, from somewhere else than the portal's machine.
Memory does not grow with the log. Ends with 1 when something is wrong.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import asyncpg

from backend.auditing import merkle, queries, verifying
from backend.auditing.commands.options import add_database, add_keys, database_of, keys_of
from backend.auditing.copies import CopyFolder
from backend.auditing.queries import Placed
from backend.auditing.verifying import Findings
from backend.foundation import db

_SECONDS_BETWEEN_LINES = 5
_LONGEST_LINE = 64 * 1024
"""An entry has a few hundred bytes; a file that is no export has no lines, perhaps."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What verify may be told."""
    add_database(parser)
    parser.add_argument("--export", type=Path, metavar="FILE", help="an export, in its place")
    parser.add_argument(
        "--copies", type=Path, required=True, metavar="FOLDER", help="the copied checkpoints"
    )
    add_keys(parser)


def run(arguments: argparse.Namespace) -> int:
    """0 when the log is sound, 1 when it is not."""
    findings = asyncio.run(_verified(arguments))
    for remark in findings.remarks:
        sys.stdout.write(f"{remark}\n")
    for fault in findings.faults:
        sys.stdout.write(f"WRONG: {fault}\n")
    if findings.further:
        sys.stdout.write(f"WRONG: and {findings.further} more.\n")
    told = f"{findings.entries} entries, {findings.checkpoints} signed checkpoints"
    verdict = "the log is not the one that was signed" if findings.faults else "sound"
    sys.stdout.write(f"{told}: {verdict}.\n")
    return 1 if findings.faults else 0


async def _verified(arguments: argparse.Namespace) -> Findings:
    findings, keys = Findings(), keys_of(arguments)
    copies = CopyFolder(arguments.copies)
    if arguments.export:
        lines = _narrated(_exported(arguments.export))
        await verifying.verify(lines, copies, None, keys, findings)
        return findings
    async with db.snapshot(database_of(arguments)) as connection:
        log = _narrated(queries.placed(connection))
        stored = queries.checkpoints(connection)
        await verifying.verify(log, copies, stored, keys, findings)
        await _check_waiting(connection, findings)
    return findings


async def _check_waiting(connection: asyncpg.Connection, findings: Findings) -> None:
    waiting = 0
    async for entry in queries.unplaced(connection):
        waiting += verifying.check_unplaced(entry, findings)
    async for entry_id in queries.strays(connection):
        findings.add(f"Entry {entry_id} waits for a place, and is gone or has one.")
    if waiting:
        findings.remarks.append(f"Entries that wait for their places: {waiting}.")


async def _exported(file: Path) -> AsyncGenerator[Placed]:
    """Line n is the entry at position n - 1; its bytes are what was hashed."""
    with file.open("rb") as lines:
        position = 0
        while line := lines.readline(_LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise ValueError(f"line {position + 1} of {file} has no end: it is no whole export")
            content = line[:-1]
            yield Placed(
                position=position, entry_id=None, hash=merkle.leaf_hash(content), line=content
            )
            position += 1


async def _narrated(log: AsyncIterator[Placed]) -> AsyncGenerator[Placed]:
    """Says how far it is, every few seconds."""
    told = time.monotonic()
    async for placed in log:
        yield placed
        if time.monotonic() - told > _SECONDS_BETWEEN_LINES:
            told = time.monotonic()
            sys.stderr.write(f"{placed.position + 1} entries\n")
