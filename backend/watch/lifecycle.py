"""The states of a finding, the table of its verbs, and what is told when a scan found something."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class FindingState(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    ANSWERED = "answered"
    """已答复: the office says what it will do; the next scans see whether it did."""
    DISMISSED = "dismissed"
    """不成立: a supervisor says why it is none. It stays so while list and declaration do."""
    RESOLVED = "resolved"
    """已消除: a scan did not find it any more."""


_S = FindingState

LIFECYCLE = Lifecycle[FindingState](
    {
        (_S.OPEN, "answer"): _S.ANSWERED,
        (_S.OPEN, "dismiss"): _S.DISMISSED,
        (_S.ANSWERED, "dismiss"): _S.DISMISSED,
        (_S.OPEN, "resolve"): _S.RESOLVED,
        (_S.ANSWERED, "resolve"): _S.RESOLVED,
        (_S.DISMISSED, "resolve"): _S.RESOLVED,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingsOpened(Event):
    """A scan found something new in the declarations of one office."""

    NAME = "watch.findings_opened"

    organisation_id: UUID
    scan_id: UUID
    count: int
