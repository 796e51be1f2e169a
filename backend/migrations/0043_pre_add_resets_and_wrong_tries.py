"""Resets of lost second factors by two operators; wrong codes with their times."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.identity.lifecycle import ResetState
from backend.identity.models import Device, WrongKind

CHECKS = (
    (
        "second_factor_reset_two_persons",
        (
            "answered_by_id <> asked_by_id AND answered_by_id <> person_id"
            " AND asked_by_id <> person_id"
        ),
    ),
    (
        "second_factor_reset_answered",
        "(state IN ('agreed', 'declined')) = (answered_by_id IS NOT NULL)",
    ),
    ("second_factor_reset_ended", "(state = 'asked') = (ended_at IS NULL)"),
)

ROW_SECURITY = """
ALTER TABLE second_factor_reset ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_factor_reset FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON second_factor_reset
    USING (asking_kind() = 'system' OR asking_as('operator') OR person_id = asking_person())
    WITH CHECK (asking_kind() IS NOT NULL)
"""
HELPED = """
CREATE POLICY helped ON person FOR SELECT USING (asking_as('operator')
    AND EXISTS (SELECT FROM second_factor_reset WHERE person_id = person.id))
"""
"""Operators see whose second factor was to be reset."""


class Migration(migrations.Migration):
    dependencies = [("portal", "0042_pre_keep_offices_apart")]

    initial = False

    operations = [
        ops.CreateModel(
            name="SecondFactorReset",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="second_factor_resets",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("words", fields.CharField(max_length=500)),
                (
                    "state",
                    fields.CharEnumField(
                        default=ResetState.ASKED,
                        description="A ResetState.",
                        enum_type=ResetState,
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
                        related_name="asked_resets",
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
                        related_name="answered_resets",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("answer_words", fields.CharField(null=True, max_length=500)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "second_factor_reset",
                "app": "portal",
                "constraints": [CheckConstraint(check=check, name=name) for name, check in CHECKS],
                "indexes": [Index(fields=["asked_at"])],
                "pk_attr": "id",
                "table_description": (
                    "One operator asks to take away a second factor that was lost, another one "
                    "answers."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="WrongTry",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("phone_index", fields.CharField(max_length=64)),
                (
                    "kind",
                    fields.CharEnumField(
                        description="A WrongKind.", enum_type=WrongKind, max_length=20
                    ),
                ),
                (
                    "device",
                    fields.CharEnumField(description="A Device.", enum_type=Device, max_length=10),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "wrong_try",
                "app": "portal",
                "indexes": [Index(fields=["phone_index", "at"])],
                "pk_attr": "id",
                "table_description": (
                    "A code that was wrong: when, and on what kind of device; never what was typed."
                ),
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE second_factor_reset ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE second_factor_reset DROP CONSTRAINT {name}",
            )
            for name, check in CHECKS
        ),
        ops.RunSQL(
            "CREATE UNIQUE INDEX second_factor_reset_one_open ON second_factor_reset (person_id)"
            " WHERE state = 'asked'",
            "DROP INDEX second_factor_reset_one_open",
        ),
        # What was answered stays as it was answered.
        ops.RunSQL(
            "CREATE TRIGGER answered_once BEFORE UPDATE ON second_factor_reset FOR EACH ROW"
            " WHEN (OLD.state <> 'asked') EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER answered_once ON second_factor_reset",
        ),
        ops.RunSQL(
            "CREATE TRIGGER never_deleted BEFORE DELETE ON second_factor_reset"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER never_deleted ON second_factor_reset",
        ),
        ops.RunSQL(
            ROW_SECURITY,
            "DROP POLICY tenant ON second_factor_reset;"
            "ALTER TABLE second_factor_reset NO FORCE ROW LEVEL SECURITY;"
            "ALTER TABLE second_factor_reset DISABLE ROW LEVEL SECURITY",
        ),
        ops.RunSQL(HELPED, "DROP POLICY helped ON person"),
    ]
