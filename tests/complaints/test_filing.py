"""A complaint is filed once, by whoever has one, and goes to the nearest office that takes it."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from backend.complaints.actions.filing import MOST_OF_PERSON, MOST_OF_SOURCE
from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complainant, Complaint, ComplaintStep
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.outbox import OutboxEvent
from backend.foundation.viewer import Anonymous, Role
from backend.identity.models import Organisation, Post
from tests.complaints.complaining import (
    CITY,
    ENTER,
    FILE,
    MONDAY,
    STRANGER,
    WORDS,
    Village,
    a_village,
    an_input,
    brought_to,
)
from tests.exchange.door import an_operator
from tests.factories import a_citizen, an_official
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio


@pytest.fixture
async def village(portal: Portal) -> Village:
    return await a_village(portal)


async def problem_of(village: Village, viewer: Any = None, **changes: Any) -> tuple[str, str]:
    """The code and the field of what keeps a complaint from being filed on MONDAY."""
    with clock.stopped(MONDAY):
        answer = await village.asks(FILE, viewer or village.resident, input=an_input(**changes))
    assert answer["__typename"] == "Problem", answer
    return answer["code"], answer["field"]


async def test_a_resident_complains_and_reads_who_has_it_and_by_when(village: Village) -> None:
    filed = (await village.files())["complaint"]

    kept = {"id", "evidence", "steps", "filedAt", "__typename"}
    assert {name: filed[name] for name in filed.keys() - kept} == {
        "number": "2026-0001",
        "kind": "COMPLAINT",
        "channel": "ONLINE",
        "origin": "FREE",
        "state": "FILED",
        "region": "360404204202",
        "accusedName": "九江银行岷山支行",
        "proofName": "亲属关系证明",
        "matter": "继承存款",
        "happenedOn": "2026-11-13",
        "dueOn": "2026-11-17",
        "decideBy": None,
        "calendarKnown": True,
        "declineReason": None,
        "route": None,
        "rectifyBy": None,
        "answer": None,
        "answeredAt": None,
        "mayWithdraw": True,
        "maySupplement": False,
        "mayChooseName": True,
        "mayReopen": False,
        "reopenUntil": None,
        "words": WORDS,
        "agreesToBeNamed": False,
        "handler": {"name": "九江市柴桑区岷山乡人民政府", "phone": "0792-6800000"},
        "office": {"name": "九江市柴桑区岷山乡人民政府", "phone": "0792-6800000"},
    }
    assert [(step["verb"], step["office"]) for step in filed["steps"]] == [("FILE", None)]


async def test_filing_is_told_and_recorded_without_her_in_the_history(village: Village) -> None:
    filed = (await village.files())["complaint"]

    step = await ComplaintStep.get(complaint_id=filed["id"])
    assert (step.person_id, step.organisation_id, step.words) == (None, None, "")
    assert await OutboxEvent.filter(name="complaint.filed").count() == 1
    entry = await AuditEntry.get(deed="complaint.file")
    assert entry.details == {"number": "2026-0001"}


async def test_her_words_are_not_in_the_clear_in_any_row(village: Village) -> None:
    await village.enters(name="刘秀英", phone="13900001234")

    row = await Complainant.get()
    assert row.name is not None
    assert row.phone is not None
    for stored, clear in ((row.words, WORDS), (row.name, "刘秀英"), (row.phone, "13900001234")):
        assert clear.encode() not in bytes(stored)


async def test_an_agent_complains_for_her_enterprise(village: Village) -> None:
    agent = await village.agent()

    filed = await village.files(agent)

    row = await Complainant.get(complaint_id=filed["complaint"]["id"])
    assert (row.person_id, row.organisation_id) == (agent.person_id, agent.organisation_id)
    assert filed["receiptCode"] is None


async def test_a_supervisor_enters_what_came_over_the_hotline_or_at_a_counter(
    village: Village,
) -> None:
    called = await village.enters(hotlineNumber="JJ20261116-0012", name="刘秀英")
    came = await village.enters(matter="领取养老金")

    rows = [await Complaint.get(id=each["complaint"]["id"]) for each in (called, came)]
    assert [(row.channel.value, row.hotline_number) for row in rows] == [
        ("hotline", "JJ20261116-0012"),
        ("counter", None),
    ]
    kept = await Complainant.get(complaint_id=rows[0].id)
    assert (kept.person_id, kept.entered_by_id) == (None, village.township.person_id)
    assert called["receiptCode"] != came["receiptCode"]


async def test_officials_without_an_enterprise_step_back_to_their_own_affairs(
    village: Village,
) -> None:
    for viewer in (village.clerk, village.township, await an_operator(village.services)):
        with pytest.raises(Refused) as refused:
            await village.asks(FILE, viewer, input=an_input())
        assert refused.value.codes == ["FORBIDDEN"]


async def test_only_supervisors_enter_for_others(village: Village) -> None:
    for viewer in (village.resident, village.clerk, await village.agent()):
        with pytest.raises(Refused) as refused:
            await village.asks(ENTER, viewer, input=an_input())
        assert refused.value.codes == ["FORBIDDEN"]


async def test_nobody_enters_what_is_said_of_her_own_office(village: Village) -> None:
    own = {"accusedId": str(village.township.organisation_id), "accusedName": None}
    answer = await village.asks(ENTER, village.township, input=an_input(**own))
    assert (answer["code"], answer["field"]) == ("OWN_CASE", "accusedId")
    assert not await Complaint.exists()


async def test_the_same_submit_gives_the_same_complaint_and_another_one_is_refused(
    village: Village,
) -> None:
    token = uuid4()
    first, again = [await village.files(token=token) for _ in range(2)]

    assert first == again
    assert await Complaint.all().count() == 1
    for changed in ({"words": "别的话。"}, {"matter": "贷款"}, {"kind": "REPORT"}):
        assert await problem_of(village, token=token, **changed) == (
            "TOKEN_REUSED",
            "clientToken",
        )


async def test_two_submits_at_once_are_one_complaint(village: Village) -> None:
    asked = an_input()
    answers = await asyncio.gather(
        *(village.asks(FILE, village.resident, input=asked) for _ in range(4))
    )

    assert len({answer["complaint"]["id"] for answer in answers}) == 1
    assert await Complaint.all().count() == 1


async def test_a_token_belongs_to_whoever_sent_it(village: Village) -> None:
    token = uuid4()
    others = (village.resident, await a_citizen(village.services), STRANGER, await village.agent())
    made = [(await village.files(each, token=token))["complaint"]["number"] for each in others]

    assert made == ["2026-0001", "2026-0002", "2026-0003", "2026-0004"]


async def test_numbers_go_on_without_gaps_when_many_file_at_once(village: Village) -> None:
    people = [await a_citizen(village.services) for _ in range(6)]

    answers = await asyncio.gather(*(village.asks(FILE, each, input=an_input()) for each in people))

    year = clock.today().year
    numbers = sorted(answer["complaint"]["number"] for answer in answers)
    assert numbers == [f"{year}-{n:04d}" for n in range(1, 7)]


async def test_it_goes_to_the_nearest_supervising_office(village: Village) -> None:
    county = await an_official(village.services, village.department, Role.SUPERVISOR)

    filed = await village.files()
    await Post.filter(person_id=village.township.person_id).update(
        valid_to=(MONDAY - timedelta(days=1)).date()
    )
    later = await village.files()

    rows = [await Complaint.get(id=each["complaint"]["id"]) for each in (filed, later)]
    assert [row.handler_id for row in rows] == [
        village.township.organisation_id,
        county.organisation_id,
    ]


async def test_the_accused_does_not_handle_it_nor_does_a_neighbour_of_hers(
    village: Village,
) -> None:
    neighbour = await Organisation.create(
        kind="township",
        name="另一个乡镇督查办",
        mark="另一督查",
        uscc="11360404MB0000777X",
        region="360404204000",
        contact_phone="0792-6800009",
        created_at=MONDAY,
    )
    await an_official(village.services, neighbour, Role.SUPERVISOR)
    own = {"accusedId": str(village.township.organisation_id), "accusedName": None}

    filed = await village.files(**own)

    row = await Complaint.get(id=filed["complaint"]["id"])
    assert row.handler_id == village.city.organisation_id
    assert filed["complaint"]["handler"]["name"] == "九江市政务服务办公室"


async def test_an_office_is_known_by_its_full_name_too(village: Village) -> None:
    filed = await village.files(accusedName=" 九江市柴桑区岷山乡人民政府 ")

    row = await Complaint.get(id=filed["complaint"]["id"])
    assert row.accused_id == village.township.organisation_id
    assert row.handler_id == village.city.organisation_id


async def test_without_an_office_that_may_take_it_she_is_told_where_to_call(
    village: Village,
) -> None:
    await Post.filter(role=Role.SUPERVISOR).update(valid_to="2026-11-01")
    assert await problem_of(village) == ("COMPLAINT_NO_HANDLER", "region")

    await Post.filter(person_id=village.city.person_id).update(valid_to=None)
    highest = {"accusedId": str(village.city.organisation_id), "accusedName": None}
    assert await problem_of(village, **highest) == ("COMPLAINT_NO_HANDLER", "region")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"words": "　"}, "TEXT_EMPTY", "words"),
        ({"words": "长" * 1001}, "TEXT_TOO_LONG", "words"),
        ({"accusedName": None}, "TEXT_EMPTY", "accusedName"),
        ({"accusedId": str(uuid4())}, "NOT_FOUND", "accusedId"),
        ({"proofName": "证明\u202e"}, "TEXT_FORBIDDEN_CHARACTER", "proofName"),
        ({"matter": ""}, "TEXT_EMPTY", "matter"),
        ({"happenedOn": "2026-11-17"}, "DATE_INVALID", "happenedOn"),
        ({"happenedOn": "2015-12-31"}, "DATE_INVALID", "happenedOn"),
        ({"region": "360499999999"}, "REGION_UNKNOWN", "region"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_stored(
    village: Village, changes: dict[str, Any], code: str, field: str
) -> None:
    assert await problem_of(village, **changes) == (code, field)
    assert not await Complaint.exists()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"hotlineNumber": " "}, "TEXT_EMPTY", "hotlineNumber"),
        ({"name": "1"}, "NAME_INVALID", "name"),
        ({"phone": "12345"}, "PHONE_INVALID", "phone"),
        ({"agreesToBeNamed": True}, "COMPLAINT_NAMELESS", "agreesToBeNamed"),
    ],
)
async def test_what_is_wrong_with_a_caller_is_said(
    village: Village, changes: dict[str, Any], code: str, field: str
) -> None:
    answer = await village.asks(ENTER, village.township, input=an_input(**changes))
    assert (answer["code"], answer["field"]) == (code, field)


async def test_a_stranger_has_no_name_that_could_be_told(village: Village) -> None:
    assert await problem_of(village, STRANGER, agreesToBeNamed=True) == (
        "COMPLAINT_NAMELESS",
        "agreesToBeNamed",
    )


async def test_repeats_lead_to_the_first_about_the_same_office_and_proof(village: Village) -> None:
    async def filed(**claim: Any) -> Complaint:
        made = await village.files(**claim)
        return await Complaint.get(id=made["complaint"]["id"])

    first, again = await filed(), await filed(accusedName="九江银行 岷山支行", matter="贷款")
    third = await filed(proofName="亲属 关系证明")
    another = await filed(proofName="婚姻状况证明")
    department = {"accusedId": str(village.department.id), "accusedName": None}
    known, same = await filed(**department), await filed(accusedName=village.department.name)

    assert [row.repeats_id for row in (first, again, third, another, known, same)] == [
        None,
        first.id,
        first.id,
        None,
        None,
        known.id,
    ]


async def test_what_was_taken_back_is_not_repeated(village: Village) -> None:
    withdrawn = await village.files()
    await brought_to(withdrawn, ComplaintState.WITHDRAWN)

    later = await Complaint.get(id=(await village.files())["complaint"]["id"])

    assert later.repeats_id is None


async def test_a_person_files_so_many_a_day_and_is_told_when_there_is_one_more(
    village: Village,
) -> None:
    for _ in range(MOST_OF_PERSON):
        await village.files()
    assert (await problem_of(village))[0] == "TOO_MANY_ATTEMPTS"

    await village.files(await a_citizen(village.services))
    with clock.stopped(MONDAY + timedelta(days=1)):
        answer = await village.asks(FILE, village.resident, input=an_input())
    assert answer["__typename"] == "FiledComplaint"


async def test_a_source_without_a_name_files_so_many_a_day(village: Village) -> None:
    for _ in range(MOST_OF_SOURCE):
        await village.files(STRANGER)
    assert (await problem_of(village, STRANGER))[0] == "TOO_MANY_ATTEMPTS"

    await village.files(Anonymous(source="another line"))
    await village.files()


async def test_a_supervisor_enters_as_many_as_call(village: Village) -> None:
    for _ in range(MOST_OF_SOURCE + 1):
        await village.enters()

    assert await Complaint.all().count() == MOST_OF_SOURCE + 1


async def test_the_handlers_term_is_that_of_its_level_and_runs_over_rest_days(
    village: Village,
) -> None:
    with clock.stopped(MONDAY + timedelta(days=4)):
        answer = await village.asks(FILE, village.resident, input=an_input())
    assert answer["complaint"]["dueOn"] == "2026-11-23"
    row = await Complaint.get(id=UUID(answer["complaint"]["id"]))
    assert (row.term_days, row.reminded) == (1, 0)
    assert CITY.startswith(row.region[:4])
