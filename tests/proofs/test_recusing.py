"""Who has to do with the person of a case steps out of it: for good, and among the staff."""

from typing import Any
from uuid import UUID

import pytest
from tortoise.exceptions import IntegrityError

from backend.foundation.audit import AuditEntry
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.proofs.exports import proofs_of
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from backend.seals.models import SealWarrant
from tests.factories import FENSHUI, Committee, a_citizen, a_committee, a_proof, an_official
from tests.portal import Portal
from tests.proofs.operations import (
    ADD_NOTE,
    APPROVE,
    APPROVE_ALL,
    CHECK,
    CLAIM,
    CORRECT,
    MY_PROOF,
    PROOF_CASE,
    RECUSE,
    REJECT,
    RELEASE,
    REVOKE,
    SEND_BACK,
)

pytestmark = pytest.mark.anyio

WORDS = "没有写清楚。"


async def steps_out(
    portal: Portal, official: Official, proof: Proof, **more: str
) -> dict[str, Any]:
    """What she is answered."""
    asked = {"id": str(proof.id), **more}
    return (await portal.execute(RECUSE, asked, viewer=official))["recuseFromProof"]


async def tried_on(portal: Portal, official: Official, proof_id: UUID) -> dict[str, str]:
    """The codes of every verb of the desk on an undecided case."""
    named, words = {"id": str(proof_id)}, {"words": WORDS}
    finding = {"statement": "兹证明属实。", "evidence": "HOME_VISIT"}
    asked = {
        CHECK: {"input": named | finding},
        SEND_BACK: {"input": named | words | {"reason": "FACTS_UNCLEAR", "remedy": "请写明。"}},
        REJECT: {"input": named | words | {"reason": "CANNOT_VERIFY", "route": "请问单位。"}},
        APPROVE: named,
        CLAIM: named | {"takeOver": True},
        RELEASE: named,
        ADD_NOTE: named | {"text": WORDS},
        RECUSE: named,
    }
    codes = {}
    for operation, variables in asked.items():
        [(name, answer)] = (await portal.execute(operation, variables, viewer=official)).items()
        codes[name] = answer.get("code", "done")
    return codes


async def with_two_posts(services: Services, committee: Committee) -> Official:
    """Somebody who may check and approve."""
    office = committee.organisation
    return await an_official(services, office, Role.PREPARER, Role.APPROVER, name="孙双岗")


async def test_whoever_steps_out_is_out_of_every_verb(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    both = await with_two_posts(services, committee)
    for state in (ProofState.REQUESTED, ProofState.CHECKED, ProofState.SENT_BACK):
        proof = await a_proof(services, committee, state=state)

        answer = await steps_out(portal, both, proof)

        assert answer["state"] == state.name
        assert (answer["recusedByMe"], answer["recusedNames"]) == (True, ["孙双岗"])
        assert set((await tried_on(portal, both, proof.id)).values()) == {"RECUSED"}


async def test_colleagues_and_the_township_read_of_which_kind_the_tie_is(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    question = """query($id: UUID!) { proofCase(id: $id) {
      recusedNames recusedByMe steps { step { verb reason words } personName } } }"""

    await steps_out(portal, committee.preparer, proof, reason="INTEREST")

    entry = await AuditEntry.get(subject_id=proof.id, deed="proof.recuse")
    assert (entry.actor_id, entry.details) == (
        committee.preparer.person_id, {"reason": "interest"},
    )  # fmt: skip
    for reader in (committee.approver, committee.keeper, committee.township):
        case = (await portal.execute(question, {"id": str(proof.id)}, viewer=reader))["proofCase"]
        assert (case["recusedNames"], case["recusedByMe"]) == (["李经办"], False)
        assert case["steps"][-1] == {
            "step": {"verb": "recuse", "reason": "interest", "words": None},
            "personName": "李经办",
        }


async def test_the_resident_is_told_nothing_of_it(portal: Portal, services: Services) -> None:
    committee, resident = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED, applicant=resident)

    await steps_out(portal, committee.preparer, proof)

    seen = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)
    assert [step["verb"] for step in seen["myProof"]["steps"]] == ["request", "check"]
    assert seen["myProof"]["state"] == "REQUESTED"
    [exported] = (await proofs_of(services, resident)).content
    assert [step["verb"] for step in exported["steps"]] == ["request", "check"]


async def test_what_she_checked_is_checked_anew_and_a_colleagues_check_holds(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    both = await with_two_posts(services, committee)
    hers, colleagues = [
        await a_proof(services, committee, state=ProofState.CHECKED) for _ in range(2)
    ]

    of_preparer = await steps_out(portal, committee.preparer, hers)
    of_approver = await steps_out(portal, both, colleagues)

    assert [step["step"]["verb"] for step in of_preparer["steps"]][-2:] == ["recuse", "recheck"]
    assert (of_preparer["state"], of_approver["state"]) == ("REQUESTED", "CHECKED")
    assert of_preparer["handlerName"] is None, "her claim has ended"
    finding = {"id": str(hers.id), "statement": "兹证明属实。", "evidence": "HOME_VISIT"}
    await portal.execute(CHECK, {"input": finding}, viewer=both)
    for proof in (hers, colleagues):
        done = await portal.execute(APPROVE, {"id": str(proof.id)}, viewer=committee.approver)
        assert done["approveProof"]["state"] == "APPROVED"


async def test_she_reads_no_more_what_colleagues_note(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    noted = {"id": str(proof.id), "text": "已约明天上门。"}
    await portal.execute(ADD_NOTE, noted, viewer=committee.approver)

    answer = await steps_out(portal, committee.preparer, proof)

    assert answer["notes"] == []


async def test_the_township_is_named_when_nobody_is_left_to_check_or_to_approve(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof, other = [await a_proof(services, committee) for _ in range(2)]
    question = "query($id: UUID!) { proofCase(id: $id) { colleaguesLeft } }"

    async def left() -> bool:
        seen = await portal.execute(question, {"id": str(proof.id)}, viewer=committee.township)
        return seen["proofCase"]["colleaguesLeft"]

    assert await left()
    assert (await steps_out(portal, committee.preparer, proof))["colleaguesLeft"] is False
    await with_two_posts(services, committee)
    assert await left()
    assert (await steps_out(portal, committee.approver, other))["colleaguesLeft"] is True
    await steps_out(portal, committee.approver, proof)
    assert not await left(), "one person alone, though she holds both posts"


async def test_a_decided_case_is_left_by_nobody(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    for state in set(ProofState) - {
        ProofState.REQUESTED, ProofState.CHECKED, ProofState.SENT_BACK, ProofState.SUPERSEDED,
        ProofState.EXPIRED,
    }:  # fmt: skip
        proof = await a_proof(services, committee, state=state)
        assert (await steps_out(portal, committee.preparer, proof))["code"] == "WRONG_STATE"


async def test_only_the_committees_own_desk_steps_out_and_nobody_of_her_own_case(
    portal: Portal, services: Services
) -> None:
    committee, neighbours = await a_committee(services), await a_committee(services, FENSHUI)
    official = committee.approver
    me = Citizen(person_id=official.person_id, session_id=official.session_id)
    proof = await a_proof(services, committee, applicant=me)

    assert (await steps_out(portal, neighbours.preparer, proof))["code"] == "NOT_FOUND"
    assert (await steps_out(portal, official, proof))["code"] == "OWN_CASE"
    assert (await Proof.get(id=proof.id)).recused == []


async def test_bulk_approval_leaves_such_a_case_out_and_says_why(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    hers, others = [await a_proof(services, committee, state=ProofState.CHECKED) for _ in range(2)]
    await steps_out(portal, committee.approver, hers)

    asked = {"ids": [str(hers.id), str(others.id)]}
    data = await portal.execute(APPROVE_ALL, asked, viewer=committee.approver)

    codes = [
        each["problem"] and each["problem"]["code"] for each in data["approveProofs"]["outcomes"]
    ]
    assert codes == ["RECUSED", None]


async def test_she_neither_revokes_nor_corrects_the_paper_and_is_out_of_its_correction(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    both = await with_two_posts(services, committee)
    proof = await a_proof(services, committee)
    await steps_out(portal, both, proof)
    finding = {"id": str(proof.id), "statement": "兹证明属实。", "evidence": "HOME_VISIT"}
    await portal.execute(CHECK, {"input": finding}, viewer=committee.preparer)
    await Proof.filter(id=proof.id).update(state=ProofState.ISSUED)
    ending = {"input": {"id": str(proof.id), "reason": "FACTS_WRONG", "words": WORDS}}
    mending = {"input": {"id": str(proof.id), "text": "更正后的内容。", "words": WORDS}}

    revoked = await portal.execute(REVOKE, ending, viewer=both)
    corrected = await portal.execute(CORRECT, mending, viewer=both)
    new = (await portal.execute(CORRECT, mending, viewer=committee.preparer))["correctProof"]

    assert revoked["revokeProof"]["code"] == corrected["correctProof"]["code"] == "RECUSED"
    tried = await tried_on(portal, both, UUID(new["id"]))
    assert set(tried.values()) == {"RECUSED"}
    case = await portal.execute(PROOF_CASE, {"id": new["id"]}, viewer=committee.township)
    assert case["proofCase"]["id"] == new["id"]


@pytest.mark.parametrize("hand", ["preparer_id", "approver_id", "handler_id"])
async def test_the_database_refuses_her_name_on_the_case(
    services: Services, database: None, hand: str
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    await Proof.filter(id=proof.id).update(recused=[committee.preparer.person_id])
    named = {hand: committee.preparer.person_id}
    since = {"claimed_at": proof.requested_at} if hand == "handler_id" else {}

    with pytest.raises(IntegrityError, match="proof_recused_are_out"):
        await Proof.filter(id=proof.id).update(**named, **since)


async def test_the_database_lets_nobody_back_in_and_gives_her_no_warrant(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    preparer, approver = committee.preparer.person_id, committee.approver.person_id
    await Proof.filter(id=proof.id).update(recused=[preparer])

    for fewer in ([], [approver]):
        with pytest.raises(IntegrityError, match="proof is append-only"):
            await Proof.filter(id=proof.id).update(recused=fewer)
    with pytest.raises(IntegrityError, match="stepped out"):
        async with transaction():
            await SealWarrant.create(
                document_id=proof.id,
                seal=committee.seal,
                approver_id=approver,
                handler_id=preparer,
                at=proof.requested_at,
                content="居住证明",
                holder="王*",
            )
