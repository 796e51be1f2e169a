"""What changes a notice: stored, its short message tried, read."""

from collections.abc import Collection
from uuid import UUID

from backend.foundation import clock, db
from backend.foundation.db import transaction
from backend.foundation.viewer import SignedIn
from backend.notices import access
from backend.notices.models import ChannelOutcome, Notice, NoticeKind
from backend.notices.texts import Text
from backend.proofs.models import ProofStep

_DETAIL_LENGTH = 200


async def store(
    kind: NoticeKind,
    step: ProofStep,
    people: Collection[UUID],
    text: Text,
    *,
    organisation_id: UUID | None,
) -> None:
    """One notice of a step for each of the people, or none at all when the step was told before.

    All in one transaction: that anybody has been told means that everybody has.
    """
    async with transaction():
        # A second run of the job waits here, and then finds what the first one stored.
        await db.serialise(f"notice {kind} {step.id}")
        if await Notice.exists(proof_id=step.proof_id, kind=kind, step_id=step.id):
            return
        await Notice.bulk_create(
            Notice(
                person_id=person_id,
                organisation_id=organisation_id,
                kind=kind,
                proof_id=step.proof_id,
                step_id=step.id,
                title=text.title,
                body=text.body,
                title_en=text.title_en,
                body_en=text.body_en,
                created_at=clock.now(),
            )
            for person_id in people
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
