"""Places of audit entries in a tree, signed checkpoints of it, and what waits for a place.

What was recorded before waits too, and the worker gives it its places in the order of its numbers.
"""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

APPEND_ONLY = ("audit_leaf", "audit_checkpoint")
NEVER_EMPTIED = ("audit_entry", "audit_leaf", "audit_checkpoint", "audit_pending")

# Runs with the rights of the tables' owner: whoever records needs none on what waits. Temporary
# tables come last, so that nobody puts one of the same name in the way.
WAITS = """
CREATE FUNCTION audit_entry_waits() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO audit_pending (entry_id) VALUES (NEW.id);
    RETURN NULL;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0029_pre_add_warrants")]

    initial = False

    operations = [
        ops.CreateModel(
            name="AuditCheckpoint",
            fields=[
                (
                    "size",
                    fields.BigIntField(
                        primary_key=True, unique=True, db_index=True, generated=False
                    ),
                ),
                ("frontier", fields.BinaryField()),
                ("note", fields.TextField(unique=False)),
            ],
            options={
                "table": "audit_checkpoint",
                "app": "portal",
                "pk_attr": "size",
                "table_description": "The tree at one size, signed. Append-only.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AuditLeaf",
            fields=[
                (
                    "position",
                    fields.BigIntField(
                        primary_key=True, unique=True, db_index=True, generated=False
                    ),
                ),
                ("entry_id", fields.BigIntField(unique=True)),
                ("hash", fields.BinaryField()),
            ],
            options={
                "table": "audit_leaf",
                "app": "portal",
                "pk_attr": "position",
                "table_description": (
                    "The place of one entry, counted from 0 without gaps. Append-only."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PendingEntry",
            fields=[
                (
                    "entry_id",
                    fields.BigIntField(
                        primary_key=True, unique=True, db_index=True, generated=False
                    ),
                ),
            ],
            options={
                "table": "audit_pending",
                "app": "portal",
                "pk_attr": "entry_id",
                "table_description": (
                    "An entry that has no place yet; a trigger writes it with the entry."
                ),
            },
            bases=["Model"],
        ),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in APPEND_ONLY
        ),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER never_emptied ON {table}",
            )
            for table in NEVER_EMPTIED
        ),
        ops.RunSQL(WAITS, "DROP FUNCTION audit_entry_waits()"),
        ops.RunSQL(
            "CREATE TRIGGER waits AFTER INSERT ON audit_entry"
            " FOR EACH ROW EXECUTE FUNCTION audit_entry_waits()",
            "DROP TRIGGER waits ON audit_entry",
        ),
        # Behind the trigger, so that nothing is forgotten that is recorded meanwhile.
        ops.RunSQL(
            "INSERT INTO audit_pending (entry_id) SELECT id FROM audit_entry"
            " ON CONFLICT DO NOTHING",
            "SELECT 1",
        ),
    ]
