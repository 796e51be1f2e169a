"""How long departments wait for a key: what is promised, and how it was lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from backend.foundation import deadlines

PROMISED_DAYS = 5
"""Working days, as the promise for a proof: nobody here asks of others what she does not keep."""
LATELY = timedelta(days=90)

Span = tuple[datetime, datetime]
"""When a request was filed, and when it was answered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingTime:
    """Working days. None where there was nothing to count."""

    promised: int
    median: float | None
    longest: int | None
    open: int
    open_longest: int | None
    """How long the oldest of the open ones waits already: silence is a figure too."""


def figures(answered: Sequence[Span], open_since: Sequence[datetime], today: date) -> WaitingTime:
    """Of the requests answered lately, and of those that wait on `today`."""
    took = [
        deadlines.working_days_between(deadlines.today(filed), deadlines.today(done))
        for filed, done in answered
    ]
    waits = [deadlines.working_days_between(deadlines.today(filed), today) for filed in open_since]
    return WaitingTime(
        promised=PROMISED_DAYS,
        median=median(took) if took else None,
        longest=max(took, default=None),
        open=len(waits),
        open_longest=max(waits, default=None),
    )
