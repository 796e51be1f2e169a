"""A holder says what is wrong in her proof: once at a time, about an issued one, to its issuer."""

import asyncio
from datetime import date, datetime
from uuid import uuid4

import pytest
from tortoise.exceptions import IntegrityError

from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.clock import CHINA
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.objections.models import Objection
from backend.proofs.lifecycle import ProofState
from tests.factories import a_citizen, a_committee, a_proof, an_id_number, represented
from tests.objections.operations import (
    FILE,
    MY_OBJECTIONS,
    WITHDRAW,
    an_objection,
    an_objection_input,
)
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=CHINA)


async def test_an_objection_is_filed_with_a_term_of_five_working_days(
    portal: Portal, services: Services
) -> None:
    holder = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=holder
    )

    with clock.stopped(TUESDAY):
        asked = an_objection_input(proof, wish="自2013年3月起")
        data = await portal.execute(FILE, {"input": asked}, viewer=holder)

    filed = data["fileObjection"]
    assert filed | {"id": "", "filedAt": ""} == {
        "__typename": "Objection",
        "id": "",
        "proofId": str(proof.id),
        "proofTitle": "居住证明",
        "state": "FILED",
        "disputedField": "DATES",
        "words": "居住的起始年份写错了，应为2013年。",
        "wish": "自2013年3月起",
        "filedAt": "",
        "dueOn": "2026-12-01",
        "calendarKnown": True,
        "overdue": False,
        "answeredAt": None,
        "answer": None,
        "route": None,
        "correctionId": None,
    }
    assert await AuditEntry.filter(deed="objection.file", subject_id=filed["id"]).count() == 1
    assert await OutboxEvent.filter(name="objection.filed").count() == 1


@pytest.mark.parametrize("state", sorted(ProofState))
async def test_only_an_issued_or_expired_proof_can_be_objected_to(
    portal: Portal, services: Services, state: ProofState
) -> None:
    holder = await a_citizen(services)
    proof = await a_proof(services, await a_committee(services), state=state, applicant=holder)

    data = await portal.execute(FILE, {"input": an_objection_input(proof)}, viewer=holder)

    if state in {ProofState.ISSUED, ProofState.EXPIRED}:
        assert data["fileObjection"]["state"] == "FILED"
    else:
        assert data["fileObjection"]["code"] == "OBJECTION_NOT_POSSIBLE"
        assert await Objection.all().count() == 0


async def test_a_repeated_submit_is_one_objection_and_a_reused_token_is_refused(
    portal: Portal, services: Services
) -> None:
    holder = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=holder
    )
    asked = an_objection_input(proof, wish="自2013年3月起")

    answers = await asyncio.gather(
        *(portal.execute(FILE, {"input": asked}, viewer=holder) for _ in range(5))
    )
    other = await portal.execute(FILE, {"input": asked | {"wish": "自2014年3月起"}}, viewer=holder)

    assert len({answer["fileObjection"]["id"] for answer in answers}) == 1
    assert other["fileObjection"]["code"] == "TOKEN_REUSED"
    assert await Objection.all().count() == 1


async def test_a_proof_has_one_open_objection(portal: Portal, services: Services) -> None:
    holder = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=holder
    )
    tries = [an_objection_input(proof) for _ in range(4)]

    answers = await asyncio.gather(
        *(portal.execute(FILE, {"input": asked}, viewer=holder) for asked in tries)
    )

    told = sorted(str(answer["fileObjection"].get("code")) for answer in answers)
    assert told == ["None", *["OBJECTION_OPEN"] * 3]


async def test_a_withdrawn_objection_makes_room_for_another(
    portal: Portal, services: Services
) -> None:
    holder = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=holder
    )
    first = await an_objection(services, holder, proof)

    withdrawn = await portal.execute(WITHDRAW, {"id": str(first.id)}, viewer=holder)
    again = await portal.execute(WITHDRAW, {"id": str(first.id)}, viewer=holder)
    second = await portal.execute(FILE, {"input": an_objection_input(proof)}, viewer=holder)

    assert withdrawn["withdrawObjection"]["state"] == "WITHDRAWN"
    assert again["withdrawObjection"]["code"] == "WRONG_STATE"
    assert second["fileObjection"]["state"] == "FILED"


async def test_a_stranger_can_neither_object_nor_withdraw_nor_see(
    portal: Portal, services: Services
) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    stranger = await a_citizen(services, "陈卫东")
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    mine = await an_objection(services, holder, proof)

    filed = await portal.execute(FILE, {"input": an_objection_input(proof)}, viewer=stranger)
    withdrawn = await portal.execute(WITHDRAW, {"id": str(mine.id)}, viewer=stranger)
    seen = await portal.execute(MY_OBJECTIONS, {"proofId": str(proof.id)}, viewer=stranger)

    assert filed["fileObjection"]["code"] == "NOT_FOUND"
    assert withdrawn["withdrawObjection"]["code"] == "NOT_FOUND"
    assert seen["myObjections"]["totalCount"] == 0
    with pytest.raises(Refused) as refused:
        await portal.execute(MY_OBJECTIONS, viewer=committee.approver)
    assert refused.value.codes == ["FORBIDDEN"]


@pytest.mark.parametrize(
    ("field", "wish", "code"),
    [
        ("NAME", "王2香", "NAME_INVALID"),
        ("ID_NUMBER", "99010218800101001", "ID_NUMBER_INVALID"),
        ("PURPOSE", "字" * 201, "TEXT_TOO_LONG"),
        ("RECIPIENT", "字" * 101, "TEXT_TOO_LONG"),
        ("FACTS", "字" * 501, "TEXT_TOO_LONG"),
        ("OTHER", "\x00", "TEXT_FORBIDDEN_CHARACTER"),
    ],
)
async def test_a_wish_must_fit_the_field_it_is_about(
    portal: Portal, services: Services, field: str, wish: str, code: str
) -> None:
    holder = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=holder
    )

    asked = an_objection_input(proof, field=field, wish=wish)
    data = await portal.execute(FILE, {"input": asked}, viewer=holder)

    assert (data["fileObjection"]["code"], data["fileObjection"]["field"]) == (code, "wish")


async def test_words_are_needed_and_bounded(portal: Portal, services: Services) -> None:
    holder = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=holder
    )

    codes = [
        (
            await portal.execute(
                FILE, {"input": an_objection_input(proof, words=words)}, viewer=holder
            )
        )["fileObjection"]["code"]
        for words in ("", "字" * 501)
    ]

    assert codes == ["TEXT_EMPTY", "TEXT_TOO_LONG"]


async def test_an_identity_number_is_stored_encrypted_and_shown_masked(
    portal: Portal, services: Services
) -> None:
    holder, number = await a_citizen(services), an_id_number()
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=holder
    )

    asked = an_objection_input(proof, field="ID_NUMBER", wish=number)
    shown = (await portal.execute(FILE, {"input": asked}, viewer=holder))["fileObjection"]["wish"]

    row = await Objection.get(proof_id=proof.id)
    assert row.wish is not None
    assert number.encode() not in row.wish
    assert "*" in shown
    assert number not in shown


async def test_an_objection_without_an_answer_is_overdue_after_its_last_day(
    portal: Portal, services: Services
) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    objection = await an_objection(services, holder, proof)
    seen: list[bool] = []

    for due in (clock.today(), date(2026, 1, 5)):
        await Objection.filter(id=objection.id).update(due_on=due)
        data = await portal.execute(MY_OBJECTIONS, viewer=holder)
        seen.append(data["myObjections"]["edges"][0]["node"]["overdue"])

    assert seen == [False, True]


async def test_my_objections_come_in_pages_newest_first(portal: Portal, services: Services) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    ids: list[str] = []
    for _ in range(3):
        proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
        ids.append(str((await an_objection(services, holder, proof)).id))

    first = (await portal.execute(MY_OBJECTIONS, {"first": 2}, viewer=holder))["myObjections"]
    rest = (
        await portal.execute(
            MY_OBJECTIONS, {"first": 2, "after": first["pageInfo"]["endCursor"]}, viewer=holder
        )
    )["myObjections"]

    assert first["totalCount"] == 3
    assert [e["node"]["id"] for page in (first, rest) for e in page["edges"]] == ids[::-1]


async def test_the_database_itself_refuses_a_second_open_objection(
    services: Services, database: None
) -> None:
    holder = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=holder
    )
    first = await an_objection(services, holder, proof)
    columns = {name: getattr(first, name) for name in _COLUMNS}
    copy = Objection(client_token=uuid4(), **columns)

    with pytest.raises(IntegrityError, match="objection_one_open"):
        await copy.save(force_create=True)


_COLUMNS = ("proof_id", "holder_id", "field", "words", "filed_at", "due_on", "calendar_known")


async def test_an_organisation_has_no_identity_number_to_object_to(
    portal: Portal, services: Services
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services,
        await a_committee(services),
        state=ProofState.ISSUED,
        applicant=owner,
        subject=represented(),
    )
    said = an_objection_input(proof, field="ID_NUMBER", wish="990101188001010015")

    answer = (await portal.execute(FILE, {"input": said}, viewer=owner))["fileObjection"]

    assert (answer["code"], answer["field"]) == ("SUBJECT_MIXED", "field")
