"""The register of checks: append-only, without a trace of who asked but a keyed hash."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model


class VerificationMethod(StrEnum):
    """What the stranger had."""

    CODE = "code"
    FILE = "file"
    PICTURE = "picture"
    """A photograph or screenshot, of which only the QR code counts."""


class VerificationOutcome(StrEnum):
    """What the stranger learnt. Stable: departments branch on it."""

    VALID = "valid"
    DOUBTED = "doubted"
    """A proof of ours that nobody should rely on until the committee has confirmed it."""
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    COPY_EXPIRED = "copy_expired"
    """An annotated copy past its last day, of a proof that is valid."""
    UNKNOWN = "unknown"
    """No proof has this code or is this file; nothing more can be said."""
    ALTERED = "altered"
    """A file with an electronic seal that does not fit what is in it."""
    NOT_ISSUED = "not_issued"
    """A file soundly sealed with a seal on record here, which the ledger does not know."""
    FOREIGN = "foreign"
    """A file sealed by somebody else, or a QR code that leads elsewhere."""
    UNREADABLE = "unreadable"
    """What was brought cannot be judged at all."""


OF_PROOFS = frozenset(
    {
        VerificationOutcome.VALID,
        VerificationOutcome.DOUBTED,
        VerificationOutcome.REVOKED,
        VerificationOutcome.SUPERSEDED,
        VerificationOutcome.EXPIRED,
        VerificationOutcome.COPY_EXPIRED,
    }
)
"""The outcomes by which the ledger says: this was issued here."""


class VerificationRecord(Model):
    """One check. `asked` is a keyed hash of the code, or the hash of the file.

    `proof` is there exactly when the outcome is one of OF_PROOFS; `source` is the viewer's keyed
    hash.
    """

    proof_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    at = fields.DatetimeField()
    method = fields.CharEnumField(VerificationMethod, max_length=10)
    asked = fields.CharField(max_length=64)
    outcome = fields.CharEnumField(
        VerificationOutcome, description="A VerificationOutcome.", max_length=20
    )
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="verifications", null=True, on_delete=fields.RESTRICT
    )
    source = fields.CharField(max_length=64)
    actor_kind = fields.CharField(max_length=20)

    class Meta(Model.Meta):
        table = "verification_record"
        indexes = (("proof_id", "at"), ("source", "at"), ("asked", "at"))
        constraints = (
            CheckConstraint(
                name="verification_record_of_proof",
                check="(proof_id IS NOT NULL) = (outcome IN"
                " ('valid', 'doubted', 'revoked', 'superseded', 'expired', 'copy_expired'))",
            ),
        )
