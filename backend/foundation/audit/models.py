"""The table of deeds."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class AuditEntry(Model):
    """One deed. `details` hold codes and ids, never personal data."""

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    actor_kind = fields.CharField(max_length=20)
    actor_id = fields.UUIDField(null=True)
    organisation_id = fields.UUIDField(null=True)
    deed = fields.CharField(max_length=80)
    subject_id = fields.UUIDField(null=True)
    details = fields.JSONField[dict[str, Any]]()

    class Meta(Model.Meta):
        table = "audit_entry"
        indexes = (
            ("subject_id", "id"),
            ("actor_id", "id"),
        )
