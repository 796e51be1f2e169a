"""One thing to tell, complete: jobs only store it and send its short message."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from backend.notices.models import NoticeKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """What kind, of which record, about which thing, to whom, with which facts for its words.

    `told_of` is the record that makes it news (a step, an answer): nobody is told of one twice.
    `subject_id` is what the reader opens: a proof, a share, a consent, an objection. The notice
    belongs to the inbox of an office when `organisation_id` names one.
    """

    kind: NoticeKind
    told_of: UUID
    subject_id: UUID
    people: Collection[UUID]
    facts: Mapping[str, object] = field(default_factory=dict[str, object])
    organisation_id: UUID | None = None
