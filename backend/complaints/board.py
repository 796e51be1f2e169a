"""The board of a supervising office: the stage of a complaint, and how much of its term is over.

Both are told from columns, so that the board, its list and the reminders agree. The mark of a term
is the clock's, at most an hour old; that a term is over is told by its day.
"""

from collections.abc import Mapping
from enum import StrEnum

from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Reminder

_S = ComplaintState


class BoardStage(StrEnum):
    """What is to be done next."""

    INTAKE = "intake"
    """待受理."""
    DISPATCH = "dispatch"
    """待交办: taken up, and nobody has begun."""
    INQUIRY = "inquiry"
    """调查中."""
    RECTIFYING = "rectifying"
    """整改中: founded, and not set right."""
    ANSWER = "answer"
    """待答复."""
    VISIT = "visit"
    """待回访."""


class TermAge(StrEnum):
    """How much of the present term has passed, in working days; the marks of the reminders."""

    FRESH = "fresh"
    """Less than half, or it rests."""
    HALF = "half"
    LATE = "late"
    """Four fifths."""
    OVER = "over"


STATES: Mapping[BoardStage, frozenset[ComplaintState]] = {
    BoardStage.INTAKE: frozenset({_S.FILED}),
    BoardStage.DISPATCH: frozenset({_S.ACCEPTED, _S.DISPATCHED, _S.OBJECTED}),
    BoardStage.INQUIRY: frozenset({_S.INVESTIGATING, _S.WAITING}),
    BoardStage.RECTIFYING: frozenset({_S.FOUNDED, _S.RECTIFYING, _S.OVERDUE, _S.PUBLICISED}),
    BoardStage.ANSWER: frozenset({_S.UNFOUNDED, _S.RECTIFIED, _S.TRANSFERRED}),
    BoardStage.VISIT: frozenset({_S.ANSWERED}),
}
"""Every state in which something is to be done is in one stage."""

STAGE_OF: Mapping[ComplaintState, BoardStage] = {
    state: stage for stage, states in STATES.items() for state in states
}

MARKS: Mapping[TermAge, Reminder] = {
    TermAge.FRESH: Reminder.NONE,
    TermAge.HALF: Reminder.HALF,
    TermAge.LATE: Reminder.LATE,
}
"""The last reminder of a term that is not over."""
AGE_OF: Mapping[Reminder, TermAge] = {mark: age for age, mark in MARKS.items()}
