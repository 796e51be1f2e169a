"""The table of standing orders. What is written of one stays written, in the database too."""

from datetime import date, datetime
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.seals.standing.lifecycle import OrderState


class StandingOrder(Model):
    """A standing order 常设用印审批: one seal, one item of its scope, from a day to a day.

    Who approved it and who ended it are filled in later, each once; nothing else ever changes.
    """

    seal_id: UUID
    asked_by_id: UUID
    approved_by_id: UUID | None
    ended_by_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    seal = fields.ForeignKeyField(
        "portal.Seal", related_name="standing_orders", on_delete=fields.RESTRICT
    )
    item = fields.CharField(max_length=40)
    hourly_limit = fields.IntField()
    """Signatures of the seal within an hour, in place of what its region's policy says."""
    valid_from: date = fields.DateField()
    valid_to: date = fields.DateField()
    asked_by = fields.ForeignKeyField(
        "portal.Person", related_name="asked_standing_orders", on_delete=fields.RESTRICT
    )
    asked_at: datetime = fields.DatetimeField()
    approved_by = fields.ForeignKeyField(
        "portal.Person",
        related_name="approved_standing_orders",
        null=True,
        on_delete=fields.RESTRICT,
    )
    approved_at: datetime | None = fields.DatetimeField(null=True)
    ended_by = fields.ForeignKeyField(
        "portal.Person", related_name="ended_standing_orders", null=True, on_delete=fields.RESTRICT
    )
    ended_at: datetime | None = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "seal_standing_order"
        indexes = (("seal_id", "item"),)
        constraints = (
            CheckConstraint(
                name="seal_standing_order_two_persons", check="approved_by_id <> asked_by_id"
            ),
            CheckConstraint(
                name="seal_standing_order_days_in_order", check="valid_from <= valid_to"
            ),
            CheckConstraint(name="seal_standing_order_limit", check="hourly_limit > 0"),
            CheckConstraint(
                name="seal_standing_order_approved",
                check="(approved_by_id IS NULL) = (approved_at IS NULL)",
            ),
            CheckConstraint(
                name="seal_standing_order_ended",
                check="(ended_by_id IS NULL) = (ended_at IS NULL)",
            ),
        )

    @property
    def stage(self) -> OrderState:
        """How far it has come; read from what is written, so that the two cannot differ."""
        if self.ended_at is not None:
            return OrderState.ENDED
        return OrderState.ASKED if self.approved_at is None else OrderState.APPROVED
