"""What a complainant does later: take it back, add what was asked for, have it looked at again."""

from collections.abc import Sequence
from uuid import UUID

from backend.complaints import choices, evidence, ownership, receipts, terms, wording
from backend.complaints.actions import advancing
from backend.complaints.lifecycle import (
    LIFECYCLE,
    ComplaintContinued,
    ComplaintReopened,
    ComplaintVerb,
    ComplaintWithdrawn,
)
from backend.complaints.models import Complaint, ComplaintEvidence, EvidenceKind, StepReader
from backend.complaints.ownership import Named
from backend.complaints.records import Record
from backend.complaints.terms import Stage
from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.identity.models import Organisation


async def withdraw(services: Services, viewer: Visitor, named: Named) -> Complaint:
    """Takes a complaint back before anything was found.

    Raises NotFound, TOO_MANY_ATTEMPTS by a receipt code, WRONG_STATE.
    """
    await _admit(viewer, named)
    async with transaction():
        complaint, _ = await ownership.locked(services.vault, viewer, named)
        terms.end(complaint, clock.today())
        await advancing.advance(
            viewer,
            complaint,
            ComplaintVerb.WITHDRAW,
            ComplaintWithdrawn,
            reader=StepReader.COMPLAINANT,
            shielded=True,
        )
    return complaint


async def supplement(
    services: Services,
    viewer: Visitor,
    named: Named,
    *,
    words: str,
    attachment_ids: Sequence[UUID] = (),
) -> Complaint:
    """Adds what she was asked for, kept as evidence; what was left of the term runs on.

    Raises what `withdraw` raises, and what evidence.file_rows does.
    """
    said = wording.said(words)
    await _admit(viewer, named)
    known = await ownership.known(services.vault, viewer, named)
    verb = ComplaintVerb.SUPPLEMENT
    LIFECYCLE.after(known.state, verb)
    pieces = [_statement(services, known, verb, said)]
    pieces += await evidence.file_rows(services, viewer, known.id, attachment_ids)
    async with transaction():
        complaint, _ = await ownership.locked(services.vault, viewer, named)
        LIFECYCLE.after(complaint.state, verb)
        terms.resume(complaint, clock.today())
        await evidence.keep(complaint.id, pieces)
        await advancing.advance(
            viewer,
            complaint,
            verb,
            ComplaintContinued,
            reader=StepReader.COMPLAINANT,
            shielded=True,
        )
    return complaint


async def reopen(services: Services, viewer: Visitor, named: Named, *, words: str) -> Complaint:
    """Does not agree with the answer: the lead looks again, with a new term to decide. Once.

    Raises what `withdraw` raises, COMPLAINT_REOPENED_BEFORE and COMPLAINT_REOPEN_OVER.
    """
    said = wording.said(words)
    await _admit(viewer, named)
    async with transaction():
        complaint, _ = await ownership.locked(services.vault, viewer, named)
        handler = await Organisation.get(id=complaint.handler_id)
        choices.require_reopening(complaint, handler.region)
        _begin_again(complaint, handler)
        piece = _statement(services, complaint, ComplaintVerb.REOPEN, said)
        await evidence.keep(complaint.id, [piece])
        await advancing.advance(
            viewer,
            complaint,
            ComplaintVerb.REOPEN,
            ComplaintReopened,
            reader=StepReader.BOTH,
            shielded=True,
        )
    return complaint


async def agree_to_be_named(
    services: Services, viewer: Visitor, named: Named, *, agrees: bool
) -> Complaint:
    """Lets the accused know her name, or no more; until the complaint has ended.

    Raises what `withdraw` raises, and COMPLAINT_NAMELESS for who left no name.
    """
    await _admit(viewer, named)
    async with transaction():
        complaint, complainant = await ownership.locked(services.vault, viewer, named)
        if not choices.is_open(complaint):
            raise WrongState(complaint.state, "agree_to_be_named")
        if complainant.person_id is None and complainant.name is None:
            raise Problem(ProblemCode.COMPLAINT_NAMELESS)
        complainant.agrees_to_be_named = agrees
        await complainant.save(update_fields=["agrees_to_be_named"])
        await audit.record(viewer, "complaint.agree_to_be_named", complaint.id, agrees=agrees)
    return complaint


async def _admit(viewer: Visitor, named: Named) -> None:
    if named.receipt_code is not None:
        await receipts.admit(viewer)


def _statement(
    services: Services, complaint: Complaint, verb: ComplaintVerb, said: str
) -> ComplaintEvidence:
    content = {"verb": verb, "at": clock.now(), "words": said}
    record = Record(kind=EvidenceKind.STATEMENT, content=content)
    return evidence.record_row(services.vault, complaint.id, record)


def _begin_again(complaint: Complaint, handler: Organisation) -> None:
    """As after BEGIN; what was found and answered the first time stays in the steps."""
    complaint.finding = complaint.basis = complaint.found_at = None
    complaint.rectify_by = complaint.rectified_at = None
    complaint.answer = complaint.answered_at = complaint.closed_at = None
    complaint.order_letter_id = complaint.transfer_letter_id = None
    complaint.answer_letter_id = None
    complaint.reopened_at = clock.now()
    days = terms.term_of(complaint.kind, handler.region, Stage.DECIDE).days
    terms.begin(complaint, clock.today(), days)
    complaint.decide_by = complaint.due_on
