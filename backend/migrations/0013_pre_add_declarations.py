"""What applicants declared with a request (真实性承诺), and which files were given again."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint


class Migration(migrations.Migration):
    dependencies = [("portal", "0012_pre_describe_notice_kinds")]

    operations = [
        ops.AddField(
            model_name="Proof",
            name="declaration_version",
            field=fields.CharField(null=True, max_length=20),
        ),
        ops.AddField(
            model_name="Proof",
            name="declared_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddConstraint(
            model_name="Proof",
            constraint=CheckConstraint(
                check="(declaration_version IS NULL) = (declared_at IS NULL)",
                name="proof_declared_since",
            ),
        ),
        ops.AddField(
            model_name="Attachment", name="copied_from", field=fields.UUIDField(null=True)
        ),
    ]
