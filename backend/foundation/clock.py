"""The only clock. Times are stored in UTC and shown in China Standard Time."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")

TOLERANCE = timedelta(seconds=60)
"""How far a machine may be from the database, and a time-stamp authority from the machine."""

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)
_wrong_by: ContextVar[timedelta] = ContextVar("wrong_by", default=timedelta())
_off_by: Path | None = None


class WrongClock(Exception):
    """This machine's clock is not that of the others: nothing is decided or signed on it."""


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _stopped_at.get() or datetime.now(UTC) + _wrong_by.get() + _off()


def follow(file: Path | None) -> None:
    """Lets the clock of this process be off by as many seconds as the file says at any time.

    For the two process edges, at their start: only one in development is told so (PORTAL_CLOCK).
    """
    global _off_by  # noqa: PLW0603 -- what a process is told once, at its start
    _off_by = file


def require_right(reference: datetime) -> None:
    """Raises WrongClock where this machine's clock and another one disagree.

    To be asked before a date gets onto a paper. A clock that was stopped is never wrong.
    """
    if _stopped_at.get() is None and abs(now() - reference) > TOLERANCE:
        raise WrongClock(f"by {now() - reference}")


def today() -> date:
    """The calendar day in China, on which deadlines and dates on paper rest."""
    return now().astimezone(CHINA).date()


def _off() -> timedelta:
    return timedelta(seconds=int(_off_by.read_text())) if _off_by else timedelta()


@contextmanager
def wrong(by: timedelta) -> Generator[None]:
    """Lets the clock be wrong for the code inside, as that of a machine may be."""
    token = _wrong_by.set(by)
    try:
        yield
    finally:
        _wrong_by.reset(token)


@contextmanager
def stopped(at: datetime) -> Generator[None]:
    """Stops the clock for the code inside: a development implementation of time."""
    token = _stopped_at.set(at)
    try:
        yield
    finally:
        _stopped_at.reset(token)
