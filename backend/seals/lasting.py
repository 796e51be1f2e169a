"""Which sealed documents need evidence, and what became of it.

A document is completed as soon as a time-stamp authority answers, and renewed every year, so that
a weakness of one authority or of one algorithm meets a file that younger ones protect too.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.queryset import QuerySet

from backend.foundation import clock, db
from backend.foundation.sealing.evidence import NoEvidence
from backend.foundation.sealing.report import SealLevel
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.seals.evidence_models import SealedDocument, SealedKind
from backend.seals.releasing import NotReleased

log = logging.getLogger(__name__)

RENEWED_AFTER = timedelta(days=365)
RENEWED_BEFORE_END = timedelta(days=365)
"""The certificate of the last time stamp still holds a year when the next one is made."""
RENEWED_AT_MOST_EVERY = timedelta(days=30)
"""Also where an authority signs with a certificate that soon ends."""
TRIED_AGAIN_AFTER = timedelta(minutes=10)
EXTENDED_AT_ONCE = 100
"""Of one kind in one run of the clock: half a minute's work."""
ALARM_AFTER = timedelta(hours=4)
"""What X-Road allows its servers to go without time stamps, before it counts as an incident."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WithoutEvidence:
    """Sealed documents that want a time stamp and have none."""

    count: int
    oldest: datetime | None
    """When the first of them was sealed."""


async def note_sealed(
    kind: SealedKind, document_id: UUID, *, level: SealLevel, holds_until: datetime | None
) -> None:
    """Writes down what a document has reached, in the transaction that records its file."""
    now = clock.now()
    known = await SealedDocument.get_or_none(document_id=document_id)
    await SealedDocument.update_or_create(
        document_id=document_id,
        defaults={
            "kind": kind,
            "level": level,
            "sealed_at": known.sealed_at if known else now,
            "holds_until": holds_until,
            "due_at": _due(now, holds_until),
        },
    )


async def extend_due(
    services: Services, kind: SealedKind, extend: Callable[[Services, UUID], Awaitable[None]]
) -> None:
    """Has every document of this kind extended that needs a time stamp now, the oldest first.

    One that gets none waits a while, so that the others have their turn.
    """
    if not services.evidence.obtainable:
        return
    for document_id in await _due_now(kind):
        try:
            await extend(services, document_id)
        except (NoEvidence, NotReleased, FileMissing, OSError) as error:
            log.warning("%s %s gets no time stamp: %s", kind.value, document_id, error)
            await SealedDocument.filter(document_id=document_id).update(
                due_at=clock.now() + TRIED_AGAIN_AFTER
            )


async def _due_now(kind: SealedKind) -> list[UUID]:
    rows = SealedDocument.filter(kind=kind, due_at__lte=clock.now()).order_by("due_at")
    return [row.document_id async for row in rows.limit(EXTENDED_AT_ONCE)]


async def without_evidence() -> WithoutEvidence:
    """How many there are."""
    # Each is due soon, so that the index on `due_at` finds them among all that were ever sealed.
    rows = await db.connection().execute_query_dict(
        "SELECT count(*) AS count, min(sealed_at) AS oldest FROM sealed_document"
        " WHERE level = $1 AND due_at <= $2",
        [SealLevel.B_B, clock.now() + TRIED_AGAIN_AFTER],
    )
    return WithoutEvidence(**rows[0])


def waiting_too_long() -> QuerySet[SealedDocument]:
    """Those without a time stamp for four hours, the oldest first."""
    since = clock.now() - ALARM_AFTER
    waiting = SealedDocument.filter(level=SealLevel.B_B, sealed_at__lte=since)
    return waiting.order_by("sealed_at", "document_id")


def _due(now: datetime, holds_until: datetime | None) -> datetime:
    if holds_until is None:
        return now
    return max(
        now + RENEWED_AT_MOST_EVERY, min(now + RENEWED_AFTER, holds_until - RENEWED_BEFORE_END)
    )
