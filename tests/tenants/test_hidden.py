"""Nothing is let through because the row that forbids it is hidden from whoever asks."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from backend.complaints import access
from backend.complaints import loaders as complaints
from backend.complaints.models import Complaint
from backend.foundation import clock
from backend.foundation.asking import asking
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Official, Role
from backend.identity.models import Post
from backend.oversight import loaders as talks
from backend.oversight import periods, rates
from backend.oversight.actions import talking
from backend.oversight.actions.talking import NewTalk
from backend.oversight.models import Talk, TalkComplaint
from backend.ratings import subjects
from backend.ratings.models import Rating
from tests.complaints.cases import TOLD, a_cast, a_complaint
from tests.complaints.complaining import STRANGER, a_village
from tests.factories import a_citizen
from tests.portal import Portal
from tests.ratings.complaints import an_answered_complaint
from tests.tenants.unfiltered import seen_by

pytestmark = pytest.mark.anyio


async def test_what_somebody_else_complained_of_before_is_found(portal: Portal) -> None:
    village = await a_village(portal)
    first = await village.files(STRANGER)
    others = [await a_citizen(portal.services, "周晓明"), STRANGER]

    again = [await village.files(viewer) for viewer in others]

    ids = [UUID(each["complaint"]["id"]) for each in again]
    rows = await Complaint.filter(id__in=ids)
    assert [str(row.repeats_id) for row in rows] == [first["complaint"]["id"]] * 2


async def test_who_also_serves_the_accused_is_refused_what_she_cannot_see(portal: Portal) -> None:
    """A letter is drafted by an office that may have nothing to do with its complaint any more."""
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    elsewhere = replace(cast.other, roles=frozenset({Role.APPROVER}))
    assert await seen_by(elsewhere, ["complaint"]) == {}

    assert await refusal(elsewhere, row.id) is None
    await Post.create(
        person_id=elsewhere.person_id,
        organisation_id=cast.accused.id,
        role=Role.PREPARER,
        valid_from=date(2026, 1, 1),
    )
    assert await refusal(elsewhere, row.id) is ProblemCode.OWN_CASE


async def refusal(viewer: Official, subject_id: UUID) -> ProblemCode | None:
    with asking(viewer):
        try:
            await access.refuse_own_matter(viewer, subject_id)
        except Problem as problem:
            return problem.code
    return None


async def test_who_rated_is_known_where_who_complained_is_not(
    portal: Portal, services: Services
) -> None:
    """Who decides about a rating is not the rater: also of an office that may not know her."""
    resident = await a_citizen(services, "周晓明")
    complained = await an_answered_complaint(portal, resident)
    await complained.rates(resident)
    city = complained.village.city
    assert await seen_by(city, ["complainant"]) == {}

    with asking(city):
        rating = await Rating.get()
        found = await subjects.raters_of([rating])

    assert found[rating.id].person_id == resident.person_id


async def test_figures_and_numbers_are_told_to_who_sees_no_complaint(portal: Portal) -> None:
    cast = await a_cast(portal)
    first = await a_complaint(cast)
    row = await a_complaint(cast, repeats_id=first.id)
    await cast.walks(row.id, TOLD)
    talk = await Talk.create(
        organisation_id=cast.accused.id,
        held_by_id=cast.above.organisation_id,
        person_id=cast.above.person_id,
        client_token=uuid4(),
        held_on=clock.today(),
        participants="局长",
        agreed="停止索要。",
        due_on=clock.today(),
        recorded_at=clock.now(),
    )
    await TalkComplaint.create(talk_id=talk.id, complaint_id=row.id)
    nobody = Anonymous(source="test")
    assert await seen_by(nobody, ["complaint", "talk"]) == {}

    with asking(nobody):
        figures = await rates.of(cast.handler.region, periods.year(clock.today().year))
        of_talk = await talks.numbers_by_talk([talk.id])
        of_first = await complaints.numbers_by_complaint([first.id])

    assert figures.filed == 2
    assert (of_talk, of_first) == ([[row.number]], [first.number])


async def test_a_talk_tells_of_nobody_who_complained_elsewhere(portal: Portal) -> None:
    cast = await a_cast(portal)
    await a_complaint(cast, region="370000000000", handler_id=cast.other.organisation_id)
    new = NewTalk(
        client_token=uuid4(),
        organisation_id=cast.accused.id,
        complaint_ids=frozenset(),
        held_on=clock.today(),
        participants="局长",
        agreed="不得再向王桂香索要证明。",
        due_on=clock.today(),
    )
    assert await seen_by(cast.above, ["complaint", "complainant"]) == {}

    with asking(cast.above), pytest.raises(Problem) as refused:
        await talking.record(cast.services, cast.above, new)

    assert refused.value.code is ProblemCode.COMPLAINANT_SHOWN
