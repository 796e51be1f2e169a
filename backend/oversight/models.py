"""Tables of talks (约谈). Both are append-only: what was agreed is not changed afterwards."""

from datetime import date, datetime
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model


class Talk(Model):
    """A supervising office talked to the head of another: who took part, what was agreed, by when.

    Nothing in here tells who complained. `participants` names them by function (局长、分管副局长).
    """

    organisation_id: UUID
    held_by_id: UUID
    person_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="talks", on_delete=fields.RESTRICT
    )
    held_by = fields.ForeignKeyField(
        "portal.Organisation", related_name="held_talks", on_delete=fields.RESTRICT
    )
    person = fields.ForeignKeyField(
        "portal.Person", related_name="recorded_talks", on_delete=fields.RESTRICT
    )
    """Who recorded it."""
    client_token = fields.UUIDField()
    held_on: date = fields.DateField()
    participants = fields.CharField(max_length=200)
    agreed = fields.CharField(max_length=1000)
    due_on: date = fields.DateField()
    recorded_at: datetime = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "talk"
        unique_together = (("person", "client_token"),)
        constraints = (
            CheckConstraint(name="talk_by_another", check="organisation_id <> held_by_id"),
            CheckConstraint(name="talk_agreed_for_later", check="due_on >= held_on"),
        )
        indexes = (
            ("organisation_id", "recorded_at"),
            ("held_on",),
        )


class TalkComplaint(Model):
    """A complaint that a talk was about."""

    talk_id: UUID
    complaint_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    talk = fields.ForeignKeyField(
        "portal.Talk", related_name="complaints", on_delete=fields.RESTRICT
    )
    complaint = fields.ForeignKeyField(
        "portal.Complaint", related_name="talks", on_delete=fields.RESTRICT
    )

    class Meta(Model.Meta):
        table = "talk_complaint"
        unique_together = (("talk", "complaint"),)
