"""What an office above does: look on more closely (督办), and say so."""

from uuid import UUID

from backend.complaints import access
from backend.complaints.actions import advancing
from backend.complaints.lifecycle import ComplaintSupervised, ComplaintVerb
from backend.complaints.models import Complaint, StepReader, Supervision
from backend.foundation.db import transaction
from backend.foundation.viewer import Official


async def supervise(
    viewer: Official, complaint_id: UUID, version: int, *, level: Supervision, words: str
) -> Complaint:
    """Sets how closely the viewer's office looks on; handler and lead are told what is expected.

    Raises what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.SUPERVISE
    told = advancing.said(words, field="words")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        complaint.supervision = level
        await advancing.advance(
            viewer, complaint, verb, ComplaintSupervised, words=told, reader=StepReader.NEITHER
        )
    return complaint
