"""What the handler does first: take a complaint up (受理), or say where it belongs (不予受理)."""

from uuid import UUID

from backend.complaints import access, terms
from backend.complaints.actions import advancing, limits
from backend.complaints.lifecycle import ComplaintAccepted, ComplaintDeclined, ComplaintVerb
from backend.complaints.models import Complaint, DeclineReason, StepReader
from backend.complaints.terms import Stage
from backend.foundation import clock, deadlines
from backend.foundation.db import transaction
from backend.foundation.viewer import Official

ROUTE_LENGTH = 500


async def accept(
    viewer: Official, complaint_id: UUID, version: int, *, words: str | None = None
) -> Complaint:
    """Takes it up; from today the complainant is promised a finding by a day.

    Raises what access.complaint_for_supervisor raises.
    """
    verb, today = ComplaintVerb.ACCEPT, clock.today()
    told = "" if words is None else advancing.said(words, field="words")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        days = await limits.days_of(complaint, Stage.DECIDE)
        complaint.decide_by = deadlines.add_working_days(today, days).on
        await limits.begin(complaint, Stage.DISPATCH)
        await advancing.advance(
            viewer,
            complaint,
            verb,
            ComplaintAccepted,
            words=told,
            reader=StepReader.COMPLAINANT,
        )
    return complaint


async def decline(
    viewer: Official,
    complaint_id: UUID,
    version: int,
    *,
    reason: DeclineReason,
    words: str,
    route: str,
) -> Complaint:
    """Does not take it up: the complainant is told why, and where to go instead.

    Raises what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.DECLINE
    told = advancing.said(words, field="words")
    way = advancing.said(route, field="route", max_length=ROUTE_LENGTH)
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        complaint.decline_reason, complaint.route = reason, way
        terms.end(complaint, clock.today())
        await advancing.advance(
            viewer,
            complaint,
            verb,
            ComplaintDeclined,
            words=told,
            reader=StepReader.COMPLAINANT,
        )
    return complaint
