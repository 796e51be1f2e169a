"""What the watch of the lists gives to tell: an office declares what does not fit."""

from uuid import UUID

from backend.identity.models import Organisation
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling


async def findings_opened(organisation_id: UUID, scan_id: UUID, count: int) -> Telling:
    """One scan found something new in one office's declarations."""
    kind = NoticeKind.FINDINGS_OPENED
    organisation = await Organisation.get(id=organisation_id)
    return Telling(
        kind=kind,
        told_of=scan_id,
        subject_id=organisation_id,
        people=sorted(await offices.people_in(organisation_id, DESK[kind])),
        facts={"department": organisation.name, "count": count},
        organisation_id=organisation_id,
    )
