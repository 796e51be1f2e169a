"""Batch reads of what belongs to series and talks."""

from collections import defaultdict
from uuid import UUID

from tortoise.expressions import Q

from backend.complaints import access as complaints
from backend.complaints.models import Complaint
from backend.foundation import asking
from backend.foundation.viewer import Official
from backend.oversight.models import TalkComplaint


async def series_by_first(keys: list[tuple[Official, UUID]]) -> list[list[Complaint]]:
    """Of each series, by its first complaint, what its viewer may know of, the earliest first."""
    ids = [first for _, first in keys]
    known = complaints.for_supervisors(keys[0][0])
    rows = known.filter(Q(id__in=ids) | Q(repeats_id__in=ids)).order_by("filed_at", "number")
    found: dict[UUID, list[Complaint]] = defaultdict(list)
    async for row in rows:
        found[row.repeats_id or row.id].append(row)
    return [found[id_] for id_ in ids]


@asking.as_the_portal("the numbers that a talk names, whoever reads it")
async def numbers_by_talk(ids: list[UUID]) -> list[list[str]]:
    """The numbers of the complaints of each talk, but for those the office knows nothing of."""
    rows = TalkComplaint.filter(talk_id__in=ids).exclude(complaint__state__in=complaints.UNTOLD)
    found: dict[UUID, list[str]] = defaultdict(list)
    told = rows.order_by("complaint__number").values_list("talk_id", "complaint__number")
    for talk_id, number in await told:
        found[talk_id].append(number)
    return [found[id_] for id_ in ids]
