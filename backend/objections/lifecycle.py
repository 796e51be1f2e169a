"""The states of an objection, the table of its verbs, and what is told when one happened."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class ObjectionState(StrEnum):
    """Where an objection stands."""

    FILED = "filed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


_S = ObjectionState

OPEN = frozenset({_S.FILED, _S.ACCEPTED})
"""Its end is still to come; a proof has one such objection at most."""

LIFECYCLE = Lifecycle[ObjectionState](
    {
        (_S.FILED, "accept"): _S.ACCEPTED,
        (_S.FILED, "decline"): _S.DECLINED,
        (_S.FILED, "withdraw"): _S.WITHDRAWN,
        (_S.ACCEPTED, "correct"): _S.CORRECTED,
        # A correction that the desk began by itself answers the objection just as well.
        (_S.FILED, "correct"): _S.CORRECTED,
        # The correction was refused or withdrawn: somebody still has to answer.
        (_S.ACCEPTED, "reopen"): _S.FILED,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectionEvent(Event):
    """Base: something happened to one objection."""

    NAME = "objection"

    objection_id: UUID


class ObjectionFiled(ObjectionEvent):
    """A holder says that something in a proof is wrong."""

    NAME = "objection.filed"
    __slots__ = ()


class ObjectionAccepted(ObjectionEvent):
    """The issuer agrees; a correction is under way."""

    NAME = "objection.accepted"
    __slots__ = ()


class ObjectionDeclined(ObjectionEvent):
    """The issuer does not agree, and says why."""

    NAME = "objection.declined"
    __slots__ = ()


class ObjectionCorrected(ObjectionEvent):
    """The corrected proof is issued."""

    NAME = "objection.corrected"
    __slots__ = ()


class ObjectionReopened(ObjectionEvent):
    """The correction came to nothing; the objection waits for another answer."""

    NAME = "objection.reopened"
    __slots__ = ()


class ObjectionWithdrawn(ObjectionEvent):
    """The holder does not want it any more."""

    NAME = "objection.withdrawn"
    __slots__ = ()
