"""What waits, as the database says: read at most every ten seconds, for health and metrics."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from backend import migrations
from backend.auditing import queries as auditing
from backend.auditing.queries import Standing
from backend.foundation import clock, db, outbox
from backend.foundation.outbox import Backlog
from backend.proofs import production
from backend.proofs.production import Production
from backend.seals import lasting
from backend.seals.lasting import WithoutEvidence

log = logging.getLogger(__name__)

KEPT_SECONDS = 10.0
TIMEOUT_SECONDS = 3.0
"""Counting takes some milliseconds; a database that needs longer has other worries."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """How much waits where, and since when."""

    deliveries: Mapping[str, Backlog]
    """By job; only of jobs for which something waits."""
    events: Backlog
    """Events that no relay has expanded yet."""
    production: Production
    evidence: WithoutEvidence
    audit: Standing
    missing_migrations: int


async def read() -> Figures | None:
    """The figures; None when the database does not tell them in time."""
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS):
            return Figures(
                deliveries=await outbox.waiting_deliveries(),
                events=await outbox.waiting_events(),
                production=await production.standing(),
                evidence=await lasting.without_evidence(),
                audit=await auditing.standing_now(),
                missing_migrations=await _missing_migrations(),
            )
    except db.OUTAGES as error:
        log.warning("the figures of the database cannot be read: %s", type(error).__name__)
        return None


def age(since: datetime | None) -> float:
    """Seconds since then; 0 for never, and for a clock that went back."""
    return max(0.0, (clock.now() - since).total_seconds()) if since else 0.0


async def _missing_migrations() -> int:
    """Of those that this release has; the database may have newer ones."""
    rows = await db.connection().execute_query_dict(
        "SELECT name FROM tortoise_migrations WHERE app = 'portal'"
    )
    return len(_released() - {row["name"] for row in rows})


def _released() -> set[str]:
    return {path.stem for path in Path(migrations.__path__[0]).glob("[0-9]*.py")}
