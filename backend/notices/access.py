"""Whose inbox it is: one's own affairs and one's posts are read apart."""

from uuid import UUID

from tortoise.queryset import QuerySet

from backend.foundation.errors import NotFound
from backend.foundation.viewer import Citizen, Official, SignedIn
from backend.notices.models import Notice


def visible_to(viewer: SignedIn) -> QuerySet[Notice]:
    """The base of every query over notices. A post that ended takes its inbox along."""
    mine = Notice.filter(person_id=viewer.person_id)
    match viewer:
        case Citizen():
            return mine.filter(organisation_id=None)
        case Official() if viewer.roles:
            return mine.filter(organisation_id=viewer.organisation_id)
        case Official():
            return Notice.filter(id=None)


async def notice_for_reader(viewer: SignedIn, notice_id: UUID) -> Notice:
    """One notice of the viewer's inbox, locked for the running transaction; or NotFound."""
    notice = await visible_to(viewer).select_for_update().get_or_none(id=notice_id)
    if notice is None:
        raise NotFound
    return notice
