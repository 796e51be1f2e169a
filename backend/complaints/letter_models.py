"""The table of the letters by which complaints go on: what each will do once it is issued."""

from datetime import datetime
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.complaints.lifecycle import ComplaintVerb


class ComplaintLetter(Model):
    """A letter whose issue is a step of a complaint. One without an end is pending: one at a time.

    `words` and `days` are the step's. It ends with the step, whose serial it keeps, or taken back.
    """

    complaint_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    complaint = fields.ForeignKeyField(
        "portal.Complaint", related_name="letters", on_delete=fields.RESTRICT
    )
    letter_id = fields.UUIDField(unique=True)
    verb = fields.CharEnumField(ComplaintVerb, description="A ComplaintVerb.", max_length=20)
    words = fields.CharField(max_length=1000)
    days = fields.IntField(null=True)
    """Working days to set it right in, counted from the issue; of an order only."""
    asked_at: datetime = fields.DatetimeField()
    ended_at: datetime | None = fields.DatetimeField(null=True)
    step_serial: int | None = fields.IntField(null=True)

    class Meta(Model.Meta):
        table = "complaint_letter"
        constraints = (
            CheckConstraint(
                name="complaint_letter_days_of_order",
                check="(verb = 'order') = (days IS NOT NULL)",
            ),
            CheckConstraint(
                name="complaint_letter_ends_with_step",
                check="step_serial IS NULL OR ended_at IS NOT NULL",
            ),
        )
        indexes = (("complaint_id", "step_serial"),)
