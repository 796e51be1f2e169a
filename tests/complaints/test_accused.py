"""What the accused office reads of a complaint, and that nothing of it tells who complained."""

import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from backend.complaints import jobs, papers
from backend.complaints.access import ANSWERING
from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complainant, Complaint, ComplaintChannel, ComplaintStep
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.channels import LogChannel
from backend.foundation.viewer import Official, Role
from backend.identity import people
from backend.identity.models import Person
from backend.notices.models import Notice, NoticeKind
from tests.changes.offices import an_office
from tests.complaints.cases import (
    ACCUSED_LIST,
    ACCUSED_READ,
    MONDAY,
    ORDERED,
    PUBLIC,
    SUMMARY,
    TOLD,
    WORDS,
    Cast,
    a_cast,
    a_complaint,
    reactions_follow,
    told,
)
from tests.factories import an_official
from tests.letters.office import said_by
from tests.oversight.questions import AGREED, OWN_TALKS, RECORD, a_talk
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

ROUTE = (
    *TOLD,
    "state",
    "ask",
    "lapse",
    "extend",
    "find",
    "order",
    "report",
    "miss",
    "report",
    "publicise",
    "transfer",
    "answer",
    "visit",
    "close",
)
"""The longest way that a complaint may go."""


async def traces_of(cast: Cast) -> list[str]:
    """By what the complainant could be told: her name, her numbers, her words, her id."""
    person = await Person.get(id=cast.complainant.person_id)
    phone = people.phone_of(cast.services.vault, person)
    assert phone
    number = people.id_number_of(cast.services.vault, person)
    half = len(WORDS) // 2
    return [person.name, phone, number, WORDS[:half], WORDS[half:], str(person.id)]


async def everything_shown_to(
    cast: Cast, viewer: Official, complaint_id: UUID, folder: Path
) -> str:
    """Each answer of each door of the accused, its inbox, its letter, and what everybody reads."""
    answers: list[Any] = [
        await cast.asks(ACCUSED_LIST, viewer),
        await cast.asks(PUBLIC, viewer),
        await cast.asks(OWN_TALKS, viewer),
        await order_to(cast, viewer, complaint_id, folder),
    ]
    try:
        answers.append(await cast.asks(ACCUSED_READ, viewer, id=str(complaint_id)))
    except Refused as refused:
        answers.append(str(refused))
    inbox = await Notice.filter(person_id=viewer.person_id)
    answers += [[each.title, each.body, each.title_en, each.body_en] for each in inbox]
    return json.dumps(answers, ensure_ascii=False)


async def order_to(cast: Cast, viewer: Official, complaint_id: UUID, folder: Path) -> str | None:
    """The words of the sealed order, without breaks, and what travels in the file."""
    row = await Complaint.get(id=complaint_id)
    if row.order_letter_id is None:
        return None
    _, pdf = await papers.order_file(cast.services, viewer, row.order_letter_id)
    path = folder / "order.pdf"
    path.write_bytes(pdf)
    page, inside = await said_by("pdftotext", path, "-"), await said_by("pdfdetach", "-list", path)
    return "".join(page.split()) + inside


async def goes(cast: Cast, complaint_id: UUID) -> AsyncIterator[str]:
    """The longest way, a day later for what the clock does."""
    moment = MONDAY
    for verb in ROUTE:
        with clock.stopped(moment):
            row = await Complaint.get(id=complaint_id)
            if verb in {"lapse", "miss"}:
                assert row.due_on
                moment += timedelta(days=(row.due_on - moment.date()).days + 1)
                with clock.stopped(moment):
                    await jobs.keep_time(cast.services)
            else:
                await cast.walks(complaint_id, (verb,))
            if verb == "find":
                talk = await cast.asks(RECORD, cast.above, **a_talk(cast, complaint_id))
                assert talk["complaintNumbers"] == [row.number]
            await reactions_follow(cast.services)
            yield verb


async def test_nothing_that_reaches_the_accused_tells_who_complained(
    portal: Portal, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.INFO)
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(
            cast, channel=ComplaintChannel.HOTLINE, hotline_number="12345-2026-778899"
        )
    traces = [*await traces_of(cast), "12345-2026-778899"]
    moments: list[str] = []
    shown = ""
    async for verb in goes(cast, row.id):
        shown = await everything_shown_to(cast, cast.clerk, row.id, tmp_path)
        assert [each for each in traces if each in shown] == [], verb
        moments.append(verb)
    assert tuple(moments) == ROUTE
    assert [each for each in (SUMMARY, AGREED, "责令限期整改通知书") if each not in shown] == []
    deeds = await AuditEntry.all()
    kept = json.dumps([each.details for each in deeds], ensure_ascii=False)
    # The channel of a test writes her short messages to the log in place of her phone.
    heard = [each for each in caplog.records if each.name != LogChannel.__module__]
    kept += "".join(each.getMessage() for each in heard)
    assert [each for each in traces if each in kept] == []
    assert await ComplaintStep.filter(person_id=cast.complainant.person_id).count() == 0


async def test_the_accused_learns_of_it_when_it_begins_and_not_before(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    for verb in TOLD:
        assert (await cast.asks(ACCUSED_LIST, cast.clerk))["totalCount"] == 0
        with pytest.raises(Refused):
            await cast.asks(ACCUSED_READ, cast.clerk, id=str(row.id))
        await cast.does(verb, row.id)
    (edge,) = (await cast.asks(ACCUSED_LIST, cast.clerk))["edges"]
    assert edge["node"] == await cast.asks(ACCUSED_READ, cast.clerk, id=str(row.id))
    assert edge["node"]["proofName"] == "家庭经济状况证明"


async def test_a_complaint_that_was_taken_back_is_gone_for_the_accused(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, TOLD)
    await Complaint.filter(id=row.id).update(state=ComplaintState.WITHDRAWN)
    assert (await cast.asks(ACCUSED_LIST, cast.clerk))["totalCount"] == 0


async def test_the_place_of_a_page_does_not_tell_when_somebody_complained(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        first, second = await a_complaint(cast), await a_complaint(cast)
    later = MONDAY + timedelta(days=1)
    with clock.stopped(later):
        for each in (second, first):
            await cast.walks(each.id, TOLD)
        page = await cast.asks(ACCUSED_LIST, cast.clerk, first=1)
        assert page["pageInfo"]["hasNextPage"] is True
        after = page["pageInfo"]["endCursor"]
        rest = await cast.asks(ACCUSED_LIST, cast.clerk, first=1, after=after)
    numbers = {each["edges"][0]["node"]["number"] for each in (page, rest)}
    assert numbers == {first.number, second.number}


async def test_each_step_has_its_day_and_those_of_the_complainant_are_missing(
    portal: Portal,
) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.walks(row.id, (*TOLD, "state", "ask"))
        seen = await cast.asks(ACCUSED_READ, cast.clerk, id=str(row.id))
    assert [(each["verb"], each["day"]) for each in seen["steps"]] == [
        ("BEGIN", "2026-11-16"),
        ("STATE", "2026-11-16"),
    ]


@pytest.mark.parametrize("agrees", [True, False])
async def test_her_name_is_told_only_where_she_agreed(portal: Portal, agrees: bool) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast, agrees=agrees)
    await cast.walks(row.id, TOLD)
    seen = await cast.asks(ACCUSED_READ, cast.clerk, id=str(row.id))
    assert seen["complainantName"] == ("王桂香" if agrees else None)


TEXTS = {
    "begin": (TOLD[:-1], "summary"),
    "find": (TOLD, "words"),
    "dismiss": (TOLD, "reasons"),
    "order": ((*TOLD, "find"), "words"),
    "confirm": (ORDERED, "words"),
}


@pytest.mark.parametrize("verb", TEXTS)
async def test_a_text_for_the_accused_is_refused_when_it_tells_who_complained(
    portal: Portal, verb: str
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    before, field = TEXTS[verb]
    await cast.walks(row.id, before)
    name, phone, number, *_ = await traces_of(cast)
    grouped = f"{phone[:3]}-{phone[3:7]} {phone[7:]}"
    for trace in (name, " ".join(name), phone, grouped, number.lower(), WORDS[5:20]):
        answer = await cast.does(verb, row.id, **{field: f"据{trace}反映，属实。"})
        assert (answer["code"], answer["field"]) == ("COMPLAINANT_SHOWN", field), trace
        assert trace not in answer["message"] + answer["messageEn"]
    assert "code" not in await cast.does(verb, row.id)


@pytest.mark.parametrize(("column", "field"), [("matter", "matter"), ("proof_name", "proofName")])
async def test_what_she_typed_of_herself_is_put_in_other_words_before_it_is_told(
    portal: Portal, column: str, field: str
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast, **{column: "王桂香家的低保"})
    await cast.walks(row.id, TOLD[:-1])
    answer = await cast.does("begin", row.id)
    assert (answer["code"], answer["field"]) == ("COMPLAINANT_SHOWN", field)
    begun = await cast.does("begin", row.id, **{field: "低保"})
    assert (begun["state"], begun[field]) == ("INVESTIGATING", "低保")


async def test_an_office_the_portal_does_not_know_is_named_without_her_too(portal: Portal) -> None:
    cast = await a_cast(portal)
    unknown = {"accused_id": None, "accused_name": "问王桂香要证明的那个银行"}
    row = await a_complaint(cast, agrees=True, **unknown)
    await cast.walks(row.id, TOLD[:-1])
    answer = await cast.does("begin", row.id)
    assert (answer["code"], answer["field"]) == ("COMPLAINANT_SHOWN", "accusedName")
    begun = await cast.does("begin", row.id, accusedName="九江银行岷山支行")
    assert (begun["state"], begun["accusedName"]) == ("INVESTIGATING", "九江银行岷山支行")


async def test_an_office_the_portal_knows_keeps_its_registered_name(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, TOLD[:-1])
    begun = await cast.does("begin", row.id, accusedName="别的单位")
    assert begun["accusedName"] == cast.accused.name


async def test_what_outlasts_her_agreement_never_names_her(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast, agrees=True)
        await cast.walks(row.id, TOLD[:-1])
        named = await cast.does("begin", row.id, summary=f"王桂香反映：{SUMMARY}")
        assert named["state"] == "INVESTIGATING"
        for verb in ("find", "order"):
            answer = await cast.does(verb, row.id, words="请向王桂香说明。")
            assert (answer["code"], answer["field"]) == ("COMPLAINANT_SHOWN", "words")
            await cast.walks(row.id, (verb,))
    with clock.stopped(MONDAY + timedelta(days=8)):
        await jobs.keep_time(cast.services)
        answer = await cast.does("publicise", row.id, words="王桂香投诉属实。")
    assert (answer["code"], answer["field"]) == ("COMPLAINANT_SHOWN", "words")


async def test_what_the_complaint_names_anyway_is_no_trace_of_her(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    who = await Complainant.get(complaint_id=row.id)
    matter = f"{cast.accused.name}要{row.proof_name}"
    who.words = cast.services.vault.encrypt(matter, place="complainant.words", row=who.id)
    await who.save()
    await cast.walks(row.id, ("accept", "dispatch"))
    begun = await cast.does("begin", row.id, summary=f"{matter}，请说明依据。")
    assert begun["state"] == "INVESTIGATING"


@pytest.mark.parametrize("role", sorted(ANSWERING))
async def test_who_answers_for_an_office_reads_and_others_do_not(
    portal: Portal, role: Role
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, TOLD)
    colleague = replace(cast.clerk, roles=frozenset({role}))
    assert (await cast.asks(ACCUSED_LIST, colleague))["totalCount"] == 1
    keeper = replace(cast.clerk, roles=frozenset({Role.SEAL_KEEPER}))
    with pytest.raises(Refused) as refused:
        await cast.asks(ACCUSED_LIST, keeper)
    assert refused.value.codes == ["FORBIDDEN"]


async def test_the_accused_speaks_while_it_is_looked_into_and_reports_once_ordered(
    portal: Portal,
) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, TOLD)
    assert (await cast.does("report", row.id))["code"] == "WRONG_STATE"
    stated = await cast.does("state", row.id, words="系个别工作人员误解。")
    assert stated["steps"][-1]["words"] == "系个别工作人员误解。"
    await cast.walks(row.id, ("find", "order", "report"))
    elsewhere = await an_office("九江市柴桑区住建局", "11360404MB0000772H", "360404000000")
    stranger = await an_official(cast.services, elsewhere, Role.DEPARTMENT_STAFF, name="孙外人")
    refused = await cast.does("report", row.id, viewer=stranger)
    assert refused["code"] == "NOT_FOUND"


async def test_each_side_is_told_once_of_what_is_its_business(portal: Portal) -> None:
    with clock.stopped(MONDAY):
        cast = await a_cast(portal)
        row = await a_complaint(cast)
        await cast.walks(row.id, ("accept", "dispatch", "object", "dispatch", "begin", "state"))
        await cast.walks(row.id, ("find", "order"))
        for _ in range(2):
            await reactions_follow(cast.services)
    her, clerk = cast.complainant.person_id, cast.clerk.person_id
    handler, lead = cast.handler.person_id, cast.lead.person_id
    assert await told(NoticeKind.COMPLAINT_ACCEPTED) == {her}
    assert await told(NoticeKind.COMPLAINT_PROGRESS) == {her}
    assert await told(NoticeKind.COMPLAINT_OBJECTED) == {handler}
    assert await told(NoticeKind.COMPLAINT_DISPATCHED) == {lead}
    assert await told(NoticeKind.COMPLAINT_STATED) == {lead}
    assert await told(NoticeKind.ACCUSATION_BEGUN) == {clerk}
    assert await told(NoticeKind.ACCUSATION_ORDERED) == {clerk}
    hers = await Notice.filter(person_id=her).order_by("created_at")
    assert len(hers) == 4
    assert await Notice.filter(kind=NoticeKind.COMPLAINT_DISPATCHED).count() == 2
    accepted = next(each for each in hers if each.kind is NoticeKind.COMPLAINT_ACCEPTED)
    assert "2026年11月23日" in accepted.body


async def test_nobody_is_told_on_behalf_of_one_without_an_account(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await Complainant.filter(complaint_id=row.id).update(person_id=None, receipt_index="0" * 64)
    await cast.does("accept", row.id)
    await reactions_follow(cast.services)
    assert await told(NoticeKind.COMPLAINT_ACCEPTED) == set()
