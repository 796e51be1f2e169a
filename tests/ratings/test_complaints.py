"""A complaint is rated by whoever may follow it, and its rating leads to her nowhere."""

import json
from uuid import uuid4

import pytest
from tortoise.exceptions import IntegrityError

from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complainant, Complaint
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.notices import jobs
from backend.notices.models import Notice, NoticeKind
from backend.ratings.exports import ratings_of
from backend.ratings.models import Rating, RatingLevel, Repair, RepairStep, SubjectKind
from tests.changes.offices import JUSTICE, an_office
from tests.complaints.complaining import STRANGER, own_affairs_of
from tests.factories import an_official
from tests.portal import Portal
from tests.ratings.complaints import (
    BY_RECEIPT,
    OF_COMPLAINT,
    REPLY,
    an_answered_complaint,
    answered_in,
)
from tests.ratings.operations import RATINGS

pytestmark = pytest.mark.anyio

HER_WORDS = "办得太慢，窗口还是照样要证明。"


async def test_a_receipt_code_proves_that_she_may_rate_and_she_may_once(portal: Portal) -> None:
    case = await an_answered_complaint(portal)

    told = await case.rates(STRANGER, receiptCode=case.code, words=HER_WORDS)
    again = await case.rates(STRANGER, receiptCode=case.code, words=HER_WORDS)
    other = await case.rates(STRANGER, "SATISFIED", receiptCode=case.code)

    assert (told["__typename"], told["level"]) == ("MyRating", "DISSATISFIED")
    assert again["id"] == told["id"]
    assert other["code"] == "ALREADY_RATED"
    rating = await Rating.get()
    assert rating.organisation_id == case.complaint.lead_id
    assert rating.rater_id is None


async def test_nobody_rates_with_another_code_or_with_none(portal: Portal) -> None:
    case = await an_answered_complaint(portal)
    another = await answered_in(case.village, STRANGER)

    for code in (None, another.code, "ABCDE-FGHJK-MNPQR-12", ""):
        assert (await case.rates(STRANGER, receiptCode=code))["code"] == "NOT_FOUND"
    assert await Rating.all().count() == 0


async def test_a_complaint_under_way_is_not_rated(portal: Portal) -> None:
    case = await an_answered_complaint(portal)
    await Complaint.filter(id=case.complaint.id).update(state=ComplaintState.INVESTIGATING)

    assert (await case.rates(STRANGER, receiptCode=case.code))["code"] == "RATING_NOT_POSSIBLE"


async def test_what_is_tried_with_codes_is_counted(portal: Portal) -> None:
    case = await an_answered_complaint(portal)

    codes = {(await case.rates(STRANGER, receiptCode="nothing"))["code"] for _ in range(70)}

    assert codes == {"NOT_FOUND", "TOO_MANY_ATTEMPTS"}


async def test_the_question_is_read_and_replied_to_by_the_code(portal: Portal) -> None:
    case = await an_answered_complaint(portal)
    asks, lead = case.village.asks, case.village.township
    assert await asks(BY_RECEIPT, STRANGER, code=case.code) is None
    mine = await case.rates(STRANGER, receiptCode=case.code)
    await case.does("callBackRater", lead, words="是哪一步慢？")

    read = await asks(BY_RECEIPT, STRANGER, code=case.code)
    refused = await asks(REPLY, STRANGER, ratingId=mine["id"], words="回复")
    replied = await asks(
        REPLY, STRANGER, ratingId=mine["id"], words="受理就等了一周。", receiptCode=case.code
    )

    assert read["repair"]["mayReply"]
    assert [step["words"] for step in read["repair"]["steps"]] == ["是哪一步慢？"]
    assert refused["code"] == "NOT_FOUND"
    assert [step["words"] for step in replied["steps"]] == ["是哪一步慢？", "受理就等了一周。"]
    assert "受理就等了一周。" in json.dumps(await case.repair(lead), ensure_ascii=False)


async def test_a_resident_reads_her_rating_and_takes_it_with_her(
    portal: Portal, services: Services
) -> None:
    case = await an_answered_complaint(portal)
    hers = await answered_in(case.village, case.village.resident)
    await hers.rates(case.village.resident)

    read = await case.village.asks(OF_COMPLAINT, case.village.resident, id=str(hers.complaint.id))
    (taken,) = (await ratings_of(services, case.village.resident)).content

    assert read["level"] == "DISSATISFIED"
    assert isinstance(taken, dict)
    assert taken["subject"] == {"kind": "complaint", "id": str(hers.complaint.id)}


async def test_an_agent_rates_for_her_enterprise_and_is_in_no_step(portal: Portal) -> None:
    case = await an_answered_complaint(portal)
    agent = await case.village.agent()
    ours = await answered_in(case.village, agent)

    told = await ours.rates(agent)
    herself = await ours.rates(own_affairs_of(agent))

    assert told["__typename"] == "MyRating"
    assert herself["code"] == "NOT_FOUND"
    assert await case.village.asks(OF_COMPLAINT, agent, id=str(ours.complaint.id))
    step = await RepairStep.get()
    assert (step.person_id, step.organisation_id) == (None, None)


async def test_the_row_of_a_rating_cannot_name_who_complained(portal: Portal) -> None:
    case = await an_answered_complaint(portal)
    hers = await answered_in(case.village, case.village.resident)
    await hers.rates(case.village.resident)

    assert (await Rating.get()).rater_id is None
    with pytest.raises(IntegrityError):
        await Rating.create(
            subject_kind=SubjectKind.COMPLAINT,
            subject_id=uuid4(),
            organisation_id=case.complaint.lead_id,
            rater_id=case.village.resident.person_id,
            level=RatingLevel.SATISFIED,
            tags=[],
            rated_at=hers.complaint.filed_at,
        )


async def test_the_lead_reads_level_words_and_day_and_nothing_of_the_case(
    portal: Portal,
) -> None:
    case = await an_answered_complaint(portal)
    hers = await answered_in(case.village, case.village.resident)
    await hers.rates(case.village.resident, words=HER_WORDS)
    lead = case.village.township

    read = json.dumps(
        [await case.village.asks(RATINGS, lead), await hers.repair(lead)], ensure_ascii=False
    )

    assert HER_WORDS in read
    row = await Complainant.get(complaint_id=hers.complaint.id)
    for hidden in (hers.complaint.id, hers.complaint.number, row.id, row.person_id):
        assert str(hidden) not in read


async def test_an_accused_office_that_supervises_the_lead_reads_nothing_of_its_rating(
    portal: Portal, services: Services
) -> None:
    case = await an_answered_complaint(portal)
    accused = case.village.city
    await Complaint.filter(id=case.complaint.id).update(accused_id=accused.organisation_id)
    await case.rates(STRANGER, receiptCode=case.code, words=HER_WORDS)
    await case.does("callBackRater", case.village.township)
    await case.does("appealRating", case.village.township, ground="MISTAKEN")
    repair = await Repair.get()

    await jobs.tell_supervisors_of_appeal(services, repair_id=repair.id)

    assert (await case.village.asks(RATINGS, accused))["totalCount"] == 0
    assert await case.repair(accused) is None
    assert not await Notice.filter(person_id=accused.person_id).exists()
    another = await _another_of_the_city(services, case.village.city)
    assert (await case.village.asks(RATINGS, another))["totalCount"] == 1


async def _another_of_the_city(services: Services, known: Official) -> Official:
    office = await an_office(*JUSTICE, known.region)
    return await an_official(services, office, Role.SUPERVISOR, name="冯政策")


async def test_who_complained_and_works_for_the_lead_does_nothing_about_her_own_rating(
    portal: Portal,
) -> None:
    case = await an_answered_complaint(portal)
    lead = case.village.township
    hers = await answered_in(case.village, Citizen(person_id=lead.person_id, session_id=uuid4()))
    await hers.rates(own_affairs_of(lead))

    assert (await hers.repair(lead))["verbs"] == []
    assert (await hers.does("callBackRater", lead))["code"] == "OWN_CASE"


async def test_the_rater_is_told_in_her_own_affairs_and_led_to_her_complaint(
    portal: Portal, services: Services
) -> None:
    case = await an_answered_complaint(portal)
    hers = await answered_in(case.village, case.village.resident)
    await hers.rates(case.village.resident)
    await hers.does("callBackRater", case.village.township)
    repair = await Repair.get()

    await jobs.tell_rater_of_question(services, repair_id=repair.id)

    notice = await Notice.get(kind=NoticeKind.COMPLAINT_RATING_QUESTION)
    assert (notice.person_id, notice.organisation_id) == (case.village.resident.person_id, None)
    assert notice.subject_id == hers.complaint.id


async def test_nobody_is_told_where_the_rater_has_no_account(
    portal: Portal, services: Services
) -> None:
    case = await an_answered_complaint(portal)
    await case.rates(STRANGER, receiptCode=case.code)
    await case.does("callBackRater", case.village.township)

    await jobs.tell_rater_of_question(services, repair_id=(await Repair.get()).id)

    assert await Notice.all().count() == 0
