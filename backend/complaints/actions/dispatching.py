"""Who looks into it: the handler sends it to a lead (交办), which may object once (管辖异议)."""

from collections.abc import Collection
from uuid import UUID

from backend.complaints import access, conditions, overseers
from backend.complaints.actions import advancing, limits
from backend.complaints.lifecycle import (
    ComplaintDispatched,
    ComplaintObjected,
    ComplaintState,
    ComplaintVerb,
)
from backend.complaints.models import Complaint, ComplaintAssistant, StepReader
from backend.complaints.terms import Stage
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Official
from backend.identity.models import Organisation

MOST_ASSISTANTS = 5
"""Where more help, nobody answers for it."""


async def dispatch(
    viewer: Official,
    complaint_id: UUID,
    version: int,
    *,
    lead_id: UUID,
    assistant_ids: Collection[UUID] = (),
    words: str | None = None,
) -> Complaint:
    """Gives it to a lead and those who help it; after an objection for good.

    Raises OFFICE_CANNOT_LEAD for an office that is not fit, TOO_MANY for too many that help, and
    what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.DISPATCH
    told = "" if words is None else advancing.said(words, field="words")
    helping = set(assistant_ids) - {lead_id}
    if len(helping) > MOST_ASSISTANTS:
        raise Problem(
            ProblemCode.NUMBER_OUT_OF_RANGE, field="assistantIds", least=0, most=MOST_ASSISTANTS
        )
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        await _refuse_unfit(complaint, {lead_id}, field="leadId")
        await _refuse_unfit(complaint, helping, field="assistantIds")
        complaint.settled = complaint.state is ComplaintState.OBJECTED
        complaint.lead_id = lead_id
        await _send_to(complaint, helping)
        await limits.begin(complaint, Stage.BEGIN)
        await advancing.advance(
            viewer, complaint, verb, ComplaintDispatched, words=told, reader=StepReader.NEITHER
        )
    return complaint


async def object_to(
    viewer: Official, complaint_id: UUID, version: int, *, reason: str
) -> Complaint:
    """The lead says why it is not its own; the handler decides.

    Raises OBJECTION_FINAL when that was decided before, and what access.complaint_for_supervisor
    raises.
    """
    verb = ComplaintVerb.OBJECT
    told = advancing.said(reason, field="reason")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        advancing.refuse(conditions.refusal(complaint, verb, clock.today(), visited=False))
        await limits.begin(complaint, Stage.SETTLE)
        await advancing.advance(
            viewer, complaint, verb, ComplaintObjected, words=told, reader=StepReader.NEITHER
        )
    return complaint


async def _refuse_unfit(complaint: Complaint, ids: set[UUID], *, field: str) -> None:
    handler = await Organisation.get(id=complaint.handler_id)
    if not await overseers.fit_to_help(
        ids,
        handler_id=handler.id,
        handled_in=handler.region,
        accused_id=complaint.accused_id,
    ):
        raise Problem(ProblemCode.OFFICE_CANNOT_LEAD, field=field)


async def _send_to(complaint: Complaint, helping: set[UUID]) -> None:
    """Those of an earlier dispatch help no more."""
    now = clock.now()
    earlier = ComplaintAssistant.filter(complaint_id=complaint.id, ended_at=None)
    await earlier.update(ended_at=now)
    await ComplaintAssistant.bulk_create(
        ComplaintAssistant(complaint_id=complaint.id, organisation_id=office, given_at=now)
        for office in sorted(helping)
    )
