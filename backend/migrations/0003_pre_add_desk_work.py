"""What the desk works with: claims, internal notes, and a number that grows with every change.

The number is given by the database, so that no path through the portal can forget it.
"""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

COUNT_CHANGE = """
CREATE FUNCTION count_proof_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.change := nextval('proof_change');
    RETURN NEW;
END $$
"""

# What is noted on a case changes the case, for whoever watches it.
COUNT_NOTE = """
CREATE FUNCTION count_case_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE proof SET change = DEFAULT WHERE id = NEW.proof_id;
    RETURN NULL;
END $$
"""

TRIGGERS = (
    ("change_counted", "BEFORE INSERT OR UPDATE", "proof", "count_proof_change"),
    ("note_counted", "AFTER INSERT", "case_note", "count_case_note"),
    ("append_only", "BEFORE UPDATE OR DELETE", "case_note", "refuse_change"),
)


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_promises")]

    operations = [
        ops.CreateModel(
            name="CaseNote",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "proof",
                    fields.ForeignKeyField(
                        "portal.Proof",
                        source_field="proof_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="notes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="case_notes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("text", fields.CharField(max_length=500)),
            ],
            options={
                "table": "case_note",
                "app": "portal",
                "indexes": [Index(fields=["proof_id", "at"])],
                "pk_attr": "id",
                "table_description": "A note among colleagues (内部备注): append-only, never shown"
                " to residents on the portal.",
            },
            bases=["Model"],
        ),
        ops.AddField(model_name="Proof", name="change", field=fields.BigIntField(db_default=0)),
        ops.AddField(
            model_name="Proof",
            name="claimed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Proof",
            name="handler",
            field=fields.ForeignKeyField(
                "portal.Person",
                source_field="handler_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="claimed_proofs",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddIndex(model_name="Proof", index=Index(fields=["organisation_id", "subject_index"])),
        ops.AddIndex(model_name="Proof", index=Index(fields=["organisation_id", "change"])),
        ops.AddIndex(model_name="Proof", index=Index(fields=["region", "change"])),
        ops.AddConstraint(
            model_name="Proof",
            constraint=CheckConstraint(
                name="proof_claimed_since", check="(handler_id IS NULL) = (claimed_at IS NULL)"
            ),
        ),
        ops.RunSQL("CREATE SEQUENCE proof_change", "DROP SEQUENCE proof_change"),
        ops.RunSQL(COUNT_CHANGE, "DROP FUNCTION count_proof_change()"),
        ops.RunSQL(COUNT_NOTE, "DROP FUNCTION count_case_note()"),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER {name} {event} ON {table}"
                f" FOR EACH ROW EXECUTE FUNCTION {function}()",
                f"DROP TRIGGER {name} ON {table}",
            )
            for name, event, table, function in TRIGGERS
        ),
    ]
