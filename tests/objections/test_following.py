"""An accepted objection ends with version 002, or waits again when nothing came of it."""

import pytest

from backend import reactions
from backend.archive.models import ArchivedItem
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.objections import jobs
from backend.objections.actions import answering
from backend.objections.lifecycle import ObjectionState
from backend.objections.models import DisputedField, Objection
from backend.proofs.actions import deciding, requesting
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Evidence, Proof, ProofSnapshot, RejectReason
from backend.verification.actions import verify_code
from backend.verification.models import VerificationOutcome
from tests.factories import a_citizen, a_committee, a_proof
from tests.objections.operations import (
    ACCEPT,
    FILE,
    MY_OBJECTIONS,
    an_objection,
    an_objection_input,
)
from tests.portal import Portal
from tests.proofs.operations import APPROVE, CHECK

pytestmark = pytest.mark.anyio


async def follow(services: Services) -> None:
    """Does what the worker does: the jobs of every event, and of those that follow."""
    done = 0
    while events := await OutboxEvent.filter(id__gt=done).order_by("id"):
        for event in events:
            arguments = reactions.arguments_of(event.name, event.payload)
            for job in reactions.REACTIONS[reactions.EVENTS[event.name]]:
                await job(services, **arguments)
            done = event.id


async def test_an_objection_becomes_version_002_and_the_old_proof_is_superseded(
    portal: Portal, services: Services
) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    old = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    asked = an_objection_input(old, field="PURPOSE", wish="办理不动产登记")

    filed = (await portal.execute(FILE, {"input": asked}, viewer=holder))["fileObjection"]
    accepted = await portal.execute(ACCEPT, {"id": filed["id"]}, viewer=committee.preparer)
    case = accepted["acceptObjection"]["correction"]["id"]
    finding = {"id": case, "statement": "经核实，情况属实。", "evidence": "HOME_VISIT"}
    await portal.execute(CHECK, {"input": finding}, viewer=committee.preparer)
    await portal.execute(APPROVE, {"id": case}, viewer=committee.approver)
    await follow(services)

    mine = (await portal.execute(MY_OBJECTIONS, viewer=holder))["myObjections"]["edges"]
    before, after = [await ProofSnapshot.get(proof_id=each) for each in (old.id, case)]
    assert (mine[0]["node"]["state"], mine[0]["node"]["correctionId"]) == ("CORRECTED", case)
    assert (await Proof.get(id=old.id)).state is ProofState.SUPERSEDED
    assert (await Proof.get(id=case)).state is ProofState.ISSUED
    assert (before.version, after.version) == (1, 2)
    assert ".002." in after.identifier
    assert await ArchivedItem.filter(owner_id=holder.person_id).count() == 2
    verified = await verify_code(services, holder, before.code)
    assert verified.outcome is VerificationOutcome.SUPERSEDED
    assert await OutboxEvent.filter(name="objection.corrected").count() == 1


async def test_the_reactions_may_run_twice(services: Services, database: None) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    old = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    objection = await an_objection(services, holder, old)
    await answering.accept(services, committee.preparer, objection.id)
    case = await Proof.get(corrects_id=old.id)

    for _ in range(2):
        await jobs.close_corrected(services, proof_id=case.id)
    await jobs.reopen(services, proof_id=case.id)

    assert (await Objection.get(id=objection.id)).state is ObjectionState.CORRECTED
    assert await OutboxEvent.filter(name="objection.corrected").count() == 1


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
async def test_an_objection_waits_again_when_its_correction_comes_to_nothing(
    services: Services, database: None, end: str
) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    old = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    objection = await an_objection(services, holder, old)
    await answering.accept(services, committee.preparer, objection.id)
    case = await Proof.get(corrects_id=old.id)
    if end == "withdrawn":
        await requesting.withdraw(holder, case.id)
    else:
        await deciding.reject(
            committee.preparer, case.id, reason=RejectReason.NOT_TRUE, route="乡政府", words="不实"
        )

    await follow(services)

    row = await Objection.get(id=objection.id)
    assert (row.state, row.due_on) == (ObjectionState.FILED, objection.due_on)
    assert (row.answer, row.correction_id) == (None, None)
    again = await answering.accept(services, committee.preparer, objection.id)
    assert again.correction_id != case.id


async def test_a_correction_that_the_desk_began_by_itself_answers_the_objection(
    services: Services, database: None
) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    old = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    objection = await an_objection(services, holder, old)
    case = await deciding.correct(
        services, committee.preparer, old.id, text="更正。", words="自查发现。"
    )
    await deciding.check(
        services, committee.preparer, case.id, statement="更正。", evidence=Evidence.HOME_VISIT
    )
    await deciding.approve(services, committee.approver, case.id)

    await follow(services)

    row = await Objection.get(id=objection.id)
    assert (row.state, row.correction_id) == (ObjectionState.CORRECTED, case.id)


async def test_an_expired_proof_is_corrected_and_stays_expired(
    services: Services, database: None
) -> None:
    committee, holder = await a_committee(services), await a_citizen(services)
    old = await a_proof(services, committee, state=ProofState.EXPIRED, applicant=holder)
    objection = await an_objection(services, holder, old, DisputedField.NAME, "王桂芳")
    await answering.accept(services, committee.preparer, objection.id)
    case = await Proof.get(corrects_id=old.id)
    await deciding.check(
        services, committee.preparer, case.id, statement="更正。", evidence=Evidence.HOME_VISIT
    )
    await deciding.approve(services, committee.approver, case.id)

    await follow(services)

    assert (await Objection.get(id=objection.id)).state is ObjectionState.CORRECTED
    assert (await Proof.get(id=old.id)).state is ProofState.EXPIRED
    assert (await ProofSnapshot.get(proof_id=case.id)).version == 2
