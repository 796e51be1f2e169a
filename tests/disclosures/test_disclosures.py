"""Whoever looks at a paper leaves a line that its holder can read."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.disclosures import actions
from backend.disclosures.look import Look
from backend.disclosures.models import DisclosedField, Disclosure, Door
from backend.disclosures.visits import SAME_LOOK
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs import queries
from backend.proofs.lifecycle import ProofState
from tests.factories import a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

MINE = """
query ($proof: UUID, $door: DisclosureDoor, $first: Int, $after: String) {
  myDisclosures(proofId: $proof, door: $door, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { proofId title door parts looker known purpose legalBasis caseNumber } }
  }
}
"""
CASE = "query ($id: UUID!) { proofCase(id: $id) { title } }"
A_CHECK = Look(door=Door.CHECK, fields=frozenset({DisclosedField.STATUS, DisclosedField.TITLE}))


async def looks_of(portal: Portal, owner: Citizen, **asked: object) -> list[dict[str, Any]]:
    page = (await portal.execute(MINE, dict(asked), viewer=owner))["myDisclosures"]
    return [edge["node"] for edge in page["edges"]]


async def test_a_look_names_its_door_its_parts_and_its_reason(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, applicant=owner)
    look = Look(
        door=Door.EXCHANGE,
        fields=frozenset({DisclosedField.COPY, DisclosedField.STATUS}),
        organisation_id=committee.organisation.id,
        purpose="核实居住情况",
        legal_basis="民事诉讼法第二十二条",
        case_number="2026-15",
    )

    async with transaction():
        await actions.record([proof.id], look)

    assert await looks_of(portal, owner) == [
        {
            "proofId": str(proof.id),
            "title": "居住证明",
            "door": "EXCHANGE",
            "parts": ["STATUS", "COPY"],
            "looker": committee.organisation.name,
            "known": True,
            "purpose": "核实居住情况",
            "legalBasis": "民事诉讼法第二十二条",
            "caseNumber": "2026-15",
        }
    ]


async def test_a_name_that_somebody_typed_is_not_a_known_one(
    portal: Portal, services: Services
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(services, await a_committee(services), applicant=owner)
    async with transaction():
        await actions.record(
            [proof.id],
            Look(door=Door.SHARE, fields=frozenset({DisclosedField.TITLE}), looker="九江银行"),
        )

    (look,) = await looks_of(portal, owner)

    assert (look["looker"], look["known"]) == ("九江银行", False)


async def test_a_look_at_many_papers_is_told_to_each_holder_alone(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    owner, other = await a_citizen(services), await a_citizen(services, "李秀英")
    mine = await a_proof(services, committee, applicant=owner)
    hers = await a_proof(services, committee, applicant=other)

    async with transaction():
        await actions.record([mine.id, hers.id, uuid4()], A_CHECK)

    assert [look["proofId"] for look in await looks_of(portal, owner)] == [str(mine.id)]
    assert [look["proofId"] for look in await looks_of(portal, other)] == [str(hers.id)]
    assert await looks_of(portal, owner, proof=str(hers.id)) == []
    assert await Disclosure.all().count() == 2


async def test_the_list_narrows_to_a_paper_and_a_door_and_goes_on_by_pages(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    first = await a_proof(services, committee, applicant=owner)
    second = await a_proof(services, committee, applicant=owner)
    async with transaction():
        await actions.record([first.id], A_CHECK)
    async with transaction():
        await actions.record([second.id], Look(door=Door.SHOW, fields=A_CHECK.fields))

    assert len(await looks_of(portal, owner, proof=str(first.id))) == 1
    assert [look["door"] for look in await looks_of(portal, owner, door="SHOW")] == ["SHOW"]
    page = (await portal.execute(MINE, {"first": 1}, viewer=owner))["myDisclosures"]
    assert page["totalCount"] == 2
    assert page["pageInfo"]["hasNextPage"]
    rest = await looks_of(portal, owner, first=1, after=page["pageInfo"]["endCursor"])
    assert [look["proofId"] for look in rest] == [str(first.id)]


async def test_the_desk_is_told_of_once_however_often_it_goes_back_and_forth(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, applicant=owner)

    for _ in range(3):
        await portal.execute(CASE, {"id": str(proof.id)}, viewer=committee.preparer)
    await portal.execute(CASE, {"id": str(proof.id)}, viewer=committee.approver)

    with clock.stopped(clock.now() + SAME_LOOK):
        await portal.execute(CASE, {"id": str(proof.id)}, viewer=committee.preparer)

    looks = await looks_of(portal, owner)
    assert [look["looker"] for look in looks] == [committee.organisation.name] * 3
    assert "SUBJECT" in looks[0]["parts"]


async def test_the_township_saw_less_and_the_holder_sees_that(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, applicant=owner)

    await portal.execute(CASE, {"id": str(proof.id)}, viewer=committee.township)

    (look,) = await looks_of(portal, owner)
    assert "MASKED_SUBJECT" in look["parts"]
    assert "SUBJECT" not in look["parts"]


async def test_officials_are_told_of_and_the_owner_herself_is_not(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)

    await queries.sealed_file(owner, proof.id)
    await queries.sealed_file(committee.approver, proof.id)

    assert [look["parts"] for look in await looks_of(portal, owner)] == [["ORIGINAL"]]


async def test_only_a_resident_has_such_a_list(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)

    with pytest.raises(Refused) as refused:
        await portal.execute(MINE, viewer=committee.preparer)

    assert refused.value.codes == ["FORBIDDEN"]


async def test_one_visit_of_an_official_is_one_line_with_all_that_was_seen(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)

    await portal.execute(CASE, {"id": str(proof.id)}, viewer=committee.preparer)
    await queries.sealed_file(committee.preparer, proof.id)
    await queries.sealed_file(committee.preparer, proof.id)
    await queries.sealed_file(committee.approver, proof.id)
    await queries.sealed_file(committee.township, proof.id)

    lines = await looks_of(portal, owner)
    assert await Disclosure.all().count() == 5, "what was recorded stays"
    assert [line["parts"] for line in lines[:2]] == [["ORIGINAL"], ["ORIGINAL"]]
    assert {"SUBJECT", "STATEMENT", "ORIGINAL"} < set(lines[2]["parts"])
    assert len(lines) == 3


async def test_looks_of_one_clerk_for_different_reasons_are_different_lines(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    by_law = Look(
        door=Door.EXCHANGE,
        fields=frozenset({DisclosedField.STATUS}),
        looker="柴桑区住房和城乡建设局",
        person_id=committee.preparer.person_id,
        purpose="公租房资格审核",
        legal_basis="《公共租赁住房管理办法》第八条",
        case_number="柴住保〔2026〕8号",
    )
    by_consent = replace(by_law, legal_basis=None, fields=frozenset({DisclosedField.STATEMENT}))
    other_purpose = replace(by_consent, purpose="发放住房租赁补贴")
    other_case = replace(other_purpose, case_number="柴住补〔2026〕21号")
    looks = (by_law, by_consent, other_purpose, other_case)

    async with transaction():
        for look in looks * 2:
            await actions.record([proof.id], look)

    lines = await looks_of(portal, owner)
    assert [
        (line["legalBasis"], line["purpose"], line["caseNumber"], line["parts"]) for line in lines
    ] == [
        (look.legal_basis, look.purpose, look.case_number, [part.name for part in look.fields])
        for look in reversed(looks)
    ]


async def test_visits_are_as_many_on_one_page_as_on_several(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof, other = [
        await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
        for _ in range(2)
    ]
    begin = clock.now()
    for minutes in (0, 20, 45, 80, 109, 140):
        with clock.stopped(begin + timedelta(minutes=minutes)):
            await queries.sealed_file(committee.preparer, proof.id)
            await queries.sealed_file(committee.preparer, other.id)
    async with transaction():
        await actions.record([proof.id], A_CHECK)
        await actions.record([proof.id], A_CHECK)

    whole = (await portal.execute(MINE, viewer=owner))["myDisclosures"]
    after, single = None, []
    for _ in range(whole["totalCount"]):
        page = await portal.execute(MINE, {"first": 1, "after": after}, viewer=owner)
        single += page["myDisclosures"]["edges"]
        after = page["myDisclosures"]["pageInfo"]["endCursor"]

    # Three visits to each paper: 0 to 45, 80 to 109, 140; strangers are never joined.
    assert whole["totalCount"] == len(whole["edges"]) == 8
    assert single == whole["edges"]
    assert not page["myDisclosures"]["pageInfo"]["hasNextPage"]


async def test_a_visit_keeps_its_place_when_it_goes_on(portal: Portal, services: Services) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    await portal.execute(CASE, {"id": str(proof.id)}, viewer=committee.preparer)
    async with transaction():
        await actions.record([proof.id], A_CHECK)
    page = (await portal.execute(MINE, {"first": 1}, viewer=owner))["myDisclosures"]

    await queries.sealed_file(committee.preparer, proof.id)

    (rest,) = await looks_of(portal, owner, after=page["pageInfo"]["endCursor"])
    assert rest["door"] == "DESK"
    assert "ORIGINAL" in rest["parts"]


async def test_a_case_is_told_of_though_a_file_of_it_was_opened_just_before(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)

    await queries.sealed_file(committee.preparer, proof.id)
    for _ in range(2):
        await portal.execute(CASE, {"id": str(proof.id)}, viewer=committee.preparer)

    (line,) = await looks_of(portal, owner)
    assert {"SUBJECT", "STATEMENT", "ORIGINAL"} < set(line["parts"])
    assert await Disclosure.all().count() == 2
