"""Approving many at once: each for itself, in order, one confirmation for all."""

import dataclasses
from uuid import UUID, uuid4

import pytest

from backend.foundation.services import Services
from backend.foundation.viewer import Role
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofSnapshot
from tests.factories import FENSHUI, Committee, a_committee, a_proof, an_official
from tests.portal import Portal, Refused
from tests.proofs.operations import APPROVE_ALL

pytestmark = pytest.mark.anyio


async def checked(services: Services, committee: Committee, count: int) -> list[UUID]:
    """Cases that wait for the person in charge."""
    return [(await a_proof(services, committee, state=ProofState.CHECKED)).id for _ in range(count)]


async def test_a_hundred_cases_are_approved_in_the_order_given(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    ids = (await checked(services, committee, 100))[::-1]

    data = await portal.execute(
        APPROVE_ALL, {"ids": list(map(str, ids))}, viewer=committee.approver
    )

    outcomes = data["approveProofs"]["outcomes"]
    assert [outcome["id"] for outcome in outcomes] == list(map(str, ids))
    assert [outcome["proofCase"]["numbers"]["number"] for outcome in outcomes] == [
        f"小阳证〔2026〕{serial}号" for serial in range(1, 101)
    ]
    assert await Proof.filter(state=ProofState.APPROVED).count() == 100


async def test_what_fails_does_not_stop_the_others_and_leaves_no_gap(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    both = await an_official(
        services, committee.organisation, Role.PREPARER, Role.APPROVER, name="孙双岗"
    )
    own = dataclasses.replace(committee, preparer=both)
    first, last = await checked(services, committee, 2)
    unchecked = (await a_proof(services, committee)).id
    foreign = (await checked(services, neighbours, 1))[0]
    prepared = (await checked(services, own, 1))[0]
    unknown = uuid4()
    asked = [first, unchecked, foreign, unknown, prepared, first, last]

    data = await portal.execute(APPROVE_ALL, {"ids": list(map(str, asked))}, viewer=both)

    outcomes = {
        UUID(outcome["id"]): outcome["problem"] and outcome["problem"]["code"]
        for outcome in data["approveProofs"]["outcomes"]
    }
    assert list(outcomes) == [first, unchecked, foreign, unknown, prepared, last]
    assert list(outcomes.values()) == [
        None,
        "WRONG_STATE",
        "NOT_FOUND",
        "NOT_FOUND",
        "TWO_PERSONS_REQUIRED",
        None,
    ]
    assert all(
        (outcome["proofCase"] is None) == (outcome["problem"] is not None)
        for outcome in data["approveProofs"]["outcomes"]
    )
    assert await ProofSnapshot.all().order_by("serial").values_list("serial", flat=True) == [1, 2]


async def test_without_a_fresh_step_up_nothing_is_approved(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    ids = await checked(services, committee, 2)
    tired = dataclasses.replace(committee.approver, stepped_up_at=None)

    data = await portal.execute(APPROVE_ALL, {"ids": list(map(str, ids))}, viewer=tired)

    assert data["approveProofs"]["code"] == "STEP_UP_REQUIRED"
    assert await ProofSnapshot.all().count() == 0


@pytest.mark.parametrize(("count", "code"), [(0, "TEXT_EMPTY"), (101, "TOO_MANY_AT_ONCE")])
async def test_one_to_a_hundred_cases_at_once(
    portal: Portal, services: Services, count: int, code: str
) -> None:
    committee = await a_committee(services)
    ids = [str(uuid4()) for _ in range(count)]

    data = await portal.execute(APPROVE_ALL, {"ids": ids}, viewer=committee.approver)

    assert (data["approveProofs"]["code"], data["approveProofs"]["field"]) == (code, "ids")
    assert str(count) in data["approveProofs"]["message"] or count == 0


async def test_only_the_person_in_charge_approves(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    for viewer in (committee.preparer, committee.keeper, committee.township):
        with pytest.raises(Refused) as refused:
            await portal.execute(APPROVE_ALL, {"ids": [str(uuid4())]}, viewer=viewer)
        assert refused.value.codes == ["FORBIDDEN"]
