"""Letters by which complaints go on; and the rule that a finding rests on, for orders to name."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.complaints.lifecycle import ComplaintVerb

CHECKS = {
    "complaint_letter_days_of_order": "(verb = 'order') = (days IS NOT NULL)",
    "complaint_letter_ends_with_step": "step_serial IS NULL OR ended_at IS NOT NULL",
}
ONE_PENDING = "complaint_letter_one_pending"


class Migration(migrations.Migration):
    dependencies = [("portal", "0024_pre_add_talks")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ComplaintLetter",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "complaint",
                    fields.ForeignKeyField(
                        "portal.Complaint",
                        source_field="complaint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="letters",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("letter_id", fields.UUIDField(unique=True)),
                (
                    "verb",
                    fields.CharEnumField(
                        description="A ComplaintVerb.", enum_type=ComplaintVerb, max_length=20
                    ),
                ),
                ("words", fields.CharField(max_length=1000)),
                ("days", fields.IntField(null=True)),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("step_serial", fields.IntField(null=True)),
            ],
            options={
                "table": "complaint_letter",
                "app": "portal",
                "constraints": [
                    CheckConstraint(name=name, check=check) for name, check in CHECKS.items()
                ],
                "indexes": [Index(fields=["complaint_id", "step_serial"])],
                "pk_attr": "id",
                "table_description": (
                    "A letter whose issue is a step of a complaint. One without an end is"
                    " pending: one at a time."
                ),
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE complaint_letter ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE complaint_letter DROP CONSTRAINT {name}",
            )
            for name, check in CHECKS.items()
        ),
        ops.RunSQL(
            f"CREATE UNIQUE INDEX {ONE_PENDING} ON complaint_letter (complaint_id)"
            " WHERE ended_at IS NULL",
            f"DROP INDEX {ONE_PENDING}",
        ),
        ops.AddField(
            model_name="Complaint",
            name="basis",
            field=fields.CharField(null=True, max_length=200),
        ),
        # A finding that was founded ends with its rule, on a line of its own.
        ops.RunSQL(
            "UPDATE complaint SET basis = left(regexp_replace("
            "substring(finding from '.*\\n依据：(.*)$'), '\\s+', ' ', 'g'), 200)"
            " WHERE finding LIKE E'%\\n依据：%'",
            "SELECT 1",
        ),
    ]
