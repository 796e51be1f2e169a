"""What is told when a talk was recorded. A talk has no states: it was held, and stays as it was."""

from dataclasses import dataclass
from uuid import UUID

from backend.foundation.outbox import Event


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkRecorded(Event):
    """An office above talked to the head of another; the other reads what was agreed."""

    NAME = "talk.recorded"

    talk_id: UUID
