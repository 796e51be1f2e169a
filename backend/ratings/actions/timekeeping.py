"""What the clock does: reminds whoever has a repair, and tells the office above when it is late."""

from uuid import UUID

from backend.complaints.models import Reminder
from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.ratings import terms
from backend.ratings.lifecycle import RepairOverdue, RepairReminded
from backend.ratings.models import Repair

SYSTEM = System(job="ratings")


async def keep_time(repair_id: UUID) -> None:
    """Reminds once per mark of a term; nothing when another run just did it.

    Whoever has the page open may go on.
    """
    async with transaction():
        repair = await Repair.filter(id=repair_id).select_for_update().get()
        reached = terms.reached(repair, clock.today())
        if reached <= repair.reminded:
            return
        repair.reminded = reached
        await repair.save(update_fields=["reminded"])
        event = RepairOverdue if reached is Reminder.OVER else RepairReminded
        await audit.record(SYSTEM, "repair.remind", repair.id, mark=reached.value)
        await outbox.record(event(repair_id=repair.id))
