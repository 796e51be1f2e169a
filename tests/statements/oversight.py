"""Series, letters and talks of one office: MANY of each, with parties of their own."""

from datetime import timedelta
from uuid import uuid4

from backend.complaints.models import Complaint
from backend.foundation import clock
from backend.letters.models import Letter
from backend.oversight.models import Talk, TalkComplaint
from tests.complaints.cases import TOLD, a_cast, a_complaint
from tests.oversight.questions import a_talk
from tests.portal import Portal
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.complaint_cases import ABOVE
from tests.statements.copies import alike
from tests.statements.crowd import MANY, Crowd

OVERSIGHT = Arrangements()


async def oversight(crowd: Crowd) -> None:
    """All about the committee of the crowd, and what is complained of it already."""
    office = crowd.committee.organisation
    firsts = await Complaint.filter(accused_id=office.id).order_by("id").limit(MANY)
    # Older than all others, so that lists of complaints do not begin with them.
    earlier = clock.now() - timedelta(days=30)
    await Complaint.bulk_create(
        alike(row, id=uuid4(), number=uuid4().hex[:12], repeats_id=row.id, filed_at=earlier)
        for row in firsts
    )
    letters = await Letter.filter(organisation_id=office.id, serial__isnull=False).limit(MANY)
    for letter, row in zip(letters, firsts, strict=False):
        await Letter.filter(id=letter.id).update(subject_id=row.id)
    talks = [_talk(crowd, n) for n in range(MANY)]
    await Talk.bulk_create(talks)
    await TalkComplaint.bulk_create(
        TalkComplaint(talk_id=talk.id, complaint_id=row.id)
        for talk, row in zip(talks, firsts, strict=False)
    )


def _talk(crowd: Crowd, n: int) -> Talk:
    now = clock.now() - timedelta(minutes=n)
    return Talk(
        id=uuid4(),
        organisation_id=crowd.committee.organisation.id,
        held_by_id=crowd.people.enterprises[n].id,
        person_id=crowd.people.applicants[n].id,
        client_token=uuid4(),
        held_on=now.date(),
        participants="主任",
        agreed="停止索要。",
        due_on=now.date(),
        recorded_at=now,
    )


@OVERSIGHT.of("portal query complaintSeries", rows="edges")
async def _series(world: World, size: int) -> Asked:
    return Asked(ABOVE, {"accusedId": str(world.crowd.committee.organisation.id), "first": size})


@OVERSIGHT.of("portal query complaintLetters", rows="edges")
async def _letters(world: World, size: int) -> Asked:
    return Asked(ABOVE, {"accusedId": str(world.crowd.committee.organisation.id), "first": size})


@OVERSIGHT.of("portal query talks", rows="edges")
async def _talks(world: World, size: int) -> Asked:
    return Asked(
        ABOVE, {"organisationId": str(world.crowd.committee.organisation.id), "first": size}
    )


@OVERSIGHT.of("portal query talksWithMyOffice", rows="edges")
async def _own_talks(world: World, size: int) -> Asked:
    return Asked(world.crowd.committee.preparer, {"first": size})


@OVERSIGHT.of("portal mutation recordTalk", rows=None, most=2)
async def _record(world: World, size: int) -> Asked:
    cast = await a_cast(Portal(world.crowd.services))
    rows = [await a_complaint(cast) for _ in range(2)]
    for row in rows:
        await cast.walks(row.id, TOLD)
    return Asked(cast.above, a_talk(cast, *(row.id for row in rows[:size])))
