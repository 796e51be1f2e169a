"""Whoever does what in whichever order: nothing is sealed that nobody else approved."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.foundation.errors import NotFound, Problem
from backend.foundation.lifecycle import WrongState
from backend.foundation.sealing.sealer import SealRefused
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.proofs import jobs
from backend.proofs.actions import deciding, recusing, requesting
from backend.proofs.actions.recusing import RecusalReason
from backend.proofs.declaration import CURRENT
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Evidence, Proof, RejectReason, SendBackReason
from backend.seals.actions import using
from backend.seals.models import SealSignature, SealUse, SealWarrant
from tests.databases import empty
from tests.factories import Committee, a_citizen, a_committee, a_proof, a_request, an_official

pytestmark = pytest.mark.anyio

UNSEALED = {
    ProofState.REQUESTED, ProofState.CHECKED, ProofState.SENT_BACK,
    ProofState.REJECTED, ProofState.WITHDRAWN,
}  # fmt: skip
WHO = ("preparer", "approver", "both", "keeper", "applicant", "township", "neighbour")
STARTS = (ProofState.REQUESTED, ProofState.CHECKED)
"""Mere chance seldom comes far; whatever it has come to, the worker takes further."""


@dataclass(frozen=True, kw_only=True)
class Village:
    """A committee of which one member has both posts, and one asks for a proof herself."""

    services: Services
    committee: Committee
    resident: Citizen
    officials: dict[str, Official]

    @classmethod
    async def of(cls, services: Services) -> "Village":
        committee = await a_committee(services)
        office = committee.organisation

        async def member(*roles: Role) -> Official:
            return await an_official(services, office, *roles, name="孙双岗")

        applicant = await member(Role.PREPARER, Role.APPROVER)
        return cls(
            services=services,
            committee=committee,
            resident=Citizen(
                person_id=applicant.person_id, session_id=applicant.session_id, source="test"
            ),
            officials={
                "preparer": committee.preparer,
                "approver": committee.approver,
                "both": await member(Role.PREPARER, Role.APPROVER),
                "keeper": _keeper_who_approves(committee),
                "applicant": applicant,
                "township": committee.township,
                "neighbour": replace(committee.approver, organisation_id=UUID(int=1)),
            },
        )

    async def does(self, verb: str, who: str, proof: Proof) -> None:
        """The verb, or what stands against it."""
        await VERBS[verb](self, self.officials[who], proof)


def _keeper_who_approves(committee: Committee) -> Official:
    """With posts that nobody who keeps the seal is given."""
    roles = frozenset({Role.SEAL_KEEPER, Role.APPROVER, Role.PREPARER})
    return replace(committee.keeper, roles=roles)


async def _produced(village: Village, viewer: Official, proof: Proof) -> None:
    """The worker's jobs, due or not."""
    for job in (jobs.render_proof, jobs.seal_proof, jobs.issue_proof):
        await job(village.services, proof_id=proof.id)


WORDS = "没有写清楚。"
VERBS: dict[str, Callable[[Village, Official, Proof], Awaitable[object]]] = {
    "check": lambda v, who, p: deciding.check(
        v.services, who, p.id, statement=p.text, evidence=Evidence.HOME_VISIT
    ),
    "approve": lambda v, who, p: deciding.approve(v.services, who, p.id),
    "approve each": lambda v, who, p: deciding.approve_each(v.services, who, [p.id]),
    "send back": lambda _, who, p: deciding.send_back(
        who, p.id, reason=SendBackReason.FACTS_UNCLEAR, remedy="请写明时间。", words=WORDS
    ),
    "resubmit": lambda v, _, p: requesting.resubmit(
        v.services, v.resident, p.id, a_request(), declared=CURRENT.version
    ),
    "recuse": lambda _, who, p: recusing.recuse(who, p.id, reason=RecusalReason.RELATIVE),
    "reject": lambda _, who, p: deciding.reject(
        who, p.id, reason=RejectReason.CANNOT_VERIFY, route="请问单位。", words=WORDS
    ),
    "withdraw": lambda v, _, p: requesting.withdraw(v.resident, p.id),
    "correct": lambda v, who, p: deciding.correct(
        v.services, who, p.id, text="更正后的内容。", words=WORDS
    ),
    "produce": _produced,
    "sign": lambda _, who, p: using.open_intent(document_id=p.id, digest=b"0" * 32),
}


async def require_four_eyes(village: Village) -> None:
    """Of every paper that is further than a case: who approved is nobody else in it.

    And neither she nor who checked had stepped out of it.
    """
    for proof in await Proof.all():
        warrant = await SealWarrant.get_or_none(document_id=proof.id)
        if proof.state in UNSEALED:
            assert warrant is None
        else:
            assert warrant is not None
            assert warrant.approver_id == proof.approver_id
            assert warrant.handler_id == proof.preparer_id
            others = {proof.preparer_id, proof.applicant_id, village.committee.keeper.person_id}
            assert warrant.approver_id not in others
            assert proof.preparer_id != proof.applicant_id
            assert not {proof.approver_id, proof.preparer_id} & set(proof.recused)
    approved = set(await SealWarrant.all().values_list("document_id", flat=True))
    signed = await SealSignature.all().values_list("intent__warrant__document_id", flat=True)
    used = await SealUse.all().values_list("document_id", flat=True)
    assert {*signed, *used} <= approved


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    start=st.sampled_from(STARTS),
    moves=st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.sampled_from(WHO)), max_size=8),
)
async def test_nothing_is_sealed_that_somebody_else_did_not_approve(
    services: Services,
    connected: None,
    start: ProofState,
    moves: list[tuple[str, str]],
) -> None:
    await empty()
    village = await Village.of(services)
    proof = await a_proof(services, village.committee, state=start, applicant=village.resident)
    for verb, who in [*moves, ("produce", "approver")]:
        with suppress(Problem, NotFound, WrongState, SealRefused):
            await village.does(verb, who, await Proof.get(id=proof.id))
        await require_four_eyes(village)


async def test_of_all_pairs_only_two_others_bring_a_paper_to_its_seal(
    services: Services, database: None
) -> None:
    village = await Village.of(services)
    sealed = set[tuple[str, str]]()
    for checker in WHO:
        for approver in WHO:
            proof = await a_proof(services, village.committee, applicant=village.resident)
            for verb, who in (("check", checker), ("approve", approver), ("produce", approver)):
                with suppress(Problem, NotFound, WrongState, SealRefused):
                    await village.does(verb, who, await Proof.get(id=proof.id))
            if (await Proof.get(id=proof.id)).state is ProofState.ISSUED:
                sealed.add((checker, approver))
    await require_four_eyes(village)

    may = {"approver", "both"}
    assert sealed == {
        (checker, approver)
        for checker in ("preparer", "both", "keeper")
        for approver in may - {checker}
    }


async def test_whoever_steps_out_when_a_case_only_two_others_bring_it_to_its_seal(
    services: Services, database: None
) -> None:
    village = await Village.of(services)
    resident = await a_citizen(services)
    staff, sealed = ("preparer", "approver", "both"), set[tuple[str, str, str, bool]]()
    for out in staff:
        for checker in staff:
            for approver in staff:
                for first in (True, False):
                    steps = [("recuse", out), ("check", checker)][:: 1 if first else -1]
                    proof = await a_proof(services, village.committee, applicant=resident)
                    for verb, who in (*steps, ("approve", approver), ("produce", approver)):
                        with suppress(Problem, NotFound, WrongState, SealRefused):
                            await village.does(verb, who, await Proof.get(id=proof.id))
                    if (await Proof.get(id=proof.id)).state is ProofState.ISSUED:
                        sealed.add((out, checker, approver, first))
    await require_four_eyes(village)

    assert sealed == {
        ("preparer", "both", "approver", True),
        ("preparer", "both", "approver", False),
        ("approver", "preparer", "both", True),
        ("approver", "preparer", "both", False),
        ("both", "preparer", "approver", True),
        ("both", "preparer", "approver", False),
    }


async def test_the_ordinary_way_does_lead_to_a_seal(services: Services, database: None) -> None:
    village = await Village.of(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, village.committee, applicant=resident)
    for verb, who in (("check", "preparer"), ("approve", "approver"), ("produce", "approver")):
        await village.does(verb, who, await Proof.get(id=proof.id))
        await require_four_eyes(village)

    assert (await Proof.get(id=proof.id)).state is ProofState.ISSUED
    assert await SealUse.filter(document_id=proof.id).count() == 1
