"""The register of checks: append-only, without a trace of who asked but a keyed hash."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model


class VerificationMethod(StrEnum):
    """What the stranger had."""

    CODE = "code"
    FILE = "file"


class VerificationOutcome(StrEnum):
    """What the stranger learnt."""

    VALID = "valid"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class VerificationRecord(Model):
    """One check. `asked` is a keyed hash of the code, or the hash of the file.

    `proof` is null exactly when the outcome is unknown; `source` is the viewer's keyed hash.
    """

    proof_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    at = fields.DatetimeField()
    method = fields.CharEnumField(VerificationMethod, max_length=10)
    asked = fields.CharField(max_length=64)
    outcome = fields.CharEnumField(VerificationOutcome, max_length=10)
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="verifications", null=True, on_delete=fields.RESTRICT
    )
    source = fields.CharField(max_length=64)
    actor_kind = fields.CharField(max_length=20)

    class Meta(Model.Meta):
        table = "verification_record"
        indexes = (("proof_id", "at"), ("source", "at"))
