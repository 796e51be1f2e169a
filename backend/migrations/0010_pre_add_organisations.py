"""Proofs about organisations, the agents who look after them, and the door by which they look."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.disclosures.models import Door
from backend.foundation.viewer import Role
from backend.identity.models import OrganisationKind
from backend.notices.models import NoticeKind
from backend.proofs.models import Relation


class Migration(migrations.Migration):
    dependencies = [("portal", "0009_pre_objections_and_archive")]

    operations = [
        ops.AlterField(
            model_name="Disclosure",
            name="door",
            field=fields.CharEnumField(
                description=(
                    "CHECK: check\nDESK: desk\nSHARE: share\nSHOW: show\nEXCHANGE: exchange\n"
                    "ORGANISATION: organisation"
                ),
                enum_type=Door,
                max_length=20,
            ),
        ),
        ops.AlterField(
            model_name="Notice",
            name="kind",
            field=fields.CharEnumField(
                description=(
                    "PROOF_REQUESTED: proof-requested\n"
                    "PROOF_CHECKED: proof-checked\n"
                    "PROOF_TO_APPROVE: proof-to-approve\n"
                    "PROOF_SENT_BACK: proof-sent-back\n"
                    "PROOF_WITHDRAWN: proof-withdrawn\n"
                    "PROOF_REJECTED: proof-rejected\n"
                    "PROOF_APPROVED: proof-approved\n"
                    "PROOF_STUCK: proof-stuck\n"
                    "PROOF_ISSUED: proof-issued\n"
                    "PROOF_REVOKED: proof-revoked\n"
                    "PROOF_SUPERSEDED: proof-superseded\n"
                    "PROOF_EXPIRED: proof-expired\n"
                    "PROOF_ISSUED_FOR_AGENTS: proof-issued-for-agents\n"
                    "PROOF_REVOKED_FOR_AGENTS: proof-revoked-for-agents\n"
                    "PROOF_SUPERSEDED_FOR_AGENTS: proof-superseded-for-agents\n"
                    "SHARE_OPENED: share-opened\n"
                    "SHARE_LOCKED: share-locked"
                ),
                enum_type=NoticeKind,
                max_length=30,
            ),
        ),
        ops.AlterModelOptions(
            name="Organisation",
            options={
                "table": "organisation",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "A committee, township, department, enterprise, or the portal's own office."
                ),
            },
        ),
        ops.AlterField(
            model_name="Organisation",
            name="kind",
            field=fields.CharEnumField(
                description=(
                    "COMMITTEE: committee\nTOWNSHIP: township\nDEPARTMENT: department\n"
                    "PORTAL: portal\nENTERPRISE: enterprise"
                ),
                enum_type=OrganisationKind,
                max_length=20,
            ),
        ),
        ops.AlterField(
            model_name="Post",
            name="role",
            field=fields.CharEnumField(
                description=(
                    "PREPARER: preparer\nAPPROVER: approver\nSEAL_KEEPER: seal_keeper\n"
                    "TOWNSHIP: township\nSUPERVISOR: supervisor\n"
                    "DEPARTMENT_STAFF: department_staff\nOPERATOR: operator\nAGENT: agent"
                ),
                enum_type=Role,
                max_length=20,
            ),
        ),
        ops.AlterField(
            model_name="Proof",
            name="relation",
            field=fields.CharEnumField(
                description=(
                    "SELF: self\nSPOUSE: spouse\nPARENT: parent\nCHILD: child\n"
                    "RELATIVE: relative\nWARD: ward\nENTRUSTED: entrusted\n"
                    "REPRESENTED: represented"
                ),
                enum_type=Relation,
                max_length=20,
            ),
        ),
        ops.AddField(
            model_name="Proof",
            name="subject_uscc",
            field=fields.CharField(null=True, max_length=18),
        ),
        ops.AddIndex(
            model_name="Proof",
            index=Index(fields=["subject_uscc", "state"]),
        ),
        ops.AddConstraint(
            model_name="Proof",
            constraint=CheckConstraint(
                check=(
                    "(subject_uscc IS NOT NULL) = (relation = 'represented') AND "
                    "(subject_uscc IS NULL OR subject_id_number IS NULL)"
                ),
                name="proof_about_person_or_organisation",
            ),
        ),
    ]
