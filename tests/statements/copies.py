"""Rows made from one that was made by the book."""

from collections.abc import Callable
from typing import Any, TypeVar

from tortoise.models import Model

M = TypeVar("M", bound=Model)


def alike(row: M, **changes: Any) -> M:
    """An unsaved row like this one but for `changes`, under an id of its own."""
    own = {"id", "change"}  # Both the database's, or the default's, to give.
    values = {name: getattr(row, name) for name in row._meta.db_fields if name not in own}
    return type(row)(**values | changes)


async def copied(row: M, count: int, changes: Callable[[int], dict[str, Any]]) -> list[M]:
    """As many rows like this one, saved; the n-th with `changes(n)`."""
    rows = [alike(row, **changes(n)) for n in range(count)]
    await type(row).bulk_create(rows)
    return rows
