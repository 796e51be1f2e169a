"""Two people answer for a letter, its number leaves no gap, and only its office knows of it."""

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from backend.foundation.audit import AuditEntry
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.letters import queries
from backend.letters.actions import deciding
from backend.letters.keeping import MOST_BYTES, MOST_PIECES, Piece
from backend.letters.lifecycle import LIFECYCLE, LetterState
from backend.letters.models import Letter, LetterSnapshot
from backend.seals.models import Seal, SealScope
from tests.factories import a_committee, an_official
from tests.letters.office import (
    ANSWER,
    APPROVE,
    BUNDLE,
    LETTER,
    LETTERS,
    ORDER,
    PIECES,
    TRANSFER,
    WITHDRAW,
    Office,
    a_draft,
    a_sealed_office,
)
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio


async def approves(portal: Portal, viewer: Official, letter_id: UUID) -> dict[str, Any]:
    data = await portal.execute(APPROVE, {"id": str(letter_id)}, viewer=viewer)
    return data["approveLetter"]


async def test_an_office_lists_its_letters_by_what_is_to_be_done(
    portal: Portal, services: Services
) -> None:
    office = await a_sealed_office(services)
    both = replace(office.approver, roles=frozenset({Role.APPROVER, Role.SUPERVISOR}))
    hers = await a_draft(services, both)
    anothers = await a_draft(services, office.supervisor)
    stuck = await a_draft(services, office.supervisor)
    await approves(portal, office.approver, stuck.id)
    await Letter.filter(id=stuck.id).update(state=LetterState.RENDER_FAILED)
    taken_back = await a_draft(services, office.supervisor)
    asked = {"id": str(taken_back.id), "words": "写错了。"}
    await portal.execute(WITHDRAW, asked, viewer=office.supervisor)

    async def listed(stage: str | None, viewer: Official) -> set[str]:
        data = await portal.execute(LETTERS, {"stage": stage}, viewer=viewer)
        return {edge["node"]["id"] for edge in data["letters"]["edges"]}

    assert await listed("FOR_ME", both) == {str(anothers.id)}
    assert await listed("FOR_ME", office.supervisor) == set()
    assert await listed("DRAFTED", office.supervisor) == {str(hers.id), str(anothers.id)}
    assert await listed("STUCK", both) == {str(stuck.id)}
    assert await listed("WITHDRAWN", both) == {str(taken_back.id)}
    assert await listed("UNDER_WAY", both) == await listed("ISSUED", both) == set()
    assert len(await listed(None, office.keeper)) == 4


async def test_a_letter_that_somebody_drafted_is_approved_by_somebody_else(
    portal: Portal, services: Services
) -> None:
    office = await a_sealed_office(services)
    letter = await a_draft(services, office.supervisor)

    waiting = await portal.execute(LETTERS, {"stage": "DRAFTED"}, viewer=office.approver)
    approved = await approves(portal, office.approver, letter.id)

    (found,) = waiting["letters"]["edges"]
    assert (found["node"]["state"], found["node"]["number"]) == ("DRAFTED", None)
    assert approved["state"] == "APPROVED"
    assert approved["title"] == "责令限期整改通知书"
    assert approved["number"] == f"{office.organisation.mark}投整〔{letter.drafted_at.year}〕1号"
    assert (approved["drafterName"], approved["approverName"]) == ("马督查", "邓主任")
    assert approved["fileUrl"] is None


async def test_who_approves_reads_every_word_first_and_that_is_recorded(
    portal: Portal, services: Services
) -> None:
    office = await a_sealed_office(services)
    order = await a_draft(services, office.supervisor)
    bundle = await a_draft(services, office.supervisor, BUNDLE, pieces=PIECES)

    read = await portal.execute(LETTER, {"id": str(order.id)}, viewer=office.approver)
    listed = await portal.execute(LETTER, {"id": str(bundle.id)}, viewer=office.approver)

    told = {each["heading"]: each["text"] for each in read["letter"]["sections"]}
    assert read["letter"]["addressee"] == "九江市柴桑区人力资源和社会保障局"
    assert told["整改要求"] == "1. 立即停止要求提交上述证明。\n2. 更正办事指南。"
    assert told["整改期限"] == "自收到之日起10个工作日内"
    assert [each["name"] for each in listed["letter"]["pieces"]] == ["01.json", "02.jpg", "03.m4a"]
    looks = AuditEntry.filter(deed="letter.read", actor_id=office.approver.person_id)
    assert {each.subject_id for each in await looks} == {order.id, bundle.id}


async def test_nobody_approves_what_she_drafted_or_whose_seal_she_keeps(
    portal: Portal, services: Services
) -> None:
    office = await a_sealed_office(services)
    both = replace(office.approver, roles=frozenset({Role.SUPERVISOR, Role.APPROVER}))
    own = await a_draft(services, both)
    letter = await a_draft(services, office.supervisor)
    await Seal.filter(id=office.seal.id).update(keeper_id=office.approver.person_id)

    refused = await approves(portal, both, own.id)
    kept = await approves(portal, office.approver, letter.id)

    assert (refused["code"], kept["code"]) == ("TWO_PERSONS_REQUIRED", "TWO_PERSONS_REQUIRED")
    assert await Letter.filter(state=LetterState.DRAFTED).count() == 2


async def test_an_approval_needs_a_confirmed_identity_the_post_and_a_seal_for_letters(
    portal: Portal, services: Services
) -> None:
    office = await a_sealed_office(services)
    letter = await a_draft(services, office.supervisor)
    tired = replace(office.approver, stepped_up_at=None)
    village = await a_committee(services)

    assert (await approves(portal, tired, letter.id))["code"] == "STEP_UP_REQUIRED"
    assert (await approves(portal, village.approver, letter.id))["code"] == "NOT_FOUND"
    for other in (office.supervisor, office.keeper):
        with pytest.raises(Refused) as refused:
            await approves(portal, other, letter.id)
        assert refused.value.codes == ["FORBIDDEN"]
    await SealScope.filter(seal_id=office.seal.id).update(item="free-form-proof")
    assert (await approves(portal, office.approver, letter.id))["code"] == "SEAL_NOT_AVAILABLE"
    assert (await Letter.get(id=letter.id)).number is None


async def test_numbers_have_no_gap_however_many_approve_at_once(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    drafts = [await a_draft(services, office.supervisor) for _ in range(6)]
    other_kind = await a_draft(services, office.supervisor, TRANSFER)
    # One in the middle is refused after it had its number, which goes back with the transaction.
    unlucky = replace(office.approver, person_id=uuid4())

    done = await asyncio.gather(
        *(deciding.approve(services, office.approver, each.id) for each in (*drafts[:3],)),
        deciding.approve(services, unlucky, drafts[3].id),
        *(deciding.approve(services, office.approver, each.id) for each in drafts[4:]),
        deciding.approve(services, office.approver, other_kind.id),
        return_exceptions=True,
    )

    failed = [each for each in done if isinstance(each, BaseException)]
    approved = await Letter.filter(state=LetterState.APPROVED)
    serials = sorted(each.serial or 0 for each in approved if each.kind is ORDER.KIND)
    assert len(failed) == 1
    assert serials == [1, 2, 3, 4, 5]
    assert [each.serial for each in approved if each.kind is TRANSFER.KIND] == [1]


async def test_what_is_taken_back_never_had_a_number_and_says_why(
    portal: Portal, services: Services
) -> None:
    office = await a_sealed_office(services)
    letter = await a_draft(services, office.supervisor)
    variables = {"id": str(letter.id), "words": "期限写错了。"}

    data = await portal.execute(WITHDRAW, variables, viewer=office.supervisor)
    again = await portal.execute(WITHDRAW, variables, viewer=office.approver)
    late = await approves(portal, office.approver, letter.id)

    withdrawn = data["withdrawLetter"]
    assert (withdrawn["state"], withdrawn["number"]) == ("WITHDRAWN", None)
    assert withdrawn["withdrawnBecause"] == "期限写错了。"
    assert (again["withdrawLetter"]["code"], late["code"]) == ("WRONG_STATE", "WRONG_STATE")


async def test_another_office_learns_nothing_of_a_letter(
    portal: Portal, services: Services
) -> None:
    office = await a_sealed_office(services)
    letter = await a_draft(services, office.supervisor)
    village = await a_committee(services)

    data = await portal.execute(LETTERS, viewer=village.approver)
    with pytest.raises(Refused) as refused:
        await portal.execute(LETTER, {"id": str(letter.id)}, viewer=village.approver)

    assert data["letters"] == {"totalCount": 0, "edges": []}
    assert refused.value.codes == ["NOT_FOUND"]


async def test_a_draft_goes_back_with_the_deed_that_asked_for_it(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)

    async def deed_that_fails() -> None:
        async with transaction():
            await a_draft(services, office.supervisor)
            raise Problem(ProblemCode.VERSION_OUTDATED)

    with pytest.raises(Problem):
        await deed_that_fails()
    assert not await Letter.exists()
    assert not await OutboxEvent.filter(name="letter.drafted").exists()

    async with transaction():
        letter = await a_draft(services, office.supervisor)
    assert await Letter.filter(id=letter.id).exists()


async def test_only_who_writes_letters_drafts_one(services: Services, database: None) -> None:
    office = await a_sealed_office(services)
    for viewer in (office.approver, office.keeper):
        with pytest.raises(Problem) as problem:
            await a_draft(services, viewer)
        assert problem.value.code is ProblemCode.FORBIDDEN


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"matter": " "}, ProblemCode.TEXT_EMPTY, "matter"),
        ({"basis": "字" * 201}, ProblemCode.TEXT_TOO_LONG, "basis"),
        ({"finding": "字" * 2001}, ProblemCode.TEXT_TOO_LONG, "finding"),
        ({"basis": "\U0010ffff"}, ProblemCode.TEXT_FORBIDDEN_CHARACTER, "basis"),
        ({"finding": "\u0e01"}, ProblemCode.TEXT_UNPRINTABLE, "finding"),
        ({"demands": ()}, ProblemCode.TEXT_EMPTY, "demands"),
        ({"demands": ("改正。",) * 11}, ProblemCode.TOO_MANY_AT_ONCE, "demands"),
    ],
)
async def test_what_cannot_be_printed_is_refused_when_it_is_drafted(
    services: Services, database: None, changes: dict[str, Any], code: ProblemCode, field: str
) -> None:
    office = await a_sealed_office(services)

    with pytest.raises(Problem) as problem:
        await a_draft(services, office.supervisor, replace(ORDER, **changes))

    assert (problem.value.code, problem.value.field) == (code, field)
    assert not await Letter.exists()


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        ([], ProblemCode.TEXT_EMPTY),
        ([PIECES[0]] * (MOST_PIECES + 1), ProblemCode.TOO_MANY_AT_ONCE),
        (
            [Piece(title="录像", media_type="x/y", content=bytes(MOST_BYTES + 1))],
            ProblemCode.ATTACHMENT_TOO_LARGE,
        ),
    ],
)
async def test_a_bundle_holds_no_more_than_the_press_can_carry(
    services: Services, database: None, pieces: list[Piece], code: ProblemCode
) -> None:
    office = await a_sealed_office(services)

    with pytest.raises(Problem) as problem:
        await a_draft(services, office.supervisor, BUNDLE, pieces=pieces)

    assert problem.value.code is code


async def test_no_word_of_a_letter_lies_in_the_database_in_the_clear(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await a_draft(services, office.supervisor, ANSWER, addressee="王桂香女士")
    await deciding.approve(services, office.approver, letter.id)

    row, frozen = await Letter.get(id=letter.id), await LetterSnapshot.get(letter_id=letter.id)

    for stored in (row.content, frozen.content):
        assert "王桂香".encode() not in bytes(stored)
    content = queries.content_of(services.vault, row)
    assert content["addressee"] == "王桂香女士"
    assert (await queries.letters_of(row.subject_id))[0].id == letter.id


async def test_the_letters_of_two_offices_are_numbered_apart(
    services: Services, database: None
) -> None:
    office: Office = await a_sealed_office(services)
    village = await a_committee(services)
    # A committee sends no letters today; the rule is about offices, whatever they are.
    supervisor = await an_official(services, office.organisation, Role.SUPERVISOR)
    theirs = replace(supervisor, organisation_id=village.organisation.id)
    await SealScope.filter(seal_id=village.seal.id).update(item="letters")
    first = await a_draft(services, office.supervisor)
    other = await a_draft(services, theirs)

    await deciding.approve(services, office.approver, first.id)
    await deciding.approve(services, village.approver, other.id)

    assert {each.serial for each in await Letter.all()} == {1}
    assert len({each.number for each in await Letter.all()}) == 2


def test_what_has_ended_can_only_be_doubted_and_cleared_and_stays_what_it_is() -> None:
    ends = {LetterState.ISSUED, LetterState.WITHDRAWN}
    assert {row for row in LIFECYCLE if row[0] in ends} == {
        (LetterState.ISSUED, verb, LetterState.ISSUED) for verb in ("doubt", "vouch", "clear")
    }
