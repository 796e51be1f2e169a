"""Proposals from complaints; ratings of complaints without their raters, and reminders of repairs.

Who complained is in the complainant's table alone: what named her in a rating is taken out.
"""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.catalogue.models import CancelReason, Measure
from backend.complaints.models import Reminder
from backend.proposals.lifecycle import ProposalState
from backend.proposals.models import ProposalGround

CHECKS = {
    "catalogue_proposal": {
        "proposal_decided_once": "(state = 'open') = (decided_at IS NULL)",
        "proposal_taken_up_with_request": "(state = 'taken_up') = (change_id IS NOT NULL)",
        "proposal_declined_with_reason": "(state = 'declined') = (decline_reason IS NOT NULL)",
        "proposal_cancels_with_reason": "(measure = 'CANCEL') = (cancel_reason IS NOT NULL)",
    },
}
OPEN_ONCE = "proposal_open_once"
RATERS_OF_COMPLAINTS = """
ALTER TABLE rating DISABLE TRIGGER append_only;
UPDATE rating SET rater_id = NULL WHERE subject_kind = 'complaint';
ALTER TABLE rating ENABLE TRIGGER append_only
"""
TERMS_BEGUN = "UPDATE repair SET term_from = (opened_at AT TIME ZONE 'Asia/Shanghai')::date"


def _constraints(table: str) -> list[CheckConstraint]:
    return [CheckConstraint(name=name, check=check) for name, check in CHECKS[table].items()]


class Migration(migrations.Migration):
    dependencies = [("portal", "0026_pre_add_bundles")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CatalogueProposal",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=ProposalState.OPEN,
                        description="A ProposalState.",
                        enum_type=ProposalState,
                        max_length=10,
                    ),
                ),
                ("version", fields.IntField(default=1)),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="proposals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "series",
                    fields.ForeignKeyField(
                        "portal.Complaint",
                        source_field="series_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="proposals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("item_code", fields.CharField(null=True, max_length=100)),
                (
                    "ground",
                    fields.CharEnumField(
                        description="A ProposalGround.", enum_type=ProposalGround, max_length=15
                    ),
                ),
                (
                    "measure",
                    fields.CharEnumField(
                        description="A Measure.", enum_type=Measure, max_length=20
                    ),
                ),
                (
                    "cancel_reason",
                    fields.CharEnumField(
                        null=True,
                        description="A CancelReason.",
                        enum_type=CancelReason,
                        max_length=25,
                    ),
                ),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("decided_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("decline_reason", fields.CharField(null=True, max_length=500)),
                (
                    "change",
                    fields.OneToOneField(
                        "portal.ChangeRequest",
                        source_field="change_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="proposal",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "catalogue_proposal",
                "app": "portal",
                "constraints": _constraints("catalogue_proposal"),
                "indexes": [
                    Index(fields=["organisation_id", "made_at"]),
                    Index(fields=["series_id", "made_at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "What one department might change in its list. `series` is the first"
                    " complaint of its kind."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ProposalComplaint",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "proposal",
                    fields.ForeignKeyField(
                        "portal.CatalogueProposal",
                        source_field="proposal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "complaint",
                    fields.OneToOneField(
                        "portal.Complaint",
                        source_field="complaint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="proposed",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("added_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "proposal_complaint",
                "app": "portal",
                "indexes": [Index(fields=["proposal_id", "added_at"])],
                "pk_attr": "id",
                "table_description": (
                    "A founded complaint behind a proposal: each stands behind one. Append-only."
                ),
            },
            bases=["Model"],
        ),
        ops.AlterField(
            model_name="Rating",
            name="rater",
            field=fields.ForeignKeyField(
                "portal.Person",
                source_field="rater_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="ratings",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.RunSQL(RATERS_OF_COMPLAINTS, "SELECT 1"),
        ops.AddConstraint(
            model_name="Rating",
            constraint=CheckConstraint(
                check="(rater_id IS NULL) = (subject_kind = 'complaint')",
                name="rating_of_complaint_names_nobody",
            ),
        ),
        ops.AddField(
            model_name="Repair",
            name="reminded",
            field=fields.IntEnumField(
                default=Reminder.NONE,
                db_default=Reminder.NONE,
                description="A Reminder.",
                enum_type=Reminder,
                generated=False,
            ),
        ),
        ops.AddField(
            model_name="Repair",
            name="term_from",
            field=fields.DateField(db_default=Now()),
        ),
        ops.RunSQL(TERMS_BEGUN, "SELECT 1"),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for table, checks in CHECKS.items()
            for name, check in checks.items()
        ),
        ops.RunSQL(
            f"CREATE UNIQUE INDEX {OPEN_ONCE} ON catalogue_proposal (series_id)"
            " WHERE state = 'open'",
            f"DROP INDEX {OPEN_ONCE}",
        ),
        ops.RunSQL(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON proposal_complaint"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER append_only ON proposal_complaint",
        ),
    ]
