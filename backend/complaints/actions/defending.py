"""What the accused says: its side (陈述申辩), and what it has set right (整改报告)."""

from uuid import UUID

from backend.complaints import access
from backend.complaints.actions import advancing
from backend.complaints.lifecycle import ComplaintStated, ComplaintVerb
from backend.complaints.models import Complaint, StepReader
from backend.foundation.db import transaction
from backend.foundation.viewer import Official


async def state(viewer: Official, complaint_id: UUID, *, words: str) -> Complaint:
    """Gives its side while it is looked into, as often as it likes.

    Raises NOT_FOUND for what it was not told of, and WRONG_STATE.
    """
    return await _say(viewer, complaint_id, ComplaintVerb.STATE, words)


async def report(viewer: Official, complaint_id: UUID, *, words: str) -> Complaint:
    """Says what it has set right; the lead looks and confirms.

    Raises NOT_FOUND for what it was not told of, and WRONG_STATE.
    """
    return await _say(viewer, complaint_id, ComplaintVerb.REPORT, words)


async def _say(viewer: Official, complaint_id: UUID, verb: ComplaintVerb, words: str) -> Complaint:
    said = advancing.said(words, field="words")
    async with transaction():
        complaint = await access.complaint_for_accused(viewer, complaint_id)
        await advancing.advance(
            viewer, complaint, verb, ComplaintStated, words=said, reader=StepReader.ACCUSED
        )
    return complaint
