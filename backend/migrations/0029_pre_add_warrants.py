"""Warrants, intents and signatures of seals, and how a region seals.

What was approved before has its warrant written here, so that it can still be sealed.
"""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.seals.lifecycle import SealingRule

APPEND_ONLY = ("seal_warrant", "seal_intent", "seal_signature", "seal_confirmation")
CHECKS = {
    "seal_warrant": ("seal_warrant_two_persons", "approver_id <> handler_id"),
    "sealing_policy": ("sealing_policy_limit", "hourly_limit > 0"),
}
WARRANTS_OF_PROOFS = """
INSERT INTO seal_warrant (id, document_id, seal_id, approver_id, handler_id, at)
SELECT gen_random_uuid(), proof.id, decided.seal_id, proof.approver_id, proof.preparer_id,
       decided.approved_at
FROM proof_snapshot AS decided JOIN proof ON proof.id = decided.proof_id
"""
WARRANTS_OF_LETTERS = """
INSERT INTO seal_warrant (id, document_id, seal_id, approver_id, handler_id, at)
SELECT gen_random_uuid(), letter.id, decided.seal_id, letter.approver_id, letter.drafter_id,
       letter.approved_at
FROM letter_snapshot AS decided JOIN letter ON letter.id = decided.letter_id
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0028_pre_add_evidence")]

    initial = False

    operations = [
        ops.CreateModel(
            name="SealWarrant",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("document_id", fields.UUIDField(unique=True)),
                (
                    "seal",
                    fields.ForeignKeyField(
                        "portal.Seal",
                        source_field="seal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="warrants",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "approver",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="approver_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="seal_warrants",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "handler",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="handler_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="handled_seal_warrants",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "seal_warrant",
                "app": "portal",
                "constraints": [
                    CheckConstraint(
                        name="seal_warrant_two_persons", check="approver_id <> handler_id"
                    )
                ],
                "pk_attr": "id",
                "table_description": (
                    "The approval of one use of a seal 用印审批: append-only, made when deciding."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SealConfirmation",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "warrant",
                    fields.OneToOneField(
                        "portal.SealWarrant",
                        source_field="warrant_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="confirmation",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "keeper",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="keeper_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="seal_confirmations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "seal_confirmation",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "The keeper's word for one use, where the region asks for it: append-only."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SealIntent",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "warrant",
                    fields.ForeignKeyField(
                        "portal.SealWarrant",
                        source_field="warrant_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="intents",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("digest", fields.CharField(max_length=64)),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "seal_intent",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "What is about to be signed under a warrant: append-only, for one signature."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SealSignature",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "intent",
                    fields.OneToOneField(
                        "portal.SealIntent",
                        source_field="intent_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="signature",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "seal",
                    fields.ForeignKeyField(
                        "portal.Seal",
                        source_field="seal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="signatures",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "seal_signature",
                "app": "portal",
                "indexes": [Index(fields=["seal_id", "at"])],
                "pk_attr": "id",
                "table_description": "A signature that was allowed: append-only, written first.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SealingPolicy",
            fields=[
                (
                    "region",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=12),
                ),
                (
                    "rule",
                    fields.CharEnumField(
                        description="AUTOMATIC: automatic\nKEEPER_CONFIRMS: keeper_confirms",
                        enum_type=SealingRule,
                        max_length=20,
                    ),
                ),
                ("hourly_limit", fields.IntField()),
            ],
            options={
                "table": "sealing_policy",
                "app": "portal",
                "constraints": [
                    CheckConstraint(name="sealing_policy_limit", check="hourly_limit > 0")
                ],
                "pk_attr": "region",
                "table_description": (
                    "How a region and all below it seal; of several rows the narrowest counts."
                ),
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for table, (name, check) in CHECKS.items()
        ),
        ops.RunSQL(WARRANTS_OF_PROOFS, "SELECT 1"),
        ops.RunSQL(WARRANTS_OF_LETTERS, "SELECT 1"),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in APPEND_ONLY
        ),
    ]
