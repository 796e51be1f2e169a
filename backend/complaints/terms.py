"""Terms of complaints (办理时限): data by kind and level, in working days, each with its source.

A row for one kind goes before one for all, one for one level of region before one for all. A term
that rests keeps what is left of it; see foundation.deadlines.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from backend.complaints.models import Complaint, ComplaintKind, Reminder
from backend.foundation import deadlines
from backend.foundation.deadlines import Due
from backend.regions import branches
from backend.regions.branches import Level

_FILE = Path(__file__).parent / "data" / "terms.csv"
_ALL = "*"


class Stage(StrEnum):
    """What a term is for."""

    ACCEPT = "accept"
    DISPATCH = "dispatch"
    BEGIN = "begin"
    SETTLE = "settle"
    DECIDE = "decide"
    EXTEND = "extend"
    SUPPLEMENT = "supplement"
    ORDER = "order"
    RECTIFY_SHORTEST = "rectify_shortest"
    RECTIFY_LONGEST = "rectify_longest"
    PUBLICISE = "publicise"
    TRANSFER = "transfer"
    ANSWER = "answer"
    VISIT = "visit"
    REOPEN = "reopen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """So many working days, and where that is said."""

    days: int
    source: str


def term_of(kind: ComplaintKind, region: str, stage: Stage) -> Term:
    """The term of a stage for a kind of complaint at the level of a handler's region."""
    return _term(kind, branches.level(region), stage)


def begin(complaint: Complaint, on: date, days: int) -> None:
    """The term of the present state: `days` working days from `on`. The caller saves."""
    _run(complaint, on, days, deadlines.add_working_days(on, days))


def run_until(complaint: Complaint, on: date, due: Due) -> None:
    """The term of the present state, from `on` to a day that was set before. The caller saves."""
    _run(complaint, on, max(0, deadlines.working_days_between(on, due.on)), due)


def rest(complaint: Complaint, on: date, days: int) -> None:
    """The term stops, and another one of `days` runs meanwhile. The caller saves."""
    assert complaint.due_on is not None, "what rests was running"
    complaint.term_left = deadlines.remaining_working_days(on, complaint.due_on)
    begin(complaint, on, days)


def resume(complaint: Complaint, on: date) -> None:
    """What was left of the term runs again from `on`; one that was over is over. The caller saves.

    Nobody gets rid of a missed day by asking the complainant for more.
    """
    assert complaint.term_left is not None, "what goes on rested before"
    left, complaint.term_left = complaint.term_left, None
    if complaint.decide_by is not None and complaint.decide_by < complaint.term_from:
        run_until(complaint, on, promised(complaint.decide_by))
        return
    begin(complaint, on, left)
    complaint.decide_by = complaint.due_on


def promised(day: date) -> Due:
    """A working day that was named before, and whether the calendar of its year is known."""
    return deadlines.add_working_days(day, 0)


def is_over(complaint: Complaint, on: date) -> bool:
    """Whether the last day of the present term has passed."""
    return complaint.due_on is not None and complaint.due_on < on


def reached(complaint: Complaint, on: date) -> Reminder:
    """How much of the present term has passed on a day, as far as somebody is reminded of it."""
    if complaint.due_on is None or complaint.term_days is None:
        return Reminder.NONE
    if is_over(complaint, on):
        return Reminder.OVER
    passed = 100 * deadlines.working_days_between(complaint.term_from, on)
    marks = (Reminder.LATE, Reminder.HALF)
    due = (mark for mark in marks if passed >= mark * max(complaint.term_days, 1))
    return next(due, Reminder.NONE)


def end(complaint: Complaint, on: date) -> None:
    """Nothing is due any more. The caller saves."""
    complaint.term_from = on
    complaint.term_days = complaint.due_on = complaint.term_left = None
    complaint.reminded, complaint.calendar_known = Reminder.NONE, True


def _run(complaint: Complaint, on: date, days: int, due: Due) -> None:
    complaint.term_from, complaint.term_days = on, days
    complaint.due_on, complaint.calendar_known = due.on, due.calendar_known
    complaint.reminded = Reminder.NONE


def _term(kind: ComplaintKind, level: Level, stage: Stage) -> Term:
    terms = _terms()
    for for_kind, at_level in ((kind, level), (kind, _ALL), (_ALL, level), (_ALL, _ALL)):
        if found := terms.get((for_kind, at_level, stage)):
            return found
    raise LookupError(f"no term for {stage.value}")


@cache
def _terms() -> Mapping[tuple[str, str, str], Term]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {
            (row["kind"], row["level"], row["stage"]): Term(
                days=int(row["days"]), source=row["source"]
            )
            for row in csv.DictReader(file)
        }
