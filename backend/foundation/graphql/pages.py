"""Relay-style pages: edges with opaque cursors, a page at most 100 long."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Generic, TypeVar

import strawberry

from backend.foundation.pages import DEFAULT_PAGE, MAX_PAGE, Page

T = TypeVar("T")
M = TypeVar("M")

First = Annotated[
    int | None,
    strawberry.argument(description=f"How many, 1 to {MAX_PAGE}; {DEFAULT_PAGE} when absent."),
]
After = Annotated[
    str | None, strawberry.argument(description="The endCursor of the page before, unchanged.")
]


@strawberry.type(description="Where a page ends and whether another follows.")
class PageInfo:
    """Relay's page information, forward only."""

    has_next_page: bool = strawberry.field(description="Whether another page follows.")
    end_cursor: str | None = strawberry.field(description="Pass it as `after` for the next page.")


@strawberry.type(description="One item and its place in the list.")
class Edge(Generic[T]):
    """One item of a page."""

    cursor: str = strawberry.field(description="The place of this item. Opaque.")
    node: T = strawberry.field(description="The item.")


@strawberry.type(description="One page of a list, in the list's own order.")
class Connection(Generic[T]):
    """One page."""

    edges: list[Edge[T]] = strawberry.field(description="The items.")
    page_info: PageInfo = strawberry.field(description="How to go on.")
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="How many items the whole list has, by the same predicate.")
    async def total_count(self) -> int:
        """Counted only when asked for."""
        return await self.count()


def connection_of(page: Page[M], face: Callable[[M], T]) -> Connection[T]:
    """A page of models as a page of one audience's type."""
    edges = [
        Edge(cursor=position.to_cursor(), node=face(item))
        for item, position in zip(page.items, page.positions, strict=True)
    ]
    end = edges[-1].cursor if edges else None
    return Connection(
        edges=edges,
        page_info=PageInfo(has_next_page=page.has_next, end_cursor=end),
        count=page.count,
    )
