"""Letters: what is drafted, decided, printed and sealed; the register of seals knows them too.

Snapshots, files and pieces are kept as they were written, by the database itself.
"""

import functools
from json import dumps, loads
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.foundation.sealing.report import SealLevel
from backend.letters.lifecycle import LetterState
from backend.letters.models import LetterFileKind, LetterKind

CHECKS = {
    "letter": {
        "letter_two_persons": "approver_id <> drafter_id",
        "letter_numbered_when_approved": (
            "state IN ('drafted', 'withdrawn') OR (number IS NOT NULL AND year IS NOT NULL"
            " AND serial IS NOT NULL AND approver_id IS NOT NULL AND approved_at IS NOT NULL)"
        ),
        "letter_withdrawn_with_reason": (
            "state <> 'withdrawn' OR (withdrawn_because IS NOT NULL AND number IS NULL)"
        ),
    },
    "letter_file": {"letter_file_seal_level": "(seal_level IS NOT NULL) = (kind = 'sealed')"},
}
APPEND_ONLY = ("letter_snapshot", "letter_file", "letter_piece")


def _constraints(table: str) -> list[CheckConstraint]:
    return [CheckConstraint(name=name, check=check) for name, check in CHECKS[table].items()]


class Migration(migrations.Migration):
    dependencies = [("portal", "0021_pre_add_complaints")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="A LetterKind.", enum_type=LetterKind, max_length=20
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=LetterState.DRAFTED,
                        description="A LetterState.",
                        enum_type=LetterState,
                        max_length=15,
                    ),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="letters",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("subject_id", fields.UUIDField(db_index=True)),
                ("content", fields.BinaryField()),
                (
                    "drafter",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="drafter_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="drafted_letters",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("drafted_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "approver",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="approver_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="approved_letters",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "approved_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("year", fields.IntField(null=True)),
                ("serial", fields.IntField(null=True)),
                ("number", fields.CharField(null=True, unique=True, max_length=60)),
                ("issued_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("withdrawn_because", fields.CharField(null=True, max_length=500)),
                ("trouble", fields.CharField(null=True, max_length=30)),
            ],
            options={
                "table": "letter",
                "app": "portal",
                "unique_together": (("organisation", "kind", "year", "serial"),),
                "constraints": _constraints("letter"),
                "indexes": [Index(fields=["organisation_id", "drafted_at"])],
                "pk_attr": "id",
                "table_description": (
                    "A letter of one office. `content` is a cipher text: addressee and"
                    " words as drafted."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LetterCounter",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="letter_counters",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="A LetterKind.", enum_type=LetterKind, max_length=20
                    ),
                ),
                ("year", fields.IntField()),
                ("last_serial", fields.IntField()),
            ],
            options={
                "table": "letter_counter",
                "app": "portal",
                "unique_together": (("organisation", "kind", "year"),),
                "pk_attr": "id",
                "table_description": (
                    "The last serial of an office's letters of a kind in a year;"
                    " sequences would leave gaps."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LetterFile",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "letter",
                    fields.ForeignKeyField(
                        "portal.Letter",
                        source_field="letter_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="files",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="A LetterFileKind.", enum_type=LetterFileKind, max_length=10
                    ),
                ),
                ("sha256", fields.CharField(db_index=True, max_length=64)),
                ("stored_as", fields.CharField(max_length=64)),
                ("size", fields.IntField()),
                ("pages", fields.IntField()),
                (
                    "seal_spot",
                    fields.JSONField(
                        null=True,
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                (
                    "seal_level",
                    fields.CharEnumField(
                        null=True, description="A SealLevel.", enum_type=SealLevel, max_length=10
                    ),
                ),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "letter_file",
                "app": "portal",
                "unique_together": (("letter", "kind"),),
                "constraints": _constraints("letter_file"),
                "pk_attr": "id",
                "table_description": (
                    "A PDF of a letter: one of each kind, the first committer wins."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LetterPiece",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "letter",
                    fields.ForeignKeyField(
                        "portal.Letter",
                        source_field="letter_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="pieces",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("name", fields.CharField(max_length=40)),
                ("title", fields.BinaryField()),
                ("media_type", fields.CharField(max_length=40)),
                ("sha256", fields.CharField(max_length=64)),
                ("size", fields.IntField()),
                ("stored_as", fields.CharField(max_length=64)),
            ],
            options={
                "table": "letter_piece",
                "app": "portal",
                "unique_together": (("letter", "position"),),
                "pk_attr": "id",
                "table_description": (
                    "A file that travels inside a letter. The storage has it encrypted"
                    " under `stored_as`."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LetterSnapshot",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "letter",
                    fields.OneToOneField(
                        "portal.Letter",
                        source_field="letter_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="snapshot",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("template", fields.CharField(max_length=60)),
                ("template_version", fields.CharField(max_length=10)),
                ("content", fields.BinaryField()),
                ("sha256", fields.CharField(max_length=64)),
                ("seal_id", fields.UUIDField()),
                ("issued_on", fields.DateField()),
            ],
            options={
                "table": "letter_snapshot",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "What was decided, frozen at approval: the only thing printing reads."
                ),
            },
            bases=["Model"],
        ),
        ops.RenameField(
            model_name="SealUse",
            old_name="proof_id",
            new_name="document_id",
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for table, checks in CHECKS.items()
            for name, check in checks.items()
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
