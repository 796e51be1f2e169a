"""Numbers that a restore left out, in every series that people are told numbers of."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from backend.foundation.numbering import Series


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
    ]
