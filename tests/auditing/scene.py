"""Deeds to be recorded, and a log in memory that anything can be done to."""

from collections.abc import AsyncIterator, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from backend.auditing import entries, queries, verifying
from backend.auditing.copies import Copy
from backend.auditing.merkle import Frontier, leaf_hash
from backend.auditing.notes import PublicKey, Signer
from backend.auditing.queries import Placed, StoredCheckpoint, Unplaced
from backend.auditing.verifying import Findings
from backend.foundation import audit, db
from backend.foundation.viewer import Official
from tests.databases import as_owner

SIGNER = Signer.made("portal.test/audit", b"s" * 32)
VIEWER = Official(
    person_id=uuid4(), session_id=uuid4(), organisation_id=uuid4(), region="360404204202"
)


async def do_deeds(count: int, deed: str = "proof.previewed") -> None:
    """Records as many deeds, each in a transaction of its own."""
    for number in range(count):
        await audit.record(VIEWER, deed, uuid4(), page=number)


async def found_wrong(
    database_url: str, copies: Iterable[Copy], keys: Sequence[PublicKey] = (SIGNER.public,)
) -> list[str]:
    """What is wrong with the log in the database: as the command does it."""
    findings = Findings()
    async with db.snapshot(database_url) as connection:
        await verifying.verify(
            queries.placed(connection), copies, queries.checkpoints(connection), keys, findings
        )
        async for entry in queries.unplaced(connection):
            verifying.check_unplaced(entry, findings)
        async for entry_id in queries.strays(connection):
            findings.add(f"stray {entry_id}")
    return findings.faults


async def as_superuser(statement: str, *values: object) -> None:
    """Runs a statement that no trigger hears of."""
    async with db.transaction() as current:
        with as_owner():
            await current.execute_query("SET LOCAL session_replication_role = replica")
            await current.execute_query(statement, list(values))


Values = tuple[Any, ...]
"""A row of audit_entry without its id, in the order of COLUMNS."""
COLUMNS = (
    "at",
    "actor_kind",
    "actor_id",
    "organisation_id",
    "deed",
    "subject_id",
    "details",
)


@dataclass
class Log:
    """The three tables and the folder, as rows: what an intruder with every right can reach."""

    rows: dict[int, Values] = field(default_factory=dict[int, Values])
    leaves: list[tuple[int, int, bytes]] = field(default_factory=list[tuple[int, int, bytes]])
    """Position, entry, hash."""
    stored: list[StoredCheckpoint] = field(default_factory=list[StoredCheckpoint])
    copies: list[Copy] = field(default_factory=list[Copy])

    def another(self) -> "Log":
        """A copy that may be spoilt."""
        return Log(dict(self.rows), list(self.leaves), list(self.stored), list(self.copies))

    def tree(self) -> Frontier:
        """The tree of its leaves."""
        grown = Frontier()
        for _, _, leaf in self.leaves:
            grown.append(leaf)
        return grown

    async def faults(self, *, export: bool) -> list[str]:
        """What is wrong with it, from the tables or from an export of them."""
        findings = Findings()
        stored = None if export else _each(sorted(self.stored, key=lambda each: each.size))
        copies = sorted(self.copies, key=lambda each: each.size)
        await verifying.verify(self._placed(export), copies, stored, [SIGNER.public], findings)
        if not export:
            for entry_id in self.rows.keys() - {entry_id for _, entry_id, _ in self.leaves}:
                unplaced = Unplaced(entry_id=entry_id, waits=False, long=False)
                verifying.check_unplaced(unplaced, findings)
        return findings.faults

    async def _placed(self, export: bool) -> AsyncIterator[Placed]:
        for number, (position, entry_id, leaf) in enumerate(sorted(self.leaves)):
            line = line_of(entry_id, self.rows[entry_id]) if entry_id in self.rows else None
            if export:
                told = line or b""
                yield Placed(position=number, entry_id=None, hash=leaf_hash(told), line=told)
            else:
                yield Placed(position=position, entry_id=entry_id, hash=leaf, line=line)


@cache
def line_of(entry_id: int, values: Values) -> bytes:
    """The line of an entry; one that was not changed is not written again."""
    return entries.line_of({"id": entry_id, **dict(zip(COLUMNS, values, strict=True))})


def log_of(rows: Mapping[int, Values], *, sizes: Container[int], signer: Signer = SIGNER) -> Log:
    """A sound log of these rows, with a checkpoint and its copy at these sizes."""
    log, tree = Log(), Frontier()
    for entry_id, values in rows.items():
        leaf = leaf_hash(line_of(entry_id, values))
        log.rows[entry_id] = values
        log.leaves.append((tree.size, entry_id, leaf))
        tree.append(leaf)
        if tree.size in sizes:
            note = signer.sign(tree.size, tree.root())
            log.stored.append(StoredCheckpoint(size=tree.size, frontier=tree.packed(), note=note))
            log.copies.append(Copy(size=tree.size, path=Path(f"{tree.size}"), note=note))
    return log


async def _each(rows: Iterable[StoredCheckpoint]) -> AsyncIterator[StoredCheckpoint]:
    for row in rows:
        yield row
