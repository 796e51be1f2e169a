"""What is left of a day of disorder: papers, numbers, files, and how long recovery took."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from backend.foundation.asking import EVERYTHING
from scripts.disorder.stage import Kill
from scripts.local.processes import PROJECT

_FIGURES = """
SELECT (SELECT count(*) FROM proof_snapshot) AS approved,
       (SELECT count(*) FROM proof WHERE state = 'issued') AS issued,
       (SELECT count(DISTINCT proof_id) FROM proof_file WHERE kind = 'sealed') AS sealed,
       (SELECT count(*) - count(DISTINCT (organisation_id, year, serial)) FROM proof_snapshot)
           AS duplicates,
       (SELECT coalesce(sum(last - papers), 0)::int FROM (
           SELECT max(serial) AS last, count(*) AS papers FROM proof_snapshot
           GROUP BY organisation_id, year) AS numbered) AS gaps,
       (SELECT count(*) FROM seal_signature) - (SELECT count(*) FROM seal_use) AS unreleased,
       (SELECT count(*) FROM sealed_document WHERE level = 'B-B') AS unstamped
"""
# Of all that is put on record while papers are made, by whatever process.
_MISDATED = """
SELECT count(*) FROM (
    SELECT at FROM proof_step UNION ALL SELECT at FROM audit_entry UNION ALL SELECT at FROM seal_use
    UNION ALL SELECT recorded_at FROM outbox_event UNION ALL SELECT expanded_at FROM outbox_event
    UNION ALL SELECT done_at FROM outbox_delivery
) AS told WHERE at NOT BETWEEN $1::timestamptz - interval '1 minute' AND now() + interval '1 minute'
"""
_TAKEN_OVER = """
SELECT id, attempts, extract(epoch FROM done_at)::float8 AS done_at FROM outbox_delivery
WHERE id = ANY($1::bigint[]) AND done_at IS NOT NULL
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reckoning:
    """The figures of one run."""

    figures: Mapping[str, int]
    recoveries: Sequence[float]
    """Seconds from a kill to the end of a job that it cut off, in order."""
    broken: str
    """What scripts/check-invariants says if it fails, else empty."""
    mismatches: str
    """The same of scripts/verify-archive."""

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, doubled or damaged."""
        lost = self.figures["approved"] - self.figures["issued"]
        wrong = (lost, *(self.figures[name] for name in ("duplicates", "gaps", "misdated")))
        return not (any(wrong) or self.broken or self.mismatches)

    def recovery(self, share: float) -> float:
        """The time within which this share of what was cut off was done."""
        if not self.recoveries:
            return 0.0
        return self.recoveries[min(len(self.recoveries) - 1, int(share * len(self.recoveries)))]


def wait_until_issued(url: str, wanted: int, *, seconds: float) -> float:
    """Returns when all are, or when the time has passed; how many seconds that took."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if issued(url) >= wanted:
            break
        time.sleep(0.3)
    return time.monotonic() - began


def issued(url: str) -> int:
    """How many papers are."""
    return asyncio.run(_figures(url))["issued"]


def reckon(environ: Mapping[str, str], kills: Sequence[Kill], began_at: datetime) -> Reckoning:
    """Counts, checks the invariants and every stored file."""
    url = environ["DATABASE_URL"]
    return Reckoning(
        figures=asyncio.run(_figures(url)) | {"misdated": asyncio.run(_misdated(url, began_at))},
        recoveries=asyncio.run(_recoveries(url, kills)),
        broken=_complaint(environ, "backend.operations"),
        mismatches=_complaint(environ, "backend.preservation", "verify-archive", "--no-render"),
    )


async def _figures(url: str) -> dict[str, int]:
    database = await asyncpg.connect(url, server_settings=EVERYTHING)
    try:
        row: Any = await database.fetchrow(_FIGURES)
        return dict(row)
    finally:
        await database.close()


async def _misdated(url: str, began_at: datetime) -> int:
    """How many moments are none of this day of disorder."""
    database = await asyncpg.connect(url, server_settings=EVERYTHING)
    try:
        return await database.fetchval(_MISDATED, began_at)
    finally:
        await database.close()


async def _recoveries(url: str, kills: Sequence[Kill]) -> list[float]:
    """Of each job that somebody took over after a kill, since the last kill that can have hit it.

    Jobs of other workers that went on undisturbed were never handed over again.
    """
    last = {
        delivery: (kill.at, attempts)
        for kill in kills
        for delivery, attempts in kill.leased.items()
    }
    database = await asyncpg.connect(url, server_settings=EVERYTHING)
    try:
        rows = await database.fetch(_TAKEN_OVER, list(last))
    finally:
        await database.close()
    return sorted(
        row["done_at"] - last[row["id"]][0] for row in rows if row["attempts"] > last[row["id"]][1]
    )


def _complaint(environ: Mapping[str, str], *module: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *module],
        cwd=PROJECT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
