"""Many deciders at once about many cases: one decision each, a typed conflict for the rest."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofSnapshot
from backend.seals.models import SealWarrant
from tests.factories import Committee, a_citizen, a_committee, a_proof, an_official
from tests.portal import Portal
from tests.proofs.operations import APPROVE, REJECT, WITHDRAW

pytestmark = pytest.mark.anyio

CASES, AT_ONCE = 40, 8
"""As many cases race together as leave the numbers' counter a place in the time of a request."""
Deed = tuple[str, dict[str, Any], Official | Citizen]
DECIDED = {ProofState.APPROVED, ProofState.REJECTED, ProofState.WITHDRAWN}


async def deciders_of(services: Services, committee: Committee) -> list[Official]:
    """Five who may approve."""
    return [committee.approver] + [
        await an_official(services, committee.organisation, Role.APPROVER, name="副主任")
        for _ in range(4)
    ]


def rivals_of(number: int, proof: Proof, deciders: list[Official], resident: Citizen) -> list[Deed]:
    """Two to five at once: approvals, and in every other case somebody who wants something else."""
    approvals: list[Deed] = [
        (APPROVE, {"id": str(proof.id)}, who) for who in deciders[: 2 + number % 4]
    ]
    other: Deed
    match number % 4:
        case 1:
            other = (WITHDRAW, {"id": str(proof.id)}, resident)
        case 3:
            refusal = {"reason": "CANNOT_VERIFY", "route": "请向单位申请。", "words": "无法核实。"}
            other = (REJECT, {"input": {"id": str(proof.id)} | refusal}, deciders[-1])
        case _:
            return approvals
    return [*approvals[:-1], other] if number % 8 < 4 else [other, *approvals[:-1]]


async def test_racing_deciders_decide_each_case_once(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    deciders = await deciders_of(services, committee)
    races = list[list[Deed]]()
    for number in range(CASES):
        proof = await a_proof(services, committee, state=ProofState.CHECKED, applicant=resident)
        races.append(rivals_of(number, proof, deciders, resident))

    told: list[list[str]] = []
    for start in range(0, CASES, AT_ONCE):
        together = races[start : start + AT_ONCE]
        answers = await asyncio.gather(
            *(
                portal.execute(query, asked, viewer=who)
                for each in together
                for query, asked, who in each
            )
        )
        kinds = iter([next(iter(answer.values())).get("code", "won") for answer in answers])
        told += [[next(kinds) for _ in each] for each in together]

    assert [Counter(each) for each in told] == [
        Counter({"won": 1, "WRONG_STATE": len(each) - 1}) for each in told
    ]
    assert {len(each) for each in told} == {2, 3, 4, 5}
    states = Counter([proof.state for proof in await Proof.all()])
    assert set(states) <= DECIDED
    approved = states[ProofState.APPROVED]
    serials = await ProofSnapshot.all().order_by("serial").values_list("serial", flat=True)
    assert serials == list(range(1, approved + 1))
    assert await SealWarrant.all().count() == approved
