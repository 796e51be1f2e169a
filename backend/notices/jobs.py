"""The face of notices for time: one job per event, each of which may run twice and tells once."""

from uuid import UUID

from backend.foundation.channels import ChannelFailed, Message
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.models import Person
from backend.notices import actions, queries, texts
from backend.notices.models import ChannelOutcome, Notice, NoticeKind
from backend.notices.rules import BY_MESSAGE, DESK
from backend.proofs.models import Proof


async def tell_desk_of_request(services: Services, *, proof_id: UUID) -> None:
    """ProofRequested: the preparers have something to check."""
    await _tell(services, proof_id, NoticeKind.PROOF_REQUESTED)


async def tell_owner_of_check(services: Services, *, proof_id: UUID) -> None:
    """ProofChecked: the applicant sees that it goes on."""
    await _tell(services, proof_id, NoticeKind.PROOF_CHECKED)


async def tell_approvers_of_check(services: Services, *, proof_id: UUID) -> None:
    """ProofChecked: the approvers have something to decide."""
    await _tell(services, proof_id, NoticeKind.PROOF_TO_APPROVE)


async def tell_owner_of_send_back(services: Services, *, proof_id: UUID) -> None:
    """ProofSentBack: the applicant must mend something."""
    await _tell(services, proof_id, NoticeKind.PROOF_SENT_BACK)


async def tell_desk_of_withdrawal(services: Services, *, proof_id: UUID) -> None:
    """ProofWithdrawn: the desk need not look at it any more."""
    await _tell(services, proof_id, NoticeKind.PROOF_WITHDRAWN)


async def tell_owner_of_rejection(services: Services, *, proof_id: UUID) -> None:
    """ProofRejected: the applicant learns why, and where to go."""
    await _tell(services, proof_id, NoticeKind.PROOF_REJECTED)


async def tell_owner_of_approval(services: Services, *, proof_id: UUID) -> None:
    """ProofApproved: the applicant sees that it is decided."""
    await _tell(services, proof_id, NoticeKind.PROOF_APPROVED)


async def tell_desk_of_stuck(services: Services, *, proof_id: UUID) -> None:
    """ProofStuck: the approvers see that a document or a seal was not made."""
    await _tell(services, proof_id, NoticeKind.PROOF_STUCK)


async def tell_owner_of_issue(services: Services, *, proof_id: UUID) -> None:
    """ProofIssued: the applicant can fetch the paper."""
    await _tell(services, proof_id, NoticeKind.PROOF_ISSUED)


async def tell_owner_of_revocation(services: Services, *, proof_id: UUID) -> None:
    """ProofRevoked: the applicant must not use the paper any more."""
    await _tell(services, proof_id, NoticeKind.PROOF_REVOKED)


async def tell_owner_of_supersession(services: Services, *, proof_id: UUID) -> None:
    """ProofSuperseded: the applicant must use the corrected paper."""
    await _tell(services, proof_id, NoticeKind.PROOF_SUPERSEDED)


async def tell_owner_of_expiry(services: Services, *, proof_id: UUID) -> None:
    """ProofExpired: the applicant may ask anew."""
    await _tell(services, proof_id, NoticeKind.PROOF_EXPIRED)


async def _tell(services: Services, proof_id: UUID, kind: NoticeKind) -> None:
    await _fill_inboxes(proof_id, kind)
    if kind in BY_MESSAGE:
        for notice in await queries.unsent(proof_id, kind):
            await _send(services, notice)


async def _fill_inboxes(proof_id: UUID, kind: NoticeKind) -> None:
    steps = await queries.untold_steps(proof_id, kind)
    if not steps:
        return
    proof = await Proof.get(id=proof_id)
    office = proof.organisation_id if kind in DESK else None
    for step in steps:
        text = texts.text_of(kind, await queries.facts_of(proof, step))
        told = await queries.addressees(proof, step, kind)
        await actions.store(kind, step, told, text, organisation_id=office)


async def _send(services: Services, notice: Notice) -> None:
    """A short message that points to the inbox: a title holds nothing of the case itself."""
    person = await Person.get(id=notice.person_id)
    message = Message(
        phone=people.phone_of(services.vault, person),
        text=f"【免证通】{notice.title}。请登录 {services.public_url} 查看。",
        reference=str(notice.id),
    )
    try:
        await services.channel.send(message)
    except ChannelFailed as failure:
        # The notice lies in the inbox all the same: a failed message is an outcome, not a fault.
        await actions.record_outcome(notice.id, ChannelOutcome.FAILED, str(failure))
    else:
        await actions.record_outcome(notice.id, ChannelOutcome.SENT, None)
