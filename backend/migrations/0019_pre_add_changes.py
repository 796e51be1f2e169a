"""Changes of the catalogue: requests, entries, steps and comments; two roles; columns of items.

Who may not be the same person, and what was filed, is kept by the database itself.
"""

from typing import Any
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.catalogue.models import CancelReason, Lane, Measure, ProofClass, SourceAttribute
from backend.changes.lifecycle import ChangeState, ChangeVerb
from backend.changes.models import EntryKind
from backend.foundation.viewer import Role

LANES = "POSITIVE: positive\nNEGATIVE: negative\nDEPARTMENT: department"
MEASURES = (
    "CANCEL: CANCEL\nDATA_SHARE: DATA_SHARE\nCOMMITMENT: COMMITMENT\nDEFERRAL: DEFERRAL"
    "\nDEPT_VERIFY: DEPT_VERIFY\nSUBSTITUTE: SUBSTITUTE\nAGENT: AGENT\nFLEXIBLE: FLEXIBLE"
    "\nNOT_YET: NOT_YET\nHIGHER_LEVEL: HIGHER_LEVEL\nKEPT: KEPT"
)
CLASSES = "CERTIFICATE: certificate\nFACT: fact\nSERVICE_RESULT: service_result"
SOURCES = "APPLICANT: applicant\nGOVERNMENT: government\nOTHER: other"
CANCEL_REASONS = (
    "NO_LAW: no_law\nEXISTING_CERTIFICATE: existing_certificate\nCOMMITMENT: commitment"
    "\nOTHER_MATERIAL: other_material\nDATA_SHARING: data_sharing"
    "\nISSUER_CANNOT_VERIFY: issuer_cannot_verify\nOUTSIDE_KEPT_LIST: outside_kept_list"
)
ROLES = (
    "PREPARER: preparer\nAPPROVER: approver\nSEAL_KEEPER: seal_keeper\nTOWNSHIP: township"
    "\nSUPERVISOR: supervisor\nDEPARTMENT_STAFF: department_staff"
    "\nLEGAL_REVIEWER: legal_reviewer\nPOLICY_REVIEWER: policy_reviewer"
    "\nOPERATOR: operator\nAGENT: agent"
)

CHECKS = {
    "change_by_different_people": (
        "filed_by_id <> legal_reviewer_id AND filed_by_id <> policy_reviewer_id"
        " AND legal_reviewer_id <> policy_reviewer_id AND publisher_id <> filed_by_id"
        " AND publisher_id <> legal_reviewer_id AND publisher_id <> policy_reviewer_id"
    ),
    "change_filed_by_somebody": (
        "state IN ('draft', 'returned', 'withdrawn')"
        " OR (filed_by_id IS NOT NULL AND number IS NOT NULL AND filed_round >= 1)"
    ),
    "change_reviewed_legally": (
        "state NOT IN ('legally_reviewed', 'consulting', 'published', 'in_force')"
        " OR legal_reviewer_id IS NOT NULL"
    ),
    "change_reviewed_for_policy": (
        "state NOT IN ('consulting', 'published', 'in_force')"
        " OR (policy_reviewer_id IS NOT NULL AND consultation_ends_on IS NOT NULL)"
    ),
    "change_published_after_comments": (
        "(state IN ('published', 'in_force')) = (publisher_id IS NOT NULL)"
        " AND (publisher_id IS NULL OR (published_at IS NOT NULL AND summary IS NOT NULL"
        " AND effective_from > consultation_ends_on))"
    ),
}

FILED = """
CREATE FUNCTION refuse_filed_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM change_request
             WHERE id = OLD.request_id AND filed_round >= OLD.round) THEN
    RAISE EXCEPTION 'what was filed is never changed';
  END IF;
  RETURN OLD;
END $$
"""
TRIGGERS = (
    ("append_only", "UPDATE OR DELETE", "change_step", "refuse_change"),
    ("append_only", "UPDATE", "change_entry", "refuse_change"),
    ("filed_only", "DELETE", "change_entry", "refuse_filed_entry"),
)


def _id() -> tuple[str, Any]:
    return "id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)


def _key(to: str, name: str, *, related: str, null: bool = False) -> tuple[str, Any]:
    return name, fields.ForeignKeyField(
        f"portal.{to}",
        source_field=f"{name}_id",
        null=null,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


def _moment(**options: Any) -> Any:
    return fields.DatetimeField(auto_now=False, auto_now_add=False, **options)


class Migration(migrations.Migration):
    dependencies = [("portal", "0018_pre_add_findings")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ChangeRequest",
            fields=[
                _id(),
                ("number", fields.CharField(null=True, unique=True, max_length=12)),
                (
                    "state",
                    fields.CharEnumField(
                        default=ChangeState.DRAFT,
                        description="A ChangeState.",
                        enum_type=ChangeState,
                        max_length=20,
                    ),
                ),
                ("version", fields.IntField(default=1)),
                _key("Organisation", "organisation", related="changes"),
                ("title", fields.CharField(max_length=100)),
                ("reason", fields.CharField(max_length=1000)),
                ("round", fields.IntField(default=1)),
                ("filed_round", fields.IntField(default=0)),
                ("entry_count", fields.IntField()),
                ("changed_at", _moment()),
                ("filed_at", _moment(null=True)),
                _key("Person", "filed_by", related="filed_changes", null=True),
                _key("Person", "legal_reviewer", related="legal_reviews", null=True),
                _key("Person", "policy_reviewer", related="policy_reviews", null=True),
                _key("Person", "publisher", related="published_changes", null=True),
                ("consultation_ends_on", fields.DateField(null=True)),
                ("published_at", _moment(null=True)),
                ("effective_from", fields.DateField(null=True)),
                ("summary", fields.CharField(null=True, max_length=1000)),
            ],
            options={
                "table": "change_request",
                "app": "portal",
                "constraints": [
                    CheckConstraint(name=name, check=check) for name, check in CHECKS.items()
                ],
                "indexes": [
                    Index(fields=["organisation_id", "changed_at"]),
                    Index(fields=["state", "changed_at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "One department asks for changes of its own list; it gets"
                    " its `number` when first filed."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ChangeComment",
            fields=[
                _id(),
                _key("ChangeRequest", "request", related="comments"),
                _key("Person", "author", related="change_comments"),
                ("words", fields.CharField(max_length=500)),
                ("written_at", _moment()),
            ],
            options={
                "table": "change_comment",
                "app": "portal",
                "unique_together": (("request", "author"),),
                "indexes": [Index(fields=["request_id", "written_at"])],
                "pk_attr": "id",
                "table_description": (
                    "What one resident says of a request; only she herself is"
                    " ever told that it is hers."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ChangeEntry",
            fields=[
                _id(),
                _key("ChangeRequest", "request", related="entries"),
                ("round", fields.IntField()),
                ("position", fields.IntField()),
                (
                    "kind",
                    fields.CharEnumField(
                        description="ADD: add\nCHANGE: change\nEND: end",
                        enum_type=EntryKind,
                        max_length=10,
                    ),
                ),
                ("code", fields.CharField(max_length=100)),
                ("base_version", fields.IntField()),
                (
                    "lane",
                    fields.CharEnumField(
                        description=LANES,
                        enum_type=Lane,
                        max_length=10,
                    ),
                ),
                ("name", fields.CharField(max_length=200)),
                ("purpose", fields.CharField(max_length=300)),
                ("demanding_unit", fields.CharField(max_length=200)),
                ("issuing_unit", fields.CharField(max_length=200)),
                (
                    "measure",
                    fields.CharEnumField(
                        null=True,
                        description=MEASURES,
                        enum_type=Measure,
                        max_length=20,
                    ),
                ),
                (
                    "cancel_reason",
                    fields.CharEnumField(
                        null=True,
                        description=CANCEL_REASONS,
                        enum_type=CancelReason,
                        max_length=20,
                    ),
                ),
                ("go_instead", fields.CharField(max_length=1000)),
                ("legal_basis", fields.CharField(max_length=1000)),
                (
                    "proof_class",
                    fields.CharEnumField(
                        null=True, description=CLASSES, enum_type=ProofClass, max_length=15
                    ),
                ),
                (
                    "source_attribute",
                    fields.CharEnumField(
                        null=True, description=SOURCES, enum_type=SourceAttribute, max_length=10
                    ),
                ),
                ("validity", fields.CharField(max_length=100)),
                ("batch", fields.CharField(max_length=100)),
                ("document_no", fields.CharField(max_length=100)),
            ],
            options={
                "table": "change_entry",
                "app": "portal",
                "unique_together": (("request", "round", "position"), ("request", "round", "code")),
                "indexes": [Index(fields=["code"])],
                "pk_attr": "id",
                "table_description": (
                    "One item to be added, changed or ended, and what it will say."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ChangeStep",
            fields=[
                _id(),
                _key("ChangeRequest", "request", related="steps"),
                ("serial", fields.IntField()),
                ("round", fields.IntField()),
                (
                    "verb",
                    fields.CharEnumField(
                        description="A ChangeVerb.", enum_type=ChangeVerb, max_length=20
                    ),
                ),
                ("at", _moment()),
                _key("Person", "person", related="change_steps", null=True),
                _key("Organisation", "organisation", related="change_steps", null=True),
                (
                    "role",
                    fields.CharEnumField(
                        null=True, description="A Role.", enum_type=Role, max_length=20
                    ),
                ),
                ("words", fields.CharField(max_length=1000)),
            ],
            options={
                "table": "change_step",
                "app": "portal",
                "unique_together": (("request", "serial"),),
                "pk_attr": "id",
                "table_description": (
                    "One step of a request, with its words. Append-only; steps"
                    " of the clock have no person."
                ),
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="ProofItemVersion",
            name="proof_class",
            field=fields.CharEnumField(
                null=True, description=CLASSES, enum_type=ProofClass, max_length=15
            ),
        ),
        ops.AddField(
            model_name="ProofItemVersion",
            name="source_attribute",
            field=fields.CharEnumField(
                null=True, description=SOURCES, enum_type=SourceAttribute, max_length=10
            ),
        ),
        ops.AddField(
            model_name="ProofItemVersion",
            name="validity",
            field=fields.CharField(max_length=100, db_default=""),
        ),
        ops.AlterField(
            model_name="Post",
            name="role",
            field=fields.CharEnumField(
                description=ROLES,
                enum_type=Role,
                max_length=20,
            ),
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE change_request ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE change_request DROP CONSTRAINT {name}",
            )
            for name, check in CHECKS.items()
        ),
        ops.RunSQL(FILED, "DROP FUNCTION refuse_filed_entry()"),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER {name} BEFORE {deeds} ON {table}"
                f" FOR EACH ROW EXECUTE FUNCTION {function}()",
                f"DROP TRIGGER {name} ON {table}",
            )
            for name, deeds, table, function in TRIGGERS
        ),
    ]
