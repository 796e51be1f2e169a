"""Which ways of asking look like scraping: pure rules over what a client asked lately.

Written after a public script that drove a city's proof query through lists of names and identity
numbers, in batches of thousands, by night and at equal intervals, skipping what failed. Nobody is
accused by a rule: an alert asks an operator to look; only what no service hall can do by hand is
severe, and stops the client until somebody has looked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import fmean, pstdev

from backend.exchange.kinds import AlertKind
from backend.foundation.clock import CHINA

KEPT = timedelta(days=90)
"""How long single lookups are kept: an operator who returns from leave can still look."""
WINDOW = timedelta(days=1)
HOUR = timedelta(hours=1)
TRAIL = 2_000
"""The most lookups that are looked at; twice what is severe for persons in an hour."""
NIGHT = (22, 6)
"""Hours in China in which no counter is open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """From how many on a pattern is told, and from how many on it stops the client, if ever."""

    told: float
    severe: float | None
    reason: str


THRESHOLDS = {
    AlertKind.MANY_PERSONS: Threshold(
        told=300,
        severe=1_000,
        reason="The largest hall of a county serves about 300 people an hour.",
    ),
    AlertKind.MANY_UNKNOWN: Threshold(
        told=0.5,
        severe=0.8,
        reason="People bring papers that exist; of typed numbers about one in ten is mistyped.",
    ),
    AlertKind.SERIAL_WALK: Threshold(
        told=10,
        severe=20,
        reason="Papers of one village reach a counter in no order; never twenty in a row.",
    ),
    AlertKind.ONE_CASE_MANY_PERSONS: Threshold(
        told=30,
        severe=300,
        reason="A case has a family of some; a list of a whole village is worth a question.",
    ),
    AlertKind.AT_NIGHT: Threshold(
        told=200,
        severe=None,
        reason="Retries after closing time are some dozens; nightly jobs exist.",
    ),
    AlertKind.EQUAL_INTERVALS: Threshold(
        told=30, severe=None, reason="Thirty people are never served at intervals equal to 2 %."
    ),
}
MOST_MISMATCHES = 20
"""Wrong persons on a paper in an hour: no counter mistypes so often, and more would be guessing."""
LEAST_ASKED = 50
"""Shares say nothing about less."""
_EVENNESS = 0.02


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One paper that a client asked for; see models.ExchangeLookup."""

    at: datetime
    case_number: str
    known: bool
    person: str | None = None
    series: str | None = None
    serial: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A pattern that was seen, with its figures; never with data of a person."""

    kind: AlertKind
    severe: bool
    figures: dict[str, float] = field(default_factory=dict[str, float])


def hits(trail: Sequence[Seen], now: datetime) -> list[Hit]:
    """What the lookups of the last WINDOW show."""
    hour = [seen for seen in trail if seen.at > now - HOUR]
    amounts = {
        AlertKind.MANY_PERSONS: len(_persons(hour)),
        AlertKind.MANY_UNKNOWN: unknown_share(hour),
        AlertKind.SERIAL_WALK: longest_walk(hour),
        AlertKind.ONE_CASE_MANY_PERSONS: persons_of_one_case(trail),
        AlertKind.AT_NIGHT: len(hour) if is_night(now) else 0,
        AlertKind.EQUAL_INTERVALS: evenly_asked(hour),
    }
    return list(_over(amounts, len(hour)))


def _over(amounts: dict[AlertKind, float], asked: int) -> Iterator[Hit]:
    for kind, amount in amounts.items():
        limit = THRESHOLDS[kind]
        if amount >= limit.told:
            severe = limit.severe is not None and amount >= limit.severe
            yield Hit(kind=kind, severe=severe, figures={"amount": amount, "asked": asked})


def unknown_share(hour: Sequence[Seen]) -> float:
    """Which part of what was asked does not exist; 0 for fewer than LEAST_ASKED."""
    if len(hour) < LEAST_ASKED:
        return 0.0
    return sum(not seen.known for seen in hour) / len(hour)


def longest_walk(hour: Sequence[Seen]) -> int:
    """How many numbers of one series follow one another without a gap, in whatever order asked."""
    by_series: dict[str, set[int]] = {}
    for seen in hour:
        if seen.series is not None and seen.serial is not None:
            by_series.setdefault(seen.series, set()).add(seen.serial)
    return max((_longest_run(serials) for serials in by_series.values()), default=0)


def persons_of_one_case(trail: Sequence[Seen]) -> int:
    """The most different persons that were asked for under one case number."""
    by_case: dict[str, list[Seen]] = {}
    for seen in trail:
        by_case.setdefault(seen.case_number, []).append(seen)
    return max((len(_persons(seen)) for seen in by_case.values()), default=0)


def evenly_asked(hour: Sequence[Seen]) -> int:
    """For how many different persons the last requests came at intervals equal to 2 %, else 0."""
    least = int(THRESHOLDS[AlertKind.EQUAL_INTERVALS].told)
    moments = sorted({seen.at for seen in hour})[-least - 1 :]
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    if len(gaps) < least or pstdev(gaps) > _EVENNESS * fmean(gaps):
        return 0
    return len(_persons([seen for seen in hour if seen.at >= moments[0]]))


def is_night(now: datetime) -> bool:
    """Whether no counter in China is open."""
    begin, end = NIGHT
    hour = now.astimezone(CHINA).hour
    return hour >= begin or hour < end


def _persons(trail: Sequence[Seen]) -> set[str]:
    return {seen.person for seen in trail if seen.person is not None}


def _longest_run(serials: set[int]) -> int:
    longest = 0
    for first in serials:
        if first - 1 not in serials:
            last = first
            while last + 1 in serials:
                last += 1
            longest = max(longest, last - first + 1)
    return longest
