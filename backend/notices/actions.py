"""What changes a notice: stored, its short message tried, read."""

from uuid import UUID

from backend.foundation import clock, db
from backend.foundation.db import transaction
from backend.foundation.viewer import SignedIn
from backend.notices import access
from backend.notices.models import ChannelOutcome, Notice
from backend.notices.telling import Telling
from backend.notices.texts import Text

_DETAIL_LENGTH = 200


async def store(telling: Telling, text: Text) -> None:
    """One notice for each of the people, or none at all when the same was told before.

    All in one transaction: that anybody has been told means that everybody has.
    """
    kind, told_of = telling.kind, telling.told_of
    async with transaction():
        # A second run of the job waits here, and then finds what the first one stored.
        await db.serialise(f"notice {kind} {told_of}")
        if await Notice.exists(subject_id=telling.subject_id, kind=kind, told_of=told_of):
            return
        await Notice.bulk_create(
            Notice(
                person_id=person_id,
                organisation_id=telling.organisation_id,
                kind=kind,
                subject_id=telling.subject_id,
                told_of=told_of,
                title=text.title,
                body=text.body,
                title_en=text.title_en,
                body_en=text.body_en,
                created_at=clock.now(),
            )
            for person_id in telling.people
        )


async def record_outcome(notice_id: UUID, outcome: ChannelOutcome, detail: str | None) -> None:
    """What became of the short message; `detail` says why it failed, without personal data."""
    async with transaction():
        await Notice.filter(id=notice_id).update(
            channel_outcome=outcome,
            outcome_detail=detail and detail[:_DETAIL_LENGTH],
            tried_at=clock.now(),
        )


async def mark_read(viewer: SignedIn, notice_id: UUID) -> Notice:
    """Notes when the viewer first read a notice of hers; later calls change nothing."""
    async with transaction():
        notice = await access.notice_for_reader(viewer, notice_id)
        if notice.read_at is None:
            notice.read_at = clock.now()
            await notice.save(update_fields=["read_at"])
    return notice
