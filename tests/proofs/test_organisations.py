"""A proof may be about an organisation: by its credit code, and never by an identity number too."""

from typing import Any
from uuid import uuid4

import pytest
from tortoise.exceptions import IntegrityError

from backend.copies.actions import copy_for
from backend.copies.annotation import Annotation
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.identity import people
from backend.identity.actions import posts
from backend.identity.actions.posts import Appointment
from backend.identity.models import Person
from backend.proofs import queries
from backend.proofs.actions import deciding, noting
from backend.proofs.declaration import CURRENT
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Evidence, FileKind, Proof, ProofSnapshot, Relation
from tests.factories import (
    COOPERATIVE,
    SYSTEM,
    Committee,
    a_citizen,
    a_committee,
    a_phone,
    a_proof,
    an_enterprise,
    represented,
)
from tests.foundation.documents.reading import lines_of
from tests.portal import Portal
from tests.proofs.operations import RESUBMIT, a_request_input

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

OTHER_CODE = "93360404MA00000211"
UNCHECKED = "93360404MA00000124"
"""Of the right shape, with a check character that does not follow from the others."""

REQUEST = """mutation($input: RequestProofInput!) { requestProof(input: $input) {
  __typename ... on Proof { id subjectName subjectUscc relation }
  ... on Problem { code field } } }"""
CASE = """query($id: UUID!) { proofCase(id: $id) {
  relation subject { name idNumber uscc usccLooksRight } } }"""
NOTES = "{ worklist(stage: ALL) { edges { node { id notes { text } } } } }"


def about(**changes: Any) -> dict[str, Any]:
    """The subject as a page sends it."""
    subject = {"name": "橘园合作社（第2分社）", "uscc": COOPERATIVE, "relation": "REPRESENTED"}
    return subject | changes


async def asked(portal: Portal, owner: Citizen, **subject: Any) -> dict[str, Any]:
    sent = a_request_input(subject=about(**subject))
    return (await portal.execute(REQUEST, {"input": sent}, viewer=owner))["requestProof"]


async def case_of(portal: Portal, viewer: Official, proof_id: str) -> dict[str, Any]:
    return (await portal.execute(CASE, {"id": proof_id}, viewer=viewer))["proofCase"]


async def printed(services: Services, proof: Proof) -> str:
    file = await queries.file_of(proof.id, FileKind.SEALED)
    return "".join(lines_of(await services.storage.get(file.sha256)))


async def test_a_resident_asks_for_the_organisation_she_acts_for(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)

    answer = await asked(portal, owner, uscc="93360404 ma00000123")

    assert answer["__typename"] == "Proof", answer
    assert answer["subjectName"] == "橘园合作社（第2分社）"
    assert (answer["subjectUscc"], answer["relation"]) == (COOPERATIVE, "REPRESENTED")
    assert await case_of(portal, committee.preparer, answer["id"]) == {
        "relation": "REPRESENTED",
        "subject": {
            "name": "橘园合作社（第2分社）",
            "idNumber": None,
            "uscc": COOPERATIVE,
            "usccLooksRight": True,
        },
    }


@pytest.mark.parametrize(
    ("subject", "code", "field"),
    [
        ({"idNumber": "990101188001010015"}, "SUBJECT_MIXED", "subject.idNumber"),
        ({"relation": "PARENT", "name": "王有才"}, "SUBJECT_MIXED", "subject.uscc"),
        ({"uscc": None}, "USCC_INVALID", "subject.uscc"),
        ({"uscc": COOPERATIVE[:17]}, "USCC_INVALID", "subject.uscc"),
        ({"uscc": "9336O404MA00000123"}, "USCC_INVALID", "subject.uscc"),
        ({"name": "　"}, "TEXT_EMPTY", "subject.name"),
    ],
)
async def test_an_organisation_goes_by_its_credit_code_and_a_person_never_does(
    portal: Portal, services: Services, subject: dict[str, Any], code: str, field: str
) -> None:
    await a_committee(services)

    answer = await asked(portal, await a_citizen(services), **subject)

    assert answer == {"__typename": "Problem", "code": code, "field": field}
    assert not await Proof.exists()


async def test_a_code_that_breaks_the_check_rule_is_taken_and_the_desk_is_warned(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)

    answer = await asked(portal, await a_citizen(services), uscc=UNCHECKED)

    assert answer["subjectUscc"] == UNCHECKED
    subject = (await case_of(portal, committee.preparer, answer["id"]))["subject"]
    assert subject["usccLooksRight"] is False


async def test_a_repeated_submit_with_another_code_is_another_request(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    owner, sent = await a_citizen(services), a_request_input(subject=about())
    first = await portal.execute(REQUEST, {"input": sent}, viewer=owner)

    again = await portal.execute(REQUEST, {"input": sent}, viewer=owner)
    sent["subject"] = about(uscc=OTHER_CODE)
    changed = (await portal.execute(REQUEST, {"input": sent}, viewer=owner))["requestProof"]

    assert again == first
    assert changed["code"] == "TOKEN_REUSED"


async def test_a_request_that_came_back_may_get_another_code(
    portal: Portal, services: Services
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services,
        await a_committee(services),
        state=ProofState.SENT_BACK,
        applicant=owner,
        subject=represented(),
    )
    words = {
        "title": "证明",
        "purpose": "用途",
        "recipient": "单位",
        "text": "情况属实。",
        "declaration": CURRENT.version,
    }
    mended = {"id": str(proof.id), "subject": about(uscc=OTHER_CODE), **words}

    answer = await portal.execute(RESUBMIT, {"input": mended}, viewer=owner)

    assert answer["resubmitProof"]["__typename"] == "Proof", answer
    assert (await Proof.get(id=proof.id)).subject_uscc == OTHER_CODE


async def test_a_request_may_turn_from_a_person_to_an_organisation_and_back(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.SENT_BACK, applicant=owner)
    words = {
        "title": "证明",
        "purpose": "用途",
        "recipient": "单位",
        "text": "情况属实。",
        "declaration": CURRENT.version,
    }

    mended = {"id": str(proof.id), "subject": about(), **words}
    await portal.execute(RESUBMIT, {"input": mended}, viewer=owner)

    row = await Proof.get(id=proof.id)
    assert row.subject_uscc == COOPERATIVE
    assert (row.subject_id_number, row.subject_index) == (None, None)


async def test_the_paper_names_the_organisation_and_its_code(services: Services) -> None:
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, subject=represented()
    )

    text = await printed(services, proof)

    assert f"名称：小阳村橘园农民专业合作社，统一社会信用代码：{COOPERATIVE}。" in text
    assert "公民身份号码" not in text
    snapshot = await ProofSnapshot.get(proof_id=proof.id)
    assert (snapshot.template, snapshot.template_version) == ("proofs/free-form", "v2")
    content = await queries.frozen_content(services.vault, proof.id)
    assert content["subject"] == {
        "name": "小阳村橘园农民专业合作社",
        "id_number": None,
        "uscc": COOPERATIVE,
    }


async def test_a_persons_paper_reads_as_before(services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    content = await queries.frozen_content(services.vault, proof.id)
    del content["subject"]["uscc"]

    before = await services.documents.render("proofs/free-form", "v1", content)

    assert await printed(services, proof) == "".join(lines_of(before.pdf))


async def test_an_annotated_copy_names_the_organisation_too(services: Services) -> None:
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, subject=represented()
    )

    copy = await copy_for(
        services,
        proof.id,
        Annotation(
            recipient="九江银行岷山支行",
            purpose="办理贷款",
            valid_until=clock.today(),
            source_id=uuid4(),
        ),
    )

    text = "".join(lines_of(await services.storage.get(copy.sha256)))
    assert f"统一社会信用代码：{COOPERATIVE}。" in text


async def test_a_correction_is_about_the_same_organisation(services: Services) -> None:
    committee = await a_committee(services)
    old = await a_proof(services, committee, state=ProofState.SUPERSEDED, subject=represented())

    new = await Proof.get(corrects_id=old.id)

    assert new.subject_uscc == COOPERATIVE
    assert f"统一社会信用代码：{COOPERATIVE}。" in await printed(services, new)


async def test_the_database_refuses_a_number_of_a_person_beside_a_code(services: Services) -> None:
    committee = await a_committee(services)
    firm = await a_proof(services, committee, subject=represented())
    person = await a_proof(services, committee)

    for id_, change in (
        (firm.id, {"subject_id_number": b"990101188001010015"}),
        (firm.id, {"relation": Relation.SELF}),
        (person.id, {"subject_uscc": COOPERATIVE}),
    ):
        with pytest.raises(IntegrityError):
            await Proof.filter(id=id_).update(**change)


async def test_the_same_matter_of_one_organisation_is_found_whoever_asked(
    services: Services,
) -> None:
    committee = await a_committee(services)
    wanted = await a_proof(services, committee, subject=represented(name="橘园合作社"))
    same = await a_proof(services, committee, subject=represented())
    await a_proof(services, committee, subject=represented(OTHER_CODE))

    found = await queries.duplicates_of(committee.preparer, wanted)
    earlier = await queries.earlier_proofs(committee.preparer, wanted)

    assert [row.id for row in found] == [row.id for row in earlier] == [same.id]


async def an_agent_at_the_desk(services: Services, committee: Committee) -> Official:
    """The preparer, who is the agent of the cooperative as well."""
    firm = await an_enterprise()
    preparer = await Person.get(id=committee.preparer.person_id)
    number = people.id_number_of(services.vault, preparer)
    await posts.appoint(
        services,
        SYSTEM,
        Appointment(
            name=preparer.name,
            id_number=number,
            phone=a_phone(),
            organisation_uscc=firm.uscc,
            role=Role.AGENT,
            valid_from=clock.today(),
        ),
    )
    return committee.preparer


async def test_an_agent_decides_no_case_of_her_own_organisation(services: Services) -> None:
    committee = await a_committee(services)
    viewer = await an_agent_at_the_desk(services, committee)
    own = await a_proof(services, committee, subject=represented())
    other = await a_proof(services, committee, subject=represented(OTHER_CODE))

    with pytest.raises(Problem) as refused:
        await deciding.check(
            services, viewer, own.id, statement="情况属实。", evidence=Evidence.HOME_VISIT
        )
    await deciding.check(
        services, viewer, other.id, statement="情况属实。", evidence=Evidence.HOME_VISIT
    )

    assert refused.value.code is ProblemCode.OWN_CASE


async def test_an_agent_reads_no_notes_on_cases_of_her_own_organisation(portal: Portal) -> None:
    services = portal.services
    committee = await a_committee(services)
    viewer = await an_agent_at_the_desk(services, committee)
    own = await a_proof(services, committee, subject=represented())
    other = await a_proof(services, committee, subject=represented(OTHER_CODE))
    for case in (own, other):
        await noting.add_note(committee.approver, case.id, text="已电话核对。")

    read = await portal.execute(NOTES, viewer=viewer)
    by_colleague = await portal.execute(NOTES, viewer=committee.approver)

    assert _notes_by_case(read) == {str(own.id): [], str(other.id): ["已电话核对。"]}
    assert list(_notes_by_case(by_colleague).values()) == [["已电话核对。"]] * 2


def _notes_by_case(answer: dict[str, Any]) -> dict[str, list[str]]:
    cases = [edge["node"] for edge in answer["worklist"]["edges"]]
    return {case["id"]: [note["text"] for note in case["notes"]] for case in cases}
