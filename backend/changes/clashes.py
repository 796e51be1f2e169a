"""Whether what a request was written against still holds: an item is not changed twice at once."""

from tortoise.expressions import F, Subquery

from backend.catalogue import queries as catalogue
from backend.changes.lifecycle import ChangeState
from backend.changes.models import ChangeEntry, ChangeRequest
from backend.foundation.errors import Problem, ProblemCode


async def refuse(request: ChangeRequest, round_: int) -> None:
    """Raises CATALOGUE_ITEM_CHANGED when an item has another newest version than was read.

    Also when another request that is published, but not yet in force, will give it one. Three
    statements, however many entries there are.
    """
    rows = ChangeEntry.filter(request_id=request.id, round=round_)
    entries = await rows.order_by("position")
    newest = await catalogue.newest_versions([entry.code for entry in entries])
    for entry in entries:
        row = newest.get(entry.code)
        if entry.base_version != (0 if row is None else row.version):
            raise _changed(entry)
    pending = ChangeEntry.filter(
        request__state=ChangeState.PUBLISHED,
        round=F("request__filed_round"),
        code__in=Subquery(rows.values("code")),
    )
    if clashing := await pending.exclude(request_id=request.id).first():
        raise _changed(clashing)


def _changed(entry: ChangeEntry) -> Problem:
    return Problem(ProblemCode.CATALOGUE_ITEM_CHANGED, field="entries", name=entry.name)
