"""The day on which a published request holds: all its items get their next version at once."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from backend.catalogue import actions as catalogue
from backend.catalogue import queries as catalogue_queries
from backend.catalogue import storing
from backend.changes.actions import advancing
from backend.changes.lifecycle import ChangeEnforced, ChangeState, ChangeVerb
from backend.changes.models import ChangeEntry, ChangeRequest
from backend.changes.registers import Register, register_of
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.viewer import System

_SYSTEM = System(job="changes")
_WORDS = "按公布的日期生效。"


async def enforce(request_id: UUID) -> None:
    """Puts a request in force whose day has come; nothing otherwise, or when another just did.

    A bounded number of statements, however many entries there are.
    """
    request = await ChangeRequest.get(id=request_id).select_related("organisation")
    day = request.effective_from
    if request.state is not ChangeState.PUBLISHED or day is None or day > clock.today():
        return
    register = await register_of(request.organisation)
    # Before the transaction: how five thousand names sound takes a while.
    wanted = await _prepared(request, day, register)
    async with transaction():
        # What was published is never changed: only whether it still waits is asked again.
        locked = await ChangeRequest.filter(id=request_id).select_for_update().get()
        if locked.state is ChangeState.PUBLISHED:
            await catalogue.register(_SYSTEM, register.listed(day), wanted)
            await advancing.advance(
                _SYSTEM, locked, ChangeVerb.ENFORCE, ChangeEnforced, words=_WORDS
            )


async def _prepared(
    request: ChangeRequest, day: date, register: Register
) -> Mapping[str, storing.Prepared]:
    entries = await ChangeEntry.filter(request_id=request.id, round=request.filed_round).order_by(
        "position"
    )
    before = await catalogue_queries.newest_versions([entry.code for entry in entries])
    items = {
        entry.code: register.item(
            entry, before.get(entry.code), number=request.number or "", day=day
        )
        for entry in entries
    }
    return storing.prepared_parts(register.listed(day), items)
