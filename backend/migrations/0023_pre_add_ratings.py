"""Ratings of proofs and complaints, and what is done about bad ones.

A rating and the steps of its repair are kept as they were written, by the database itself.
"""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.ratings.lifecycle import RepairState, RepairVerb
from backend.ratings.models import AppealGround, RatingLevel, RepairOutcome, SubjectKind

CHECKS = {
    "rating": {"rating_of_five_levels": "level BETWEEN 1 AND 5"},
    "repair": {
        "repair_rests_while_appealed": "(state = 'appealed') = (days_left IS NOT NULL)",
        "repair_appealed_with_ground": (
            "(appealed_at IS NULL) = (ground IS NULL)"
            " AND (state NOT IN ('appealed', 'excluded') OR ground IS NOT NULL)"
        ),
        "repair_answered_with_outcome": (
            "(state IN ('rectified', 'explained', 'answered')) = (outcome IS NOT NULL)"
        ),
    },
}
APPEND_ONLY = ("rating", "repair_step")


def _constraints(table: str) -> list[CheckConstraint]:
    return [CheckConstraint(name=name, check=check) for name, check in CHECKS[table].items()]


class Migration(migrations.Migration):
    dependencies = [("portal", "0022_pre_add_letters")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "subject_kind",
                    fields.CharEnumField(
                        description="PROOF: proof\nCOMPLAINT: complaint",
                        enum_type=SubjectKind,
                        max_length=10,
                    ),
                ),
                ("subject_id", fields.UUIDField()),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="ratings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "rater",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="rater_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="ratings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "level",
                    fields.IntEnumField(
                        description="A RatingLevel.", enum_type=RatingLevel, generated=False
                    ),
                ),
                ("words", fields.CharField(null=True, max_length=500)),
                ("tags", fields.JSONField()),
                ("rated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "rating",
                "app": "portal",
                "unique_together": (("subject_kind", "subject_id"),),
                "constraints": _constraints("rating"),
                "indexes": [
                    Index(fields=["organisation_id", "rated_at"]),
                    Index(fields=["rater_id", "rated_at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "How it went, in the rater's view: one for each subject. Append-only."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Repair",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "rating",
                    fields.OneToOneField(
                        "portal.Rating",
                        source_field="rating_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="repair",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=RepairState.OPENED,
                        description="A RepairState.",
                        enum_type=RepairState,
                        max_length=15,
                    ),
                ),
                ("version", fields.IntField(default=1)),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("due_on", fields.DateField()),
                ("calendar_known", fields.BooleanField()),
                ("awaits_reply", fields.BooleanField(default=False)),
                ("days_left", fields.IntField(null=True)),
                (
                    "extended_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                (
                    "appealed_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                (
                    "ground",
                    fields.CharEnumField(
                        null=True,
                        description="MISTAKEN: mistaken\nMALICIOUS: malicious",
                        enum_type=AppealGround,
                        max_length=10,
                    ),
                ),
                (
                    "outcome",
                    fields.CharEnumField(
                        null=True,
                        description="RECTIFIED: rectified\nEXPLAINED: explained",
                        enum_type=RepairOutcome,
                        max_length=10,
                    ),
                ),
            ],
            options={
                "table": "repair",
                "app": "portal",
                "constraints": _constraints("repair"),
                "indexes": [Index(fields=["state", "due_on"])],
                "pk_attr": "id",
                "table_description": "What is done about one bad rating, and by when.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RepairStep",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "repair",
                    fields.ForeignKeyField(
                        "portal.Repair",
                        source_field="repair_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("serial", fields.IntField()),
                (
                    "verb",
                    fields.CharEnumField(
                        description="A RepairVerb.", enum_type=RepairVerb, max_length=15
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        description="A RepairState.", enum_type=RepairState, max_length=15
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="repair_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="repair_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("words", fields.CharField(max_length=1000)),
            ],
            options={
                "table": "repair_step",
                "app": "portal",
                "unique_together": (("repair", "serial"),),
                "pk_attr": "id",
                "table_description": "One step of a repair, with its words. Append-only.",
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for table, checks in CHECKS.items()
            for name, check in checks.items()
        ),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in APPEND_ONLY
        ),
    ]
