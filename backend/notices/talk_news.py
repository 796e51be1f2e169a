"""What a talk gives to tell: to the office that was talked to, what was agreed and by when."""

from uuid import UUID

from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling
from backend.oversight.models import Talk


async def for_office(talk_id: UUID) -> Telling:
    """For those who answer for it, and those who supervise there."""
    talk = await Talk.get(id=talk_id).select_related("held_by")
    kind = NoticeKind.TALK_RECORDED
    return Telling(
        kind=kind,
        told_of=talk.id,
        subject_id=talk.id,
        people=sorted(await offices.people_in(talk.organisation_id, DESK[kind])),
        facts={
            "office": talk.held_by.name,
            "held_on": talk.held_on,
            "agreed": talk.agreed,
            "due_on": talk.due_on,
        },
        organisation_id=talk.organisation_id,
    )
