"""What sealed evidence gives to tell: the handler that it is asked for, its complainant that it is
there.
"""

from uuid import UUID

from backend.complaints.models import Complainant, ComplaintBundle
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling


async def for_handler(complaint_id: UUID) -> list[Telling]:
    """Each wish for which no letter is drafted yet."""
    kind = NoticeKind.COMPLAINT_BUNDLE_ASKED
    wishes = ComplaintBundle.filter(complaint_id=complaint_id, letter_id=None)
    return [
        Telling(
            kind=kind,
            told_of=wish.id,
            subject_id=complaint_id,
            people=sorted(await offices.people_in(wish.complaint.handler_id, DESK[kind])),
            facts={"number": wish.complaint.number},
            organisation_id=wish.complaint.handler_id,
        )
        for wish in await wishes.select_related("complaint")
    ]


async def for_complainant(letter_id: UUID) -> list[Telling]:
    """Nothing when the letter is no bundle, or she has no account."""
    wish = await ComplaintBundle.get_or_none(letter_id=letter_id).select_related("complaint")
    if wish is None:
        return []
    who = await Complainant.get(complaint_id=wish.complaint_id)
    if who.person_id is None:
        return []
    return [
        Telling(
            kind=NoticeKind.COMPLAINT_BUNDLE_READY,
            told_of=wish.id,
            subject_id=wish.complaint_id,
            people=[who.person_id],
            facts={"number": wish.complaint.number},
            organisation_id=who.organisation_id,
        )
    ]
