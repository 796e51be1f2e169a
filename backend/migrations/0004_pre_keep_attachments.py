"""What attachments are, and how they are given up; no two share a file."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

IN_USE_IS_KEPT = CheckConstraint(
    name="attachment_in_use_is_kept", check="proof_id IS NULL OR discarded_at IS NULL"
)

# Only what belongs to no request is counted and cleaned: a small part of the table.
INDEXES = {
    "attachment_loose_of_owner": "attachment (owner_id) WHERE proof_id IS NULL",
    "attachment_loose_since": "attachment (uploaded_at) WHERE proof_id IS NULL",
}


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_pre_add_desk_work")]

    operations = [
        ops.AlterModelOptions(
            name="Attachment",
            options={
                "table": "attachment",
                "app": "portal",
                "constraints": [IN_USE_IS_KEPT],
                "indexes": [Index(fields=["proof_id", "uploaded_at"])],
                "pk_attr": "id",
                "table_description": "A file the applicant gave with a request; its bytes,"
                " encrypted, are in the storage.",
            },
        ),
        ops.AlterField(
            model_name="Attachment",
            name="sha256",
            field=fields.CharField(unique=True, max_length=64),
        ),
        *(
            ops.AddField(model_name="Attachment", name=name, field=fields.IntField(null=True))
            for name in ("width", "height", "pages")
        ),
        ops.AddField(
            model_name="Attachment",
            name="discarded_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddIndex(model_name="Attachment", index=Index(fields=["proof_id", "uploaded_at"])),
        ops.AddConstraint(model_name="Attachment", constraint=IN_USE_IS_KEPT),
        *(
            ops.RunSQL(f"CREATE INDEX {name} ON {on}", f"DROP INDEX {name}")
            for name, on in INDEXES.items()
        ),
    ]
