"""What the committee decides: two persons, a step-up, a seal; numbers without gaps."""

import asyncio
import dataclasses
import hashlib
import json
from datetime import timedelta

import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.identity.models import Person
from backend.proofs import queries
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofCounter, ProofSnapshot
from backend.proofs.worklist import Stage
from tests.factories import (
    FENSHUI,
    Committee,
    a_citizen,
    a_committee,
    a_proof,
    an_official,
)
from tests.portal import Portal, Refused
from tests.proofs.operations import (
    APPROVE,
    CHECK,
    CORRECT,
    MY_PROOF,
    REJECT,
    REQUEST,
    REVOKE,
    WORKLIST,
    a_request_input,
)
from tests.seals.village import suspended

pytestmark = pytest.mark.anyio


def a_finding(proof: Proof, **changes: object) -> dict[str, object]:
    finding = {"id": str(proof.id), "statement": "经入户核实，情况属实。", "evidence": "HOME_VISIT"}
    return {**finding, **changes}


async def test_the_preparer_vouches_and_another_person_approves(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    checked = await portal.execute(CHECK, {"input": a_finding(proof)}, viewer=committee.preparer)
    approved = await portal.execute(APPROVE, {"id": str(proof.id)}, viewer=committee.approver)

    assert checked["checkProof"]["state"] == "CHECKED"
    assert approved["approveProof"]["state"] == "APPROVED"
    assert approved["approveProof"]["numbers"] == {"number": "小阳证〔2026〕1号"}
    assert [step["personName"] for step in approved["approveProof"]["steps"]] == [
        "王桂香",
        "李经办",
        "陈主任",
    ]


async def test_the_desk_sees_masked_numbers_only(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    data = await portal.execute(CHECK, {"input": a_finding(proof)}, viewer=committee.preparer)

    case = data["checkProof"]
    assert "*" in case["applicant"]["idNumber"]
    assert "*" in case["subject"]["idNumber"]


async def test_who_checked_the_facts_does_not_approve_them(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    both = await an_official(
        services, committee.organisation, Role.PREPARER, Role.APPROVER, name="孙双岗"
    )
    proof = await a_proof(services, committee)
    await portal.execute(CHECK, {"input": a_finding(proof)}, viewer=both)

    data = await portal.execute(APPROVE, {"id": str(proof.id)}, viewer=both)

    assert data["approveProof"]["code"] == "TWO_PERSONS_REQUIRED"
    assert (await Proof.get(id=proof.id)).state is ProofState.CHECKED


async def test_approval_needs_a_fresh_step_up(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED)
    tired = dataclasses.replace(committee.approver, stepped_up_at=None)

    data = await portal.execute(APPROVE, {"id": str(proof.id)}, viewer=tired)

    assert data["approveProof"]["code"] == "STEP_UP_REQUIRED"


@pytest.mark.parametrize("wrong", [timedelta(days=400), timedelta(seconds=-90)])
async def test_where_the_clock_is_wrong_nothing_is_numbered(
    services: Services, database: None, wrong: timedelta
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED)

    with clock.wrong(wrong):
        approver = dataclasses.replace(committee.approver, stepped_up_at=clock.now())
        with pytest.raises(clock.WrongClock):
            await deciding.approve(services, approver, proof.id)

    assert await ProofCounter.all().count() == 0
    await deciding.approve(services, committee.approver, proof.id)
    assert (await ProofSnapshot.get()).serial == 1


async def test_without_an_active_seal_nothing_is_approved(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED)
    await suspended(committee.seal)

    data = await portal.execute(APPROVE, {"id": str(proof.id)}, viewer=committee.approver)

    assert data["approveProof"]["code"] == "SEAL_NOT_AVAILABLE"
    assert await ProofSnapshot.all().count() == 0


@pytest.mark.parametrize("about", ["applicant", "subject"])
async def test_nobody_decides_a_case_of_their_own(
    portal: Portal, services: Services, about: str
) -> None:
    committee = await a_committee(services)
    official = await an_official(services, committee.organisation, Role.PREPARER, name="钱自办")
    me = Citizen(person_id=official.person_id, session_id=official.session_id)
    applicant = me if about == "applicant" else await a_citizen(services)
    proof = await a_proof(services, committee, applicant=applicant)
    if about == "subject":
        index = (await Person.get(id=official.person_id)).id_number_index
        await Proof.filter(id=proof.id).update(subject_index=index)

    data = await portal.execute(CHECK, {"input": a_finding(proof)}, viewer=official)

    assert data["checkProof"]["code"] == "OWN_CASE"


async def test_another_committee_learns_nothing(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    proof = await a_proof(services, committee)

    data = await portal.execute(CHECK, {"input": a_finding(proof)}, viewer=neighbours.preparer)

    assert data["checkProof"]["code"] == "NOT_FOUND"


def _viewers(committee: Committee, resident: Citizen) -> dict[str, Citizen | Official]:
    return {
        "resident": resident,
        "preparer": committee.preparer,
        "approver": committee.approver,
        "keeper": committee.keeper,
        "township": committee.township,
    }


MAY = {
    "check": (CHECK, {"preparer"}),
    "approve": (APPROVE, {"approver"}),
}


@pytest.mark.parametrize("verb", MAY)
@pytest.mark.parametrize("role", ["resident", "preparer", "approver", "keeper", "township"])
async def test_each_verb_is_for_its_role(
    portal: Portal, services: Services, verb: str, role: str
) -> None:
    committee = await a_committee(services)
    state = ProofState.REQUESTED if verb == "check" else ProofState.CHECKED
    proof = await a_proof(services, committee, state=state)
    viewer = _viewers(committee, await a_citizen(services))[role]
    operation, allowed = MAY[verb]
    variables = {"input": a_finding(proof)} if verb == "check" else {"id": str(proof.id)}

    if role in allowed:
        data = await portal.execute(operation, variables, viewer=viewer)
        assert next(iter(data.values()))["__typename"] == "ProofCase"
    else:
        with pytest.raises(Refused) as refused:
            await portal.execute(operation, variables, viewer=viewer)
        assert refused.value.codes == ["FORBIDDEN"]


async def test_racing_approvers_make_one_decision(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    rivals = [committee.approver] + [
        await an_official(services, committee.organisation, Role.APPROVER, name="副主任")
        for _ in range(3)
    ]
    proof = await a_proof(services, committee, state=ProofState.CHECKED)

    answers = await asyncio.gather(
        *(portal.execute(APPROVE, {"id": str(proof.id)}, viewer=rival) for rival in rivals)
    )

    kinds = sorted(answer["approveProof"].get("code", "won") for answer in answers)
    assert kinds == ["WRONG_STATE"] * 3 + ["won"]


async def test_numbers_have_no_gap_even_when_approvals_fail_and_race(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proofs = [await a_proof(services, committee, state=ProofState.CHECKED) for _ in range(12)]
    tired = dataclasses.replace(committee.approver, stepped_up_at=None)

    await asyncio.gather(
        *(portal.execute(APPROVE, {"id": str(p.id)}, viewer=tired) for p in proofs),
        *(portal.execute(APPROVE, {"id": str(p.id)}, viewer=committee.approver) for p in proofs),
        *(portal.execute(APPROVE, {"id": str(p.id)}, viewer=committee.approver) for p in proofs),
    )

    serials = await ProofSnapshot.all().order_by("serial").values_list("serial", flat=True)
    assert serials == list(range(1, 13))
    assert len(set(await ProofSnapshot.all().values_list("code", flat=True))) == 12


async def test_a_refusal_tells_reason_and_route(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=resident)
    refusal = {
        "id": str(proof.id),
        "reason": "CANNOT_VERIFY",
        "route": "请向用人单位申请。",
        "words": "村里无法核实务工单位。",
    }

    await portal.execute(REJECT, {"input": refusal}, viewer=committee.preparer)
    data = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)

    assert data["myProof"]["state"] == "REJECTED"
    assert data["myProof"]["steps"][-1]["remedy"] == "请向用人单位申请。"


async def test_the_snapshot_is_frozen_canonical_and_hashed(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.APPROVED)
    await Proof.filter(id=proof.id).update(title="后来改的", statement="后来改的")

    content = await queries.frozen_content(services.vault, proof.id)
    row = await ProofSnapshot.get(proof_id=proof.id)

    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(canonical.encode()).hexdigest() == row.sha256
    assert content["title"] == "居住证明"
    assert content["number"] == "小阳证〔2026〕1号"
    assert content["verification_url"] == f"http://portal.test/v/{row.code}"
    assert content["identifier"].startswith(
        "1.2.156.3005.2.11360400MB0000000J001.54360404ME000001X0"
    )
    assert content["demo_seal"] is True
    assert content["subject"]["id_number"].encode() not in row.content


async def test_a_revoked_proof_cannot_be_revoked_again(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)
    asked = {"id": str(proof.id), "reason": "FACTS_WRONG", "words": "内容有误。"}

    first = await portal.execute(REVOKE, {"input": asked}, viewer=committee.approver)
    second = await portal.execute(REVOKE, {"input": asked}, viewer=committee.approver)

    assert first["revokeProof"]["state"] == "REVOKED"
    assert second["revokeProof"]["code"] == "WRONG_STATE"


async def test_a_correction_supersedes_the_old_proof_when_it_is_issued(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    old = await a_proof(services, committee, state=ProofState.SUPERSEDED, applicant=resident)
    new = await Proof.get(corrects_id=old.id)

    data = await portal.execute(MY_PROOF, {"id": str(new.id)}, viewer=resident)
    first = await ProofSnapshot.get(proof_id=old.id)
    second = await ProofSnapshot.get(proof_id=new.id)

    assert data["myProof"]["state"] == "ISSUED"
    assert (first.version, second.version) == (1, 2)
    assert first.identifier_serial == second.identifier_serial
    assert ".002." in second.identifier
    assert (first.number, second.number) == ("小阳证〔2026〕1号", "小阳证〔2026〕2号")


async def test_the_old_proof_stays_valid_while_the_correction_is_decided(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)
    asked = {"id": str(proof.id), "text": "更正：自2013年起居住。", "words": "年份写错了。"}

    data = await portal.execute(CORRECT, {"input": asked}, viewer=committee.preparer)

    assert data["correctProof"]["state"] == "REQUESTED"
    assert (await Proof.get(id=proof.id)).state is ProofState.ISSUED


async def test_every_tab_counts_what_it_lists(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    for state in ProofState:
        await a_proof(services, committee, state=state)
    counted: dict[str, int] = {}
    for stage in Stage:
        data = await portal.execute(WORKLIST, {"stage": stage.name}, viewer=committee.preparer)
        counted = {row["stage"]: row["count"] for row in data["worklistCounts"]}
        assert counted[stage.name] == data["worklist"]["totalCount"], stage
        assert counted[stage.name] == len(data["worklist"]["edges"]), stage

    assert counted["TO_CHECK"] == 1
    assert counted["STUCK"] == 2
    assert counted["ALL"] == len(ProofState) + 1  # one is the correction of another


async def test_the_same_token_of_two_residents_is_two_requests(
    portal: Portal, services: Services
) -> None:
    await a_committee(services)
    asked = a_request_input()

    for name in ("王桂香", "陈卫东"):
        await portal.execute(REQUEST, {"input": asked}, viewer=await a_citizen(services, name))

    assert await Proof.all().count() == 2
