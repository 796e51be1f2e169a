"""Wishes for sealed evidence, and the letters that fulfil them."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

NAME, CHECK = "complaint_bundle_drafted", "(letter_id IS NULL) = (pieces IS NULL)"


class Migration(migrations.Migration):
    dependencies = [("portal", "0025_pre_letter_complaints")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ComplaintBundle",
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
                        related_name="bundles",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "letter",
                    fields.OneToOneField(
                        "portal.Letter",
                        source_field="letter_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="bundle",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("pieces", fields.IntField(null=True)),
            ],
            options={
                "table": "complaint_bundle",
                "app": "portal",
                "constraints": [CheckConstraint(name=NAME, check=CHECK)],
                "indexes": [Index(fields=["complaint_id", "asked_at"])],
                "pk_attr": "id",
                "table_description": (
                    "A complainant's wish for her sealed evidence (证据包), and the letter that"
                    " fulfils it."
                ),
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        ops.RunSQL(
            f"ALTER TABLE complaint_bundle ADD CONSTRAINT {NAME} CHECK ({CHECK})",
            f"ALTER TABLE complaint_bundle DROP CONSTRAINT {NAME}",
        ),
    ]
