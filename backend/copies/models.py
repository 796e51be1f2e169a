"""Tables of annotated copies. A copy is written once per paper and ground, its files once each."""

from datetime import datetime
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.foundation.sealing.report import SealLevel


class AnnotatedCopy(Model):
    """A copy of one proof for one receiver.

    `source_id` names the grant or consent that it rests on. `valid_until` is its last day; `sha256`
    the hash of what was printed, and the key under which the storage has it. That is what the
    receiver gets where nothing could seal it; else it gets the newest CopyFile.
    """

    proof_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="annotated_copies", on_delete=fields.RESTRICT
    )
    source_id = fields.UUIDField()
    code = fields.CharField(max_length=30, unique=True)
    recipient = fields.CharField(max_length=100)
    purpose = fields.CharField(max_length=200)
    valid_until = fields.DateField()
    template_version = fields.CharField(max_length=10)
    sha256 = fields.CharField(max_length=64, db_index=True)
    size = fields.IntField()
    pages = fields.IntField()
    made_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "annotated_copy"
        unique_together = (("source_id", "proof"),)


class CopyFile(Model):
    """A sealed PDF of a copy; the storage has it under `sha256`.

    The first has the seal, each later one is the one before with one more time stamp. All of them
    are good; the newest is given away.
    """

    copy_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    copy = fields.ForeignKeyField(
        "portal.AnnotatedCopy", related_name="files", on_delete=fields.RESTRICT
    )
    revision = fields.IntField()
    """Counts the files of a copy, from 1."""
    seal_level = fields.CharEnumField(SealLevel, description="A SealLevel.", max_length=10)
    sha256 = fields.CharField(max_length=64, db_index=True)
    size = fields.IntField()
    made_at: datetime = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "copy_file"
        unique_together = (("copy", "revision"),)
