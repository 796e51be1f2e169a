"""Decisions of two persons about seals, what a keeper is asked, and papers that are in doubt."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint

from backend.seals.lifecycle import DecisionState, SealReason, SealState, SealVerb
from backend.verification.models import VerificationOutcome

VOUCHED = (
    "(vouched_by_id IS NULL) = (vouched_at IS NULL) AND (vouched_by_id IS NULL) = (words IS NULL)"
)
CLEARED = (
    "(cleared_by_id IS NULL) = (cleared_at IS NULL)"
    " AND (cleared_by_id IS NULL OR vouched_by_id IS NOT NULL)"
)
ANSWERED = (
    "(state IN ('agreed', 'declined')) = (answered_by_id IS NOT NULL)"
    " AND (state = 'asked') = (ended_at IS NULL)"
)
COMPLETE = (
    "(verb = 'rotate') = (replaces_id IS NOT NULL) AND (verb = 'compromise') = (since IS NOT NULL)"
)
OF_PROOFS = (
    "(proof_id IS NOT NULL) = (outcome IN"
    " ('valid', 'doubted', 'revoked', 'superseded', 'expired', 'copy_expired'))"
)
CHECKS = (
    ("proof_doubt", "proof_doubt_two_persons", "cleared_by_id <> vouched_by_id"),
    ("proof_doubt", "proof_doubt_vouched", VOUCHED),
    ("proof_doubt", "proof_doubt_cleared", CLEARED),
    ("seal_decision", "seal_decision_two_persons", "answered_by_id <> asked_by_id"),
    ("seal_decision", "seal_decision_answered", ANSWERED),
    ("seal_decision", "seal_decision_complete", COMPLETE),
)
APPEND_ONLY = ("seal_asking", "seal_refusal")


class Migration(migrations.Migration):
    dependencies = [("portal", "0031_pre_add_standing_orders")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ProofDoubt",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "proof",
                    fields.OneToOneField(
                        "portal.Proof",
                        source_field="proof_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="doubt",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("seal_id", fields.UUIDField()),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "vouched_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="vouched_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="vouched_proofs",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("vouched_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("words", fields.CharField(null=True, max_length=500)),
                (
                    "cleared_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="cleared_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="cleared_proofs",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("cleared_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "proof_doubt",
                "app": "portal",
                "constraints": [
                    CheckConstraint(
                        check="cleared_by_id <> vouched_by_id", name="proof_doubt_two_persons"
                    ),
                    CheckConstraint(
                        check=VOUCHED,
                        name="proof_doubt_vouched",
                    ),
                    CheckConstraint(
                        check=CLEARED,
                        name="proof_doubt_cleared",
                    ),
                ],
                "pk_attr": "id",
                "table_description": (
                    "That a proof bears a seal whose key was not trusted any "
                    "more, and what the committee found."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SealAsking",
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
                        related_name="askings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "seal_asking",
                "app": "portal",
                "indexes": [Index(fields=["warrant_id"])],
                "pk_attr": "id",
                "table_description": (
                    "That a use of a seal waits for the keeper's word: append-only."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SealDecision",
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
                        related_name="decisions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "verb",
                    fields.CharEnumField(
                        description="A SealVerb.", enum_type=SealVerb, max_length=20
                    ),
                ),
                (
                    "reason",
                    fields.CharEnumField(
                        null=True, description="A SealReason.", enum_type=SealReason, max_length=20
                    ),
                ),
                (
                    "replaces",
                    fields.ForeignKeyField(
                        "portal.Seal",
                        source_field="replaces_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="replacements",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("since", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("words", fields.CharField(max_length=500)),
                (
                    "state",
                    fields.CharEnumField(
                        default=DecisionState.ASKED,
                        description="A DecisionState.",
                        enum_type=DecisionState,
                        max_length=10,
                    ),
                ),
                (
                    "asked_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="asked_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="asked_seal_decisions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "answered_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="answered_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="answered_seal_decisions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("answer_words", fields.CharField(null=True, max_length=500)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "seal_decision",
                "app": "portal",
                "constraints": [
                    UniqueConstraint(
                        fields=("seal_id", "verb"),
                        name="seal_decision_one_open",
                        condition="state = 'asked'",
                    ),
                    CheckConstraint(
                        check="answered_by_id <> asked_by_id", name="seal_decision_two_persons"
                    ),
                    CheckConstraint(
                        check=ANSWERED,
                        name="seal_decision_answered",
                    ),
                    CheckConstraint(
                        check=COMPLETE,
                        name="seal_decision_complete",
                    ),
                ],
                "indexes": [Index(fields=["seal_id", "asked_at"])],
                "pk_attr": "id",
                "table_description": (
                    "What one person asks for a seal and another one answers; "
                    "not to be changed once it ended."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SealRefusal",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "asking",
                    fields.OneToOneField(
                        "portal.SealAsking",
                        source_field="asking_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="refusal",
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
                        related_name="seal_refusals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("words", fields.CharField(max_length=500)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "seal_refusal",
                "app": "portal",
                "pk_attr": "id",
                "table_description": "The keeper's no, with her reason: append-only.",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Letter",
            name="doubted_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Proof",
            name="doubted_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AlterField(
            model_name="Seal",
            name="reason",
            field=fields.CharEnumField(
                null=True,
                description="A SealReason.",
                enum_type=SealReason,
                max_length=20,
            ),
        ),
        ops.AlterField(
            model_name="Seal",
            name="state",
            field=fields.CharEnumField(
                default=SealState.ENROLLED,
                description="A SealState.",
                enum_type=SealState,
                max_length=20,
            ),
        ),
        ops.AddField(
            model_name="Seal",
            name="compromised_since",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Seal",
            name="replaced_by",
            field=fields.ForeignKeyField(
                "portal.Seal",
                source_field="replaced_by_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="replaced",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddConstraint(
            model_name="Seal",
            constraint=CheckConstraint(
                check="(state = 'compromised') = (compromised_since IS NOT NULL)",
                name="seal_compromised_since",
            ),
        ),
        ops.AddField(
            model_name="SealWarrant",
            name="content",
            field=fields.CharField(null=True, max_length=200),
        ),
        ops.AddField(
            model_name="SealWarrant",
            name="holder",
            field=fields.CharField(null=True, max_length=100),
        ),
        ops.RemoveConstraint(
            model_name="VerificationRecord",
            name="verification_record_of_proof",
            fields=None,
        ),
        ops.AlterField(
            model_name="VerificationRecord",
            name="outcome",
            field=fields.CharEnumField(
                description="A VerificationOutcome.",
                enum_type=VerificationOutcome,
                max_length=20,
            ),
        ),
        ops.AddConstraint(
            model_name="VerificationRecord",
            constraint=CheckConstraint(
                check=OF_PROOFS,
                name="verification_record_of_proof",
            ),
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for table, name, check in CHECKS
        ),
        ops.RunSQL(
            "CREATE UNIQUE INDEX seal_decision_one_open ON seal_decision (seal_id, verb)"
            " WHERE state = 'asked'",
            "DROP INDEX seal_decision_one_open",
        ),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in APPEND_ONLY
        ),
        # What was answered stays as it was answered.
        ops.RunSQL(
            "CREATE TRIGGER answered_once BEFORE UPDATE ON seal_decision FOR EACH ROW"
            " WHEN (OLD.state <> 'asked') EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER answered_once ON seal_decision",
        ),
        ops.RunSQL(
            "CREATE TRIGGER never_deleted BEFORE DELETE ON seal_decision"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER never_deleted ON seal_decision",
        ),
    ]
