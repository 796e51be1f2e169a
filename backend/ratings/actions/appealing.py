"""The office says that a rating was a mistake or malice; a supervisor of its branch decides."""

from uuid import UUID

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.viewer import Official
from backend.ratings import access, terms
from backend.ratings.actions import advancing
from backend.ratings.lifecycle import RatingAppealed, RatingExcluded, RatingKept, RepairVerb
from backend.ratings.models import AppealGround, Repair


async def appeal(
    viewer: Official, repair_id: UUID, version: int, *, ground: AppealGround, words: str
) -> Repair:
    """Asks once that the rating be left out of the figures; the office's term rests meanwhile."""
    reason = advancing.said(words)
    async with transaction():
        verb = RepairVerb.APPEAL
        repair = await access.repair_for_office(viewer, repair_id, verb, version)
        repair.ground, repair.appealed_at = ground, clock.now()
        terms.rest(repair, clock.today())
        await advancing.advance(viewer, repair, verb, RatingAppealed, words=reason)
    return repair


async def decide(
    viewer: Official, repair_id: UUID, version: int, *, excludes: bool, words: str
) -> Repair:
    """Leaves the rating out of the figures, and tells the rater why; or keeps it, and the repair
    goes on with what was left of its term.
    """
    reason = advancing.said(words)
    verb = RepairVerb.EXCLUDE if excludes else RepairVerb.KEEP
    event = RatingExcluded if excludes else RatingKept
    async with transaction():
        repair = await access.repair_for_supervisor(viewer, repair_id, verb, version)
        if excludes:
            repair.days_left = None
        else:
            terms.resume(repair, clock.today())
        await advancing.advance(viewer, repair, verb, event, words=reason)
    return repair
