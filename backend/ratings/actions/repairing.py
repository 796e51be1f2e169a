"""What follows a bad rating: the rater is asked, things are set right or explained, she is told."""

from uuid import UUID

from backend.complaints import receipts
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Visitor
from backend.ratings import access, terms
from backend.ratings.actions import advancing
from backend.ratings.lifecycle import (
    RaterCalledBack,
    RaterReplied,
    RepairAnswered,
    RepairExtended,
    RepairSettled,
    RepairVerb,
)
from backend.ratings.models import Repair, RepairOutcome

_VERBS = {
    RepairOutcome.RECTIFIED: RepairVerb.RECTIFY,
    RepairOutcome.EXPLAINED: RepairVerb.EXPLAIN,
}


async def call_back(viewer: Official, repair_id: UUID, version: int, *, words: str) -> Repair:
    """Asks the rater through the portal what went wrong; who she is stays unknown."""
    question = advancing.said(words)
    async with transaction():
        verb = RepairVerb.CALL_BACK
        repair = await access.repair_for_office(viewer, repair_id, verb, version)
        repair.awaits_reply = True
        await advancing.advance(viewer, repair, verb, RaterCalledBack, words=question)
    return repair


async def reply(
    services: Services,
    viewer: Visitor,
    rating_id: UUID,
    *,
    words: str,
    receipt_code: str | None = None,
) -> Repair:
    """The rater replies to a question, if she likes; without an account, by her receipt code."""
    answer = advancing.said(words)
    if receipt_code is not None:
        await receipts.admit(viewer)
    async with transaction():
        repair = await access.repair_for_rater(services.vault, viewer, rating_id, receipt_code)
        repair.awaits_reply = False
        await advancing.advance(viewer, repair, RepairVerb.REPLY, RaterReplied, words=answer)
    return repair


async def extend(viewer: Official, repair_id: UUID, version: int, *, words: str) -> Repair:
    """Takes longer, once, for a reason that the rater is told."""
    reason = advancing.said(words)
    async with transaction():
        verb = RepairVerb.EXTEND
        repair = await access.repair_for_office(viewer, repair_id, verb, version)
        terms.extend(repair, clock.today())
        repair.extended_at = clock.now()
        await advancing.advance(viewer, repair, verb, RepairExtended, words=reason)
    return repair


async def settle(
    viewer: Official, repair_id: UUID, version: int, *, outcome: RepairOutcome, words: str
) -> Repair:
    """Puts on record what was set right, or why nothing can be."""
    done = advancing.said(words)
    async with transaction():
        verb = _VERBS[outcome]
        repair = await access.repair_for_office(viewer, repair_id, verb, version)
        repair.outcome = outcome
        await advancing.advance(viewer, repair, verb, RepairSettled, words=done)
    return repair


async def answer(viewer: Official, repair_id: UUID, version: int, *, words: str) -> Repair:
    """Tells the rater what came of it, and ends the repair."""
    told = advancing.said(words)
    async with transaction():
        verb = RepairVerb.ANSWER
        repair = await access.repair_for_office(viewer, repair_id, verb, version)
        await advancing.advance(viewer, repair, verb, RepairAnswered, words=told)
    return repair
