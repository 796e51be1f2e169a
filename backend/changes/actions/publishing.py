"""The decision: a request is published, with what became of the comments and the day it holds from.

Nobody may decide who filed it or looked at it before.
"""

from datetime import date, timedelta
from uuid import UUID

from backend.changes import access, clashes
from backend.changes.actions import advancing
from backend.changes.lifecycle import ChangePublished, ChangeVerb
from backend.changes.models import ChangeRequest
from backend.foundation import clock, db
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Official

FURTHEST_DAYS = 366
"""What is to hold later than in a year is decided when the year is over."""


async def publish(
    viewer: Official, request_id: UUID, version: int, *, effective_from: date, summary: str
) -> ChangeRequest:
    """Publishes a request about which the public was asked; it holds from a day on, never before.

    Raises CONSULTATION_OPEN until the last day for comments is over, CATALOGUE_ITEM_CHANGED,
    DATE_INVALID for a day that is past or too far away, and what access.request_for_verb raises.
    """
    verb, words = ChangeVerb.PUBLISH, advancing.said(summary, field="summary")
    today = clock.today()
    if not today <= effective_from <= today + timedelta(days=FURTHEST_DAYS):
        raise Problem(ProblemCode.DATE_INVALID, field="effectiveFrom")
    async with transaction():
        request, role = await access.request_for_verb(viewer, request_id, verb, version)
        if access.is_open(request):
            raise Problem(ProblemCode.CONSULTATION_OPEN, until=str(request.consultation_ends_on))
        # Of two requests for one item the second waits here, and then finds the first.
        await db.serialise(f"changes of {request.organisation_id}")
        await clashes.refuse(request, request.filed_round)
        request.publisher_id, request.published_at = viewer.person_id, clock.now()
        request.effective_from, request.summary = effective_from, words
        await advancing.advance(viewer, request, verb, ChangePublished, words=words, role=role)
    return request
