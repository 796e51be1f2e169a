"""What the database itself promises: append-only records, constraints, partial indexes.

Tortoise writes neither the constraints of a created model nor an index on NULL.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

APPEND_ONLY = (
    "audit_entry",
    "seal_use",
    "proof_step",
    "proof_snapshot",
    "proof_file",
    "verification_record",
    "archived_item",
)

CHECKS = {
    "proof_two_persons": ("proof", "approver_id <> preparer_id"),
    "seal_days_in_order": ("seal", "valid_from <= valid_to"),
    "seal_use_two_persons": ("seal_use", "approver_id <> keeper_id"),
    "seal_use_copies": ("seal_use", "copies > 0"),
}

INDEXES = {
    "seal_one_active": "UNIQUE INDEX {} ON seal (organisation_id) WHERE state = 'active'",
    "outbox_event_new": "INDEX {} ON outbox_event (id) WHERE expanded_at IS NULL",
    "outbox_delivery_due": "INDEX {} ON outbox_delivery (due_at) WHERE done_at IS NULL",
}

REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]

    operations = [
        ops.RunSQL(REFUSE, "DROP FUNCTION refuse_change()"),
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
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({rule})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for name, (table, rule) in CHECKS.items()
        ),
        *(
            ops.RunSQL(f"CREATE {index.format(name)}", f"DROP INDEX {name}")
            for name, index in INDEXES.items()
        ),
    ]
