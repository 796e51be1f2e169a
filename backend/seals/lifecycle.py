"""The states of a seal and what happened to it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class SealState(StrEnum):
    """Only an active seal seals."""

    ENROLLED = "enrolled"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    RETIRED = "retired"
    COMPROMISED = "compromised"
    """Somebody else may have its key: it is never used again, and what it sealed since is in
    doubt."""


LIFECYCLE = Lifecycle[SealState](
    {
        (SealState.ENROLLED, "activate"): SealState.ACTIVE,
        (SealState.SUSPENDED, "activate"): SealState.ACTIVE,
        (SealState.ACTIVE, "suspend"): SealState.SUSPENDED,
        (SealState.ENROLLED, "retire"): SealState.RETIRED,
        (SealState.ACTIVE, "retire"): SealState.RETIRED,
        (SealState.SUSPENDED, "retire"): SealState.RETIRED,
        # Out of every state, and into no other: a key that is known stays known.
        (SealState.ENROLLED, "compromise"): SealState.COMPROMISED,
        (SealState.ACTIVE, "compromise"): SealState.COMPROMISED,
        (SealState.SUSPENDED, "compromise"): SealState.COMPROMISED,
        (SealState.RETIRED, "compromise"): SealState.COMPROMISED,
        # The seal that another one takes over from: its end, or the end it has met already.
        (SealState.ACTIVE, "hand_over"): SealState.RETIRED,
        (SealState.SUSPENDED, "hand_over"): SealState.RETIRED,
        (SealState.COMPROMISED, "hand_over"): SealState.COMPROMISED,
    }
)


class SealVerb(StrEnum):
    """What two persons decide about a seal."""

    ACTIVATE = "activate"
    """It may seal from now on, for the first time or again."""
    ROTATE = "rotate"
    """A newly enrolled seal with another key takes over from the one that seals now."""
    SUSPEND = "suspend"
    """It was stopped at once by one person; another one agrees, or asks to start it again."""
    RETIRE = "retire"
    """It ends for good."""
    COMPROMISE = "compromise"
    """Its key is not trusted since a moment; it is stopped at once, and never used again when
    another person agrees."""


class DecisionState(StrEnum):
    """Where a decision of two persons stands."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


DECISIONS = Lifecycle[DecisionState](
    {
        (DecisionState.ASKED, "agree"): DecisionState.AGREED,
        (DecisionState.ASKED, "decline"): DecisionState.DECLINED,
        (DecisionState.ASKED, "withdraw"): DecisionState.WITHDRAWN,
        (DecisionState.ASKED, "expire"): DecisionState.EXPIRED,
    }
)


class SealReason(StrEnum):
    """Why a seal may not be used any more, for a time or for good."""

    ELECTION = "election"
    """换届: the old committee hands its seal to the township on election day."""
    KEEPER_CHANGED = "keeper_changed"
    KEY_AT_RISK = "key_at_risk"
    """电子签名法 art. 15: stop at once when the key is or may be lost or known to others."""
    NAME_CHANGED = "name_changed"
    TERM_ENDED = "term_ended"
    REPLACED = "replaced"
    """Another seal took over from it."""
    OTHER = "other"


class SealingRule(StrEnum):
    """What a region wants to happen between the approval and the seal."""

    AUTOMATIC = "automatic"
    """The approval is enough: the keeper agreed to it beforehand."""
    KEEPER_CONFIRMS = "keeper_confirms"
    """The keeper confirms each use herself (电子签名法 art. 13: sole control when signing)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SealEvent(Event):
    """Something happened to a seal."""

    seal_id: UUID
    organisation_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class SealEnrolled(SealEvent):
    """A seal and its certificate are on record; it seals nothing yet."""

    NAME: ClassVar[str] = "seal.enrolled"


@dataclass(frozen=True, kw_only=True, slots=True)
class SealActivated(SealEvent):
    """The committee's seal may be used."""

    NAME: ClassVar[str] = "seal.activated"


@dataclass(frozen=True, kw_only=True, slots=True)
class SealSuspended(SealEvent):
    """The seal may not be used for the time being."""

    NAME: ClassVar[str] = "seal.suspended"
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SealRetired(SealEvent):
    """The seal will never be used again."""

    NAME: ClassVar[str] = "seal.retired"
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SealCompromised(SealEvent):
    """Its key is not trusted since a moment: what it sealed since then is in doubt."""

    NAME: ClassVar[str] = "seal.compromised"


@dataclass(frozen=True, kw_only=True, slots=True)
class SealReplaced(SealEvent):
    """Another seal took over from it, and seals what is approved already."""

    NAME: ClassVar[str] = "seal.replaced"


@dataclass(frozen=True, kw_only=True, slots=True)
class SealDecisionAsked(Event):
    """One person asks for something, and another one answers."""

    NAME: ClassVar[str] = "seal.decision_asked"
    decision_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class SealDecisionAnswered(Event):
    """Who asked learns the answer."""

    NAME: ClassVar[str] = "seal.decision_answered"
    decision_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class SealUseAsked(Event):
    """A document is ready, and its seal waits for the word of the keeper."""

    NAME: ClassVar[str] = "seal.use_asked"
    asking_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class SealUseConfirmed(Event):
    """The keeper agreed to this use of the seal, or nobody needs to ask her any more."""

    NAME: ClassVar[str] = "seal.use_confirmed"
    document_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class SealUseRefused(Event):
    """The keeper does not set the seal on this document."""

    NAME: ClassVar[str] = "seal.use_refused"
    document_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceMissing(Event):
    """Sealed documents wait for their time stamps too long; somebody must look."""

    NAME: ClassVar[str] = "seal.evidence_missing"
    alarm_id: UUID
