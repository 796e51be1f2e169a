"""Notices tell of more than proofs: what they are about, and what was the news, get their names."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import UniqueConstraint


class Migration(migrations.Migration):
    dependencies = [("portal", "0005_pre_add_disclosures_and_copies")]

    operations = [
        ops.RemoveConstraint(model_name="Notice", name=None, fields=["person", "kind", "step_id"]),
        ops.RenameField(model_name="Notice", old_name="step_id", new_name="told_of"),
        ops.RenameField(model_name="Notice", old_name="proof_id", new_name="subject_id"),
        ops.AlterField(
            model_name="Notice", name="subject_id", field=fields.UUIDField(db_index=True)
        ),
        ops.AddConstraint(
            model_name="Notice",
            constraint=UniqueConstraint(fields=("person", "kind", "told_of"), name=None),
        ),
    ]
