"""A complaint goes from its handler over its lead to the day on which it is answered."""

from datetime import timedelta
from typing import Any

import pytest

from backend.complaints import jobs
from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complainant, ComplaintKind, ReturnVisit
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.viewer import Role
from backend.identity.models import Post
from tests.complaints.cases import (
    COUNTS,
    LIST,
    LOOK,
    MONDAY,
    ORDERED,
    PUBLIC,
    SUMMARY,
    TOLD,
    WORDS,
    a_cast,
    a_complaint,
)
from tests.factories import an_official
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio


def problem_of(answer: dict[str, Any]) -> tuple[str, str | None]:
    return answer["code"], answer["field"]


async def test_a_founded_complaint_is_set_right_answered_and_closed(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        seen = [(await cast.does(verb, row.id)) for verb in ("accept", "dispatch", "begin")]
        assert [(each["state"], each["dueOn"], each["decideBy"]) for each in seen] == [
            ("ACCEPTED", "2026-11-17", "2026-11-23"),
            ("DISPATCHED", "2026-11-17", "2026-11-23"),
            ("INVESTIGATING", "2026-11-23", "2026-11-23"),
        ]
        founded = await cast.does("find", row.id)
        assert founded["finding"].endswith("依据：国办发〔2018〕47号")
        ordered = await cast.walks(row.id, ("order",))
        assert (ordered["state"], ordered["rectifyBy"]) == ("RECTIFYING", "2026-11-23")
        await cast.does("report", row.id)
        closed = await cast.walks(row.id, ("confirm", "answer", "visit", "close"))
    assert (closed["state"], closed["dueOn"], closed["verbs"]) == ("CLOSED", None, [])
    assert [(step["verb"], step["office"], step["reader"]) for step in closed["steps"]] == [
        ("FILE", None, "NEITHER"),
        ("ACCEPT", "九江市柴桑区政务服务局", "COMPLAINANT"),
        ("DISPATCH", "九江市柴桑区政务服务局", "NEITHER"),
        ("BEGIN", "九江市柴桑区政府督查室", "BOTH"),
        ("FIND", "九江市柴桑区政府督查室", "BOTH"),
        ("ORDER", "九江市柴桑区政府督查室", "BOTH"),
        ("REPORT", "九江市柴桑区民政局", "ACCUSED"),
        ("CONFIRM", "九江市柴桑区政府督查室", "BOTH"),
        ("ANSWER", "九江市柴桑区政府督查室", "COMPLAINANT"),
        ("VISIT", "九江市柴桑区政府督查室", "NEITHER"),
        ("CLOSE", "九江市柴桑区政府督查室", "COMPLAINANT"),
    ]


async def test_a_missed_order_is_made_public_and_handed_on(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.walks(row.id, ORDERED)
    with clock.stopped(MONDAY + timedelta(days=8)):
        await jobs.keep_time(cast.services)
        missed = await cast.reads(row.id)
        assert (missed["state"], missed["missed"]) == ("OVERDUE", True)
        await cast.does("publicise", row.id, words="该单位到期未整改，现予通报。")
        (notice,) = (await cast.asks(PUBLIC, cast.complainant))["edges"]
        assert notice["node"] == {
            "office": cast.accused.name,
            "proofName": "家庭经济状况证明",
            "words": "该单位到期未整改，现予通报。",
            "publishedOn": "2026-11-24",
            "rectifyBy": "2026-11-23",
            "rectifiedOn": None,
            "ordered": "停止索要，并公开说明。",
        }
        handed = await cast.walks(row.id, ("transfer", "answer"))
    assert (handed["state"], handed["missed"]) == ("ANSWERED", True)


async def test_a_declined_complaint_names_the_proper_route_and_is_at_an_end(
    portal: Portal,
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    declined = await cast.does("decline", row.id)
    assert (declined["state"], declined["declineReason"]) == ("DECLINED", "PETITION")
    assert (declined["route"], declined["dueOn"]) == ("请向信访部门反映。", None)


async def test_an_objection_is_settled_once_and_cannot_come_back(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, ("accept", "dispatch"))
    objected = await cast.does("object", row.id)
    assert (objected["state"], objected["verbs"]) == ("OBJECTED", [])
    settled = await cast.does("dispatch", row.id, leadId=str(cast.other.organisation_id))
    assert (settled["settled"], settled["lead"]["name"]) == (True, "九江市柴桑区司法局")
    again = await cast.does("object", row.id, viewer=cast.other)
    assert problem_of(again) == ("OBJECTION_FINAL", None)
    assert "OBJECT" not in (await cast.reads(row.id, cast.other))["verbs"]


@pytest.mark.parametrize("role", ["leadId", "assistantIds"])
async def test_nothing_is_sent_to_the_accused_to_another_branch_or_down_to_communities(
    portal: Portal, role: str
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.does("accept", row.id)
    await an_official(cast.services, cast.accused, Role.SUPERVISOR, name="双重身份")
    for office in (cast.accused.id, cast.above.organisation_id, cast.complainant.person_id):
        named = str(office) if role == "leadId" else [str(office)]
        answer = await cast.does("dispatch", row.id, **{role: named})
        assert problem_of(answer) == ("OFFICE_CANNOT_LEAD", role)


async def test_an_office_without_supervising_staff_today_cannot_lead(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    with clock.stopped(MONDAY):
        await cast.does("accept", row.id)
    with clock.stopped(MONDAY.replace(year=2025)):
        answer = await cast.does("dispatch", row.id)
    assert problem_of(answer) == ("OFFICE_CANNOT_LEAD", "leadId")


async def test_who_helps_reads_along_until_others_are_sent_and_decides_nothing(
    portal: Portal,
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast, region="360423100012")
    helping = [str(cast.other.organisation_id)]
    await cast.does("accept", row.id)
    sent = await cast.does("dispatch", row.id, assistantIds=helping)
    assert [each["id"] for each in sent["assistants"]] == helping
    assert (await cast.reads(row.id, cast.other))["verbs"] == []
    await cast.walks(row.id, ("object", "dispatch"))
    with pytest.raises(Refused):
        await cast.reads(row.id, cast.other)


async def test_asking_the_complainant_rests_the_term(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.walks(row.id, TOLD)
    with clock.stopped(MONDAY + timedelta(days=2)):
        asked = await cast.does("ask", row.id)
    assert (asked["state"], asked["daysLeft"], asked["dueOn"]) == ("WAITING", 3, "2026-11-25")
    with clock.stopped(MONDAY + timedelta(days=10)):
        await jobs.keep_time(cast.services)
        again = await cast.reads(row.id)
    assert (again["state"], again["daysLeft"], again["decideBy"]) == (
        "INVESTIGATING",
        None,
        "2026-12-01",
    )


async def test_a_term_is_extended_once_and_not_when_it_is_over(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row, late = await a_complaint(cast), await a_complaint(cast)
        for each in (row, late):
            await cast.walks(each.id, TOLD)
        assert problem_of(await cast.does("extend", row.id, days=11)) == (
            "NUMBER_OUT_OF_RANGE",
            "days",
        )
        extended = await cast.does("extend", row.id)
        assert (extended["dueOn"], extended["decideBy"]) == ("2026-11-30", "2026-11-30")
        assert problem_of(await cast.does("extend", row.id)) == ("EXTENDED_BEFORE", None)
    with clock.stopped(MONDAY + timedelta(days=8)):
        assert problem_of(await cast.does("extend", late.id)) == ("TERM_OVER", None)


async def test_an_order_leaves_as_many_days_as_the_rules_do(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, (*TOLD, "find"))
    for days in (0, 16):
        answer = await cast.does("order", row.id, days=days)
        assert problem_of(answer) == ("NUMBER_OUT_OF_RANGE", "days")
    assert "code" not in await cast.does("order", row.id, days=15)


async def test_only_a_suggestion_is_answered_without_a_finding(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    idea = await a_complaint(cast, kind=ComplaintKind.SUGGESTION)
    for each in (row, idea):
        await cast.walks(each.id, TOLD)
    assert problem_of(await cast.does("reply", row.id)) == ("SUGGESTION_ONLY", None)
    answered = await cast.does("reply", idea.id)
    assert (answered["state"], answered["answer"]) == ("ANSWERED", "已核实，按规定办理。")


async def test_it_is_closed_after_a_visit_or_when_the_days_for_one_are_over(
    portal: Portal,
) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row, unreached = await a_complaint(cast), await a_complaint(cast)
        for each in (row, unreached):
            await cast.walks(each.id, (*TOLD, "dismiss", "answer"))
        assert problem_of(await cast.does("close", row.id)) == ("VISIT_MISSING", None)
        assert "CLOSE" not in (await cast.reads(row.id))["verbs"]
        visited = await cast.does("visit", row.id)
        assert "CLOSE" in visited["verbs"]
        assert (await cast.does("close", row.id))["state"] == "CLOSED"
    with clock.stopped(MONDAY + timedelta(days=8)):
        assert (await cast.does("close", unreached.id))["state"] == "CLOSED"


async def test_a_visit_says_whether_it_helped_only_when_she_was_reached(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, (*TOLD, "dismiss", "answer"))
    silent = await cast.does("visit", row.id, solved=None)
    assert problem_of(silent) == ("TEXT_EMPTY", "solved")
    await cast.does("visit", row.id, reached=False, words="三次无人接听。")
    visit = await ReturnVisit.get()
    assert (visit.reached, visit.solved, visit.satisfied) == (False, None, None)


async def test_an_office_above_says_how_closely_it_looks_on_and_nobody_else_does(
    portal: Portal,
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    watched = await cast.does("supervise", row.id)
    assert (watched["supervision"], watched["verbs"]) == ("LISTED", ["SUPERVISE"])
    assert watched["steps"][-1]["office"] == "九江市政务服务管理局"
    refused = await cast.does("supervise", row.id, viewer=cast.handler)
    assert problem_of(refused) == ("FORBIDDEN", None)


async def test_each_verb_is_one_offices_and_needs_the_newest_version(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    assert problem_of(await cast.does("accept", row.id, viewer=cast.other)) == ("FORBIDDEN", None)
    outdated = await cast.does("accept", row.id, version=7)
    assert problem_of(outdated) == ("VERSION_OUTDATED", None)
    assert problem_of(await cast.does("dispatch", row.id)) == ("WRONG_STATE", None)
    await cast.does("accept", row.id)
    await cast.does("dispatch", row.id)
    assert problem_of(await cast.does("begin", row.id, viewer=cast.handler)) == (
        "FORBIDDEN",
        None,
    )


async def test_nobody_handles_what_she_complained_of_herself(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await Complainant.filter(complaint_id=row.id).update(person_id=cast.handler.person_id)
    assert problem_of(await cast.does("accept", row.id)) == ("OWN_CASE", None)


async def test_nobody_handles_a_complaint_about_an_office_that_she_serves_too(
    portal: Portal,
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await Post.create(
        person_id=cast.handler.person_id,
        organisation_id=cast.accused.id,
        role=Role.DEPARTMENT_STAFF,
        valid_from=MONDAY.date(),
    )
    assert problem_of(await cast.does("accept", row.id)) == ("OWN_CASE", None)
    look = await cast.asks(LOOK, cast.handler, id=str(row.id))
    assert problem_of(look) == ("OWN_CASE", None)


async def test_the_list_and_the_board_count_the_same_complaints(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        first, second = await a_complaint(cast), await a_complaint(cast)
        await a_complaint(cast, handler_id=cast.above.organisation_id, accused_id=None)
        await cast.does("accept", first.id)
    with clock.stopped(MONDAY + timedelta(days=1)):
        await cast.does("dispatch", first.id)
        for viewer in (cast.handler, cast.lead, cast.above):
            for wanted in (
                {},
                {"state": "FILED"},
                {"mine": True},
                {"mine": False},
                {"overdue": True},
                {"accusedId": str(cast.accused.id)},
            ):
                listed = await cast.asks(LIST, viewer, filter=wanted)
                counted = await cast.asks(COUNTS, viewer, filter=wanted)
                assert listed["totalCount"] == counted["total"] == len(listed["edges"])
                late = [each for each in listed["edges"] if each["node"]["overdue"]]
                assert counted["overdue"] == len(late)
        mine = await cast.asks(LIST, cast.handler, filter={"mine": True})
    numbers = {edge["node"]["number"] for edge in mine["edges"]}
    assert numbers == {first.number, second.number}


async def test_a_supervising_office_never_sees_what_is_said_about_itself(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(
        cast,
        accused_id=cast.handler.organisation_id,
        handler_id=cast.above.organisation_id,
    )
    assert (await cast.asks(LIST, cast.handler))["totalCount"] == 0
    with pytest.raises(Refused) as refused:
        await cast.reads(row.id, cast.handler)
    assert refused.value.codes == ["NOT_FOUND"]
    assert (await cast.reads(row.id, cast.above))["number"] == row.number


async def test_only_handler_and_lead_look_at_who_complained_and_each_look_is_on_record(
    portal: Portal,
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, ("accept", "dispatch"))
    for viewer in (cast.handler, cast.lead):
        found = await cast.asks(LOOK, viewer, id=str(row.id))
        assert (found["name"], found["words"]) == ("王桂香", WORDS)
    refused = await cast.asks(LOOK, cast.above, id=str(row.id))
    assert problem_of(refused) == ("FORBIDDEN", None)
    looks = await AuditEntry.filter(deed="complainant.look").order_by("id")
    assert [each.actor_id for each in looks] == [cast.handler.person_id, cast.lead.person_id]
    assert [each.details for each in looks] == [{"number": row.number}] * 2


async def test_what_is_looked_into_was_told_in_a_summary(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    begun = await cast.walks(row.id, TOLD)
    assert begun["summary"] == SUMMARY
    assert ComplaintState[begun["state"]] is ComplaintState.INVESTIGATING
