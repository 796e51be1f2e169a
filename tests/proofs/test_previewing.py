"""A preview is what approval would freeze, word for word and line for line, and leaves no trace."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from backend.foundation import audit, clock
from backend.foundation.errors import NotFound, Problem
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role, SignedIn
from backend.proofs import previewing, queries
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Evidence, Proof, ProofCounter, ProofSnapshot, ProofStep
from backend.proofs.previewing import Draft
from tests.factories import FENSHUI, Committee, a_citizen, a_committee, a_proof
from tests.foundation.documents.reading import lines_of

pytestmark = pytest.mark.anyio

PLACEHOLDERS = {"number", "identifier", "verification_code", "verification_url"}
STATEMENT = (
    "兹证明王桂香（身份证号码尾号0015）自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。\n"
    "其住房为2009年建成的两层砖混结构，门牌为小阳村三组18号，水电费由本人缴纳。\n"
) * 7


async def previewed(
    services: Services, viewer: SignedIn, proof_id: UUID, draft: Draft | None = None
) -> dict[str, Any]:
    return await previewing.content(services, viewer, proof_id, draft)


async def refused(services: Services, viewer: SignedIn, proof: Proof, draft: Draft | None) -> str:
    with pytest.raises(Problem) as refusal:
        await previewed(services, viewer, proof.id, draft)
    return refusal.value.code


def a_draft(statement: str = "情况属实。", valid_until: date | None = None) -> Draft:
    return Draft(statement=statement, valid_until=valid_until)


async def check(
    services: Services, committee: Committee, proof: Proof, *, until: date | None
) -> None:
    await deciding.check(
        services,
        committee.preparer,
        proof.id,
        statement=STATEMENT,
        evidence=Evidence.HOME_VISIT,
        valid_until=until,
    )


def all_but_placeholders(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key not in PLACEHOLDERS}


async def test_the_preview_is_what_approval_freezes_to_the_line(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    until = clock.today().replace(year=clock.today().year + 1, day=1)
    drafted = await previewed(
        services, committee.preparer, proof.id, a_draft(STATEMENT, valid_until=until)
    )
    await check(services, committee, proof, until=until)

    looked_at = await previewed(services, committee.approver, proof.id)
    await deciding.approve(services, committee.approver, proof.id)
    frozen = await queries.frozen_content(services.vault, proof.id)

    assert all_but_placeholders(looked_at) == all_but_placeholders(frozen)
    assert drafted == {**looked_at, "person_in_charge": "（待审批）"}
    template = (frozen["template"], frozen["template_version"])
    final = await services.documents.render(*template, frozen)
    for content in (drafted, looked_at):
        preview = await services.documents.render(*template, content, preview=True)
        assert preview.pages == final.pages == 2
        assert preview.seal_spot == final.seal_spot
        assert statement_lines(preview.pdf) == statement_lines(final.pdf)


def statement_lines(pdf: bytes) -> list[str]:
    words = "".join(STATEMENT.split())
    lines = [line for line in lines_of(pdf) if line in words and len(line) > 3]
    assert "".join(lines) == words
    return lines


async def test_what_only_approval_makes_stands_as_a_placeholder_of_the_same_length(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED)

    content = await previewed(services, committee.approver, proof.id)
    await deciding.approve(services, committee.approver, proof.id)
    frozen = await queries.frozen_content(services.vault, proof.id)

    assert content["number"] == "小阳证〔2026〕##号"
    for name in PLACEHOLDERS - {"number"}:
        assert "#" in content[name]
        assert len(content[name]) == len(frozen[name])
        assert all(
            shown == real
            for shown, real in zip(content[name], frozen[name], strict=True)
            if shown != "#"
        )


async def test_a_correction_shows_what_it_replaces_and_its_own_identifier(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    old = await a_proof(services, committee, state=ProofState.ISSUED)
    new = await deciding.correct(
        services, committee.preparer, old.id, text="更正后的内容。", words="日期写错了。"
    )
    await check(services, committee, new, until=None)

    content = await previewed(services, committee.approver, new.id)
    await deciding.approve(services, committee.approver, new.id)
    frozen = await queries.frozen_content(services.vault, new.id)

    assert content["identifier"] == frozen["identifier"]
    assert content["supersedes"] == frozen["supersedes"]
    assert content["version"] == frozen["version"] == "002"


async def test_a_preview_numbers_nothing_writes_nothing_and_tells_nobody(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    before = await Proof.filter(id=proof.id).values()
    steps, events = await ProofStep.all().count(), await OutboxEvent.all().count()

    await previewed(services, committee.preparer, proof.id, a_draft())

    assert await Proof.filter(id=proof.id).values() == before
    assert await ProofCounter.all().count() == await ProofSnapshot.all().count() == 0
    assert (await ProofStep.all().count(), await OutboxEvent.all().count()) == (steps, events)
    looks = await audit.AuditEntry.filter(deed="proof.previewed", subject_id=proof.id)
    assert [look.actor_id for look in looks] == [committee.preparer.person_id]


async def test_only_the_desk_of_the_committee_previews(services: Services, database: None) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    neighbours = await a_committee(services, FENSHUI)
    proof = await a_proof(services, committee, applicant=owner)

    for viewer in (committee.keeper, committee.township, owner):
        assert await refused(services, viewer, proof, a_draft()) == "FORBIDDEN"
    for viewer in (neighbours.preparer, neighbours.approver, await a_citizen(services)):
        with pytest.raises(NotFound):
            await previewed(services, viewer, proof.id, a_draft())
    assert not await audit.AuditEntry.filter(deed="proof.previewed").exists()


async def test_the_persons_are_those_who_checked_and_who_would_sign(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    async def persons(viewer: Official, draft: Draft | None) -> tuple[str, str]:
        content = await previewed(services, viewer, proof.id, draft)
        return content["preparer"], content["person_in_charge"]

    both = replace(committee.preparer, roles=frozenset({Role.PREPARER, Role.APPROVER}))
    assert await persons(committee.preparer, a_draft()) == ("李经办", "（待审批）")
    assert await persons(both, a_draft()) == ("李经办", "（待审批）")
    assert await persons(committee.approver, a_draft()) == ("（待核实）", "陈主任")
    await check(services, committee, proof, until=None)
    assert await persons(committee.approver, None) == ("李经办", "陈主任")
    assert await persons(both, None) == ("李经办", "（待审批）")


async def test_the_words_meet_the_rules_of_checking(services: Services, database: None) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    viewer, today = committee.preparer, clock.today()

    for draft, code in {
        a_draft(" \n　"): "TEXT_EMPTY",
        a_draft("字" * 2001): "TEXT_TOO_LONG",
        a_draft("王\u202e桂香"): "TEXT_FORBIDDEN_CHARACTER",
        a_draft("\ud800"): "TEXT_FORBIDDEN_CHARACTER",
        a_draft("王桂香😀"): "TEXT_UNPRINTABLE",
        a_draft(valid_until=today): "DATE_INVALID",
        a_draft(valid_until=today.replace(year=today.year + 4)): "DATE_INVALID",
        None: "TEXT_EMPTY",
    }.items():
        assert await refused(services, viewer, proof, draft) == code


@pytest.mark.parametrize("state", [*ProofState])
async def test_there_is_a_preview_until_the_case_is_decided(
    services: Services, database: None, state: ProofState
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=state)
    draft = None if state is ProofState.CHECKED else a_draft()

    if state in {ProofState.REQUESTED, ProofState.CHECKED, ProofState.SENT_BACK}:
        assert (await previewed(services, committee.approver, proof.id, draft))["statement"]
    else:
        assert await refused(services, committee.approver, proof, draft) == "WRONG_STATE"


async def test_what_was_checked_is_not_previewed_with_other_words(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED)

    assert await refused(services, committee.approver, proof, a_draft()) == "WRONG_STATE"
