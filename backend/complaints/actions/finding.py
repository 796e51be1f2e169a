"""What the lead finds: founded (属实), unfounded (不属实); or the answer to a suggestion."""

from dataclasses import dataclass
from uuid import UUID

from backend.complaints import access, composing, conditions, shielding
from backend.complaints.actions import advancing, limits
from backend.complaints.lifecycle import (
    ComplaintAnswered,
    ComplaintDismissed,
    ComplaintEvent,
    ComplaintFound,
    ComplaintVerb,
)
from backend.complaints.models import Complaint, StepReader
from backend.complaints.terms import Stage
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.proofs.wording import printable

FINDING_LENGTH = 700
BASIS_LENGTH = 200
"""Together they fit into the column."""


async def find(
    services: Services,
    viewer: Official,
    complaint_id: UUID,
    version: int,
    *,
    words: str,
    basis: str,
) -> Complaint:
    """Founded: what was found, and on which rule it rests. Both sides read it.

    Raises COMPLAINANT_SHOWN, and what access.complaint_for_supervisor raises.
    """
    finding = _Finding(
        field="words",
        verb=ComplaintVerb.FIND,
        event=ComplaintFound,
        words=composing.said(services.glyphs, words, limit=FINDING_LENGTH),
        basis=printable(services.glyphs, basis, field="basis", limit=BASIS_LENGTH),
        next_stage=Stage.ORDER,
    )
    return await _decide(services, viewer, complaint_id, version, finding)


async def dismiss(
    services: Services, viewer: Official, complaint_id: UUID, version: int, *, reasons: str
) -> Complaint:
    """Unfounded, with reasons that both sides read.

    Raises COMPLAINANT_SHOWN, and what access.complaint_for_supervisor raises.
    """
    finding = _Finding(
        field="reasons",
        verb=ComplaintVerb.DISMISS,
        event=ComplaintDismissed,
        words=composing.said(services.glyphs, reasons, field="reasons"),
        basis="",
        next_stage=Stage.ANSWER,
    )
    return await _decide(services, viewer, complaint_id, version, finding)


async def reply(viewer: Official, complaint_id: UUID, version: int, *, words: str) -> Complaint:
    """Answers a suggestion at once.

    Raises SUGGESTION_ONLY for the other kinds, and what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.REPLY
    told = advancing.said(words, field="words")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        advancing.refuse(conditions.refusal(complaint, verb, clock.today(), visited=False))
        complaint.answer, complaint.answered_at = told, clock.now()
        await limits.begin(complaint, Stage.VISIT)
        await advancing.advance(
            viewer, complaint, verb, ComplaintAnswered, words=told, reader=StepReader.COMPLAINANT
        )
    return complaint


@dataclass(frozen=True, kw_only=True, slots=True)
class _Finding:
    field: str
    verb: ComplaintVerb
    event: type[ComplaintEvent]
    words: str
    basis: str
    next_stage: Stage

    @property
    def text(self) -> str:
        return composing.with_basis(self.words, self.basis)


async def _decide(
    services: Services, viewer: Official, complaint_id: UUID, version: int, finding: _Finding
) -> Complaint:
    verb, words = finding.verb, finding.text
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        await shielding.refuse_traces(
            services.vault, complaint, {finding.field: words}, lasting=True
        )
        complaint.finding, complaint.found_at = words, clock.now()
        complaint.basis = finding.basis or None
        await limits.begin(complaint, finding.next_stage)
        await advancing.advance(
            viewer, complaint, verb, finding.event, words=words, reader=StepReader.BOTH
        )
    return complaint
