"""What can be rated besides proofs, who is rated for it, and what a rater takes with her."""

from uuid import UUID, uuid4

import pytest

from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintChannel,
    ComplaintKind,
    ComplaintOrigin,
)
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.ratings.exports import ratings_of
from backend.ratings.models import Rating
from tests.factories import Committee
from tests.portal import Portal
from tests.ratings.operations import RATE, a_rated_office

pytestmark = pytest.mark.anyio


async def a_complaint(
    committee: Committee, complainant: Citizen, lead: UUID, state: ComplaintState
) -> Complaint:
    """About a committee, led by the office above it."""
    now = clock.now()
    complaint = await Complaint.create(
        number="2026-000001",
        kind=ComplaintKind.COMPLAINT,
        channel=ComplaintChannel.ONLINE,
        origin=ComplaintOrigin.FREE,
        state=state,
        region=committee.organisation.region,
        accused_id=committee.organisation.id,
        accused_name=committee.organisation.name,
        proof_name="居住证明",
        matter="入学",
        handler_id=lead,
        lead_id=lead,
        summary="索要清单以外的证明。",
        answer="已责令改正。",
        answered_at=now,
        term_from=clock.today(),
        filed_at=now,
    )
    await Complainant.create(
        complaint_id=complaint.id,
        person_id=complainant.person_id,
        client_token=uuid4(),
        source="test",
        words=b"-",
        filed_at=now,
    )
    return complaint


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (ComplaintState.ANSWERED, None),
        (ComplaintState.CLOSED, None),
        (ComplaintState.INVESTIGATING, "RATING_NOT_POSSIBLE"),
    ],
)
async def test_an_answered_complaint_is_rated_for_its_lead(
    portal: Portal, services: Services, state: ComplaintState, code: str | None
) -> None:
    rated = await a_rated_office(portal, services)
    lead = rated.supervisor.organisation_id
    complaint = await a_complaint(rated.committee, rated.rater, lead, state)
    asked = {"subjectKind": "COMPLAINT", "subjectId": str(complaint.id), "level": "SATISFIED"}

    told = (await portal.execute(RATE, {"input": asked}, viewer=rated.rater))["rate"]

    assert told.get("code") == code
    assert [rating.organisation_id for rating in await Rating.all()] == [lead] * (code is None)


async def test_nobody_rates_a_complaint_of_somebody_else(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    lead = rated.supervisor.organisation_id
    stranger = Citizen(person_id=rated.committee.keeper.person_id, session_id=uuid4())
    complaint = await a_complaint(rated.committee, rated.rater, lead, ComplaintState.CLOSED)
    asked = {"subjectKind": "COMPLAINT", "subjectId": str(complaint.id), "level": "SATISFIED"}

    told = (await portal.execute(RATE, {"input": asked}, viewer=stranger))["rate"]

    assert told["code"] == "NOT_FOUND"


async def test_a_supervising_office_that_is_rated_does_not_decide_its_own_appeal(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    lead = rated.supervisor.organisation_id
    complaint = await a_complaint(rated.committee, rated.rater, lead, ComplaintState.CLOSED)
    asked = {"subjectKind": "COMPLAINT", "subjectId": str(complaint.id), "level": "DISSATISFIED"}
    await portal.execute(RATE, {"input": asked}, viewer=rated.rater)
    office = type(rated)(**{**vars(rated), "committee": _led_by(rated.committee, rated.supervisor)})
    await office.does("callBackRater", rated.supervisor)
    told = await office.does("appealRating", rated.supervisor, ground="MISTAKEN")
    assert (told["state"], told["verbs"]) == ("APPEALED", [])

    answer = await office.does("decideRatingAppeal", rated.supervisor, excludes=True)

    assert answer["code"] == "NOT_FOUND"


def _led_by(committee: Committee, supervisor: object) -> Committee:
    """The committee as if the supervisor were the one who answers for the rated office."""
    return type(committee)(**{**vars(committee), "approver": supervisor})


async def test_a_rater_takes_with_her_what_she_said_and_was_told(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    await rated.rates(words="跑了三趟。", tags=["EFFICIENCY"])
    await rated.does("callBackRater", words="是哪一趟？")
    await rated.does("settleRepair", outcome="RECTIFIED", words="内部记录。")
    await rated.does("answerRater", words="已经改了。")

    (told,) = (await ratings_of(services, rated.rater)).content

    assert isinstance(told, dict)
    assert (told["level"], told["words"], told["tags"]) == (2, "跑了三趟。", ["efficiency"])
    assert told["subject"] == {"kind": "proof", "id": str(rated.proof.id)}
    assert told["repair"]["state"] == "answered"
    assert [step["words"] for step in told["repair"]["steps"]] == ["是哪一趟？", "已经改了。"]
