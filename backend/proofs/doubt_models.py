"""The table of doubts about proofs."""

from datetime import datetime
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model


class ProofDoubt(Model):
    """That a proof bears a seal whose key was not trusted any more, and what the committee found.

    Two persons clear it, as they made it: one looks again and vouches, another one decides.
    """

    proof_id: UUID
    vouched_by_id: UUID | None
    cleared_by_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.OneToOneField("portal.Proof", related_name="doubt", on_delete=fields.RESTRICT)
    seal_id = fields.UUIDField()
    at: datetime = fields.DatetimeField()
    vouched_by = fields.ForeignKeyField(
        "portal.Person", related_name="vouched_proofs", null=True, on_delete=fields.RESTRICT
    )
    vouched_at: datetime | None = fields.DatetimeField(null=True)
    words = fields.CharField(max_length=500, null=True)
    cleared_by = fields.ForeignKeyField(
        "portal.Person", related_name="cleared_proofs", null=True, on_delete=fields.RESTRICT
    )
    cleared_at: datetime | None = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "proof_doubt"
        constraints = (
            CheckConstraint(name="proof_doubt_two_persons", check="cleared_by_id <> vouched_by_id"),
            CheckConstraint(
                name="proof_doubt_vouched",
                check="(vouched_by_id IS NULL) = (vouched_at IS NULL)"
                " AND (vouched_by_id IS NULL) = (words IS NULL)",
            ),
            CheckConstraint(
                name="proof_doubt_cleared",
                check="(cleared_by_id IS NULL) = (cleared_at IS NULL)"
                " AND (cleared_by_id IS NULL OR vouched_by_id IS NOT NULL)",
            ),
        )
