"""Numbers that a restore left out, who cleared a letter in doubt, who asked for a looser rule."""

from typing import Any
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.foundation.numbering import Series
from backend.seals.lifecycle import SealingRule

CHECKS = {
    "letter_cleared_by_two": "cleared_by_id <> vouched_by_id",
    "letter_vouched_in_doubt": (
        "(vouched_by_id IS NULL) = (vouched_at IS NULL)"
        " AND (vouched_by_id IS NULL) = (vouched_words IS NULL)"
        " AND (vouched_by_id IS NULL OR doubted_at IS NOT NULL)"
    ),
    "letter_cleared_after_vouching": (
        "(cleared_by_id IS NULL) = (cleared_at IS NULL)"
        " AND (cleared_by_id IS NULL OR vouched_by_id IS NOT NULL)"
    ),
}


WISHES = {
    "sealing_wish_two_persons": "agreed_by_id <> asked_by_id",
    "sealing_wish_agreed": "agreed_by_id IS NULL OR ended_at IS NOT NULL",
}


def _person(name: str, related: str, *, null: bool = True) -> Any:
    return fields.ForeignKeyField(
        "portal.Person",
        source_field=f"{name}_id",
        null=null,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    dependencies = [("portal", "0045_pre_add_recusals")]

    initial = False

    operations = [
        ops.CreateModel(
            name="NumberGap",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                (
                    "series",
                    fields.CharEnumField(description="A Series.", enum_type=Series, max_length=20),
                ),
                ("year", fields.IntField()),
                ("skipped", fields.IntField()),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "number_gap",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "How many numbers one restore left out, in every row of a series. Append-only."
                ),
            },
            bases=["Model"],
        ),
        ops.RunSQL(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON number_gap"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER append_only ON number_gap",
        ),
        ops.CreateModel(
            name="SealingWish",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("region", fields.CharField(max_length=12)),
                (
                    "rule",
                    fields.CharEnumField(
                        description="A SealingRule.", enum_type=SealingRule, max_length=20
                    ),
                ),
                ("hourly_limit", fields.IntField()),
                ("asked_by", _person("asked_by", "asked_sealing_rules", null=False)),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("agreed_by", _person("agreed_by", "agreed_sealing_rules")),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "sealing_wish",
                "app": "portal",
                "constraints": [
                    CheckConstraint(check=check, name=name) for name, check in WISHES.items()
                ],
                "pk_attr": "id",
                "table_description": (
                    "A looser rule that one operator asked for; it holds when another one asks for"
                    " the same."
                ),
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE sealing_wish ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE sealing_wish DROP CONSTRAINT {name}",
            )
            for name, check in WISHES.items()
        ),
        ops.RunSQL(
            "CREATE UNIQUE INDEX sealing_wish_one_open ON sealing_wish (region)"
            " WHERE ended_at IS NULL",
            "DROP INDEX sealing_wish_one_open",
        ),
        *(
            ops.AddField(model_name="Letter", name=name, field=field)
            for name, field in (
                ("vouched_by", _person("vouched_by", "vouched_letters")),
                ("vouched_at", fields.DatetimeField(null=True)),
                ("vouched_words", fields.CharField(null=True, max_length=500)),
                ("cleared_by", _person("cleared_by", "cleared_letters")),
                ("cleared_at", fields.DatetimeField(null=True)),
            )
        ),
        *(
            ops.AddConstraint(
                model_name="Letter", constraint=CheckConstraint(check=check, name=name)
            )
            for name, check in CHECKS.items()
        ),
    ]
