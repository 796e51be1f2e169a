"""Numbers that a restore left out, in every series; and who cleared a letter that was in doubt."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.foundation.numbering import Series

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


def _person(name: str) -> fields.ForeignKeyRelation:
    return fields.ForeignKeyField(
        "portal.Person",
        source_field=f"{name}_by_id",
        null=True,
        db_constraint=True,
        to_field="id",
        related_name=f"{name}_letters",
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    dependencies = [("portal", "0044_pre_ask_parents_by_key")]

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
        *(
            ops.AddField(model_name="Letter", name=name, field=field)
            for name, field in (
                ("vouched_by", _person("vouched")),
                ("vouched_at", fields.DatetimeField(null=True)),
                ("vouched_words", fields.CharField(null=True, max_length=500)),
                ("cleared_by", _person("cleared")),
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
