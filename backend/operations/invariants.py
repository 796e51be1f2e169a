"""What must hold whatever happened: one view of the database each, empty while it does.

The views are made by the migration `pre_add_invariants`. Each row says what is wrong and how, with
ids and numbers only.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backend.foundation import db

log = logging.getLogger(__name__)

KEPT_SECONDS = 300.0
"""What is broken stays broken: nobody needs to know it sooner, and counting reads whole tables."""
TIMEOUT_SECONDS = 8.0
"""Prometheus gives a scrape ten."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Invariant:
    """One of them, by the name of its view without the prefix."""

    name: str
    why: str

    @property
    def view(self) -> str:
        """The view whose rows are what is wrong."""
        return f"invariant_{self.name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One row of a view."""

    row_id: str
    detail: str


INVARIANTS: Sequence[Invariant] = (
    Invariant(
        name="lost_papers",
        why="What was approved is made without anybody asking again: a job is due for it, or its"
        " keeper has the word.",
    ),
    Invariant(
        name="paper_numbers",
        why="Numbers of an office run from 1 to its counter, each once, but for those that a"
        " restore left out: another gap is a paper that somebody took away.",
    ),
    Invariant(
        name="doubled_numbers",
        why="A number, an identifier or a verification code names one paper: else a check answers"
        " about another one.",
    ),
    Invariant(
        name="undecided_papers",
        why="A paper is frozen, and the use of its seal approved, by its decision and never"
        " without one.",
    ),
    Invariant(
        name="incomplete_papers",
        why="What is sealed has its files, its line in the register with the same hash, its"
        " renewal, and its entry in the audit log.",
    ),
    Invariant(
        name="early_files",
        why="A file is on record only when its paper has come so far: a sealed file of an unsealed"
        " paper was never released.",
    ),
    Invariant(
        name="file_revisions",
        why="Sealed files of a paper follow each other without a gap, and the newest has the level"
        " that is on record.",
    ),
    Invariant(
        name="stray_uses",
        why="A line of the register, or a renewal, is about a file that is there.",
    ),
    Invariant(
        name="unsigned_uses",
        why="No use of a seal is registered for which no signature was allowed.",
    ),
    Invariant(
        name="stray_warrants",
        why="The use of a seal is approved for a decided paper only.",
    ),
    Invariant(
        name="unowned_intents",
        why="What was about to be signed is sealed, or somebody is still at it.",
    ),
    Invariant(
        name="superseded_proofs",
        why="A proof ends in favour of another only when that one was issued.",
    ),
    Invariant(
        name="unexplained_states",
        why="Where a proof stands, its timeline led.",
    ),
)


async def count() -> Mapping[str, int] | None:
    """How many rows each view has, by name; None when the database does not tell in time."""
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS):
            return {each.name: await _rows(each) for each in INVARIANTS}
    except db.OUTAGES as error:
        log.warning("the invariants cannot be read: %s", type(error).__name__)
        return None


async def faults(url: str) -> Mapping[Invariant, Sequence[Fault]]:
    """All rows of all views, of one moment. Raises OSError or asyncpg's errors."""
    async with db.snapshot(url) as alone:
        return {
            each: [
                Fault(row_id=row["row_id"], detail=row["detail"])
                for row in await alone.fetch(f"SELECT * FROM {each.view} ORDER BY row_id")  # noqa: S608 -- our own names
            ]
            for each in INVARIANTS
        }


async def _rows(invariant: Invariant) -> int:
    rows = await db.connection().execute_query_dict(
        f"SELECT count(*) AS rows FROM {invariant.view}"  # noqa: S608 -- our own names
    )
    return rows[0]["rows"]
