"""Talks (约谈) of supervising offices with others, kept as they were written by the database."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

CHECKS = {
    "talk_by_another": "organisation_id <> held_by_id",
    "talk_agreed_for_later": "due_on >= held_on",
}
APPEND_ONLY = ("talk", "talk_complaint")


class Migration(migrations.Migration):
    dependencies = [("portal", "0023_pre_add_ratings")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Talk",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="talks",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "held_by",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="held_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="held_talks",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="recorded_talks",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("client_token", fields.UUIDField()),
                ("held_on", fields.DateField()),
                ("participants", fields.CharField(max_length=200)),
                ("agreed", fields.CharField(max_length=1000)),
                ("due_on", fields.DateField()),
                ("recorded_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "talk",
                "app": "portal",
                "unique_together": (("person", "client_token"),),
                "constraints": [
                    CheckConstraint(name=name, check=check) for name, check in CHECKS.items()
                ],
                "indexes": [
                    Index(fields=["organisation_id", "recorded_at"]),
                    Index(fields=["held_on"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "A supervising office talked to the head of another: who took part, what was"
                    " agreed, by when."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="TalkComplaint",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "talk",
                    fields.ForeignKeyField(
                        "portal.Talk",
                        source_field="talk_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "complaint",
                    fields.ForeignKeyField(
                        "portal.Complaint",
                        source_field="complaint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="talks",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "talk_complaint",
                "app": "portal",
                "unique_together": (("talk", "complaint"),),
                "pk_attr": "id",
                "table_description": "A complaint that a talk was about.",
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE talk ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE talk DROP CONSTRAINT {name}",
            )
            for name, check in CHECKS.items()
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
