"""The states of a filing, the table of its verbs, and what is told when one happened."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.foundation.lifecycle import Lifecycle
from backend.foundation.outbox import Event


class FilingState(StrEnum):
    """Where a filing stands."""

    DRAFT = "draft"
    FILED = "filed"
    SUPERSEDED = "superseded"
    """The same office has filed the same form again."""


_S = FilingState

LIFECYCLE = Lifecycle[FilingState](
    {
        (_S.DRAFT, "file"): _S.FILED,
        (_S.FILED, "supersede"): _S.SUPERSEDED,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FilingEvent(Event):
    """Base: something happened to one filing."""

    NAME = "registration"

    filing_id: UUID


class WorkbookArrived(FilingEvent):
    """An office handed in a workbook; it waits to be read."""

    NAME = "registration.workbook_arrived"
    __slots__ = ()


class RegistrationFiled(FilingEvent):
    """An office has filed a form, or that there is nothing to fill in."""

    NAME = "registration.filed"
    __slots__ = ()
