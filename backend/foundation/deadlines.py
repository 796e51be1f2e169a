"""Working days (工作日): when something is due, what is left of a term, how a pause works.

A term in days begins on the day after the one it runs from (民法典 第二百零一条), and a last day
that is a rest day moves to the next working day (第二百零三条). Rest days, and the weekends worked
in exchange, are those the State Council announces each year. A year whose arrangement is not known
yet is computed from weekends alone, and the answer says so.

A pause has no state of its own: keep `remaining_working_days(day, due)` when it begins, and call
`add_working_days(day, kept)` on the day it ends.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import chinese_calendar

from backend.foundation.clock import CHINA

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term. `calendar_known` is False when a year was computed from weekends."""

    on: date
    calendar_known: bool


@dataclass(frozen=True, slots=True)
class _Day:
    works: bool
    known: bool


def today(now: datetime) -> date:
    """The calendar day in China at `now`. Raises ValueError for a time without a zone."""
    if now.tzinfo is None:
        raise ValueError("a time without a zone has no calendar day")
    return now.astimezone(CHINA).date()


def add_working_days(start: date, days: int) -> Due:
    """The last day of a term of `days` working days that runs from `start`, itself not counted.

    A term of 0 days ends on `start`, or on the next working day when that is a rest day.
    Raises ValueError for a negative term.
    """
    if days < 0:
        raise ValueError("a term cannot be negative")
    on = start if days == 0 else start + _ONE_DAY
    day = _day(on)
    known = day.known
    left = max(days, 1) - day.works
    while left:
        on += _ONE_DAY
        day = _day(on)
        known = known and day.known
        left -= day.works
    return Due(on, known)


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start`, up to and including `end`; negative if reversed."""
    if end < start:
        return -working_days_between(end, start)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(_day(day).works for day in days)


def remaining_working_days(day: date, due: date) -> int:
    """What is left of a term on `day`, which is not counted; 0 on the last day and after it."""
    return max(0, working_days_between(day, due))


def _day(day: date) -> _Day:
    try:
        return _Day(works=chinese_calendar.is_workday(day), known=True)
    except NotImplementedError:  # The calendar's way to say that it does not know the year.
        return _Day(works=day.weekday() < _SATURDAY, known=False)
