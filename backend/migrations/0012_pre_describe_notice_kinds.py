"""The column of notice kinds gets a description that does not change with every new kind."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from backend.notices.models import NoticeKind


class Migration(migrations.Migration):
    dependencies = [("portal", "0011_pre_add_exchange")]

    operations = [
        ops.AlterField(
            model_name="Notice",
            name="kind",
            field=fields.CharEnumField(
                description="A NoticeKind.", enum_type=NoticeKind, max_length=30
            ),
        ),
    ]
