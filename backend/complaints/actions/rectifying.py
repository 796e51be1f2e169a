"""Setting it right: ordered by a day, confirmed; or else made public (通报), handed on (转办).

An order and a transfer are letters first: see lettering for when they happen.
"""

from dataclasses import asdict, replace
from uuid import UUID

from backend.complaints import access, composing, shielding
from backend.complaints.actions import advancing, lettering, limits
from backend.complaints.composing import Handover
from backend.complaints.lifecycle import (
    ComplaintPublicised,
    ComplaintVerb,
    RectificationConfirmed,
)
from backend.complaints.models import Complaint, StepReader
from backend.complaints.terms import Stage
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Official


async def order(
    services: Services, viewer: Official, complaint_id: UUID, version: int, *, days: int, words: str
) -> Complaint:
    """Drafts what orders the accused to set right, within so many working days of its issue.

    Raises NUMBER_OUT_OF_RANGE for a term that the rules do not allow, COMPLAINANT_SHOWN,
    TOO_MANY_AT_ONCE for more than ten lines, and what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.ORDER
    told = composing.said(services.glyphs, words)
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        limits.refuse_beyond(
            days,
            least=await limits.days_of(complaint, Stage.RECTIFY_SHORTEST),
            most=await limits.days_of(complaint, Stage.RECTIFY_LONGEST),
        )
        await shielding.refuse_traces(services.vault, complaint, {"words": told}, lasting=True)
        new = composing.order(complaint, told, days)
        await lettering.draft(services, viewer, complaint, verb, new, words=told, days=days)
    return complaint


async def confirm(
    services: Services, viewer: Official, complaint_id: UUID, version: int, *, words: str
) -> Complaint:
    """The lead has seen that it is set right, in time or late.

    Raises COMPLAINANT_SHOWN, and what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.CONFIRM
    told = advancing.said(words, field="words")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        await shielding.refuse_traces(services.vault, complaint, {"words": told})
        complaint.rectified_at = clock.now()
        await limits.begin(complaint, Stage.ANSWER)
        await advancing.advance(
            viewer, complaint, verb, RectificationConfirmed, words=told, reader=StepReader.BOTH
        )
    return complaint


async def publicise(
    services: Services, viewer: Official, complaint_id: UUID, version: int, *, words: str
) -> Complaint:
    """Lets everybody read which office did not set what right; who complained is not in it.

    Raises COMPLAINANT_SHOWN, and what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.PUBLICISE
    told = advancing.said(words, field="words")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        await shielding.refuse_traces(services.vault, complaint, {"words": told}, lasting=True)
        await limits.begin(complaint, Stage.TRANSFER)
        await advancing.advance(
            viewer, complaint, verb, ComplaintPublicised, words=told, reader=StepReader.BOTH
        )
    return complaint


async def transfer(
    services: Services, viewer: Official, complaint_id: UUID, version: int, handover: Handover
) -> Complaint:
    """Drafts what hands it on to the discipline body that is named; both sides will read why.

    Raises COMPLAINANT_SHOWN, and what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.TRANSFER
    told = composing.said(services.glyphs, handover.words)
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        await shielding.refuse_traces(services.vault, complaint, asdict(handover), lasting=True)
        new = await composing.transfer(complaint, replace(handover, words=told))
        await lettering.draft(services, viewer, complaint, verb, new, words=told)
    return complaint
