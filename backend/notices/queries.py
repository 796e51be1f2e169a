"""Reading an inbox; and what still has to go out."""

from uuid import UUID

from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import SignedIn
from backend.notices import access
from backend.notices.models import ChannelOutcome, Notice, NoticeKind


async def my_notices(viewer: SignedIn, request: PageRequest) -> Page[Notice]:
    """The viewer's inbox, newest first."""
    return await page_of(access.visible_to(viewer), request, order="created_at")


async def unread_count(viewer: SignedIn) -> int:
    """How many notices of the inbox were never opened."""
    return await access.visible_to(viewer).filter(read_at=None).count()


async def unsent(subject_id: UUID, kind: NoticeKind) -> list[Notice]:
    """Notices whose short message was never tried, oldest first."""
    return await Notice.filter(
        subject_id=subject_id, kind=kind, channel_outcome=ChannelOutcome.STORED
    ).order_by("created_at")
