"""Findings of the nightly watch; and an index for the feed of the catalogue."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.watch.lifecycle import FindingState
from backend.watch.models import FindingKind

KINDS = (
    "ABOLISHED_DEMANDED: abolished_demanded\nREPLACEABLE_DEMANDED: replaceable_demanded"
    "\nNO_LEGAL_BASIS: no_legal_basis\nCONTRADICTION: contradiction"
)
STATES = "OPEN: open\nANSWERED: answered\nDISMISSED: dismissed\nRESOLVED: resolved"
OPEN_ONCE = "finding_open_once"
CHECKS = {
    "finding_answered_by_somebody": (
        "(answer IS NULL) = (answered_by_id IS NULL)"
        " AND (answer IS NULL) = (answered_at IS NULL)"
        " AND (state <> 'answered' OR answer IS NOT NULL)"
    ),
    "finding_dismissed_with_reason": (
        "(ruling IS NULL) = (ruled_by_id IS NULL)"
        " AND (ruling IS NULL) = (ruled_at IS NULL)"
        " AND (state <> 'dismissed' OR ruling IS NOT NULL)"
    ),
    "finding_resolved_at_a_moment": "(state = 'resolved') = (resolved_at IS NOT NULL)",
}


class Migration(migrations.Migration):
    dependencies = [("portal", "0017_pre_add_registration")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("key", fields.CharField(max_length=64)),
                (
                    "kind",
                    fields.CharEnumField(
                        description=KINDS,
                        enum_type=FindingKind,
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=FindingState.OPEN,
                        description=STATES,
                        enum_type=FindingState,
                        max_length=10,
                    ),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="findings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "matter",
                    fields.ForeignKeyField(
                        "portal.Matter",
                        source_field="matter_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="findings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("matter_name", fields.CharField(max_length=200)),
                ("material", fields.CharField(max_length=200)),
                (
                    "rule",
                    fields.ForeignKeyField(
                        "portal.ProofItemVersion",
                        source_field="rule_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="findings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "other",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="other_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="contradictions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("seen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("answer", fields.CharField(null=True, max_length=500)),
                (
                    "answered_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="answered_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="answered_findings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "answered_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("ruling", fields.CharField(null=True, max_length=500)),
                (
                    "ruled_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="ruled_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="ruled_findings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("ruled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "resolved_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "finding",
                "app": "portal",
                "constraints": [
                    CheckConstraint(name=name, check=rule) for name, rule in CHECKS.items()
                ],
                "indexes": [
                    Index(fields=["organisation_id", "state", "opened_at"]),
                    Index(fields=["state", "opened_at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "One material of one matter that does not fit a list,"
                    " or another office's declaration."
                ),
            },
            bases=["Model"],
        ),
        ops.AddIndex(
            model_name="ProofItemVersion",
            index=Index(fields=["recorded_at", "id"]),
        ),
        *(
            ops.RunSQL(
                f"ALTER TABLE finding ADD CONSTRAINT {name} CHECK ({rule})",
                f"ALTER TABLE finding DROP CONSTRAINT {name}",
            )
            for name, rule in CHECKS.items()
        ),
        # A finding that ended and comes back is another one.
        ops.RunSQL(
            f"CREATE UNIQUE INDEX {OPEN_ONCE} ON finding (key) WHERE state <> 'resolved'",
            f"DROP INDEX {OPEN_ONCE}",
        ),
    ]
