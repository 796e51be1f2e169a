"""What a share gives to tell its holder: that it was opened, and that it was locked."""

from uuid import UUID, uuid5

from backend.notices.models import NoticeKind
from backend.notices.telling import Telling
from backend.sharing.models import ShareGrant


async def opened(grant_id: UUID) -> Telling:
    """The receiver looked for the first time."""
    return await _telling(NoticeKind.SHARE_OPENED, grant_id, news=grant_id)


async def locked(grant_id: UUID) -> Telling:
    """Somebody answered wrongly too often; each lock of a link is news."""
    grant = await ShareGrant.get(id=grant_id)
    news = uuid5(grant_id, f"{grant.linked_at.isoformat()} {grant.locks}")
    return await _telling(NoticeKind.SHARE_LOCKED, grant_id, news=news)


async def _telling(kind: NoticeKind, grant_id: UUID, *, news: UUID) -> Telling:
    grant = await ShareGrant.get(id=grant_id)
    return Telling(
        kind=kind,
        told_of=news,
        subject_id=grant.id,
        people=[grant.holder_id],
        facts={"recipient": grant.recipient, "purpose": grant.purpose},
    )
