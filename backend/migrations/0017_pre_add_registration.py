"""What departments register: filings with their rows, matters with materials, and who assists."""

import functools
from json import dumps, loads
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.registration.lifecycle import FilingState
from backend.registration.models import FormCode, ValidityUnit, VerificationNeed

CHECKS = {
    "filing_filed_by_somebody": (
        "filing",
        "(state = 'draft') = (filed_at IS NULL) AND (filed_at IS NULL) = (filed_by_id IS NULL)",
    ),
    "assistance_validity_counted": (
        "assistance",
        "(validity_amount IS NULL) = (validity_unit = 'permanent')",
    ),
}
IN_FORCE = "filing_one_in_force"
# Drafts are written and deleted; what was filed is read by others and stays as it is.
KEEP_FILED_ROWS = """
CREATE FUNCTION keep_filed_rows() RETURNS trigger AS $$
DECLARE
  touched filing_row := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
BEGIN
  IF (SELECT state FROM filing WHERE id = touched.filing_id) <> 'draft' THEN
    RAISE EXCEPTION 'rows of a filing that is filed do not change';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$ LANGUAGE plpgsql
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0016_pre_add_catalogue")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Filing",
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
                        related_name="filings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "form",
                    fields.CharEnumField(
                        description=(
                            "DEMANDED: demanded\nMEASURES: measures\nMATERIALS: materials"
                            "\nASSISTANCE: assistance\nSUMMARY: summary"
                        ),
                        enum_type=FormCode,
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=FilingState.DRAFT,
                        description="DRAFT: draft\nFILED: filed\nSUPERSEDED: superseded",
                        enum_type=FilingState,
                        max_length=10,
                    ),
                ),
                ("subject", fields.CharField(default="", max_length=200)),
                (
                    "head",
                    fields.JSONField(
                        default=dict,
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                ("filled_on", fields.DateField(null=True)),
                ("leader", fields.CharField(default="", max_length=50)),
                ("contact_name", fields.CharField(default="", max_length=50)),
                ("contact_phone", fields.BinaryField(null=True)),
                ("nil", fields.BooleanField(default=False)),
                ("workbook", fields.CharField(null=True, max_length=64)),
                (
                    "letters",
                    fields.JSONField(
                        default=dict,
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                ("rows_done", fields.IntField(default=0)),
                ("rows_total", fields.IntField(null=True)),
                ("read_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "troubles",
                    fields.JSONField(
                        default=list,
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                (
                    "started_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="started_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="started_filings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("started_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "filed_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="filed_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="filings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("filed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "filing",
                "app": "portal",
                "constraints": [
                    CheckConstraint(
                        name="filing_filed_by_somebody", check=CHECKS["filing_filed_by_somebody"][1]
                    )
                ],
                "indexes": [
                    Index(fields=["organisation_id", "form", "state"]),
                    Index(fields=["started_at", "id"]),
                ],
                "pk_attr": "id",
                "table_description": "One form of one office, as a draft, in force or replaced.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Assistance",
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
                        related_name="assistances",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "filing",
                    fields.ForeignKeyField(
                        "portal.Filing",
                        source_field="filing_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="assistances",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("material", fields.CharField(max_length=200)),
                ("issuer", fields.CharField(max_length=200)),
                ("validity_amount", fields.IntField(null=True)),
                (
                    "validity_unit",
                    fields.CharEnumField(
                        description="DAY: day\nMONTH: month\nYEAR: year\nPERMANENT: permanent",
                        enum_type=ValidityUnit,
                        max_length=10,
                    ),
                ),
            ],
            options={
                "table": "assistance",
                "app": "portal",
                "constraints": [
                    CheckConstraint(
                        name="assistance_validity_counted",
                        check=CHECKS["assistance_validity_counted"][1],
                    )
                ],
                "unique_together": (("organisation", "material"),),
                "pk_attr": "id",
                "table_description": (
                    "协查: a material that an office's staff look up for others,"
                    " and how long it holds."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AssistanceContact",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "assistance",
                    fields.ForeignKeyField(
                        "portal.Assistance",
                        source_field="assistance_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="contacts",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("city", fields.CharField(max_length=50)),
                ("county", fields.CharField(max_length=50)),
                ("township", fields.CharField(max_length=50)),
                ("village", fields.CharField(max_length=50)),
                ("unit", fields.CharField(max_length=200)),
                ("name", fields.CharField(max_length=50)),
                ("phone", fields.BinaryField()),
            ],
            options={
                "table": "assistance_contact",
                "app": "portal",
                "unique_together": (("assistance", "position"),),
                "pk_attr": "id",
                "table_description": (
                    "协查人员: who looks the material up in one place;"
                    " an empty place is all that lies below."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="FilingRow",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "filing",
                    fields.ForeignKeyField(
                        "portal.Filing",
                        source_field="filing_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="rows",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("line", fields.IntField(null=True)),
                (
                    "cells",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("secrets", fields.BinaryField(null=True)),
                (
                    "faults",
                    fields.JSONField(
                        default=list,
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                ("faulty", fields.BooleanField(default=False)),
            ],
            options={
                "table": "filing_row",
                "app": "portal",
                "unique_together": (("filing", "position"),),
                "indexes": [Index(fields=["filing_id", "faulty", "position"])],
                "pk_attr": "id",
                "table_description": (
                    "A line of a filing: its cells by the codes of their columns,"
                    " and what is wrong with them."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Matter",
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
                        related_name="matters",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("region", fields.CharField(max_length=12)),
                ("name", fields.CharField(max_length=200)),
                ("online", fields.BooleanField()),
                ("offline_reason", fields.CharField(max_length=300)),
                (
                    "filing",
                    fields.ForeignKeyField(
                        "portal.Filing",
                        source_field="filing_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="matters",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("declared_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "matter",
                "app": "portal",
                "unique_together": (("organisation", "name"),),
                "indexes": [Index(fields=["name", "id"]), Index(fields=["region"])],
                "pk_attr": "id",
                "table_description": (
                    "政务服务事项: a service of an office, as its newest filing declares it."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="MatterMaterial",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "matter",
                    fields.ForeignKeyField(
                        "portal.Matter",
                        source_field="matter_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="materials",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                (
                    "alternatives",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("kind", fields.CharField(max_length=50)),
                ("accepts_electronic", fields.BooleanField()),
                ("accepts_image", fields.BooleanField()),
                (
                    "verification",
                    fields.CharEnumField(
                        null=True,
                        description="ACCEPTED: accepted\nREQUIRED: required",
                        enum_type=VerificationNeed,
                        max_length=10,
                    ),
                ),
            ],
            options={
                "table": "matter_material",
                "app": "portal",
                "unique_together": (("matter", "position"),),
                "pk_attr": "id",
                "table_description": (
                    "A material that a matter demands."
                    " Any one of `alternatives` [{name, issuer}] will do."
                ),
            },
            bases=["Model"],
        ),
        ops.RunSQL(
            f"CREATE UNIQUE INDEX {IN_FORCE} ON filing (organisation_id, form, subject)"
            " WHERE state = 'filed'",
            f"DROP INDEX {IN_FORCE}",
        ),
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({rule})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for name, (table, rule) in CHECKS.items()
        ),
        ops.RunSQL(KEEP_FILED_ROWS, "DROP FUNCTION keep_filed_rows()"),
        ops.RunSQL(
            "CREATE TRIGGER keep_filed_rows BEFORE INSERT OR UPDATE OR DELETE ON filing_row"
            " FOR EACH ROW EXECUTE FUNCTION keep_filed_rows()",
            "DROP TRIGGER keep_filed_rows ON filing_row",
        ),
    ]
