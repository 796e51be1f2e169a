"""Who stepped out of a case (回避) is on its row, for good, and on no warrant."""

from tortoise import migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import SqlDefault
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

FOR_GOOD = """
CREATE TRIGGER recused_for_good BEFORE UPDATE OF recused ON proof FOR EACH ROW
WHEN (NOT NEW.recused @> OLD.recused) EXECUTE FUNCTION refuse_change()
"""
# Warrants are for other documents too: those are no rows of proof.
REFUSE = """
CREATE FUNCTION refuse_recused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM proof
        WHERE id = NEW.document_id AND recused && ARRAY[NEW.approver_id, NEW.handler_id]
    ) THEN
        RAISE EXCEPTION 'who stepped out of a case neither checks nor approves it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0044_pre_ask_parents_by_key")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Proof",
            name="recused",
            field=ArrayField(default=list, db_default=SqlDefault("'{}'"), element_type="UUID"),
        ),
        ops.AddConstraint(
            model_name="Proof",
            constraint=CheckConstraint(
                check=(
                    "(preparer_id = ANY (recused)) IS NOT TRUE"
                    " AND (approver_id = ANY (recused)) IS NOT TRUE"
                    " AND (handler_id = ANY (recused)) IS NOT TRUE"
                ),
                name="proof_recused_are_out",
            ),
        ),
        ops.RunSQL(FOR_GOOD, "DROP TRIGGER recused_for_good ON proof"),
        ops.RunSQL(REFUSE, "DROP FUNCTION refuse_recused()"),
        ops.RunSQL(
            "CREATE TRIGGER not_recused BEFORE INSERT ON seal_warrant"
            " FOR EACH ROW EXECUTE FUNCTION refuse_recused()",
            "DROP TRIGGER not_recused ON seal_warrant",
        ),
    ]
