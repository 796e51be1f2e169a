"""Complaints: what is said of an office, who says so in a table of its own, evidence, steps.

Steps and evidence are kept as they were written, by the database itself.
"""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.complaints.lifecycle import ComplaintState, ComplaintVerb
from backend.complaints.models import (
    ComplaintChannel,
    ComplaintKind,
    ComplaintOrigin,
    DeclineReason,
    EvidenceKind,
    Reminder,
    StepReader,
    Supervision,
    VisitWay,
)

CHECKS = {
    "complaint": {
        "complaint_led_by_another": "lead_id <> accused_id AND handler_id <> accused_id",
        "complaint_declined_with_route": (
            "state <> 'declined' OR (decline_reason IS NOT NULL AND route IS NOT NULL)"
        ),
        "complaint_hotline_with_number": "(channel = 'hotline') = (hotline_number IS NOT NULL)",
        "complaint_told_before_begun": (
            "state IN ('filed', 'declined', 'withdrawn', 'accepted', 'dispatched',"
            " 'objected') OR (summary IS NOT NULL AND lead_id IS NOT NULL)"
        ),
        "complaint_rectified_on_order": (
            "state NOT IN ('rectifying', 'overdue', 'publicised', 'transferred',"
            " 'rectified') OR (rectify_by IS NOT NULL AND finding IS NOT NULL)"
        ),
        "complaint_answered_with_words": (
            "state NOT IN ('answered', 'closed') OR (answer IS NOT NULL AND answered_at"
            " IS NOT NULL)"
        ),
    },
    "complaint_evidence": {"complaint_evidence_once": "(content IS NULL) <> (stored_as IS NULL)"},
    "return_visit": {
        "return_visit_told_when_reached": "reached = (solved IS NOT NULL AND satisfied IS NOT NULL)"
    },
}
APPEND_ONLY = ("complaint_step", "complaint_evidence", "return_visit")


def _constraints(table: str) -> list[CheckConstraint]:
    return [CheckConstraint(name=name, check=check) for name, check in CHECKS[table].items()]


class Migration(migrations.Migration):
    dependencies = [("portal", "0020_pre_add_guidance")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Complaint",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("number", fields.CharField(unique=True, max_length=12)),
                (
                    "kind",
                    fields.CharEnumField(
                        description="COMPLAINT: complaint\nREPORT: report\nSUGGESTION: suggestion",
                        enum_type=ComplaintKind,
                        max_length=10,
                    ),
                ),
                (
                    "channel",
                    fields.CharEnumField(
                        description="ONLINE: online\nCOUNTER: counter\nHOTLINE: hotline",
                        enum_type=ComplaintChannel,
                        max_length=10,
                    ),
                ),
                ("hotline_number", fields.CharField(null=True, max_length=40)),
                (
                    "origin",
                    fields.CharEnumField(
                        description=(
                            "FREE: free\nITEM: item\nGUIDE: guide\nPROOF: proof"
                            "\nDISCLOSURE: disclosure\nSHARE: share"
                        ),
                        enum_type=ComplaintOrigin,
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=ComplaintState.FILED,
                        description="A ComplaintState.",
                        enum_type=ComplaintState,
                        max_length=20,
                    ),
                ),
                ("version", fields.IntField(default=1)),
                ("region", fields.CharField(max_length=12)),
                (
                    "accused",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="accused_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="accusations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("accused_name", fields.CharField(max_length=200)),
                (
                    "item_version",
                    fields.ForeignKeyField(
                        "portal.ProofItemVersion",
                        source_field="item_version_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("proof_name", fields.CharField(max_length=200)),
                ("matter", fields.CharField(max_length=200)),
                ("happened_on", fields.DateField(null=True)),
                (
                    "handler",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="handler_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="handled_complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "lead",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="lead_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="led_complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("settled", fields.BooleanField(default=False)),
                ("summary", fields.CharField(null=True, max_length=1000)),
                ("finding", fields.CharField(null=True, max_length=1000)),
                ("answer", fields.CharField(null=True, max_length=1000)),
                (
                    "decline_reason",
                    fields.CharEnumField(
                        null=True,
                        description=(
                            "OTHER_ROUTE: other_route\nPETITION: petition\nREPEATED:"
                            " repeated\nSECRET: secret\nUNRELATED: unrelated"
                        ),
                        enum_type=DeclineReason,
                        max_length=15,
                    ),
                ),
                ("route", fields.CharField(null=True, max_length=500)),
                ("term_from", fields.DateField()),
                ("term_days", fields.IntField(null=True)),
                ("due_on", fields.DateField(null=True)),
                ("calendar_known", fields.BooleanField(default=True)),
                ("term_left", fields.IntField(null=True)),
                (
                    "reminded",
                    fields.IntEnumField(
                        default=Reminder.NONE,
                        description="A Reminder.",
                        enum_type=Reminder,
                        generated=False,
                    ),
                ),
                ("decide_by", fields.DateField(null=True)),
                ("extended", fields.BooleanField(default=False)),
                ("rectify_by", fields.DateField(null=True)),
                ("missed", fields.BooleanField(default=False)),
                (
                    "supervision",
                    fields.CharEnumField(
                        null=True,
                        description="ROUTINE: routine\nLISTED: listed\nTALK: talk",
                        enum_type=Supervision,
                        max_length=10,
                    ),
                ),
                ("escalated_to", fields.CharField(null=True, max_length=12)),
                (
                    "repeats",
                    fields.ForeignKeyField(
                        "portal.Complaint",
                        source_field="repeats_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="repeated_by",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("order_letter_id", fields.UUIDField(null=True)),
                ("transfer_letter_id", fields.UUIDField(null=True)),
                ("answer_letter_id", fields.UUIDField(null=True)),
                ("filed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("found_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "rectified_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                (
                    "answered_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("closed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "reopened_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "complaint",
                "app": "portal",
                "constraints": _constraints("complaint"),
                "indexes": [
                    Index(fields=["state", "due_on"]),
                    Index(fields=["handler_id", "filed_at"]),
                    Index(fields=["lead_id", "filed_at"]),
                    Index(fields=["accused_id", "filed_at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "What an office is said to have done, and how far it is. Nothing in"
                    " here tells who says so."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Complainant",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "complaint",
                    fields.OneToOneField(
                        "portal.Complaint",
                        source_field="complaint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="complainant",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "entered_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="entered_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="entered_complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("client_token", fields.UUIDField()),
                ("source", fields.CharField(max_length=64)),
                ("receipt_index", fields.CharField(null=True, unique=True, max_length=64)),
                ("name", fields.BinaryField(null=True)),
                ("phone", fields.BinaryField(null=True)),
                ("words", fields.BinaryField()),
                ("agrees_to_be_named", fields.BooleanField(default=False)),
                ("origin_id", fields.UUIDField(null=True)),
                ("filed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "complainant",
                "app": "portal",
                "unique_together": (("person", "client_token"),),
                "indexes": [
                    Index(fields=["person_id", "filed_at"]),
                    Index(fields=["source", "filed_at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "Who complained, and in her own words: for the handler and the lead,"
                    " each look recorded."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ComplaintAssistant",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "complaint",
                    fields.ForeignKeyField(
                        "portal.Complaint",
                        source_field="complaint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="assistants",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="assisted_complaints",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("given_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "complaint_assistant",
                "app": "portal",
                "indexes": [Index(fields=["organisation_id", "given_at"])],
                "pk_attr": "id",
                "table_description": (
                    "An office that helps the lead (协办). The row ends when another office"
                    " is sent instead."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ComplaintEvidence",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "complaint",
                    fields.ForeignKeyField(
                        "portal.Complaint",
                        source_field="complaint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="evidence",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                (
                    "kind",
                    fields.CharEnumField(
                        description=(
                            "ITEM: item\nGUIDE: guide\nPROOF: proof\nLOG: log\nSHARE:"
                            " share\nPICTURE: picture\nPAPER: paper\nSOUND: sound\nSTATEMENT:"
                            " statement"
                        ),
                        enum_type=EvidenceKind,
                        max_length=10,
                    ),
                ),
                ("media_type", fields.CharField(max_length=40)),
                ("content", fields.BinaryField(null=True)),
                ("stored_as", fields.CharField(null=True, max_length=64)),
                ("sha256", fields.CharField(max_length=64)),
                ("size", fields.IntField()),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "complaint_evidence",
                "app": "portal",
                "unique_together": (("complaint", "position"),),
                "constraints": _constraints("complaint_evidence"),
                "pk_attr": "id",
                "table_description": (
                    "One piece, as it was on the day of filing. Append-only; `content`"
                    " and files are encrypted."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ComplaintStep",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "complaint",
                    fields.ForeignKeyField(
                        "portal.Complaint",
                        source_field="complaint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("serial", fields.IntField()),
                (
                    "verb",
                    fields.CharEnumField(
                        description="A ComplaintVerb.", enum_type=ComplaintVerb, max_length=20
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        description="A ComplaintState.", enum_type=ComplaintState, max_length=20
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="complaint_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="complaint_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "reader",
                    fields.CharEnumField(
                        description=(
                            "COMPLAINANT: complainant\nACCUSED: accused\nBOTH: both"
                            "\nNEITHER: neither"
                        ),
                        enum_type=StepReader,
                        max_length=15,
                    ),
                ),
                ("words", fields.CharField(max_length=1000)),
            ],
            options={
                "table": "complaint_step",
                "app": "portal",
                "unique_together": (("complaint", "serial"),),
                "pk_attr": "id",
                "table_description": "One step of a complaint, with its words. Append-only.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ReturnVisit",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "complaint",
                    fields.ForeignKeyField(
                        "portal.Complaint",
                        source_field="complaint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="visits",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "way",
                    fields.CharEnumField(
                        description=(
                            "PHONE: phone\nMESSAGE: message\nONLINE: online\nIN_PERSON: in_person"
                        ),
                        enum_type=VisitWay,
                        max_length=10,
                    ),
                ),
                ("reached", fields.BooleanField()),
                ("solved", fields.BooleanField(null=True)),
                ("satisfied", fields.BooleanField(null=True)),
                ("words", fields.CharField(max_length=500)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="return_visits",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "return_visit",
                "app": "portal",
                "constraints": _constraints("return_visit"),
                "indexes": [Index(fields=["complaint_id", "at"])],
                "pk_attr": "id",
                "table_description": (
                    "Whether it helped, as the complainant said. `solved` and `satisfied`"
                    " are null unreached."
                ),
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for table, checks in CHECKS.items()
            for name, check in checks.items()
        ),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in APPEND_ONLY
        ),
    ]
