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


LIFECYCLE = Lifecycle(
    {
        (SealState.ENROLLED, "activate"): SealState.ACTIVE,
        (SealState.SUSPENDED, "activate"): SealState.ACTIVE,
        (SealState.ACTIVE, "suspend"): SealState.SUSPENDED,
        (SealState.ENROLLED, "retire"): SealState.RETIRED,
        (SealState.ACTIVE, "retire"): SealState.RETIRED,
        (SealState.SUSPENDED, "retire"): SealState.RETIRED,
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
class EvidenceMissing(Event):
    """Sealed documents wait for their time stamps too long; somebody must look."""

    NAME: ClassVar[str] = "seal.evidence_missing"
    alarm_id: UUID
