"""What a resident asks for: accepted, answered with guidance, or refused with a Problem."""

import asyncio
import secrets
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from backend.foundation import clock
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment, Proof
from backend.regions.models import Region
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused
from tests.proofs.operations import (
    MY_PROOF,
    MY_PROOFS,
    PROOF_CASE,
    REQUEST,
    RESUBMIT,
    SEND_BACK,
    WITHDRAW,
    a_request_input,
)

pytestmark = pytest.mark.anyio


async def test_a_resident_asks_in_her_own_words_and_learns_by_when_it_is_decided(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    resident = await a_citizen(services)

    with clock.stopped(datetime(2026, 11, 20, 4, tzinfo=UTC)):  # a Friday
        data = await portal.execute(REQUEST, {"input": a_request_input()}, viewer=resident)

    proof = data["requestProof"]
    assert proof["state"] == "REQUESTED"
    assert proof["dueOn"] == "2026-11-25"  # three working days after the weekend began
    assert proof["committee"]["name"] == "九江市柴桑区岷山乡小阳村村民委员会"
    assert proof["subjectName"] == "王桂香"
    assert [step["verb"] for step in proof["steps"]] == ["request"]


async def test_a_request_for_a_listed_proof_is_answered_with_where_to_go(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    resident = await a_citizen(services)
    asked = a_request_input(title="亲属关系证明", text="请证明李秀英与李建国系母子关系。")

    data = await portal.execute(REQUEST, {"input": asked}, viewer=resident)

    assert data["requestProof"]["__typename"] == "NotOurs"
    assert "户口簿" in data["requestProof"]["goInstead"]
    assert await Proof.all().count() == 0


BAD_INPUT = {
    "empty title": ({"title": ""}, "TEXT_EMPTY", "title"),
    "only white space": ({"text": " 　\n\t "}, "TEXT_EMPTY", "text"),
    "2,001 characters": ({"text": "字" * 2_001}, "TEXT_TOO_LONG", "text"),
    "a NUL": ({"text": "居住\x00证明"}, "TEXT_FORBIDDEN_CHARACTER", "text"),
    "a control character": ({"text": "居住\x07证明"}, "TEXT_FORBIDDEN_CHARACTER", "text"),
    "a bidi override": ({"title": "居住\u202e证明"}, "TEXT_FORBIDDEN_CHARACTER", "title"),
    "a zero-width space": ({"purpose": "立\u200b案"}, "TEXT_FORBIDDEN_CHARACTER", "purpose"),
    "a lone surrogate": ({"recipient": "法院\ud800"}, "TEXT_FORBIDDEN_CHARACTER", "recipient"),
    "an emoji, which no seal can print": ({"text": "居住🙂"}, "TEXT_UNPRINTABLE", "text"),
    "an unknown region": ({"regionCode": "999999999999"}, "REGION_UNKNOWN", "regionCode"),
    "a committee that is not online": (
        {"regionCode": FENSHUI},
        "COMMITTEE_NOT_SERVED",
        "regionCode",
    ),
    "a wrong check character": (
        {"subject": {"name": "王五", "idNumber": "990101188001010010", "relation": "PARENT"}},
        "ID_NUMBER_CHECKSUM",
        "subject.idNumber",
    ),
    "an impossible birth date": (
        {"subject": {"name": "王五", "idNumber": "990101187002290018", "relation": "PARENT"}},
        "ID_NUMBER_DATE",
        "subject.idNumber",
    ),
    "full-width digits in an identity number": (
        {
            "subject": {
                "name": "王五",
                "idNumber": "９９０１０１１８８００１０１００１５",
                "relation": "PARENT",
            }
        },
        "FULL_WIDTH_DIGITS",
        "subject.idNumber",
    ),
    "a name with digits": (
        {"subject": {"name": "王5", "idNumber": None, "relation": "PARENT"}},
        "NAME_INVALID",
        "subject.name",
    ),
    "a foreign attachment": (
        {"attachmentIds": [str(uuid4())]},
        "ATTACHMENT_UNKNOWN",
        "attachmentIds",
    ),
}


@pytest.mark.parametrize(("change", "code", "field"), BAD_INPUT.values(), ids=BAD_INPUT.keys())
async def test_bad_input_gets_its_own_problem_and_nothing_is_stored(
    portal: Portal, services: Services, change: dict[str, object], code: str, field: str
) -> None:
    await a_committee(services)
    resident = await a_citizen(services)

    data = await portal.execute(REQUEST, {"input": a_request_input(**change)}, viewer=resident)

    problem = data["requestProof"]
    assert (problem["__typename"], problem["code"], problem["field"]) == ("Problem", code, field)
    assert problem["message"]
    assert problem["messageEn"]
    assert await Proof.all().count() == 0
    assert await OutboxEvent.filter(name="proof.requested").count() == 0


async def test_an_abolished_region_names_its_successor(portal: Portal, services: Services) -> None:
    await a_committee(services)
    resident = await a_citizen(services)
    await Region.filter(code=FENSHUI).update(abolished_on=date(2024, 6, 30))
    asked = a_request_input(regionCode=FENSHUI)

    data = await portal.execute(REQUEST, {"input": asked}, viewer=resident)

    assert data["requestProof"]["code"] == "REGION_ABOLISHED"


async def test_two_thousand_characters_and_rare_names_are_accepted(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    resident = await a_citizen(services)
    asked = a_request_input(
        text="字" * 2_000,
        subject={"name": "买买提•阿布都热西提", "idNumber": None, "relation": "RELATIVE"},
    )

    data = await portal.execute(REQUEST, {"input": asked}, viewer=resident)

    assert data["requestProof"]["subjectName"] == "买买提·阿布都热西提"


async def test_a_double_submit_makes_one_request(portal: Portal, services: Services) -> None:
    await a_committee(services)
    resident = await a_citizen(services)
    asked = a_request_input()

    answers = await asyncio.gather(
        *(portal.execute(REQUEST, {"input": asked}, viewer=resident) for _ in range(10))
    )

    assert len({answer["requestProof"]["id"] for answer in answers}) == 1
    assert await Proof.all().count() == 1
    assert await OutboxEvent.filter(name="proof.requested").count() == 1


async def test_a_token_used_for_other_words_is_refused(portal: Portal, services: Services) -> None:
    await a_committee(services)
    resident = await a_citizen(services)
    asked = a_request_input()
    await portal.execute(REQUEST, {"input": asked}, viewer=resident)

    data = await portal.execute(REQUEST, {"input": asked | {"text": "另一件事。"}}, viewer=resident)

    assert data["requestProof"]["code"] == "TOKEN_REUSED"


async def test_what_came_back_is_mended_and_the_clock_goes_on_with_the_days_left(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    with clock.stopped(datetime(2026, 11, 16, 4, tzinfo=UTC)):  # Monday; due on Thursday
        proof = await a_proof(services, committee, applicant=resident)
    back = {
        "id": str(proof.id),
        "reason": "FACTS_UNCLEAR",
        "remedy": "请写明门牌号。",
        "words": "住址不清楚。",
    }
    with clock.stopped(datetime(2026, 11, 17, 4, tzinfo=UTC)):  # Tuesday; two days left
        await portal.execute(SEND_BACK, {"input": back}, viewer=committee.preparer)
    waiting = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)
    words = a_request_input(text="住在三组18号。")
    mended = {name: words[name] for name in MENDED}
    with clock.stopped(datetime(2026, 11, 30, 4, tzinfo=UTC)):  # Monday two weeks later
        await portal.execute(RESUBMIT, {"input": {"id": str(proof.id), **mended}}, viewer=resident)
    running = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)

    assert waiting["myProof"]["waitingForMe"] is True
    assert waiting["myProof"]["steps"][-1] == {
        "verb": "send_back",
        "state": "SENT_BACK",
        "reason": "facts_unclear",
        "remedy": "请写明门牌号。",
        "words": "住址不清楚。",
    }
    assert running["myProof"]["waitingForMe"] is False
    assert running["myProof"]["dueOn"] == "2026-12-02"
    assert running["myProof"]["text"] == "住在三组18号。"


MENDED = ("title", "purpose", "recipient", "text", "declaration")


async def an_attachment(owner: Citizen) -> Attachment:
    """A photograph that no request has yet."""
    return await Attachment.create(
        owner_id=owner.person_id,
        media_type="image/jpeg",
        sha256=secrets.token_hex(32),
        size=12,
        uploaded_at=clock.now(),
    )


async def test_missing_material_joins_what_came_before_and_the_desk_sees_it(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    first, second = [await an_attachment(resident) for _ in range(2)]
    asked = a_request_input(attachmentIds=[str(first.id)])
    made = (await portal.execute(REQUEST, {"input": asked}, viewer=resident))["requestProof"]
    back = {"reason": "MATERIAL_MISSING", "remedy": "请拍租房合同。", "words": "缺合同。"}
    await portal.execute(SEND_BACK, {"input": back | {"id": made["id"]}}, viewer=committee.preparer)
    mended = {name: asked[name] for name in MENDED}
    answer = mended | {"id": made["id"], "attachmentIds": [str(second.id)]}

    data = await portal.execute(RESUBMIT, {"input": answer}, viewer=resident)
    case = await portal.execute(PROOF_CASE, {"id": made["id"]}, viewer=committee.preparer)

    urls = [f"/files/attachments/{each.id}" for each in (first, second)]
    assert [each["url"] for each in data["resubmitProof"]["attachments"]] == urls
    assert data["resubmitProof"]["attachments"] == case["proofCase"]["attachments"]


async def test_a_resubmit_with_a_foreign_file_changes_nothing(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.SENT_BACK, applicant=resident)
    foreign = await an_attachment(await a_citizen(services, "陈卫东"))
    words = a_request_input(text="住在三组18号。")
    mended = {name: words[name] for name in MENDED}
    answer = mended | {"id": str(proof.id), "attachmentIds": [str(foreign.id)]}

    data = await portal.execute(RESUBMIT, {"input": answer}, viewer=resident)

    assert data["resubmitProof"]["code"] == "ATTACHMENT_UNKNOWN"
    unchanged = await Proof.get(id=proof.id)
    assert (unchanged.state, unchanged.text) == (ProofState.SENT_BACK, proof.text)


async def test_a_withdrawn_request_cannot_be_withdrawn_again(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=resident)

    first = await portal.execute(WITHDRAW, {"id": str(proof.id)}, viewer=resident)
    second = await portal.execute(WITHDRAW, {"id": str(proof.id)}, viewer=resident)

    assert first["withdrawProof"]["state"] == "WITHDRAWN"
    assert second["withdrawProof"]["code"] == "WRONG_STATE"


async def test_a_foreign_and_an_unknown_proof_get_the_same_answer(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    stranger = await a_citizen(services, "陈卫东")
    answers = []
    for proof_id in (proof.id, uuid4()):
        answers.append(await portal.execute(WITHDRAW, {"id": str(proof_id)}, viewer=stranger))
        with pytest.raises(Refused) as refused:
            await portal.execute(MY_PROOF, {"id": str(proof_id)}, viewer=stranger)
        answers.append(refused.value.codes)

    assert answers[0] == answers[2]
    assert answers[1] == answers[3] == ["NOT_FOUND"]
    assert (await Proof.get(id=proof.id)).state is ProofState.REQUESTED


@pytest.mark.parametrize("cursor", ["", "x", "W10", "bnVsbA", "eyJhIjoxfQ", "\ud800", "W1sxXSwyXQ"])
async def test_a_forged_cursor_is_refused(portal: Portal, services: Services, cursor: str) -> None:
    resident = await a_citizen(services)

    with pytest.raises(Refused) as refused:
        await portal.execute(MY_PROOFS, {"after": cursor}, viewer=resident)

    assert refused.value.codes == ["CURSOR_INVALID"]


@pytest.mark.parametrize("first", [0, -1, 101, 2_147_483_647])
async def test_a_page_has_one_to_a_hundred_items(
    portal: Portal, services: Services, first: int
) -> None:
    resident = await a_citizen(services)

    with pytest.raises(Refused) as refused:
        await portal.execute(MY_PROOFS, {"first": first}, viewer=resident)

    assert refused.value.codes == ["PAGE_SIZE_INVALID"]


async def test_pages_give_every_proof_once_newest_first(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    made = [str((await a_proof(services, committee, applicant=resident)).id) for _ in range(5)]
    seen: list[str] = []
    after = None
    while True:
        page = (await portal.execute(MY_PROOFS, {"first": 2, "after": after}, viewer=resident))[
            "myProofs"
        ]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]

    assert seen == made[::-1]
    assert page["totalCount"] == 5
