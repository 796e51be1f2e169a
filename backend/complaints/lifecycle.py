"""The states of a complaint, the table of its verbs, and what is told when one happened."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class ComplaintState(StrEnum):
    """Where a complaint stands."""

    FILED = "filed"
    DECLINED = "declined"
    """不予受理, with the reason and the proper route."""
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    DISPATCHED = "dispatched"
    """交办: a lead has it and has not begun; it may still say that it is not its own."""
    OBJECTED = "objected"
    """管辖异议: the handler decides who has it; after that nobody may give it back."""
    INVESTIGATING = "investigating"
    WAITING = "waiting"
    """待补充: the complainant was asked for more; the term rests."""
    FOUNDED = "founded"
    UNFOUNDED = "unfounded"
    RECTIFYING = "rectifying"
    """限期整改: ordered, until a day."""
    OVERDUE = "overdue"
    PUBLICISED = "publicised"
    """通报."""
    TRANSFERRED = "transferred"
    """转办: the discipline body has it."""
    RECTIFIED = "rectified"
    ANSWERED = "answered"
    CLOSED = "closed"


class ComplaintVerb(StrEnum):
    """What is done to a complaint. LAPSE and MISS are the clock's."""

    FILE = "file"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    DISPATCH = "dispatch"
    OBJECT = "object"
    BEGIN = "begin"
    ASK = "ask"
    SUPPLEMENT = "supplement"
    LAPSE = "lapse"
    """Nobody added what was asked for: the lead goes on with what there is."""
    STATE = "state"
    """The accused gives its side (陈述申辩)."""
    EXTEND = "extend"
    FIND = "find"
    DISMISS = "dismiss"
    REPLY = "reply"
    """A suggestion is answered without a finding."""
    ORDER = "order"
    REPORT = "report"
    """The accused says what it has set right."""
    CONFIRM = "confirm"
    MISS = "miss"
    PUBLICISE = "publicise"
    TRANSFER = "transfer"
    ANSWER = "answer"
    VISIT = "visit"
    CLOSE = "close"
    REOPEN = "reopen"
    SUPERVISE = "supervise"
    """督办: an office above looks on more closely."""


_S, _V = ComplaintState, ComplaintVerb

ENDED = frozenset({_S.DECLINED, _S.WITHDRAWN, _S.CLOSED})
"""Nothing is due any more."""

LIFECYCLE = Lifecycle[ComplaintState](
    {
        **{(state, _V.SUPERVISE): state for state in _S if state not in ENDED},
        (_S.FILED, _V.ACCEPT): _S.ACCEPTED,
        (_S.FILED, _V.DECLINE): _S.DECLINED,
        (_S.ACCEPTED, _V.DISPATCH): _S.DISPATCHED,
        (_S.DISPATCHED, _V.OBJECT): _S.OBJECTED,
        (_S.OBJECTED, _V.DISPATCH): _S.DISPATCHED,
        (_S.DISPATCHED, _V.BEGIN): _S.INVESTIGATING,
        (_S.INVESTIGATING, _V.ASK): _S.WAITING,
        (_S.WAITING, _V.SUPPLEMENT): _S.INVESTIGATING,
        (_S.WAITING, _V.LAPSE): _S.INVESTIGATING,
        (_S.INVESTIGATING, _V.STATE): _S.INVESTIGATING,
        (_S.INVESTIGATING, _V.EXTEND): _S.INVESTIGATING,
        (_S.INVESTIGATING, _V.FIND): _S.FOUNDED,
        (_S.INVESTIGATING, _V.DISMISS): _S.UNFOUNDED,
        (_S.INVESTIGATING, _V.REPLY): _S.ANSWERED,
        (_S.FOUNDED, _V.ORDER): _S.RECTIFYING,
        (_S.RECTIFYING, _V.REPORT): _S.RECTIFYING,
        (_S.RECTIFYING, _V.CONFIRM): _S.RECTIFIED,
        (_S.RECTIFYING, _V.MISS): _S.OVERDUE,
        # Late is better than never; that it was late stays on record.
        (_S.OVERDUE, _V.REPORT): _S.OVERDUE,
        (_S.OVERDUE, _V.CONFIRM): _S.RECTIFIED,
        (_S.OVERDUE, _V.PUBLICISE): _S.PUBLICISED,
        (_S.PUBLICISED, _V.REPORT): _S.PUBLICISED,
        (_S.PUBLICISED, _V.CONFIRM): _S.RECTIFIED,
        (_S.PUBLICISED, _V.TRANSFER): _S.TRANSFERRED,
        (_S.UNFOUNDED, _V.ANSWER): _S.ANSWERED,
        (_S.RECTIFIED, _V.ANSWER): _S.ANSWERED,
        (_S.TRANSFERRED, _V.ANSWER): _S.ANSWERED,
        (_S.ANSWERED, _V.VISIT): _S.ANSWERED,
        (_S.ANSWERED, _V.CLOSE): _S.CLOSED,
        (_S.ANSWERED, _V.REOPEN): _S.INVESTIGATING,
        (_S.CLOSED, _V.REOPEN): _S.INVESTIGATING,
        # Once it is found that an office broke the rules, this is no longer hers to take back.
        **{
            (state, _V.WITHDRAW): _S.WITHDRAWN
            for state in (
                _S.FILED,
                _S.ACCEPTED,
                _S.DISPATCHED,
                _S.OBJECTED,
                _S.INVESTIGATING,
                _S.WAITING,
            )
        },
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ComplaintEvent(Event):
    """Base: something happened to one complaint."""

    NAME = "complaint"

    complaint_id: UUID


class ComplaintFiled(ComplaintEvent):
    """It waits for its handler."""

    NAME = "complaint.filed"
    __slots__ = ()


class ComplaintAccepted(ComplaintEvent):
    """It is taken up."""

    NAME = "complaint.accepted"
    __slots__ = ()


class ComplaintDeclined(ComplaintEvent):
    """It is not taken up; the complainant is told why, and where to go."""

    NAME = "complaint.declined"
    __slots__ = ()


class ComplaintWithdrawn(ComplaintEvent):
    """The complainant does not want it any more."""

    NAME = "complaint.withdrawn"
    __slots__ = ()


class ComplaintDispatched(ComplaintEvent):
    """A lead has it, for the first time or for good."""

    NAME = "complaint.dispatched"
    __slots__ = ()


class ComplaintObjected(ComplaintEvent):
    """The lead says that it is not its own."""

    NAME = "complaint.objected"
    __slots__ = ()


class ComplaintBegun(ComplaintEvent):
    """The accused is told of it, and may give its side."""

    NAME = "complaint.begun"
    __slots__ = ()


class ComplaintAsked(ComplaintEvent):
    """The complainant is asked for more."""

    NAME = "complaint.asked"
    __slots__ = ()


class ComplaintContinued(ComplaintEvent):
    """The complainant added more, or did not in time; the lead goes on."""

    NAME = "complaint.continued"
    __slots__ = ()


class ComplaintStated(ComplaintEvent):
    """The accused gave its side, or said what it has set right."""

    NAME = "complaint.stated"
    __slots__ = ()


class ComplaintExtended(ComplaintEvent):
    """It takes longer; the complainant is told why."""

    NAME = "complaint.extended"
    __slots__ = ()


class ComplaintFound(ComplaintEvent):
    """It is founded."""

    NAME = "complaint.found"
    __slots__ = ()


class ComplaintDismissed(ComplaintEvent):
    """It is unfounded."""

    NAME = "complaint.dismissed"
    __slots__ = ()


class RectificationOrdered(ComplaintEvent):
    """The accused has to set it right by a day."""

    NAME = "complaint.rectification_ordered"
    __slots__ = ()


class RectificationMissed(ComplaintEvent):
    """The day is over and nothing was confirmed."""

    NAME = "complaint.rectification_missed"
    __slots__ = ()


class RectificationConfirmed(ComplaintEvent):
    """The lead has seen that it is set right."""

    NAME = "complaint.rectification_confirmed"
    __slots__ = ()


class ComplaintPublicised(ComplaintEvent):
    """Everybody may read which office did not set what right."""

    NAME = "complaint.publicised"
    __slots__ = ()


class ComplaintTransferred(ComplaintEvent):
    """The discipline body has it."""

    NAME = "complaint.transferred"
    __slots__ = ()


class ComplaintAnswered(ComplaintEvent):
    """The complainant has her answer."""

    NAME = "complaint.answered"
    __slots__ = ()


class ComplaintVisited(ComplaintEvent):
    """The complainant was asked whether it helped, or somebody tried to ask her."""

    NAME = "complaint.visited"
    __slots__ = ()


class ComplaintClosed(ComplaintEvent):
    """Nothing more is to be done, unless the complainant does not agree."""

    NAME = "complaint.closed"
    __slots__ = ()


class ComplaintReopened(ComplaintEvent):
    """The complainant does not agree; the lead looks again, once."""

    NAME = "complaint.reopened"
    __slots__ = ()


class ComplaintReminded(ComplaintEvent):
    """Half or four fifths of a term are over."""

    NAME = "complaint.reminded"
    __slots__ = ()


class ComplaintEscalated(ComplaintEvent):
    """A term is over; the office above is told."""

    NAME = "complaint.escalated"
    __slots__ = ()


class BundleAsked(ComplaintEvent):
    """The complainant wants her evidence as one sealed file."""

    NAME = "complaint.bundle_asked"
    __slots__ = ()


class ComplaintSupervised(ComplaintEvent):
    """An office above looks on more closely."""

    NAME = "complaint.supervised"
    __slots__ = ()
