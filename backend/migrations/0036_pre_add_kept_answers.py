"""What verbs answered, for whoever asks again with the same key."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("portal", "0035_pre_add_second_factors")]

    initial = False

    operations = [
        ops.CreateModel(
            name="KeptAnswer",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("asker_id", fields.UUIDField()),
                ("key", fields.UUIDField()),
                ("question", fields.CharField(max_length=64)),
                ("body", fields.BinaryField()),
                (
                    "kept_at",
                    fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "kept_answer",
                "app": "portal",
                "unique_together": (("asker_id", "key"),),
                "pk_attr": "id",
                "table_description": "The answer to one question of one asker; a cipher text of "
                "the vault, for it names people.",
            },
            bases=["Model"],
        ),
    ]
