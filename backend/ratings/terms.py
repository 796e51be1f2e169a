"""Terms of repairs (整改时限): data, in working days, each with its source."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from backend.complaints.models import Reminder
from backend.foundation import deadlines
from backend.foundation.deadlines import Due
from backend.ratings.lifecycle import ENDED
from backend.ratings.models import Repair

_FILE = Path(__file__).parent / "data" / "terms.csv"


class Stage(StrEnum):
    """What a term is for."""

    REPAIR = "repair"
    EXTEND = "extend"
    """Added to the day by which a repair was due."""
    APPEAL = "appeal"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """So many working days, and where that is said."""

    days: int
    source: str


def term_of(stage: Stage) -> Term:
    """The term of a stage."""
    return _terms()[stage]


def begin(repair: Repair, on: date, stage: Stage) -> None:
    """The term of a stage runs from `on`. The caller saves."""
    _run(repair, on, deadlines.add_working_days(on, term_of(stage).days))


def extend(repair: Repair, on: date) -> None:
    """More days after the one by which it was due; its marks begin anew. The caller saves."""
    _run(repair, on, deadlines.add_working_days(repair.due_on, term_of(Stage.EXTEND).days))


def rest(repair: Repair, on: date) -> None:
    """The office's term stops, and the supervisor's runs meanwhile. The caller saves."""
    repair.days_left = deadlines.remaining_working_days(on, repair.due_on)
    begin(repair, on, Stage.APPEAL)


def resume(repair: Repair, on: date) -> None:
    """What was left of the office's term runs again from `on`. The caller saves."""
    assert repair.days_left is not None, "what goes on rested before"
    _run(repair, on, deadlines.add_working_days(on, repair.days_left))
    repair.days_left = None


def reached(repair: Repair, on: date) -> Reminder:
    """How much of the present term has passed on a day, as far as somebody is reminded of it."""
    if repair.state in ENDED:
        return Reminder.NONE
    if repair.due_on < on:
        return Reminder.OVER
    days = max(1, deadlines.working_days_between(repair.term_from, repair.due_on))
    passed = 100 * deadlines.working_days_between(repair.term_from, on)
    marks = (Reminder.LATE, Reminder.HALF)
    return next((mark for mark in marks if passed >= mark * days), Reminder.NONE)


def _run(repair: Repair, on: date, due: Due) -> None:
    repair.term_from, repair.due_on = on, due.on
    repair.calendar_known, repair.reminded = due.calendar_known, Reminder.NONE


@cache
def _terms() -> Mapping[str, Term]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["stage"]: Term(days=int(row["days"]), source=row["source"])
            for row in csv.DictReader(file)
        }
