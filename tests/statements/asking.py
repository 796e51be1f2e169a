"""How an operation is asked for one thing and for many: the parts of which tables are made."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from backend.foundation.viewer import Visitor
from tests.exchange.door import Door
from tests.statements.crowd import MANY, Crowd
from tests.statements.departments import Departments


@dataclass(frozen=True, kw_only=True)
class World:
    """Everything that was arranged once, for all operations."""

    crowd: Crowd
    departments: Departments
    door: Door


@dataclass(frozen=True)
class Asked:
    """Who asks, with which variables; nobody at the door of departments, whose key says it."""

    viewer: Visitor | None
    variables: dict[str, Any]


Arranging: TypeAlias = Callable[[World, int], Awaitable[Asked]]
"""Makes what is needed to ask for so many; called anew for each time."""


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """`rows` leads to the list of an answer that is to be so long: names with dots between them.

    It is empty for an answer that is that list, and None when only the input is long. `most` is how
    long it may be; `each` how many statements one more of it costs.
    """

    asking: Arranging
    rows: str | None
    most: int = MANY
    each: int = 0


class Arrangements(dict[str, Arrangement]):
    """By the name of the operation; one that is asked in several ways has its way behind it."""

    def of(
        self, name: str, *, rows: str | None, most: int = MANY, each: int = 0
    ) -> Callable[[Arranging], Arranging]:
        """Puts a function into the table."""

        def keep(asking: Arranging) -> Arranging:
            self[name] = Arrangement(asking=asking, rows=rows, most=most, each=each)
            return asking

        return keep
