"""Tables of what seals prove: which level each sealed document has reached, and when it is due."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.foundation.sealing.report import SealLevel


class SealedKind(StrEnum):
    """Whose document it is; each context completes its own."""

    PROOF = "proof"
    LETTER = "letter"
    COPY = "copy"


class SealedDocument(Model):
    """A document with a seal, by the level its newest file has reached.

    `due_at` says when it is to be completed or renewed. The files themselves are on record with
    their documents, each for ever.
    """

    document_id = fields.UUIDField(primary_key=True)
    kind = fields.CharEnumField(SealedKind, max_length=10)
    level = fields.CharEnumField(SealLevel, max_length=10)
    sealed_at: datetime = fields.DatetimeField()
    holds_until: datetime | None = fields.DatetimeField(null=True)
    """When the certificate of its last time stamp ends."""
    due_at: datetime = fields.DatetimeField(db_index=True)

    class Meta(Model.Meta):
        table = "sealed_document"
        constraints = (
            CheckConstraint(
                name="sealed_document_level", check="(holds_until IS NULL) = (level = 'B-B')"
            ),
        )


class EvidenceAlarm(Model):
    """Somebody was told that seals wait for their time stamps; once for the one waiting longest."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    waiting_since: datetime = fields.DatetimeField(unique=True)
    waiting = fields.IntField()
    raised_at: datetime = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "evidence_alarm"
