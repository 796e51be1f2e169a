"""The issuer answers: a founded objection opens a correction, an unfounded one gets reasons."""

import dataclasses
from typing import Any

import pytest

from backend.foundation.errors import Problem
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.identity.models import Person
from backend.objections.actions import answering
from backend.objections.models import DisputedField, Objection
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofStep
from tests.factories import (
    FENSHUI,
    Committee,
    a_citizen,
    a_committee,
    a_proof,
    an_id_number,
    an_official,
)
from tests.objections.operations import (
    ACCEPT,
    DECLINE,
    MY_OBJECTION,
    OBJECTION_CASE,
    OBJECTIONS,
    an_objection,
)
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

REASONS = {"words": "经核对户籍底册，年份无误。", "route": "可向岷山乡人民政府申请复核。"}


@dataclasses.dataclass(frozen=True)
class Dispute:
    """An issued proof, its holder's objection, and the committee that answers."""

    committee: Committee
    holder: Citizen
    proof: Proof
    objection: Objection


async def a_dispute(
    services: Services,
    field: DisputedField = DisputedField.FACTS,
    wish: str | None = None,
    *,
    state: ProofState = ProofState.ISSUED,
) -> Dispute:
    committee, holder = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=state, applicant=holder)
    return Dispute(
        committee=committee,
        holder=holder,
        proof=proof,
        objection=await an_objection(services, holder, proof, field, wish),
    )


async def accept(portal: Portal, dispute: Dispute, viewer: Official) -> dict[str, Any]:
    asked = {"id": str(dispute.objection.id)}
    return (await portal.execute(ACCEPT, asked, viewer=viewer))["acceptObjection"]


async def test_an_accepted_objection_opens_the_correction_case(
    portal: Portal, services: Services
) -> None:
    dispute = await a_dispute(services, DisputedField.DATES, "自2013年3月起")

    told = await accept(portal, dispute, dispute.committee.preparer)

    case = await Proof.get(corrects_id=dispute.proof.id)
    assert (told["state"], told["answeredBy"]) == ("ACCEPTED", "李经办")
    assert told["correction"] == {
        "id": str(case.id),
        "state": "REQUESTED",
        "text": "写得不对。\n\n希望改为：自2013年3月起",
        "purpose": dispute.proof.purpose,
        "recipient": dispute.proof.recipient,
        "corrects": str(dispute.proof.id),
        "subject": {"name": "王桂香", "idNumber": told["correction"]["subject"]["idNumber"]},
    }
    assert (await Proof.get(id=dispute.proof.id)).state is ProofState.ISSUED
    step = await ProofStep.get(proof_id=dispute.proof.id, verb="correct")
    assert step.words == answering.ACCEPTED
    assert await OutboxEvent.filter(name="objection.accepted").count() == 1


@pytest.mark.parametrize(
    ("field", "wish", "where"),
    [
        (DisputedField.PURPOSE, "办理不动产登记", "purpose"),
        (DisputedField.RECIPIENT, "柴桑区不动产登记中心", "recipient"),
        (DisputedField.NAME, "王桂芳", "subject_name"),
    ],
)
async def test_the_wish_stands_where_the_mistake_stood(
    services: Services, database: None, field: DisputedField, wish: str, where: str
) -> None:
    dispute = await a_dispute(services, field, wish)

    await answering.accept(services, dispute.committee.preparer, dispute.objection.id)

    case = await Proof.get(corrects_id=dispute.proof.id)
    columns = ("title", "purpose", "recipient", "subject_name", "subject_index")
    changed = [name for name in columns if getattr(case, name) != getattr(dispute.proof, name)]
    assert changed == [where]
    assert getattr(case, where) == wish


async def test_a_right_identity_number_reaches_the_case_and_no_text(
    services: Services, database: None
) -> None:
    number = an_id_number()
    dispute = await a_dispute(services, DisputedField.ID_NUMBER, number)

    await answering.accept(services, dispute.committee.preparer, dispute.objection.id)

    case = await Proof.get(corrects_id=dispute.proof.id)
    assert case.subject_index == services.vault.index(number, kind="id_number")
    assert number not in case.text


async def test_who_approved_the_disputed_proof_may_accept_and_decline(
    portal: Portal, services: Services
) -> None:
    one = await a_dispute(services)
    proof = await a_proof(services, one.committee, state=ProofState.ISSUED, applicant=one.holder)
    other = await an_objection(services, one.holder, proof)

    accepted = await accept(portal, one, one.committee.approver)
    asked = {"id": str(other.id), **REASONS}
    declined = await portal.execute(DECLINE, asked, viewer=one.committee.approver)

    assert accepted["state"] == "ACCEPTED"
    assert declined["declineObjection"]["state"] == "DECLINED"


async def test_a_refusal_needs_reasons_and_a_route(portal: Portal, services: Services) -> None:
    dispute = await a_dispute(services)
    asked = {"id": str(dispute.objection.id), **REASONS}
    approver = dispute.committee.approver

    silent = await portal.execute(DECLINE, asked | {"words": " "}, viewer=approver)
    lost = await portal.execute(DECLINE, asked | {"route": ""}, viewer=approver)
    declined = await portal.execute(DECLINE, asked, viewer=approver)

    assert [each["declineObjection"]["field"] for each in (silent, lost)] == ["words", "route"]
    told = declined["declineObjection"]
    assert (told["state"], told["answer"], told["route"]) == ("DECLINED", *REASONS.values())
    assert await Proof.filter(corrects_id=dispute.proof.id).count() == 0


async def test_only_an_approver_declines(portal: Portal, services: Services) -> None:
    dispute = await a_dispute(services)
    asked = {"id": str(dispute.objection.id), **REASONS}

    for viewer in (
        dispute.committee.preparer,
        dispute.committee.keeper,
        dispute.committee.township,
    ):
        with pytest.raises(Refused) as refused:
            await portal.execute(DECLINE, asked, viewer=viewer)
        assert refused.value.codes == ["FORBIDDEN"]
    with pytest.raises(Problem):
        await answering.decline(dispute.committee.preparer, dispute.objection.id, **REASONS)


@pytest.mark.parametrize("about", ["holder", "subject"])
async def test_nobody_answers_an_objection_of_their_own(
    portal: Portal, services: Services, about: str
) -> None:
    committee = await a_committee(services)
    official = await an_official(
        services, committee.organisation, Role.PREPARER, Role.APPROVER, name="钱自办"
    )
    me = Citizen(person_id=official.person_id, session_id=official.session_id)
    holder = me if about == "holder" else await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    if about == "subject":
        index = (await Person.get(id=official.person_id)).id_number_index
        await Proof.filter(id=proof.id).update(subject_index=index)
    objection = await an_objection(services, holder, proof)

    accepted = await portal.execute(ACCEPT, {"id": str(objection.id)}, viewer=official)
    declined = await portal.execute(DECLINE, {"id": str(objection.id), **REASONS}, viewer=official)

    assert accepted["acceptObjection"]["code"] == "OWN_CASE"
    assert declined["declineObjection"]["code"] == "OWN_CASE"


async def test_another_committee_learns_nothing(portal: Portal, services: Services) -> None:
    dispute = await a_dispute(services)
    neighbours = await a_committee(services, FENSHUI)

    told = await accept(portal, dispute, neighbours.preparer)
    seen = await portal.execute(OBJECTIONS, viewer=neighbours.preparer)

    assert told["code"] == "NOT_FOUND"
    assert seen["objections"]["totalCount"] == 0
    assert seen["objectionCounts"] == {"filed": 0, "accepted": 0, "overdue": 0}


async def test_one_objection_is_read_by_its_holder_and_by_those_who_answer_for_it(
    portal: Portal, services: Services
) -> None:
    dispute = await a_dispute(services)
    asked = {"id": str(dispute.objection.id)}

    mine = await portal.execute(MY_OBJECTION, asked, viewer=dispute.holder)
    for viewer in (dispute.committee.preparer, dispute.committee.township):
        theirs = await portal.execute(OBJECTION_CASE, asked, viewer=viewer)

        assert theirs["objectionCase"]["proofCase"]["id"] == str(dispute.proof.id)
    assert mine["myObjection"] == {**asked, "state": "FILED", "words": "写得不对。"}


async def test_one_objection_is_not_there_for_strangers(portal: Portal, services: Services) -> None:
    dispute = await a_dispute(services)
    asked = {"id": str(dispute.objection.id)}
    neighbours = await a_committee(services, FENSHUI)

    for document, viewer in (
        (MY_OBJECTION, await a_citizen(services)),
        (OBJECTION_CASE, neighbours.approver),
    ):
        with pytest.raises(Refused) as refused:
            await portal.execute(document, asked, viewer=viewer)
        assert refused.value.codes == ["NOT_FOUND"]


async def test_an_answered_objection_is_not_answered_again(
    portal: Portal, services: Services
) -> None:
    dispute = await a_dispute(services)
    await accept(portal, dispute, dispute.committee.preparer)

    again = await accept(portal, dispute, dispute.committee.preparer)
    asked = {"id": str(dispute.objection.id), **REASONS}
    declined = await portal.execute(DECLINE, asked, viewer=dispute.committee.approver)

    assert again["code"] == "WRONG_STATE"
    assert declined["declineObjection"]["code"] == "WRONG_STATE"
    assert await Proof.filter(corrects_id=dispute.proof.id).count() == 1


async def test_an_objection_joins_a_correction_that_is_under_way(
    portal: Portal, services: Services
) -> None:
    dispute = await a_dispute(services)
    case = await deciding.correct(
        services, dispute.committee.preparer, dispute.proof.id, text="更正。", words="自查。"
    )

    told = await accept(portal, dispute, dispute.committee.approver)

    assert told["correction"]["id"] == str(case.id)
    assert await Proof.filter(corrects_id=dispute.proof.id).count() == 1


async def test_what_the_desk_counts_is_what_it_lists(portal: Portal, services: Services) -> None:
    dispute = await a_dispute(services)
    committee, holder = dispute.committee, dispute.holder
    late = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    overdue = await an_objection(services, holder, late)
    await Objection.filter(id=overdue.id).update(due_on="2026-01-05")
    third = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    accepted = await an_objection(services, holder, third)
    await answering.accept(services, committee.preparer, accepted.id)

    for viewer in (committee.preparer, committee.approver, committee.keeper, committee.township):
        seen = [
            (await portal.execute(OBJECTIONS, asked, viewer=viewer))["objections"]["totalCount"]
            for asked in ({}, {"state": "FILED"}, {"state": "ACCEPTED"}, {"overdue": True})
        ]
        on_time = await portal.execute(OBJECTIONS, {"overdue": False}, viewer=viewer)

        assert seen == [3, 2, 1, 1]
        assert on_time["objections"]["totalCount"] == 2
        assert on_time["objectionCounts"] == {"filed": 2, "accepted": 1, "overdue": 1}
