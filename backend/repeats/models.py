"""What is kept of an answer."""

from uuid import uuid4

from tortoise import fields
from tortoise.models import Model


class KeptAnswer(Model):
    """The answer to one question of one asker; a cipher text of the vault, for it names people."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    asker_id = fields.UUIDField()
    """A person or a department's client."""
    key = fields.UUIDField()
    question = fields.CharField(max_length=64)
    """SHA-256 of what was asked, in which office."""
    body = fields.BinaryField()
    kept_at = fields.DatetimeField(db_index=True)

    class Meta(Model.Meta):
        table = "kept_answer"
        unique_together = (("asker_id", "key"),)
