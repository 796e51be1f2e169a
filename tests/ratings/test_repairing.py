"""A bad rating is looked into within days: asked, set right or explained, and answered."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.foundation import clock, deadlines
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Role
from backend.notices import jobs as notices
from backend.notices.models import Notice, NoticeKind
from backend.ratings import terms
from backend.ratings.models import Repair, RepairStep
from backend.ratings.terms import Stage
from backend.reactions import REACTIONS
from tests.factories import FENSHUI, a_citizen, a_committee, an_official
from tests.portal import Portal, Refused
from tests.ratings.operations import ONE_REPAIR, REPAIRS, VERBS, Rated, a_rated_office

pytestmark = pytest.mark.anyio

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=clock.CHINA)


async def a_bad_rating(portal: Portal, services: Services) -> Rated:
    """Given on a Monday, whose week and the next have no holiday."""
    rated = await a_rated_office(portal, services)
    with clock.stopped(MONDAY):
        await rated.rates("VERY_DISSATISFIED", words="跑了三趟。")
    return rated


async def tell_of_everything(services: Services) -> None:
    """What the worker does with the events so far."""
    jobs = {event.NAME: jobs for event, jobs in REACTIONS.items()}
    for event in await OutboxEvent.filter(name__startswith="repair.").order_by("id"):
        for job in jobs[event.name]:
            await job(services, repair_id=event.payload["repair_id"])


async def test_the_office_asks_sets_right_and_answers(portal: Portal, services: Services) -> None:
    rated = await a_bad_rating(portal, services)

    assert (await rated.does("callBackRater", words="是哪一步不方便？"))["state"] == "CALLED_BACK"
    assert (await rated.mine())["repair"]["mayReply"] is True
    assert (await rated.replies())["mayReply"] is False
    settled = await rated.does("settleRepair", outcome="RECTIFIED", words="已增加周末窗口。")
    assert (settled["state"], settled["outcome"]) == ("RECTIFIED", "RECTIFIED")
    told = await rated.does("answerRater", words="周末也可以来办了。")

    assert (told["state"], told["verbs"]) == ("ANSWERED", [])
    assert [step["verb"] for step in told["steps"]] == [
        "OPEN", "CALL_BACK", "REPLY", "RECTIFY", "ANSWER",
    ]  # fmt: skip
    mine = (await rated.mine())["repair"]
    assert [step["words"] for step in mine["steps"]] == [
        "是哪一步不方便？",
        "等了一个星期没人理。",
        "周末也可以来办了。",
    ]


async def test_what_cannot_be_had_is_explained(portal: Portal, services: Services) -> None:
    rated = await a_bad_rating(portal, services)
    await rated.does("callBackRater")

    told = await rated.does("settleRepair", outcome="EXPLAINED", words="法律没有这样规定。")

    assert (told["state"], told["outcome"]) == ("EXPLAINED", "EXPLAINED")
    assert (await rated.does("answerRater"))["state"] == "ANSWERED"


async def test_nothing_is_settled_before_the_rater_was_asked(
    portal: Portal, services: Services
) -> None:
    rated = await a_bad_rating(portal, services)

    assert (await rated.repair())["verbs"] == ["CALL_BACK", "EXTEND"]
    assert (await rated.does("settleRepair", outcome="EXPLAINED"))["code"] == "WRONG_STATE"
    assert (await rated.does("appealRating", ground="MALICIOUS"))["code"] == "WRONG_STATE"


async def test_a_second_question_waits_for_the_first_reply(
    portal: Portal, services: Services
) -> None:
    rated = await a_bad_rating(portal, services)
    await rated.does("callBackRater")

    assert "CALL_BACK" not in (await rated.repair())["verbs"]
    assert (await rated.does("callBackRater"))["code"] == "WRONG_STATE"
    await rated.replies()
    assert (await rated.replies())["code"] == "WRONG_STATE"
    assert (await rated.does("callBackRater"))["state"] == "CALLED_BACK"


async def test_a_reply_belongs_to_whoever_rated(portal: Portal, services: Services) -> None:
    rated = await a_bad_rating(portal, services)
    await rated.does("callBackRater")
    stranger = Rated(**{**vars(rated), "rater": await a_citizen(services, "周晓明")})

    mine = await rated.mine()

    async def as_mine() -> dict[str, Any]:
        return mine

    object.__setattr__(stranger, "mine", as_mine)
    assert (await stranger.replies())["code"] == "NOT_FOUND"


async def test_the_term_is_five_working_days_and_can_be_extended_once(
    portal: Portal, services: Services
) -> None:
    rated = await a_bad_rating(portal, services)
    assert (await rated.repair())["dueOn"] == "2026-11-30"

    told = await rated.does("extendRepair", words="要和镇里一起改。")

    due = deadlines.add_working_days(date(2026, 11, 30), terms.term_of(Stage.EXTEND).days).on
    assert (told["dueOn"], told["extended"]) == (due.isoformat(), True)
    assert "EXTEND" not in told["verbs"]
    assert (await rated.does("extendRepair"))["code"] == "WRONG_STATE"
    assert (await rated.mine())["repair"]["steps"][-1]["words"] == "要和镇里一起改。"


async def test_what_is_late_is_seen_by_office_supervisor_and_rater(
    portal: Portal, services: Services
) -> None:
    rated = await a_bad_rating(portal, services)

    async def late(viewer: Any) -> list[int]:
        answers = [
            await portal.execute(REPAIRS, {"overdue": overdue}, viewer=viewer)
            for overdue in (True, False)
        ]
        return [answer["repairs"]["totalCount"] for answer in answers]

    for days, found in ((7, [0, 1]), (8, [1, 0])):
        with clock.stopped(MONDAY + timedelta(days=days)):
            assert await late(rated.committee.approver) == found
            assert await late(rated.supervisor) == found
            assert (await rated.mine())["repair"]["overdue"] is bool(found[0])
            assert (await rated.repair())["overdue"] is bool(found[0])
    await rated.does("callBackRater")
    await rated.does("settleRepair", outcome="RECTIFIED")
    await rated.does("answerRater")
    with clock.stopped(MONDAY + timedelta(days=80)):
        assert await late(rated.committee.approver) == [0, 1]


async def test_a_repair_that_somebody_else_went_on_with_is_read_anew(
    portal: Portal, services: Services
) -> None:
    rated = await a_bad_rating(portal, services)
    await rated.does("callBackRater")

    assert (await rated.does("extendRepair", version=1))["code"] == "VERSION_OUTDATED"


async def test_another_office_learns_of_nothing(portal: Portal, services: Services) -> None:
    rated = await a_bad_rating(portal, services)
    other = await a_committee(services, FENSHUI)
    repair = await Repair.get()

    assert (await portal.execute(REPAIRS, viewer=other.approver))["repairs"]["totalCount"] == 0
    with pytest.raises(Refused) as refused:
        await portal.execute(ONE_REPAIR, {"id": str(repair.id)}, viewer=other.approver)
    assert refused.value.codes == ["NOT_FOUND"]
    assert (await rated.does("callBackRater", other.approver))["code"] == "NOT_FOUND"


async def test_a_supervisor_reads_along_but_does_not_answer_for_the_office(
    portal: Portal, services: Services
) -> None:
    rated = await a_bad_rating(portal, services)
    repair = await Repair.get()

    answer = await portal.execute(ONE_REPAIR, {"id": str(repair.id)}, viewer=rated.supervisor)

    assert answer["repair"]["verbs"] == []
    assert (await rated.does("callBackRater", rated.supervisor))["code"] == "NOT_FOUND"


async def test_who_rated_her_own_office_does_not_answer_herself(
    portal: Portal, services: Services
) -> None:
    rated = await a_bad_rating(portal, services)
    repair = await Repair.get().prefetch_related("rating")
    organisation = rated.committee.organisation
    approver = await an_official(services, organisation, Role.APPROVER, name="王桂香")
    herself = type(approver)(
        **{
            **{name: getattr(approver, name) for name in approver.__dataclass_fields__},
            "person_id": repair.rating.rater_id,
        }
    )

    asked = {"id": str(repair.id), "version": 1, "words": "好。"}
    answer = await portal.execute(VERBS["callBackRater"], asked, viewer=herself)

    assert answer["callBackRater"]["code"] == "OWN_CASE"


async def test_everybody_is_told_what_concerns_her_in_both_languages(
    portal: Portal, services: Services
) -> None:
    rated = await a_bad_rating(portal, services)
    await rated.does("callBackRater", words="是哪一步不方便？")
    await rated.does("extendRepair", words="要和镇里一起改。")
    await rated.does("settleRepair", outcome="RECTIFIED", words="内部记录。")
    await rated.does("answerRater", words="周末也可以来办了。")

    await tell_of_everything(services)
    await tell_of_everything(services)

    told = {notice.kind: notice for notice in await Notice.filter(kind__startswith="rating-")}
    assert len(told) == await Notice.filter(kind__startswith="rating-").count() == 4
    bad = told[NoticeKind.RATING_BAD]
    assert bad.person_id == rated.committee.approver.person_id
    assert "2026年12月14日" in bad.body
    assert "跑了三趟" not in bad.body
    question = told[NoticeKind.RATING_QUESTION]
    assert (question.person_id, question.subject_id) == (rated.rater.person_id, rated.proof.id)
    assert "是哪一步不方便？" in question.body
    assert "是哪一步不方便？" in question.body_en
    assert "要和镇里一起改。" in told[NoticeKind.RATING_EXTENDED].body
    answered = told[NoticeKind.RATING_ANSWERED]
    assert "整改：周末也可以来办了。" in answered.body
    assert "set something right after your rating: 周末" in answered.body_en
    assert "内部记录" not in answered.body


async def test_an_explanation_is_told_as_one(portal: Portal, services: Services) -> None:
    rated = await a_bad_rating(portal, services)
    await rated.does("callBackRater")
    await rated.does("settleRepair", outcome="EXPLAINED")
    await rated.does("answerRater", words="法律没有这样规定。")
    repair = await Repair.get()

    await notices.tell_rater_of_answer(services, repair_id=repair.id)

    notice = await Notice.get(kind=NoticeKind.RATING_ANSWERED)
    assert "作了说明：法律没有这样规定。" in notice.body
    assert "explains: 法律" in notice.body_en


async def test_every_step_of_an_office_has_its_official(portal: Portal, services: Services) -> None:
    rated = await a_bad_rating(portal, services)
    await rated.does("callBackRater")
    await rated.replies()

    steps = await RepairStep.all().order_by("serial")

    approver = rated.committee.approver
    assert [step.person_id for step in steps] == [None, approver.person_id, None]
    assert [step.organisation_id for step in steps] == [None, approver.organisation_id, None]
