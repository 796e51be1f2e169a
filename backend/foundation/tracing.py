"""Spans: the way of a request through its statements, its questions to others and its jobs.

Told to a collector that `collector` has opened (OpenTelemetry); without one every function here
does nothing, and nothing of OpenTelemetry is loaded. Names come from lists of ours, as those of
metrics do: no span holds an address, a parameter, the text of an error, a person or a case.
"""

import re
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from typing import Literal, Protocol

Kind = Literal["request", "job", "question"]
"""What came to us, what follows from it, and what we ask of other systems."""
UNTOLD = "statement"
"""One of no table of ours, a function for example."""


class Span(Protocol):
    """Something that takes its time, until the end of its block."""

    def tell(self, outcome: str, *, name: str | None = None) -> None:
        """How it ended, and what it is called, where that is known at the end only."""
        ...


class Teller(Protocol):
    """What `collector` opens."""

    def span(
        self, kind: Kind, name: str, *, of: str | None = None, delivery_id: int | None = None
    ) -> Generator[Span]:
        """See `span`."""
        ...

    def statement(self, name: str, seconds: float, *, failed: bool) -> None:
        """See `statement`."""
        ...


class _Untold:
    def tell(self, outcome: str, *, name: str | None = None) -> None:
        del outcome, name


_UNTOLD = _Untold()
_teller: Teller | None = None


def tell(teller: Teller | None) -> None:
    """From here on this process tells its spans there; None: to nobody."""
    global _teller  # noqa: PLW0603 -- of the process, as its log is
    _teller = teller


@contextmanager
def span(
    kind: Kind, name: str, *, of: str | None = None, delivery_id: int | None = None
) -> Generator[Span]:
    """The time of a block. `of` is the request that a job follows from (request_ids).

    An exception that leaves the block is told by its type alone.
    """
    if _teller is None:
        yield _UNTOLD
        return
    yield from _teller.span(kind, name, of=of, delivery_id=delivery_id)


def statement(text: str, seconds: float, *, failed: bool) -> None:
    """A statement that has just ended, within the span that it is part of, if there is one."""
    if _teller is not None:
        _teller.statement(summary(text), seconds, failed=failed)


_CHANGE = re.compile(
    # Not what a row is locked for, nor what is done instead of an insertion.
    r'(?<!\bFOR )(?<!\bKEY )(?<!\bDO )\b(INSERT|UPDATE|DELETE)\b(?: INTO| FROM)?\s+"?(\w+)',
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_SOURCE = re.compile(r'\bFROM\s+"?(\w+)', re.IGNORECASE)


@lru_cache(maxsize=1000)
def summary(text: str) -> str:
    """Verb and table of a statement, as OpenTelemetry names them: “UPDATE proof”.

    Of one that changes rows within a common table expression it is that change.
    """
    outer = text
    while outer != (flat := _PARENTHESES.sub(";", outer)):
        outer = flat
    if change := _CHANGE.search(outer) or _CHANGE.search(text):
        return f"{change[1].upper()} {change[2]}"
    source = _SOURCE.search(outer) or _SOURCE.search(text)
    return f"SELECT {source[1]}" if source else UNTOLD
