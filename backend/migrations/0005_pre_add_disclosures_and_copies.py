"""Who looked at whose paper, and the copies that are handed out instead of originals.

Both are evidence: written once, never changed.
"""

import functools
from json import dumps, loads
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from backend.disclosures.models import Door


class Migration(migrations.Migration):
    dependencies = [("portal", "0004_pre_keep_attachments")]

    initial = False

    operations = [
        ops.CreateModel(
            name="AnnotatedCopy",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "proof",
                    fields.ForeignKeyField(
                        "portal.Proof",
                        source_field="proof_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="annotated_copies",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("source_id", fields.UUIDField()),
                ("code", fields.CharField(unique=True, max_length=30)),
                ("recipient", fields.CharField(max_length=100)),
                ("purpose", fields.CharField(max_length=200)),
                ("valid_until", fields.DateField()),
                ("template_version", fields.CharField(max_length=10)),
                ("sha256", fields.CharField(db_index=True, max_length=64)),
                ("size", fields.IntField()),
                ("pages", fields.IntField()),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "annotated_copy",
                "app": "portal",
                "unique_together": (("source_id", "proof"),),
                "pk_attr": "id",
                "table_description": "A copy of one proof for one receiver.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Disclosure",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "proof",
                    fields.ForeignKeyField(
                        "portal.Proof",
                        source_field="proof_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="disclosures",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "holder",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="holder_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="disclosures",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("title", fields.CharField(max_length=60)),
                (
                    "door",
                    fields.CharEnumField(
                        description=(
                            "CHECK: check\nDESK: desk\nSHARE: share\nSHOW: show\nEXCHANGE: exchange"
                        ),
                        enum_type=Door,
                        max_length=10,
                    ),
                ),
                (
                    "parts",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("looker", fields.CharField(null=True, max_length=100)),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="disclosures",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("person_id", fields.UUIDField(null=True)),
                ("purpose", fields.CharField(null=True, max_length=200)),
                ("legal_basis", fields.CharField(null=True, max_length=200)),
                ("case_number", fields.CharField(null=True, max_length=60)),
                ("source_id", fields.UUIDField(null=True)),
                ("answer_sha256", fields.CharField(null=True, max_length=64)),
            ],
            options={
                "table": "disclosure",
                "app": "portal",
                "indexes": [
                    Index(fields=["holder_id", "at"]),
                    Index(fields=["proof_id", "at"]),
                ],
                "pk_attr": "id",
                "table_description": "One look at one paper; `title` is the paper's at that"
                " moment.",
            },
            bases=["Model"],
        ),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in ("disclosure", "annotated_copy")
        ),
    ]
