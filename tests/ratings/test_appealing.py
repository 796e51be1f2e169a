"""A malicious or mistaken rating is appealed, and a supervisor decides whether it counts."""

from datetime import datetime, timedelta

import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.notices import jobs as notices
from backend.notices.models import Notice, NoticeKind
from backend.proofs.lifecycle import ProofState
from backend.ratings.actions import rating
from backend.ratings.actions.rating import NewRating
from backend.ratings.models import RatingLevel, Repair, SubjectKind
from tests.factories import FENSHUI, Committee, a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused
from tests.ratings.operations import Rated, a_rated_office

pytestmark = pytest.mark.anyio

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=clock.CHINA)
REASON = "评价内容与本村无关，系同一人多次恶意评价。"


async def an_appeal(portal: Portal, services: Services) -> Rated:
    """Rated on a Monday, appealed on the Wednesday after."""
    rated = await a_rated_office(portal, services)
    with clock.stopped(MONDAY):
        await rated.rates("VERY_DISSATISFIED")
        await rated.does("callBackRater")
    with clock.stopped(MONDAY + timedelta(days=2)):
        told = await rated.does("appealRating", ground="MALICIOUS", words=REASON)
    assert told["state"] == "APPEALED", told
    return rated


async def more_ratings(services: Services, committee: Committee, *levels: RatingLevel) -> None:
    """Of other residents, for other cases of the same office."""
    for level in levels:
        rater = await a_citizen(services)
        proof = await a_proof(services, committee, state=ProofState.REJECTED, applicant=rater)
        new = NewRating(subject_kind=SubjectKind.PROOF, subject_id=proof.id, level=level)
        await rating.rate(services, rater, new)


async def test_a_malicious_rating_is_left_out_of_the_figures(
    portal: Portal, services: Services
) -> None:
    rated = await an_appeal(portal, services)
    office = str(rated.committee.organisation.id)
    await more_ratings(services, rated.committee, *[RatingLevel.VERY_SATISFIED] * 5)
    before = await rated.figures(organisationId=office)
    assert (before["total"], before["satisfaction"]) == (6, pytest.approx(5 / 6))

    told = await rated.does("decideRatingAppeal", rated.supervisor, excludes=True)

    assert (told["state"], told["ground"], told["verbs"]) == ("EXCLUDED", "MALICIOUS", [])
    after = await rated.figures(organisationId=office)
    assert (after["total"], after["satisfaction"]) == (5, 1.0)
    assert (await rated.mine())["repair"]["steps"][-1]["verb"] == "EXCLUDE"


async def test_a_rating_that_is_kept_is_repaired_in_what_was_left_of_the_term(
    portal: Portal, services: Services
) -> None:
    rated = await an_appeal(portal, services)
    assert (await rated.repair())["dueOn"] == "2026-12-02"

    with clock.stopped(MONDAY + timedelta(days=7)):
        told = await rated.does("decideRatingAppeal", rated.supervisor, excludes=False)

    # Wednesday to the Monday after were three of five days.
    assert (told["state"], told["dueOn"]) == ("CALLED_BACK", "2026-12-03")
    assert "APPEAL" not in (await rated.repair())["verbs"]
    again = await rated.does("appealRating", ground="MISTAKEN", words=REASON)
    assert again["code"] == "WRONG_STATE"


async def test_the_rater_does_not_read_what_the_office_says_of_her(
    portal: Portal, services: Services
) -> None:
    rated = await an_appeal(portal, services)
    await rated.does("decideRatingAppeal", rated.supervisor, excludes=False, words="证据不足。")

    words = [step["words"] for step in (await rated.mine())["repair"]["steps"]]

    assert REASON not in words
    assert "证据不足。" not in words


async def test_the_office_does_not_decide_its_own_appeal(
    portal: Portal, services: Services
) -> None:
    rated = await an_appeal(portal, services)

    with pytest.raises(Refused) as refused:
        await rated.does("decideRatingAppeal", excludes=True)

    assert refused.value.codes == ["FORBIDDEN"]


async def test_who_had_the_case_in_hand_does_not_decide_about_its_rating(
    portal: Portal, services: Services
) -> None:
    rated = await an_appeal(portal, services)
    township = rated.supervisor
    handler = Official(
        person_id=rated.committee.preparer.person_id,
        session_id=township.session_id,
        organisation_id=township.organisation_id,
        region=township.region,
        roles=frozenset({Role.SUPERVISOR}),
    )

    told = await rated.does("decideRatingAppeal", handler, excludes=True)

    assert told["code"] == "OWN_CASE"
    assert (await Repair.get()).state == "appealed"


async def test_a_supervisor_of_another_branch_does_not_know_of_it(
    portal: Portal, services: Services
) -> None:
    rated = await an_appeal(portal, services)
    elsewhere = Official(
        person_id=rated.supervisor.person_id,
        session_id=rated.supervisor.session_id,
        organisation_id=(await a_committee(services, FENSHUI)).organisation.id,
        region=FENSHUI,
        roles=frozenset({Role.SUPERVISOR}),
    )

    told = await rated.does("decideRatingAppeal", elsewhere, excludes=True)

    assert told["code"] == "NOT_FOUND"


async def test_supervisors_hear_of_an_appeal_and_both_sides_of_its_decision(
    portal: Portal, services: Services
) -> None:
    rated = await an_appeal(portal, services)
    repair = await Repair.get()
    await notices.tell_supervisors_of_appeal(services, repair_id=repair.id)
    await rated.does("decideRatingAppeal", rated.supervisor, excludes=True, words="确属恶意。")
    await notices.tell_rater_of_exclusion(services, repair_id=repair.id)
    await notices.tell_office_of_exclusion(services, repair_id=repair.id)

    told = {notice.kind: notice for notice in await Notice.filter(kind__startswith="rating-")}

    appealed = told[NoticeKind.RATING_APPEALED]
    assert appealed.person_id == rated.supervisor.person_id
    assert REASON in appealed.body
    excluded = told[NoticeKind.RATING_EXCLUDED]
    assert excluded.person_id == rated.rater.person_id
    assert "确属恶意。" in excluded.body
    assert "does not count" in excluded.body_en
    decided = told[NoticeKind.RATING_APPEAL_DECIDED]
    assert decided.person_id == rated.committee.approver.person_id
    assert "申诉成立" in decided.body


async def test_the_office_hears_that_a_rating_is_kept(portal: Portal, services: Services) -> None:
    rated = await an_appeal(portal, services)
    await rated.does("decideRatingAppeal", rated.supervisor, excludes=False)

    await notices.tell_office_of_kept_rating(services, repair_id=(await Repair.get()).id)

    notice = await Notice.get(kind=NoticeKind.RATING_APPEAL_DECIDED)
    assert "申诉不成立" in notice.body
    assert "The rating counts" in notice.body_en
