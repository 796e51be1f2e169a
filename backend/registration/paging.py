"""Pages of lists that stand in an order of their own, not newest first."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import Page, PageRequest, Position

M = TypeVar("M", bound=Model)

_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""A position has a moment, which says nothing in these lists."""


async def page_along(rows: QuerySet[M], request: PageRequest, *, order: Sequence[str]) -> Page[M]:
    """A page of `rows`, ascending by the columns of `order`, the last of which is unique.

    Two statements at most; raises CURSOR_INVALID for the position of what is gone.
    """
    found = rows
    if request.after is not None:
        last = await rows.model.get_or_none(id=request.after.id)
        if last is None:
            raise Problem(ProblemCode.CURSOR_INVALID, field="after")
        found = rows.filter(_behind([getattr(last, column) for column in order], order))
    items = await found.order_by(*order).limit(request.first + 1)
    shown = items[: request.first]
    return Page(
        items=shown,
        positions=[Position(_NO_MOMENT, getattr(item, "id")) for item in shown],  # noqa: B009 -- every model of ours has one
        has_next=len(items) > request.first,
        count=rows.count,
    )


def _behind(place: Sequence[Any], order: Sequence[str]) -> Q:
    behind = Q(**{f"{order[-1]}__gt": place[-1]})
    for column, value in reversed(list(zip(order[:-1], place[:-1], strict=True))):
        behind = Q(**{f"{column}__gt": value}) | Q(behind, **{column: value})
    return behind
