"""The only clock. Times are stored in UTC and shown in China Standard Time."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _stopped_at.get() or datetime.now(UTC)


def today() -> date:
    """The calendar day in China, on which deadlines and dates on paper rest."""
    return now().astimezone(CHINA).date()


@contextmanager
def stopped(at: datetime) -> Generator[None]:
    """Stops the clock for the code inside: a development implementation of time."""
    token = _stopped_at.set(at)
    try:
        yield
    finally:
        _stopped_at.reset(token)
