"""Cipher texts of rows that never change may come under a newer key, and nothing else of them."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

# The columns that rotation may change, of tables that are append-only otherwise.
CIPHERS = {
    "seal_use": ("applicant_name", "applicant_phone"),
    "proof_snapshot": ("content",),
    "complaint_evidence": ("content", "stored_as"),
    "letter_snapshot": ("content",),
    "letter_file": ("stored_as",),
    "letter_piece": ("title", "stored_as"),
}

_REFUSE = """
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
"""
REFUSE = f"""
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('portal.rotating', true) = 'on' THEN
        IF to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
            RETURN NEW;
        END IF;
    END IF;
    {_REFUSE}
END $$
"""
REFUSE_ALL = f"""
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_REFUSE}
END $$
"""

_KEEP = """
  IF (SELECT state FROM filing WHERE id = touched.filing_id) <> 'draft' THEN
    RAISE EXCEPTION 'rows of a filing that is filed do not change';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$ LANGUAGE plpgsql
"""
_TOUCHED = """
CREATE OR REPLACE FUNCTION keep_filed_rows() RETURNS trigger AS $$
DECLARE
  touched filing_row := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
BEGIN
"""
KEEP_FILED_ROWS = f"""{_TOUCHED}
  IF TG_OP = 'UPDATE' AND current_setting('portal.rotating', true) = 'on' THEN
    IF to_jsonb(NEW) - 'secrets' = to_jsonb(OLD) - 'secrets' THEN
      RETURN NEW;
    END IF;
  END IF;
{_KEEP}"""


def _triggers(table: str, arguments: str) -> str:
    return f"""
DROP TRIGGER append_only ON {table};
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_change({arguments})
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0038_pre_index_references")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ReplacedFile",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("old_key", fields.CharField(max_length=64)),
                ("new_key", fields.CharField(max_length=64)),
                (
                    "begun_at",
                    fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False),
                ),
                (
                    "replaced_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("gone_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "replaced_file",
                "app": "portal",
                "pk_attr": "id",
                "table_description": "A file of the storage whose content was encrypted anew as"
                " another one.",
            },
            bases=["Model"],
        ),
        ops.RunSQL(REFUSE, REFUSE_ALL),
        *(
            ops.RunSQL(
                _triggers(table, ", ".join(f"'{column}'" for column in columns)),
                _triggers(table, ""),
            )
            for table, columns in CIPHERS.items()
        ),
        ops.RunSQL(KEEP_FILED_ROWS, f"{_TOUCHED}{_KEEP}"),
    ]
