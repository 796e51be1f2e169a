"""Which level each sealed document has reached, and sealed files that follow one another."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint

from backend.foundation.sealing.report import SealLevel
from backend.seals.evidence_models import SealedKind

LEVEL = "(holds_until IS NULL) = (level = 'B-B')"
# Everything sealed so far waits for its first time stamp.
SEALED_SO_FAR = """
INSERT INTO sealed_document (document_id, kind, level, sealed_at, due_at)
SELECT proof_id, 'proof', 'B-B', made_at, made_at FROM proof_file WHERE kind = 'sealed'
UNION ALL
SELECT letter_id, 'letter', 'B-B', made_at, made_at FROM letter_file WHERE kind = 'sealed'
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0027_pre_add_proposals")]

    initial = False

    operations = [
        ops.CreateModel(
            name="EvidenceAlarm",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "waiting_since",
                    fields.DatetimeField(unique=True, auto_now=False, auto_now_add=False),
                ),
                ("waiting", fields.IntField()),
                ("raised_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "evidence_alarm",
                "app": "portal",
                "pk_attr": "id",
                "table_description": "Somebody was told that seals wait for their time stamps; "
                "once for the one waiting longest.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SealedDocument",
            fields=[
                (
                    "document_id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="PROOF: proof\nLETTER: letter",
                        enum_type=SealedKind,
                        max_length=10,
                    ),
                ),
                (
                    "level",
                    fields.CharEnumField(
                        description="NONE: none\nB_B: B-B\nB_T: B-T\nB_LT: B-LT\nB_LTA: B-LTA",
                        enum_type=SealLevel,
                        max_length=10,
                    ),
                ),
                ("sealed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "holds_until",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("due_at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "sealed_document",
                "app": "portal",
                "constraints": [CheckConstraint(check=LEVEL, name="sealed_document_level")],
                "pk_attr": "document_id",
                "table_description": "A document with a seal, by the level its newest "
                "file has reached.",
            },
            bases=["Model"],
        ),
        ops.RunSQL(
            f"ALTER TABLE sealed_document ADD CONSTRAINT sealed_document_level CHECK ({LEVEL})",
            "ALTER TABLE sealed_document DROP CONSTRAINT sealed_document_level",
        ),
        ops.RunSQL(SEALED_SO_FAR, ""),
        ops.RemoveConstraint(
            model_name="LetterFile",
            name=None,
            fields=["letter", "kind"],
        ),
        ops.AlterModelOptions(
            name="LetterFile",
            options={
                "table": "letter_file",
                "app": "portal",
                "unique_together": (("letter", "kind", "revision"),),
                "constraints": [
                    CheckConstraint(
                        check="(seal_level IS NOT NULL) = (kind = 'sealed')",
                        name="letter_file_seal_level",
                    )
                ],
                "pk_attr": "id",
                "table_description": "A PDF of a letter: one that was printed, and sealed "
                "ones as those of a proof.",
            },
        ),
        ops.AddField(
            model_name="LetterFile",
            name="revision",
            field=fields.IntField(default=1, db_default=1),
        ),
        ops.AddConstraint(
            model_name="LetterFile",
            constraint=UniqueConstraint(fields=("letter", "kind", "revision"), name=None),
        ),
        ops.RemoveConstraint(
            model_name="ProofFile",
            name=None,
            fields=["proof", "kind"],
        ),
        ops.AlterModelOptions(
            name="ProofFile",
            options={
                "table": "proof_file",
                "app": "portal",
                "unique_together": (("proof", "kind", "revision"),),
                "constraints": [
                    CheckConstraint(
                        check="seal_level IS NULL OR kind = 'sealed'", name="proof_file_seal_level"
                    )
                ],
                "pk_attr": "id",
                "table_description": "A PDF of a proof, by the hash of its content. "
                "The first committer of each wins.",
            },
        ),
        ops.AddField(
            model_name="ProofFile",
            name="revision",
            field=fields.IntField(default=1, db_default=1),
        ),
        ops.AddConstraint(
            model_name="ProofFile",
            constraint=UniqueConstraint(fields=("proof", "kind", "revision"), name=None),
        ),
    ]
