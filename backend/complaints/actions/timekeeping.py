"""What the clock does: remind, tell the office above, go on unanswered, find a day missed."""

from datetime import date
from uuid import UUID

from backend.complaints import conditions, overseers, terms
from backend.complaints.actions import advancing, limits
from backend.complaints.lifecycle import (
    ComplaintContinued,
    ComplaintEscalated,
    ComplaintReminded,
    ComplaintState,
    ComplaintVerb,
    RectificationMissed,
)
from backend.complaints.models import Complaint, Reminder, StepReader
from backend.complaints.terms import Stage
from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.identity.models import Organisation

SYSTEM = System(job="complaints")
_LAPSED = "没有在期限内补充，按现有材料继续办理。"
_MISSED = "到期未完成整改。"


async def keep_time(complaint_id: UUID) -> None:
    """Does what the day asks of one complaint; nothing when another run just did it."""
    today = clock.today()
    async with transaction():
        complaint = await Complaint.filter(id=complaint_id).select_for_update().get()
        is_over = terms.is_over(complaint, today)
        match complaint.state:
            case ComplaintState.WAITING:
                if is_over:
                    await _lapse(complaint, today)
            case ComplaintState.RECTIFYING if is_over:
                await _miss(complaint)
            case _:
                await _press(complaint, terms.reached(complaint, today))


async def _lapse(complaint: Complaint, today: date) -> None:
    terms.resume(complaint, today)
    await advancing.advance(
        SYSTEM,
        complaint,
        ComplaintVerb.LAPSE,
        ComplaintContinued,
        words=_LAPSED,
        reader=StepReader.COMPLAINANT,
    )


async def _miss(complaint: Complaint) -> None:
    complaint.missed = True
    await limits.begin(complaint, Stage.PUBLICISE)
    await advancing.advance(
        SYSTEM,
        complaint,
        ComplaintVerb.MISS,
        RectificationMissed,
        words=_MISSED,
        reader=StepReader.BOTH,
    )


async def _press(complaint: Complaint, reached: Reminder) -> None:
    """Reminds once per mark, and escalates once per term. Whoever has the page open may go on."""
    if reached <= complaint.reminded:
        return
    complaint.reminded = reached
    if reached is not Reminder.OVER:
        await _tell_of(complaint, "complaint.remind", ComplaintReminded)
        return
    late = await Organisation.get(id=conditions.responsible(complaint))
    above = await overseers.branch_above(late.region, accused_id=complaint.accused_id)
    # At the top there is nobody to tell but the office itself.
    complaint.escalated_to = above or complaint.escalated_to
    await _tell_of(complaint, "complaint.escalate", ComplaintEscalated)


async def _tell_of(
    complaint: Complaint, deed: str, event: type[ComplaintReminded] | type[ComplaintEscalated]
) -> None:
    await complaint.save(update_fields=["reminded", "escalated_to"])
    await audit.record(SYSTEM, deed, complaint.id, number=complaint.number)
    await outbox.record(event(complaint_id=complaint.id))
