"""What a complainant may do later, and that nobody else reads what is hers."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.complaints import access, terms
from backend.complaints.exports import complaints_of
from backend.complaints.lifecycle import ENDED, LIFECYCLE, ComplaintState, ComplaintVerb
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintEvidence,
    ComplaintKind,
    ComplaintStep,
    StepReader,
)
from backend.complaints.terms import Stage
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.viewer import Role
from backend.identity.models import Organisation
from tests.complaints.complaining import (
    KINSHIP,
    MINE,
    MONDAY,
    MY_ONE,
    NAME,
    OURS,
    REOPEN,
    STRANGER,
    SUPPLEMENT,
    WITHDRAW,
    WORDS,
    Village,
    a_village,
    answered,
    brought_to,
    own_affairs_of,
    waiting,
    working_days_after,
)
from tests.factories import a_citizen, an_official
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
async def village(portal: Portal) -> Village:
    return await a_village(portal)


def id_of(filed: dict[str, Any]) -> str:
    return filed["complaint"]["id"]


async def test_a_resident_lists_hers_newest_first_and_nobody_elses(village: Village) -> None:
    neighbour = await a_citizen(village.services)
    first = await village.files()
    with clock.stopped(FRIDAY):
        await village.files(neighbour)
    second = await village.files(matter="贷款")
    await village.files(STRANGER)
    await village.files(await village.agent())

    listed = await village.asks(MINE, village.resident, first=1)
    assert listed["totalCount"] == 2
    rest = await village.asks(MINE, village.resident, after=listed["pageInfo"]["endCursor"])
    shown = [edge["node"]["id"] for edge in listed["edges"] + rest["edges"]]
    assert sorted(shown) == sorted([id_of(first), id_of(second)])
    one = await village.asks(MY_ONE, village.resident, id=id_of(first))
    assert one["words"] == WORDS
    with pytest.raises(Refused) as refused:
        await village.asks(MY_ONE, neighbour, id=id_of(first))
    assert refused.value.codes == ["NOT_FOUND"]


async def test_all_agents_of_an_enterprise_read_what_one_of_them_filed(village: Village) -> None:
    agent = await village.agent()
    filed = await village.files(agent)
    enterprise = await Organisation.get(id=agent.organisation_id)
    colleague = await an_official(village.services, enterprise, Role.AGENT, name="钱经办")

    listed = await village.asks(OURS, colleague)
    assert [edge["node"]["id"] for edge in listed["edges"]] == [id_of(filed)]
    as_herself = await village.asks(MINE, own_affairs_of(agent))
    assert as_herself["totalCount"] == 0


async def test_a_complaint_is_taken_back_until_something_is_found(village: Village) -> None:
    for state in ComplaintState:
        if state in ENDED or state is ComplaintState.TRANSFERRED:
            continue
        resident = await a_citizen(village.services)
        filed = await village.files(resident)
        columns = {"finding": "属实。", "answer": "已改正。", "answered_at": MONDAY}
        await brought_to(filed, state, rectify_by=FRIDAY.date(), **columns)

        answer = await village.asks(WITHDRAW, resident, id=id_of(filed))

        if LIFECYCLE.allows(state, ComplaintVerb.WITHDRAW):
            assert (answer["state"], answer["dueOn"]) == ("WITHDRAWN", None)
            assert answer["mayWithdraw"] is answer["mayChooseName"] is False
        else:
            assert answer["code"] == "WRONG_STATE"


async def test_what_was_asked_for_is_added_and_the_term_runs_on(village: Village) -> None:
    filed = await village.files()
    await waiting(filed, left=3)
    assert (await village.asks(MY_ONE, village.resident, id=id_of(filed)))["maySupplement"]

    with clock.stopped(FRIDAY):
        answer = await village.asks(
            SUPPLEMENT, village.resident, id=id_of(filed), words="窗口编号是3号。"
        )

    assert answer["state"] == "INVESTIGATING"
    assert answer["dueOn"] == answer["decideBy"] == "2026-11-25"
    (piece,) = answer["evidence"]
    assert piece["kind"] == "STATEMENT"
    assert "窗口编号是3号。" in piece["record"]
    step = await ComplaintStep.filter(complaint_id=id_of(filed)).order_by("-serial").first()
    assert step is not None
    assert (step.person_id, step.words, step.reader) == (None, "", StepReader.COMPLAINANT)


async def test_nothing_is_added_unasked(village: Village) -> None:
    filed = await village.files()
    answer = await village.asks(SUPPLEMENT, village.resident, id=id_of(filed), words="还有。")
    assert answer["code"] == "WRONG_STATE"
    assert not await ComplaintEvidence.exists()


async def test_an_answer_is_looked_at_again_within_ten_working_days_of_it(
    village: Village,
) -> None:
    filed = await village.files()
    await answered(filed, MONDAY, missed=True)
    last = working_days_after(MONDAY.date(), 10)
    with clock.stopped(MONDAY):
        shown = await village.asks(MY_ONE, village.resident, id=id_of(filed))
    assert (shown["mayReopen"], shown["reopenUntil"]) == (True, last.isoformat())

    with clock.stopped(MONDAY.replace(month=last.month, day=last.day, hour=23)):
        answer = await village.asks(
            REOPEN, village.resident, id=id_of(filed), words="第二天又要我开。"
        )
        days = terms.term_of(ComplaintKind.COMPLAINT, village.township.region, Stage.DECIDE).days
        decide = working_days_after(last, days)

    assert answer["state"] == "INVESTIGATING"
    assert answer["dueOn"] == answer["decideBy"] == decide.isoformat()
    assert (answer["answer"], answer["answeredAt"], answer["mayReopen"]) == (None, None, False)
    assert answer["evidence"][-1]["kind"] == "STATEMENT"
    row = await Complaint.get(id=id_of(filed))
    assert row.reopened_at is not None
    assert (row.finding, row.found_at, row.missed) == (None, None, True)


async def test_after_the_window_it_cannot_be_reopened_whatever_happened_since(
    village: Village,
) -> None:
    filed = await village.files()
    await answered(filed, MONDAY, closed_at=FRIDAY)
    await Complaint.filter(id=id_of(filed)).update(state=ComplaintState.CLOSED)
    over = working_days_after(MONDAY.date(), 10) + timedelta(days=1)

    with clock.stopped(MONDAY.replace(month=over.month, day=over.day, hour=0)):
        answer = await village.asks(REOPEN, village.resident, id=id_of(filed), words="还是不行。")

    assert answer["code"] == "COMPLAINT_REOPEN_OVER"
    assert "2026-11-30" in answer["message"]


async def test_it_is_reopened_once(village: Village) -> None:
    filed = await village.files()
    await answered(filed, MONDAY, reopened_at=MONDAY - timedelta(days=5))

    with clock.stopped(MONDAY):
        shown = await village.asks(MY_ONE, village.resident, id=id_of(filed))
        answer = await village.asks(REOPEN, village.resident, id=id_of(filed), words="还是不行。")

    assert (shown["mayReopen"], shown["reopenUntil"]) == (False, None)
    assert answer["code"] == "COMPLAINT_REOPENED_BEFORE"


async def test_what_is_not_answered_is_not_reopened(village: Village) -> None:
    filed = await village.files()
    answer = await village.asks(REOPEN, village.resident, id=id_of(filed), words="快一点。")
    assert answer["code"] == "WRONG_STATE"


async def test_she_agrees_to_be_named_and_takes_it_back_while_it_is_open(
    village: Village,
) -> None:
    filed = await village.files()
    for agrees in (True, False):
        answer = await village.asks(NAME, village.resident, id=id_of(filed), agrees=agrees)
        assert answer["agreesToBeNamed"] is agrees
    told = await AuditEntry.filter(deed="complaint.agree_to_be_named").order_by("id")
    assert [entry.details for entry in told] == [{"agrees": True}, {"agrees": False}]

    await village.asks(WITHDRAW, village.resident, id=id_of(filed))
    answer = await village.asks(NAME, village.resident, id=id_of(filed), agrees=True)
    assert answer["code"] == "WRONG_STATE"


async def test_who_left_no_name_has_none_to_tell(village: Village) -> None:
    for filed in (await village.files(STRANGER), await village.enters()):
        code = filed["receiptCode"]
        answer = await village.asks(NAME, STRANGER, code=code, agrees=True)
        assert answer["code"] == "COMPLAINT_NAMELESS"


async def test_a_strangers_complaint_is_not_hers_to_change(village: Village) -> None:
    filed = await village.files()
    await answered(filed, MONDAY)
    before = dict(await Complaint.get(id=id_of(filed)))
    others = (await a_citizen(village.services), STRANGER, await village.agent())

    for viewer in others:
        for document, more in (
            (WITHDRAW, {}),
            (SUPPLEMENT, {"words": "补充。"}),
            (REOPEN, {"words": "不同意。"}),
            (NAME, {"agrees": True}),
        ):
            for named in (id_of(filed), str(uuid4())):
                answer = await village.asks(document, viewer, id=named, **more)
                assert answer["code"] == "NOT_FOUND"

    assert dict(await Complaint.get(id=id_of(filed))) == before


async def test_she_reads_the_steps_that_are_for_her_with_their_office(village: Village) -> None:
    filed = await village.files()
    for serial, reader in enumerate(StepReader, start=2):
        await ComplaintStep.create(
            complaint_id=id_of(filed),
            serial=serial,
            verb=ComplaintVerb.ACCEPT,
            state=ComplaintState.ACCEPTED,
            at=MONDAY,
            person_id=village.township.person_id,
            organisation_id=village.township.organisation_id,
            reader=reader,
            words=reader.value,
        )

    shown = await village.asks(MY_ONE, village.resident, id=id_of(filed))

    office = "九江市柴桑区岷山乡人民政府"
    assert [(step["words"], step["office"]) for step in shown["steps"]] == [
        ("", None),
        ("complainant", office),
        ("both", office),
    ]


async def test_the_office_shown_is_the_one_that_looks_into_it(village: Village) -> None:
    filed = await village.files()
    lead = village.city.organisation_id
    await brought_to(filed, ComplaintState.INVESTIGATING, lead_id=lead)

    shown = await village.asks(MY_ONE, village.resident, id=id_of(filed))

    assert shown["handler"]["name"] == "九江市柴桑区岷山乡人民政府"
    assert shown["office"]["name"] == "九江市政务服务办公室"


async def test_the_accused_finds_nothing_of_hers_by_the_complainants_doors(
    village: Village,
) -> None:
    accused = {"accusedId": str(village.department.id), "accusedName": None}
    filed = await village.files(agreesToBeNamed=True, **accused)
    await brought_to(filed, ComplaintState.INVESTIGATING)

    for document, variables in ((MINE, {}), (OURS, {}), (MY_ONE, {"id": id_of(filed)})):
        with pytest.raises(Refused) as refused:
            await village.asks(document, village.clerk, **variables)
        assert refused.value.codes == ["FORBIDDEN"]
    (row,) = await access.for_accused(village.clerk)
    hers = await Complainant.get(complaint_id=row.id)
    seen = repr(dict(row)) + repr([dict(step) for step in await ComplaintStep.all()])
    assert str(row.id) == id_of(filed)
    for secret in (WORDS, str(village.resident.person_id), str(hers.id)):
        assert secret not in seen


async def test_a_clerk_of_the_accused_who_complained_herself_sees_only_hers(
    village: Village,
) -> None:
    accused = {"accusedId": str(village.department.id), "accusedName": None}
    await village.files(**accused)
    own = own_affairs_of(village.clerk)
    filed = await village.files(own, **accused)

    listed = await village.asks(MINE, own)

    assert [edge["node"]["id"] for edge in listed["edges"]] == [id_of(filed)]


async def test_she_takes_hers_with_her_with_her_words_and_the_evidence(village: Village) -> None:
    await village.files(await a_citizen(village.services))
    filed = await village.files(origin={"kind": "ITEM", "ref": KINSHIP})

    section = await complaints_of(village.services, village.resident)

    (told,) = section.content
    assert (told["number"], told["words"]) == (filed["complaint"]["number"], WORDS)
    (piece,) = filed["complaint"]["evidence"]
    assert told["evidence"] == [
        {"kind": "item", "sha256": piece["sha256"], "record": piece["record"]}
    ]
