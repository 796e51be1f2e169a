"""Pages of a list: what a caller asks for, and the opaque place where the next page begins."""

import base64
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from backend.foundation.errors import Problem, ProblemCode

MAX_PAGE = 100
"""More rows than a person reads on one screen; keeps the cost of a list flat."""
DEFAULT_PAGE = 20

_MOMENT = "%Y-%m-%dT%H:%M:%S.%f+0000"

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a list ordered by time, newest first, and then by id."""

    at: datetime
    id: UUID

    def to_cursor(self) -> str:
        """Opaque to callers."""
        plain = json.dumps([self.at.astimezone(UTC).strftime(_MOMENT), str(self.id)])
        return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def from_cursor(cls, cursor: str) -> "Position":
        """Raises CURSOR_INVALID for anything `to_cursor` did not make."""
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            at, id_ = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            # strptime, since fromisoformat would also take what to_cursor never writes. UTC only:
            # the first and last hours of time in another zone lie outside of what can be asked for.
            return cls(datetime.strptime(at, _MOMENT).replace(tzinfo=UTC), UUID(id_))
        except (ValueError, TypeError, AttributeError, RecursionError):
            raise Problem(ProblemCode.CURSOR_INVALID, field="after") from None


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRequest:
    """How many, and after which place. Use `asked` to build one from outside values."""

    first: int = DEFAULT_PAGE
    after: Position | None = None

    @classmethod
    def asked(cls, first: int | None, after: str | None) -> "PageRequest":
        """Checks both; raises PAGE_SIZE_INVALID or CURSOR_INVALID."""
        size = DEFAULT_PAGE if first is None else first
        if not 1 <= size <= MAX_PAGE:
            raise Problem(ProblemCode.PAGE_SIZE_INVALID, field="first", limit=MAX_PAGE)
        return cls(first=size, after=None if after is None else Position.from_cursor(after))


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Generic[T]):
    """One page. `count` counts the whole list with the same predicate, only when asked."""

    items: Sequence[T]
    positions: Sequence[Position]
    has_next: bool
    count: Callable[[], Awaitable[int]]


async def page_of(rows: QuerySet[M], request: PageRequest, *, order: str) -> Page[M]:
    """A page of `rows`, newest first by the column `order`, then by id. One statement."""
    found = rows
    if request.after is not None:
        at, id_ = request.after.at, request.after.id
        earlier: dict[str, Any] = {f"{order}__lt": at}
        same_moment: dict[str, Any] = {order: at, "id__lt": id_}
        found = rows.filter(Q(**earlier) | Q(**same_moment))
    items = await found.order_by(f"-{order}", "-id").limit(request.first + 1)
    shown = items[: request.first]
    return Page(
        items=shown,
        positions=[_position(item, order) for item in shown],
        has_next=len(items) > request.first,
        count=rows.count,
    )


def _position(item: Any, order: str) -> Position:
    return Position(getattr(item, order), item.id)
