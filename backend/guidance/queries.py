"""What the guide answers in a region at a moment, and which rule holds there outside the lists."""

from datetime import datetime

from tortoise.expressions import Q

from backend.catalogue import queries as catalogue
from backend.foundation import clock
from backend.guidance import answers
from backend.guidance.answers import Answer, Question
from backend.guidance.candidates import stored_candidate
from backend.guidance.models import LanePolicy


async def answer_for(region: str, question: Question, *, moment: datetime | None = None) -> Answer:
    """By the lists in force at a moment, now when none is told. Two statements."""
    at = moment or clock.now()
    held = await catalogue.held_on(region, at)
    policy = await policy_for(region, at)
    return answers.answer(question, [stored_candidate(row) for row in held], policy)


async def policy_for(region: str, moment: datetime) -> LanePolicy | None:
    """The rule in force of the nearest region that has one, or None."""
    above, day = catalogue.holding_in(region), moment.astimezone(clock.CHINA).date()
    known = LanePolicy.filter(
        Q(effective_from=None) | Q(effective_from__lte=day), region__in=above, set_at__lte=moment
    )
    newest = {row.region: row async for row in known.order_by("version")}
    held = [row for row in newest.values() if row.effective_to is None or row.effective_to >= day]
    return max(held, key=lambda row: above.index(row.region), default=None)
