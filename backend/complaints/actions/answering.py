"""The end of a complaint: an answer (答复), a question whether it helped (回访), closed (办结)."""

from dataclasses import dataclass
from uuid import UUID

from backend.complaints import access, composing, conditions, terms
from backend.complaints.actions import advancing, lettering
from backend.complaints.lifecycle import (
    ComplaintClosed,
    ComplaintVerb,
    ComplaintVisited,
)
from backend.complaints.models import Complaint, ReturnVisit, StepReader, VisitWay
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.identity.models import Organisation

VISIT_LENGTH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What the complainant said; `solved` and `satisfied` only when she was reached."""

    way: VisitWay
    reached: bool
    solved: bool | None
    satisfied: bool | None
    words: str


async def answer(
    services: Services, viewer: Official, complaint_id: UUID, version: int, *, words: str
) -> Complaint:
    """Drafts what tells the complainant what came of it. She alone will read it.

    Raises what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.ANSWER
    told = composing.said(services.glyphs, words)
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        handler = await Organisation.get(id=complaint.handler_id)
        new = await composing.answer(services, complaint, handler.region, told)
        await lettering.draft(services, viewer, complaint, verb, new, words=told)
    return complaint


async def visit(viewer: Official, complaint_id: UUID, version: int, said: Visit) -> Complaint:
    """Keeps what the complainant said, or that she was not reached.

    Raises TEXT_EMPTY for `solved` when she was reached and did not tell both, and what
    access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.VISIT
    words = advancing.said(said.words, field="words", max_length=VISIT_LENGTH)
    told = said.solved is not None and said.satisfied is not None
    if said.reached and not told:
        raise Problem(ProblemCode.TEXT_EMPTY, field="solved")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        await ReturnVisit.create(
            complaint_id=complaint.id,
            at=clock.now(),
            way=said.way,
            reached=said.reached,
            solved=said.solved if said.reached else None,
            satisfied=said.satisfied if said.reached else None,
            words=words,
            person_id=viewer.person_id,
        )
        await advancing.advance(
            viewer, complaint, verb, ComplaintVisited, words=words, reader=StepReader.NEITHER
        )
    return complaint


async def close(viewer: Official, complaint_id: UUID, version: int) -> Complaint:
    """Ends it, once the complainant was asked, or the term for asking her is over.

    Raises VISIT_MISSING, and what access.complaint_for_supervisor raises.
    """
    verb, today = ComplaintVerb.CLOSE, clock.today()
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        visits = ReturnVisit.filter(complaint_id=complaint.id, at__gte=complaint.answered_at)
        visited = await visits.exists()
        advancing.refuse(conditions.refusal(complaint, verb, today, visited=visited))
        complaint.closed_at = clock.now()
        terms.end(complaint, today)
        await advancing.advance(
            viewer, complaint, verb, ComplaintClosed, reader=StepReader.COMPLAINANT
        )
    return complaint
