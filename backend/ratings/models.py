"""Tables of ratings and repairs. A rating and the steps of its repair are written once."""

from datetime import date, datetime
from enum import IntEnum, StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.complaints.models import Reminder
from backend.ratings.lifecycle import RepairState, RepairVerb


class SubjectKind(StrEnum):
    """What can be rated once it came to its end."""

    PROOF = "proof"
    COMPLAINT = "complaint"


class RatingLevel(IntEnum):
    """The five levels (国办发〔2019〕51号), best first; the number is that of the stars."""

    VERY_SATISFIED = 5
    """非常满意."""
    SATISFIED = 4
    """满意."""
    FAIRLY_SATISFIED = 3
    """基本满意."""
    DISSATISFIED = 2
    """不满意."""
    VERY_DISSATISFIED = 1
    """非常不满意."""


BAD = frozenset({RatingLevel.DISSATISFIED, RatingLevel.VERY_DISSATISFIED})
"""差评: each opens a repair."""


class RatingTag(StrEnum):
    """What a rating is about, besides the whole."""

    EFFICIENCY = "efficiency"
    """办事效率."""
    GUIDE = "guide"
    """办事指南精确度."""
    CONVENIENCE = "convenience"
    """办事便捷度."""
    PLATFORM = "platform"
    """平台操作性."""


class Rating(Model):
    """How it went, in the rater's view: one for each subject. Append-only.

    `rated_at` is the beginning of the day in China: the moment would tell an office who it was, and
    is in the audit trail alone. `organisation` is the office that is rated. A rating of a complaint
    has no `rater`: who complained stands in the complainant's table, and nowhere else.
    """

    organisation_id: UUID
    rater_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    subject_kind = fields.CharEnumField(SubjectKind, max_length=10)
    subject_id = fields.UUIDField()
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="ratings", on_delete=fields.RESTRICT
    )
    rater = fields.ForeignKeyField(
        "portal.Person", related_name="ratings", null=True, on_delete=fields.RESTRICT
    )
    level = fields.IntEnumField(RatingLevel, description="A RatingLevel.")
    words = fields.CharField(max_length=500, null=True)
    tags = fields.JSONField[list[str]]()
    """Values of RatingTag, each once."""
    rated_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "rating"
        unique_together = (("subject_kind", "subject_id"),)
        constraints = (
            CheckConstraint(name="rating_of_five_levels", check="level BETWEEN 1 AND 5"),
            CheckConstraint(
                name="rating_of_complaint_names_nobody",
                check="(rater_id IS NULL) = (subject_kind = 'complaint')",
            ),
        )
        indexes = (
            ("organisation_id", "rated_at"),
            ("rater_id", "rated_at"),
        )


class AppealGround(StrEnum):
    """Why a rating should not count."""

    MISTAKEN = "mistaken"
    """误评: meant for another office or matter, or the wrong level was chosen."""
    MALICIOUS = "malicious"
    """恶意差评."""


class RepairOutcome(StrEnum):
    """How a repair ended for the rater."""

    RECTIFIED = "rectified"
    EXPLAINED = "explained"


class Repair(Model):
    """What is done about one bad rating, and by when.

    `opened_at` is the beginning of the rating's day. `due_on` is for whose turn it is: the office,
    or the supervisor while an appeal is open; `days_left` then keeps what is left of the office's
    working days. Their term runs from `term_from`.
    """

    rating_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    rating = fields.OneToOneField("portal.Rating", related_name="repair", on_delete=fields.RESTRICT)
    state = fields.CharEnumField(
        RepairState, description="A RepairState.", max_length=15, default=RepairState.OPENED
    )
    version = fields.IntField(default=1)
    opened_at = fields.DatetimeField()
    term_from: date = fields.DateField(db_default=Now())
    due_on = fields.DateField()
    calendar_known = fields.BooleanField()
    reminded = fields.IntEnumField(
        Reminder, description="A Reminder.", default=Reminder.NONE, db_default=Reminder.NONE
    )
    awaits_reply = fields.BooleanField(default=False)
    """The rater was asked and has not replied."""
    days_left: int | None = fields.IntField(null=True)
    extended_at: datetime | None = fields.DatetimeField(null=True)
    appealed_at: datetime | None = fields.DatetimeField(null=True)
    ground = fields.CharEnumField(AppealGround, max_length=10, null=True)
    outcome = fields.CharEnumField(RepairOutcome, max_length=10, null=True)

    class Meta(Model.Meta):
        table = "repair"
        constraints = (
            CheckConstraint(
                name="repair_rests_while_appealed",
                check="(state = 'appealed') = (days_left IS NOT NULL)",
            ),
            CheckConstraint(
                name="repair_appealed_with_ground",
                check="(appealed_at IS NULL) = (ground IS NULL)"
                " AND (state NOT IN ('appealed', 'excluded') OR ground IS NOT NULL)",
            ),
            CheckConstraint(
                name="repair_answered_with_outcome",
                check="(state IN ('rectified', 'explained', 'answered')) = (outcome IS NOT NULL)",
            ),
        )
        indexes = (("state", "due_on"),)


class RepairStep(Model):
    """One step of a repair, with its words. Append-only.

    What the rater does has no person and no organisation.
    """

    repair_id: UUID
    person_id: UUID | None
    organisation_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    repair = fields.ForeignKeyField(
        "portal.Repair", related_name="steps", on_delete=fields.RESTRICT
    )
    serial = fields.IntField()
    verb = fields.CharEnumField(RepairVerb, description="A RepairVerb.", max_length=15)
    state = fields.CharEnumField(RepairState, description="A RepairState.", max_length=15)
    at = fields.DatetimeField()
    """For the rater's steps the beginning of the day."""
    person = fields.ForeignKeyField(
        "portal.Person", related_name="repair_steps", null=True, on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="repair_steps", null=True, on_delete=fields.RESTRICT
    )
    words = fields.CharField(max_length=1000)

    class Meta(Model.Meta):
        table = "repair_step"
        unique_together = (("repair", "serial"),)
