"""Sealed evidence: the complainant asks for it, the handler drafts the letter that holds it."""

from uuid import UUID

from backend.complaints import access, bundles, ownership, receipts
from backend.complaints.lifecycle import BundleAsked
from backend.complaints.models import Complaint, ComplaintBundle, ComplaintEvidence
from backend.complaints.ownership import Named
from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Visitor
from backend.letters.actions import drafting

_FASTER = "同一份证据包已有另一份草稿。"


async def ask(services: Services, viewer: Visitor, named: Named) -> Complaint:
    """Wants all evidence as one sealed file. Asked again before there is more, nothing happens.

    Raises NotFound, TOO_MANY_ATTEMPTS by a receipt code, and EVIDENCE_NONE when there is none.
    """
    if named.receipt_code is not None:
        await receipts.admit(viewer)
    async with transaction():
        complaint, _ = await ownership.locked(services.vault, viewer, named)
        pieces = await ComplaintEvidence.filter(complaint_id=complaint.id).count()
        if not pieces:
            raise Problem(ProblemCode.EVIDENCE_NONE)
        if bundles.may_ask(await bundles.of_complaint(complaint.id), pieces):
            await ComplaintBundle.create(complaint_id=complaint.id, asked_at=clock.now())
            await audit.record(viewer, "complaint.bundle_ask", complaint.id)
            await outbox.record(BundleAsked(complaint_id=complaint.id))
    return complaint


async def draft(services: Services, viewer: Official, complaint_id: UUID) -> Complaint:
    """Drafts the letter that was asked for, with every piece there is; its approver goes on.

    Raises what access.complaint_for_handler raises, WRONG_STATE when nobody asks for it (any
    more), what drafting.draft raises; OSError while the storage is away.
    """
    complaint = await access.complaint_for_handler(viewer, complaint_id)
    wish = bundles.open_one(await bundles.of_complaint(complaint.id))
    if wish is None:
        raise Problem(ProblemCode.WRONG_STATE)
    rows = await ComplaintEvidence.filter(complaint_id=complaint.id).order_by("position")
    letter = await drafting.draft(
        services, viewer, await bundles.letter_for(services, complaint, rows)
    )
    async with transaction():
        same = ComplaintBundle.filter(id=wish.id, letter_id=wish.letter_id)
        taken = await same.update(letter_id=letter.id, pieces=len(rows))
        if taken:
            await audit.record(
                viewer, "complaint.bundle_draft", complaint.id, letter=str(letter.id)
            )
    if not taken:
        await drafting.withdraw(viewer, letter.id, words=_FASTER)
        raise Problem(ProblemCode.WRONG_STATE)
    return complaint
