"""Months and years as they are reported on: whole days in China."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem, ProblemCode

FIRST_YEAR = 2000
"""Before it nobody kept complaints here; a year is asked for by anybody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """From the beginning of `first` until the end of `last`."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        """The first moment."""
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return _midnight(self.last + timedelta(days=1))

    @property
    def days(self) -> Iterator[date]:
        """Each day."""
        return (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))


def year(number: int) -> Period:
    """A calendar year; raises NUMBER_OUT_OF_RANGE before 2000 and after the present one."""
    newest = clock.today().year
    if not FIRST_YEAR <= number <= newest:
        raise Problem(ProblemCode.NUMBER_OUT_OF_RANGE, field="year", least=FIRST_YEAR, most=newest)
    return Period(first=date(number, 1, 1), last=date(number, 12, 31))


def month(name: str) -> Period:
    """A calendar month by its name, 2026-11; DATE_INVALID for none and for one still to come."""
    try:
        first = date.fromisoformat(f"{name}-01")
    except ValueError:
        raise Problem(ProblemCode.DATE_INVALID, field="month") from None
    if not first.year >= FIRST_YEAR or first > clock.today() or first.strftime("%Y-%m") != name:
        raise Problem(ProblemCode.DATE_INVALID, field="month")
    return Period(first=first, last=_before_next_month(first))


def finished(period: Period) -> Period | None:
    """What of a year is over by whole months; None before its first month is."""
    this_month = clock.today().replace(day=1)
    last = min(period.last, this_month - timedelta(days=1))
    return Period(first=period.first, last=last) if last >= period.first else None


def _before_next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), CHINA)
