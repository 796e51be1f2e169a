"""The catalogue: published lists, items, and versions that nobody can change; kinds by that name.

What was imported before is kept: the entries of committee lists become items with one version. By
what they are found is filled in when their list is imported again.
"""

import functools
from json import dumps, loads
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.contrib.postgres.indexes import GinIndex
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from backend.catalogue.models import Completeness, Confidence, Lane, Measure

LANES = "POSITIVE: positive\nNEGATIVE: negative\nDEPARTMENT: department"
MEASURES = (
    "CANCEL: CANCEL\nDATA_SHARE: DATA_SHARE\nCOMMITMENT: COMMITMENT\nDEFERRAL: DEFERRAL"
    "\nDEPT_VERIFY: DEPT_VERIFY\nSUBSTITUTE: SUBSTITUTE\nAGENT: AGENT\nFLEXIBLE: FLEXIBLE"
    "\nNOT_YET: NOT_YET\nHIGHER_LEVEL: HIGHER_LEVEL\nKEPT: KEPT"
)

APPEND_ONLY = "proof_item_version"

CHECKS = {
    "proof_item_days_in_order": ("proof_item", "effective_from <= effective_to"),
    "proof_item_first_version": ("proof_item", "version >= 1"),
}

KINDS = """
INSERT INTO proof_kind (id, code, name, working_days, retention_years, objection_days)
SELECT id, code, name, working_days, retention_years, objection_days FROM proof_item
"""
LISTS = """
INSERT INTO published_list (code, title, region_name, region, issued_by, document_no, published,
  source, completeness)
SELECT DISTINCT ON (list_id) list_id, '',
  CASE region WHEN '000000000000' THEN '全国' ELSE '' END,
  region, '', document_no, '', source, 'part'
FROM committee_list_entry ORDER BY list_id, item_no
"""
ITEMS = """
INSERT INTO proof_item (id, code, published_list_id, type_code, position, version, region, lane,
  confidence, effective_from, effective_to, terms, name_length, searched, pinyin, initials, grams)
SELECT id, list_id || '-' || code, list_id, code, item_no, version, region, lane, confidence,
  effective_from, effective_to, terms, char_length(name), lower(name), '', '', '{}'
FROM committee_list_entry
"""
VERSIONS = """
INSERT INTO proof_item_version (id, item_id, version, recorded_at, region_name, region, item_no,
  name, purpose, demanding_unit, issuing_unit, lane, cancel_reason, go_instead, legal_basis, batch,
  document_no, source, confidence, effective_from, effective_to)
SELECT gen_random_uuid(), id, version, imported_at,
  CASE region WHEN '000000000000' THEN '全国' ELSE '' END,
  region, item_no::text, name, '', '', '', lane, '', go_instead, legal_basis, '', document_no,
  source, confidence, effective_from, effective_to
FROM committee_list_entry
"""
# The way back drops the tables that these fill.
NOTHING = "SELECT 1"


class Migration(migrations.Migration):
    dependencies = [("portal", "0015_pre_add_console")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ProofKind",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("code", fields.CharField(unique=True, max_length=40)),
                ("name", fields.CharField(max_length=100)),
                ("working_days", fields.IntField()),
                ("retention_years", fields.IntField()),
                ("objection_days", fields.IntField(db_default=5)),
            ],
            options={
                "table": "proof_kind",
                "app": "portal",
                "pk_attr": "id",
                "table_description": "A kind of proof that the portal issues.",
            },
            bases=["Model"],
        ),
        ops.RunSQL(KINDS, NOTHING),
        ops.DeleteModel(name="ProofItem"),
        ops.CreateModel(
            name="PublishedList",
            fields=[
                (
                    "code",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=40),
                ),
                ("title", fields.CharField(max_length=200)),
                ("region_name", fields.CharField(max_length=100)),
                ("region", fields.CharField(null=True, max_length=12)),
                ("issued_by", fields.CharField(max_length=200)),
                ("document_no", fields.CharField(max_length=100)),
                ("published", fields.CharField(max_length=10)),
                ("source", fields.CharField(max_length=500)),
                (
                    "completeness",
                    fields.CharEnumField(
                        description="WHOLE: whole\nPART: part\nTITLE: title",
                        enum_type=Completeness,
                        max_length=5,
                    ),
                ),
            ],
            options={
                "table": "published_list",
                "app": "portal",
                "pk_attr": "code",
                "table_description": (
                    "A list or document as it was published; what it does not say is empty."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ProofItem",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("code", fields.CharField(unique=True, max_length=100)),
                (
                    "published_list",
                    fields.ForeignKeyField(
                        "portal.PublishedList",
                        source_field="published_list_id",
                        db_constraint=True,
                        to_field="code",
                        related_name="items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("type_code", fields.CharField(max_length=40)),
                ("position", fields.IntField()),
                ("version", fields.IntField()),
                ("region", fields.CharField(null=True, max_length=12)),
                (
                    "lane",
                    fields.CharEnumField(
                        description=LANES,
                        enum_type=Lane,
                        max_length=10,
                    ),
                ),
                (
                    "measure",
                    fields.CharEnumField(
                        null=True,
                        description=MEASURES,
                        enum_type=Measure,
                        max_length=20,
                    ),
                ),
                (
                    "confidence",
                    fields.CharEnumField(
                        description="A: A\nB: B\nC: C", enum_type=Confidence, max_length=1
                    ),
                ),
                ("effective_from", fields.DateField(null=True)),
                ("effective_to", fields.DateField(null=True)),
                (
                    "terms",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("name_length", fields.IntField()),
                ("searched", fields.TextField(unique=False)),
                ("pinyin", fields.TextField(unique=False)),
                ("initials", fields.TextField(unique=False)),
                ("grams", ArrayField(element_type="TEXT")),
            ],
            options={
                "table": "proof_item",
                "app": "portal",
                "indexes": [
                    GinIndex(fields=["grams"]),
                    Index(fields=["name_length", "published_list_id", "position", "id"]),
                    Index(fields=["published_list_id", "position", "id"]),
                    Index(fields=["region", "lane"]),
                    Index(fields=["lane", "published_list_id", "position", "id"]),
                    Index(fields=["measure", "published_list_id", "position", "id"]),
                    Index(fields=["confidence", "published_list_id", "position", "id"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "A proof that one list names for"
                    " one purpose, authority and region: the lasting identity."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ProofItemVersion",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "item",
                    fields.ForeignKeyField(
                        "portal.ProofItem",
                        source_field="item_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="versions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("version", fields.IntField()),
                ("recorded_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("region_name", fields.CharField(max_length=100)),
                ("region", fields.CharField(null=True, max_length=12)),
                ("item_no", fields.CharField(max_length=20)),
                ("name", fields.CharField(max_length=200)),
                ("purpose", fields.CharField(max_length=300)),
                ("demanding_unit", fields.CharField(max_length=200)),
                ("issuing_unit", fields.CharField(max_length=200)),
                (
                    "lane",
                    fields.CharEnumField(
                        description=LANES,
                        enum_type=Lane,
                        max_length=10,
                    ),
                ),
                (
                    "measure",
                    fields.CharEnumField(
                        null=True,
                        description=MEASURES,
                        enum_type=Measure,
                        max_length=20,
                    ),
                ),
                ("cancel_reason", fields.CharField(max_length=1000)),
                ("go_instead", fields.CharField(max_length=1000)),
                ("legal_basis", fields.CharField(max_length=1000)),
                ("batch", fields.CharField(max_length=100)),
                ("document_no", fields.CharField(max_length=100)),
                ("source", fields.CharField(max_length=500)),
                (
                    "confidence",
                    fields.CharEnumField(
                        description="A: A\nB: B\nC: C", enum_type=Confidence, max_length=1
                    ),
                ),
                ("effective_from", fields.DateField(null=True)),
                ("effective_to", fields.DateField(null=True)),
            ],
            options={
                "table": "proof_item_version",
                "app": "portal",
                "unique_together": (("item", "version"),),
                "pk_attr": "id",
                "table_description": (
                    "What the list said of an item"
                    " from `recorded_at` until the next version. Append-only."
                ),
            },
            bases=["Model"],
        ),
        *(ops.RunSQL(copy, NOTHING) for copy in (LISTS, ITEMS, VERSIONS)),
        ops.DeleteModel(name="CommitteeListEntry"),
        ops.RunSQL(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {APPEND_ONLY}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            f"DROP TRIGGER append_only ON {APPEND_ONLY}",
        ),
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({rule})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for name, (table, rule) in CHECKS.items()
        ),
    ]
