"""Batch reads of what belongs to a request."""

from uuid import UUID

from tortoise.functions import Count

from backend.changes.models import ChangeComment, ChangeStep
from backend.foundation import asking


async def steps_by_request(ids: list[UUID]) -> list[list[ChangeStep]]:
    """The steps of each request, in their order, with the offices that took them."""
    rows = ChangeStep.filter(request_id__in=ids).select_related("organisation")
    steps = await rows.order_by("serial")
    return [[step for step in steps if step.request_id == id_] for id_ in ids]


@asking.as_the_portal("a figure without names")
async def comment_counts_by_request(ids: list[UUID]) -> list[int]:
    """How many residents said something of each request."""
    rows = ChangeComment.filter(request_id__in=ids).annotate(said=Count("id"))
    counts = dict(await rows.group_by("request_id").values_list("request_id", "said"))
    return [counts.get(id_, 0) for id_ in ids]
