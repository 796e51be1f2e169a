"""Who handles a case: one colleague at a time, known to the desk only, and in nobody's way."""

import asyncio
from uuid import UUID

import pytest

from backend.foundation.audit import AuditEntry
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Role
from backend.proofs.lifecycle import OPEN, ProofState
from backend.proofs.models import Proof, ProofStep
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof, an_official
from tests.portal import Portal, Refused
from tests.proofs.operations import APPROVE, CHECK, CLAIM, MY_PROOF, PROOF_CASE, RELEASE, WITHDRAW

pytestmark = pytest.mark.anyio


async def deeds_on(proof_id: UUID) -> list[str]:
    """What was recorded about a claim, oldest first."""
    deeds = (
        await AuditEntry.filter(subject_id=proof_id).order_by("id").values_list("deed", flat=True)
    )
    about = {"proof.claim", "proof.take_over", "proof.release"}
    return [deed for deed in deeds if deed in about]


async def test_a_claim_is_seen_by_colleagues_and_recorded(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    mine = await portal.execute(CLAIM, {"id": str(proof.id)}, viewer=committee.preparer)
    theirs = await portal.execute(PROOF_CASE, {"id": str(proof.id)}, viewer=committee.approver)

    assert mine["claimProof"]["handledByMe"] is True
    assert mine["claimProof"]["claimedAt"]
    assert theirs["proofCase"]["handlerName"] == "李经办"
    assert theirs["proofCase"]["handledByMe"] is False
    assert await deeds_on(proof.id) == ["proof.claim"]


async def test_what_a_colleague_holds_is_taken_over_only_on_purpose(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    asked = {"id": str(proof.id)}
    await portal.execute(CLAIM, asked, viewer=committee.preparer)

    refused = await portal.execute(CLAIM, asked, viewer=committee.approver)
    taken = await portal.execute(CLAIM, asked | {"takeOver": True}, viewer=committee.approver)

    assert refused["claimProof"]["code"] == "ALREADY_CLAIMED"
    assert taken["claimProof"]["handlerName"] == "陈主任"
    assert await deeds_on(proof.id) == ["proof.claim", "proof.claim", "proof.take_over"]


async def test_a_claim_may_be_repeated_and_given_back_twice(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    answers = [
        await portal.execute(operation, {"id": str(proof.id)}, viewer=committee.preparer)
        for operation in (CLAIM, CLAIM, RELEASE, RELEASE)
    ]

    held = [next(iter(answer.values()))["handledByMe"] for answer in answers]
    assert held == [True, True, False, False]
    assert await deeds_on(proof.id) == ["proof.claim", "proof.release"]


async def test_nobody_gives_back_what_a_colleague_holds(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    await portal.execute(CLAIM, {"id": str(proof.id)}, viewer=committee.preparer)

    data = await portal.execute(RELEASE, {"id": str(proof.id)}, viewer=committee.approver)

    assert data["releaseProof"]["code"] == "ALREADY_CLAIMED"


async def test_of_many_claims_at_the_same_moment_one_wins(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    rivals = [
        await an_official(services, committee.organisation, Role.PREPARER, name="抢单人")
        for _ in range(6)
    ]
    proof = await a_proof(services, committee)

    answers = await asyncio.gather(
        *(portal.execute(CLAIM, {"id": str(proof.id)}, viewer=rival) for rival in rivals)
    )

    results = sorted(answer["claimProof"].get("code", "won") for answer in answers)
    assert results == ["ALREADY_CLAIMED"] * 5 + ["won"]
    assert (await Proof.get(id=proof.id)).handler_id in {rival.person_id for rival in rivals}
    assert await deeds_on(proof.id) == ["proof.claim"]


@pytest.mark.parametrize("state", ProofState)
async def test_only_open_cases_are_claimed(
    portal: Portal, services: Services, state: ProofState
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=state)

    asked = {"id": str(proof.id), "takeOver": True}
    data = await portal.execute(CLAIM, asked, viewer=committee.approver)

    expected = "ProofCase" if state in OPEN else "Problem"
    assert data["claimProof"]["__typename"] == expected
    assert data["claimProof"].get("code", "WRONG_STATE") == "WRONG_STATE"


async def test_whoever_checks_a_case_that_nobody_holds_holds_it(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    free = await a_proof(services, committee)
    held = await a_proof(services, committee)
    await portal.execute(CLAIM, {"id": str(held.id)}, viewer=committee.approver)
    for proof in (free, held):
        finding = {"id": str(proof.id), "statement": "情况属实。", "evidence": "HOME_VISIT"}
        data = await portal.execute(CHECK, {"input": finding}, viewer=committee.preparer)
        assert data["checkProof"]["state"] == "CHECKED"  # a claim bars nobody

    assert (await Proof.get(id=free.id)).handler_id == committee.preparer.person_id
    assert (await Proof.get(id=held.id)).handler_id == committee.approver.person_id


async def test_a_claim_does_not_keep_a_colleague_from_approving(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED)

    data = await portal.execute(APPROVE, {"id": str(proof.id)}, viewer=committee.approver)

    assert data["approveProof"]["state"] == "APPROVED"
    assert (await Proof.get(id=proof.id)).handler_id == committee.preparer.person_id


@pytest.mark.parametrize(
    "state", [ProofState.ISSUED, ProofState.REJECTED, ProofState.REVOKED, ProofState.SUPERSEDED]
)
async def test_a_claim_ends_with_the_case(
    portal: Portal, services: Services, state: ProofState
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=state)

    assert (proof.handler_id, proof.claimed_at) == (None, None)


async def test_a_claim_ends_when_the_resident_withdraws(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=resident)
    await portal.execute(CLAIM, {"id": str(proof.id)}, viewer=committee.preparer)

    await portal.execute(WITHDRAW, {"id": str(proof.id)}, viewer=resident)

    assert (await Proof.get(id=proof.id)).handler_id is None


async def test_the_resident_sees_nothing_of_a_claim(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=resident)
    before = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)
    for operation in (CLAIM, RELEASE, CLAIM):
        await portal.execute(operation, {"id": str(proof.id)}, viewer=committee.preparer)

    after = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)

    assert after == before
    assert await ProofStep.filter(proof_id=proof.id).count() == 1


async def test_nobody_claims_a_case_of_their_own(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    official = committee.preparer
    me = Citizen(person_id=official.person_id, session_id=official.session_id)
    proof = await a_proof(services, committee, applicant=me)

    data = await portal.execute(CLAIM, {"id": str(proof.id)}, viewer=official)

    assert data["claimProof"]["code"] == "OWN_CASE"


@pytest.mark.parametrize("operation", [CLAIM, RELEASE])
async def test_claims_are_for_the_desk_of_the_committee(
    portal: Portal, services: Services, operation: str
) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    proof = await a_proof(services, committee)

    answer = await portal.execute(operation, {"id": str(proof.id)}, viewer=neighbours.preparer)
    for viewer in (committee.keeper, committee.township, await a_citizen(services)):
        with pytest.raises(Refused) as refused:
            await portal.execute(operation, {"id": str(proof.id)}, viewer=viewer)
        assert refused.value.codes == ["FORBIDDEN"]

    assert next(iter(answer.values()))["code"] == "NOT_FOUND"
