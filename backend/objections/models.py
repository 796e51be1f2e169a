"""The table of objections."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.objections.lifecycle import ObjectionState


class DisputedField(StrEnum):
    """What on the paper is wrong (有异议的内容)."""

    NAME = "name"
    ID_NUMBER = "id_number"
    FACTS = "facts"
    DATES = "dates"
    PURPOSE = "purpose"
    RECIPIENT = "recipient"
    OTHER = "other"


class Objection(Model):
    """What a holder finds wrong in one proof, and what the issuer answered.

    `wish` is a cipher text of the vault: it may be an identity number.
    """

    proof_id: UUID
    holder_id: UUID
    answered_by_id: UUID | None
    correction_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    state = fields.CharEnumField(ObjectionState, max_length=10, default=ObjectionState.FILED)
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="objections", on_delete=fields.RESTRICT
    )
    holder = fields.ForeignKeyField(
        "portal.Person", related_name="objections", on_delete=fields.RESTRICT
    )
    client_token = fields.UUIDField()
    field = fields.CharEnumField(DisputedField, max_length=10)
    words = fields.CharField(max_length=500)
    wish = fields.BinaryField(null=True)
    filed_at = fields.DatetimeField()
    due_on = fields.DateField()
    calendar_known = fields.BooleanField()
    answer = fields.CharField(max_length=500, null=True)
    route = fields.CharField(max_length=500, null=True)
    """Who else can help; with every refusal."""
    answered_at = fields.DatetimeField(null=True)
    answered_by = fields.ForeignKeyField(
        "portal.Person", related_name="answered_objections", null=True, on_delete=fields.RESTRICT
    )
    correction = fields.ForeignKeyField(
        "portal.Proof", related_name="mended_objections", null=True, on_delete=fields.RESTRICT
    )
    """The case that puts it right; never the disputed proof itself."""

    class Meta(Model.Meta):
        table = "objection"
        constraints = (
            CheckConstraint(
                name="objection_declined_with_reason",
                check="state <> 'declined' OR (answer IS NOT NULL AND route IS NOT NULL"
                " AND answered_by_id IS NOT NULL AND answered_at IS NOT NULL)",
            ),
            CheckConstraint(
                name="objection_mended_by_another",
                check="(state IN ('accepted', 'corrected')) = (correction_id IS NOT NULL)"
                " AND correction_id <> proof_id",
            ),
        )
        unique_together = (("holder", "client_token"),)
        indexes = (
            ("proof_id", "filed_at"),
            ("holder_id", "filed_at"),
        )
