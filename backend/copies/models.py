"""The table of annotated copies. Written once per paper and ground."""

from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model


class AnnotatedCopy(Model):
    """A copy of one proof for one receiver.

    `source_id` names the grant or consent that it rests on. `valid_until` is its last day; `sha256`
    the hash of its PDF, and the key under which the storage has it.
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
