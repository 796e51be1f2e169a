"""Which request an event comes from, so that what follows is told under the same id."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("portal", "0032_pre_add_seal_decisions")]

    initial = False

    operations = [
        ops.AddField(
            model_name="OutboxEvent",
            name="request_id",
            field=fields.CharField(null=True, max_length=16),
        ),
    ]
