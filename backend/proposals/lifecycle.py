"""The states of a proposal, the table of its verbs, and what is told when one happened."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class ProposalState(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    TAKEN_UP = "taken_up"
    """A request is drafted of it; how far that is, is the request's to say."""
    DECLINED = "declined"


class ProposalVerb(StrEnum):
    """What is done to a proposal. JOIN is the portal's own."""

    JOIN = "join"
    """One more complaint of the same series was found to be true."""
    TAKE_UP = "take_up"
    DECLINE = "decline"


_S, _V = ProposalState, ProposalVerb

LIFECYCLE = Lifecycle[ProposalState](
    {
        (_S.OPEN, _V.JOIN): _S.OPEN,
        # While its request is on the way.
        (_S.TAKEN_UP, _V.JOIN): _S.TAKEN_UP,
        (_S.OPEN, _V.TAKE_UP): _S.TAKEN_UP,
        (_S.OPEN, _V.DECLINE): _S.DECLINED,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalEvent(Event):
    """Base: something happened to one proposal."""

    NAME = "proposal"

    proposal_id: UUID


class ProposalMade(ProposalEvent):
    """It waits for the department."""

    NAME = "proposal.made"
    __slots__ = ()


class ProposalJoined(ProposalEvent):
    """One more complaint stands behind it."""

    NAME = "proposal.joined"
    __slots__ = ()


class ProposalTakenUp(ProposalEvent):
    """The department drafted a request of it."""

    NAME = "proposal.taken_up"
    __slots__ = ()


class ProposalDeclined(ProposalEvent):
    """The department says why not."""

    NAME = "proposal.declined"
    __slots__ = ()
