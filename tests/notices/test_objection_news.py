"""The desk is told of every objection it must answer, and the holder of every answer."""

from uuid import UUID

import pytest

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.notices import jobs
from backend.notices.models import Notice, NoticeKind
from backend.objections.actions import answering, following
from backend.objections.models import Objection
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, RejectReason
from tests.factories import Committee, a_citizen, a_committee, a_proof
from tests.notices.channels import KeepingChannel, over
from tests.objections.operations import an_objection

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def filed(services: Services) -> tuple[Committee, Citizen, Objection]:
    committee, holder = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    return committee, holder, await an_objection(services, holder, proof)


async def readers(kind: NoticeKind) -> set[UUID]:
    return {notice.person_id for notice in await Notice.filter(kind=kind)}


async def test_the_desk_is_told_once_in_its_office(services: Services) -> None:
    committee, _, objection = await filed(services)

    for _ in range(2):
        await jobs.tell_desk_of_objection(services, objection_id=objection.id)

    assert await readers(NoticeKind.OBJECTION_FILED) == {
        committee.preparer.person_id,
        committee.approver.person_id,
    }
    notices = await Notice.all()
    assert len(notices) == 2
    assert {notice.organisation_id for notice in notices} == {committee.organisation.id}
    assert {notice.subject_id for notice in notices} == {objection.id}


async def test_the_holder_reads_why_and_where_to_go_and_gets_a_short_message(
    services: Services,
) -> None:
    committee, holder, objection = await filed(services)
    await answering.decline(
        committee.approver, objection.id, words="走访核实无误。", route="可向乡政府反映。"
    )
    gateway = KeepingChannel()

    await jobs.tell_holder_of_decline(over(services, gateway), objection_id=objection.id)

    (notice,) = await Notice.all()
    assert notice.person_id == holder.person_id
    assert "走访核实无误。" in notice.body
    assert "可向乡政府反映。" in notice.body
    (message,) = gateway.messages
    assert "走访" not in message.text


async def test_acceptance_and_correction_are_told_apart(services: Services) -> None:
    committee, holder, objection = await filed(services)
    await answering.accept(services, committee.preparer, objection.id)

    await jobs.tell_holder_of_acceptance(services, objection_id=objection.id)
    await jobs.tell_holder_of_correction(services, objection_id=objection.id)

    assert await readers(NoticeKind.OBJECTION_ACCEPTED) == {holder.person_id}
    assert await readers(NoticeKind.OBJECTION_CORRECTED) == {holder.person_id}


async def test_each_correction_that_came_to_nothing_is_news(services: Services) -> None:
    committee, _, objection = await filed(services)

    for _ in range(2):
        accepted = await answering.accept(services, committee.preparer, objection.id)
        correction = await Proof.get(id=accepted.correction_id)
        await deciding.reject(
            committee.approver,
            correction.id,
            reason=RejectReason.OTHER,
            route="请再到村委会说明。",
            words="材料不够。",
        )
        await following.reopen(correction)
        for _ in range(2):
            await jobs.tell_desk_of_reopening(services, objection_id=objection.id)

    assert await Notice.filter(kind=NoticeKind.OBJECTION_REOPENED).count() == 4
