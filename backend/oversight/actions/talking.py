"""Recording a talk (约谈) with the head of an office that demanded what it may not.

潍坊市12345条例 第二十六条 has it as the closest of three levels of 督办, after refusals, missed
terms and what should be solved and is not. 九江市“无证明城市”方案 二（四）1 and 四（三） have it
for offices that demand proofs against the rules, openly or not, or keep items off the lists: so a
talk may be about one complaint, several or none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tortoise.expressions import Q

from backend.complaints import access as complaints
from backend.complaints import shielding
from backend.complaints.lifecycle import ENDED
from backend.complaints.models import Complaint
from backend.foundation import asking, audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official
from backend.oversight import access
from backend.oversight.lifecycle import TalkRecorded
from backend.oversight.models import Talk, TalkComplaint

MOST_COMPLAINTS = 20
PARTICIPANTS_LENGTH = 200
AGREED_LENGTH = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class NewTalk:
    """What was typed. `client_token` makes a second press the same talk."""

    client_token: UUID
    organisation_id: UUID
    complaint_ids: frozenset[UUID]
    held_on: date
    participants: str
    agreed: str
    due_on: date


async def record(services: Services, viewer: Official, new: NewTalk) -> Talk:
    """Writes a talk down for good, and tells the office; the same token gives the same talk again.

    Raises NOT_FOUND for an office outside of the branch or a complaint that is not one told to this
    office, FORBIDDEN for an office that is not below, OWN_CASE for whoever complains of it or
    serves it too, DATE_INVALID for a talk in the future or something agreed for before it,
    TOO_MANY_AT_ONCE, COMPLAINANT_SHOWN for a trace of anybody who complains of this office, and
    what clean_text finds.
    """
    _refuse_impossible(new)
    participants = clean_text(
        new.participants, field="participants", max_length=PARTICIPANTS_LENGTH
    )
    agreed = clean_text(new.agreed, field="agreed", max_length=AGREED_LENGTH, multiline=True)
    async with transaction():
        # Locked, so that a second press waits for the first and finds its talk.
        office = await access.unit_below(viewer, new.organisation_id)
        mine = Talk.filter(person_id=viewer.person_id, client_token=new.client_token)
        if known := await mine.first():
            return known
        about = await _about(viewer, office.id, new.complaint_ids)
        concerned = await _concerned(office.id, about)
        await complaints.refuse_own(viewer, [each.id for each in concerned], office.id)
        # To the office as to the public: not even the name of who agreed to be named.
        texts = {"participants": participants, "agreed": agreed}
        await shielding.refuse_all_traces(services.vault, concerned, texts, lasting=True)
        talk = await Talk.create(
            organisation_id=office.id,
            held_by_id=viewer.organisation_id,
            person_id=viewer.person_id,
            client_token=new.client_token,
            held_on=new.held_on,
            participants=participants,
            agreed=agreed,
            due_on=new.due_on,
            recorded_at=clock.now(),
        )
        await TalkComplaint.bulk_create(
            TalkComplaint(talk_id=talk.id, complaint_id=each.id) for each in about
        )
        await audit.record(viewer, "talk.record", talk.id)
        await outbox.record(TalkRecorded(talk_id=talk.id))
    return talk


def _refuse_impossible(new: NewTalk) -> None:
    if new.held_on > clock.today():
        raise Problem(ProblemCode.DATE_INVALID, field="heldOn")
    if new.due_on < new.held_on:
        raise Problem(ProblemCode.DATE_INVALID, field="dueOn")
    if len(new.complaint_ids) > MOST_COMPLAINTS:
        raise Problem(
            ProblemCode.TOO_MANY_AT_ONCE,
            field="complaintIds",
            limit=MOST_COMPLAINTS,
            count=len(new.complaint_ids),
        )


async def _about(viewer: Official, office_id: UUID, ids: Collection[UUID]) -> list[Complaint]:
    """The complaints of these ids, if they are about the office and it was told of each."""
    known = complaints.for_supervisors(viewer).filter(id__in=list(ids), accused_id=office_id)
    found = await known.exclude(state__in=complaints.UNTOLD)
    if len(found) != len(ids):
        raise Problem(ProblemCode.NOT_FOUND, field="complaintIds")
    return found


@asking.as_the_portal("all of them, wherever it was and whoever has them")
async def _concerned(office_id: UUID, about: Collection[Complaint]) -> list[Complaint]:
    """Whose complainants nothing may tell: these, and all about the office that go on."""
    named = Q(id__in=[each.id for each in about])
    return await Complaint.filter(named | ~Q(state__in=ENDED), accused_id=office_id)
