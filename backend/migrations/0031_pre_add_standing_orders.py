"""Standing orders for seals, warrants that rest on one, and sealed files of annotated copies."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.foundation.sealing.report import SealLevel
from backend.seals.evidence_models import SealedKind

CHECKS = {
    "seal_standing_order_two_persons": "approved_by_id <> asked_by_id",
    "seal_standing_order_days_in_order": "valid_from <= valid_to",
    "seal_standing_order_limit": "hourly_limit > 0",
    "seal_standing_order_approved": "(approved_by_id IS NULL) = (approved_at IS NULL)",
    "seal_standing_order_ended": "(ended_by_id IS NULL) = (ended_at IS NULL)",
}
# An order is filled in as it goes: approved, ended. What is there stays, and so does the row.
REFUSE_REWRITING = """
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) @> jsonb_strip_nulls(to_jsonb(OLD)) IS NOT TRUE THEN
        RAISE EXCEPTION 'what is written in % stays', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0030_pre_add_audit_tree")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CopyFile",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "copy",
                    fields.ForeignKeyField(
                        "portal.AnnotatedCopy",
                        source_field="copy_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="files",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("revision", fields.IntField()),
                (
                    "seal_level",
                    fields.CharEnumField(
                        description="A SealLevel.", enum_type=SealLevel, max_length=10
                    ),
                ),
                ("sha256", fields.CharField(db_index=True, max_length=64)),
                ("size", fields.IntField()),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "copy_file",
                "app": "portal",
                "unique_together": (("copy", "revision"),),
                "pk_attr": "id",
                "table_description": "A sealed PDF of a copy; the storage has it under `sha256`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="StandingOrder",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "seal",
                    fields.ForeignKeyField(
                        "portal.Seal",
                        source_field="seal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="standing_orders",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("item", fields.CharField(max_length=40)),
                ("hourly_limit", fields.IntField()),
                ("valid_from", fields.DateField()),
                ("valid_to", fields.DateField()),
                (
                    "asked_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="asked_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="asked_standing_orders",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "approved_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="approved_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="approved_standing_orders",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "approved_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                (
                    "ended_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="ended_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="ended_standing_orders",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "seal_standing_order",
                "app": "portal",
                "constraints": [
                    CheckConstraint(
                        check="approved_by_id <> asked_by_id",
                        name="seal_standing_order_two_persons",
                    ),
                    CheckConstraint(
                        check="valid_from <= valid_to", name="seal_standing_order_days_in_order"
                    ),
                    CheckConstraint(check="hourly_limit > 0", name="seal_standing_order_limit"),
                    CheckConstraint(
                        check="(approved_by_id IS NULL) = (approved_at IS NULL)",
                        name="seal_standing_order_approved",
                    ),
                    CheckConstraint(
                        check="(ended_by_id IS NULL) = (ended_at IS NULL)",
                        name="seal_standing_order_ended",
                    ),
                ],
                "indexes": [Index(fields=["seal_id", "item"])],
                "pk_attr": "id",
                "table_description": (
                    "A standing order 常设用印审批: one seal, one item of its scope, from a day"
                    " to a day."
                ),
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="SealWarrant",
            name="standing_order",
            field=fields.ForeignKeyField(
                "portal.StandingOrder",
                source_field="standing_order_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="warrants",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AlterField(
            model_name="SealedDocument",
            name="kind",
            field=fields.CharEnumField(
                description="PROOF: proof\nLETTER: letter\nCOPY: copy",
                enum_type=SealedKind,
                max_length=10,
            ),
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE seal_standing_order ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE seal_standing_order DROP CONSTRAINT {name}",
            )
            for name, check in CHECKS.items()
        ),
        ops.RunSQL(REFUSE_REWRITING, "DROP FUNCTION refuse_rewriting()"),
        ops.RunSQL(
            "CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON seal_standing_order"
            " FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()",
            "DROP TRIGGER written_once ON seal_standing_order",
        ),
        ops.RunSQL(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON copy_file"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER append_only ON copy_file",
        ),
    ]
