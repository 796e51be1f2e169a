"""The states of a repair, the table of its verbs, and what is told when one happened."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class RepairState(StrEnum):
    """Where a repair stands."""

    OPENED = "opened"
    CALLED_BACK = "called_back"
    """回访: the rater was asked; whether she replied is in the steps."""
    RECTIFIED = "rectified"
    EXPLAINED = "explained"
    """No legal basis for what she wants, or it cannot be had; the office says so."""
    ANSWERED = "answered"
    APPEALED = "appealed"
    """A supervisor decides; the term of the repair rests."""
    EXCLUDED = "excluded"
    """The rating was a mistake or malice, and does not count."""


class RepairVerb(StrEnum):
    """What is done to a repair."""

    OPEN = "open"
    CALL_BACK = "call_back"
    REPLY = "reply"
    EXTEND = "extend"
    RECTIFY = "rectify"
    EXPLAIN = "explain"
    ANSWER = "answer"
    APPEAL = "appeal"
    EXCLUDE = "exclude"
    KEEP = "keep"


_S, _V = RepairState, RepairVerb

LIFECYCLE = Lifecycle[RepairState](
    {
        (_S.OPENED, _V.CALL_BACK): _S.CALLED_BACK,
        (_S.OPENED, _V.EXTEND): _S.OPENED,
        (_S.CALLED_BACK, _V.CALL_BACK): _S.CALLED_BACK,
        (_S.CALLED_BACK, _V.REPLY): _S.CALLED_BACK,
        (_S.CALLED_BACK, _V.EXTEND): _S.CALLED_BACK,
        (_S.CALLED_BACK, _V.RECTIFY): _S.RECTIFIED,
        (_S.CALLED_BACK, _V.EXPLAIN): _S.EXPLAINED,
        (_S.RECTIFIED, _V.ANSWER): _S.ANSWERED,
        (_S.EXPLAINED, _V.ANSWER): _S.ANSWERED,
        # Nobody calls a rating malice before having asked.
        (_S.CALLED_BACK, _V.APPEAL): _S.APPEALED,
        (_S.APPEALED, _V.EXCLUDE): _S.EXCLUDED,
        (_S.APPEALED, _V.KEEP): _S.CALLED_BACK,
    }
)

ENDED = frozenset({_S.ANSWERED, _S.EXCLUDED})
"""Nothing is due any more."""

OF_RATER = frozenset({_V.OPEN, _V.REPLY})
"""What the rater does: its steps name nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingGiven(Event):
    """Somebody rated how her case went."""

    NAME = "rating.given"

    rating_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class RepairEvent(Event):
    """Base: something happened to one repair."""

    NAME = "repair"

    repair_id: UUID


class RepairOpened(RepairEvent):
    """A bad rating came; the office has a term to look into it."""

    NAME = "repair.opened"
    __slots__ = ()


class RaterCalledBack(RepairEvent):
    """The rater is asked what went wrong."""

    NAME = "repair.called_back"
    __slots__ = ()


class RaterReplied(RepairEvent):
    """The rater said more."""

    NAME = "repair.replied"
    __slots__ = ()


class RepairExtended(RepairEvent):
    """It takes longer, once, and the rater is told why."""

    NAME = "repair.extended"
    __slots__ = ()


class RepairSettled(RepairEvent):
    """It is set right, or there is a reason why not; the rater's answer is still to come."""

    NAME = "repair.settled"
    __slots__ = ()


class RepairAnswered(RepairEvent):
    """The rater has her answer."""

    NAME = "repair.answered"
    __slots__ = ()


class RepairReminded(RepairEvent):
    """Half or four fifths of a term are over."""

    NAME = "repair.reminded"
    __slots__ = ()


class RepairOverdue(RepairEvent):
    """A term is over; the office above is told."""

    NAME = "repair.overdue"
    __slots__ = ()


class RatingAppealed(RepairEvent):
    """The office says that the rating was a mistake or malice."""

    NAME = "repair.appealed"
    __slots__ = ()


class RatingExcluded(RepairEvent):
    """A supervisor agrees: the rating does not count."""

    NAME = "repair.excluded"
    __slots__ = ()


class RatingKept(RepairEvent):
    """A supervisor does not agree: the repair goes on."""

    NAME = "repair.kept"
    __slots__ = ()
