"""A state machine is a table: (state, verb) → state. Nothing else in the portal knows states."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from backend.foundation.errors import Problem, ProblemCode

S = TypeVar("S", bound=StrEnum)


class WrongState(Problem):
    """The verb is not possible in this state; somebody else may have been faster."""

    def __init__(self, state: StrEnum, verb: str) -> None:
        super().__init__(ProblemCode.WRONG_STATE)
        self.found = state
        self.verb = verb


class Lifecycle(Generic[S]):
    """The one table of a context. Only that context's actions ask it."""

    def __init__(self, table: Mapping[tuple[S, str], S]) -> None:
        self._table = dict(table)

    def after(self, state: S, verb: str) -> S:
        """The state that `verb` leads to; raises WrongState when the table has no such row."""
        try:
            return self._table[state, verb]
        except KeyError:
            raise WrongState(state, verb) from None

    def allows(self, state: S, verb: str) -> bool:
        """Whether the table has a row for this verb in this state."""
        return (state, verb) in self._table

    def __iter__(self) -> Iterator[tuple[S, str, S]]:
        for (state, verb), result in self._table.items():
            yield state, verb, result
