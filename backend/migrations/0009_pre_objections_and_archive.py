"""Objections (异议纠错) and their terms, files by owner, and accounts that can be closed (注销)."""

from typing import Any
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.objections.lifecycle import ObjectionState
from backend.objections.models import DisputedField

OBJECTION_CHECKS = {
    "objection_declined_with_reason": (
        "state <> 'declined' OR (answer IS NOT NULL AND route IS NOT NULL"
        " AND answered_by_id IS NOT NULL AND answered_at IS NOT NULL)"
    ),
    "objection_mended_by_another": (
        "(state IN ('accepted', 'corrected')) = (correction_id IS NOT NULL)"
        " AND correction_id <> proof_id"
    ),
}

INDEXES = {
    # A proof has one objection at a time whose end is still to come.
    "objection_one_open": "UNIQUE INDEX {} ON objection (proof_id)"
    " WHERE state IN ('filed', 'accepted')",
    # Answered ones pile up; what the desk has to do stays few.
    "objection_waiting": "INDEX {} ON objection (filed_at) WHERE state = 'filed'",
}


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


class Migration(migrations.Migration):
    dependencies = [("portal", "0008_pre_widen_verification")]

    operations = [
        ops.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=ObjectionState.FILED,
                        description="FILED: filed\nACCEPTED: accepted\nDECLINED: declined\n"
                        "CORRECTED: corrected\nWITHDRAWN: withdrawn",
                        enum_type=ObjectionState,
                        max_length=10,
                    ),
                ),
                _key("Proof", "proof", related="objections"),
                _key("Person", "holder", related="objections"),
                ("client_token", fields.UUIDField()),
                (
                    "field",
                    fields.CharEnumField(
                        description="NAME: name\nID_NUMBER: id_number\nFACTS: facts\n"
                        "DATES: dates\nPURPOSE: purpose\nRECIPIENT: recipient\nOTHER: other",
                        enum_type=DisputedField,
                        max_length=10,
                    ),
                ),
                ("words", fields.CharField(max_length=500)),
                ("wish", fields.BinaryField(null=True)),
                ("filed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("due_on", fields.DateField()),
                ("calendar_known", fields.BooleanField()),
                ("answer", fields.CharField(null=True, max_length=500)),
                ("route", fields.CharField(null=True, max_length=500)),
                (
                    "answered_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                _key("Person", "answered_by", related="answered_objections", null=True),
                _key("Proof", "correction", related="mended_objections", null=True),
            ],
            options={
                "table": "objection",
                "app": "portal",
                "unique_together": (("holder", "client_token"),),
                "constraints": [
                    CheckConstraint(name=name, check=check)
                    for name, check in OBJECTION_CHECKS.items()
                ],
                "indexes": [
                    Index(fields=["proof_id", "filed_at"]),
                    Index(fields=["holder_id", "filed_at"]),
                ],
                "pk_attr": "id",
                "table_description": "What a holder finds wrong in one proof, and what the issuer"
                " answered.",
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE objection ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE objection DROP CONSTRAINT {name}",
            )
            for name, check in OBJECTION_CHECKS.items()
        ),
        ops.AddField(
            model_name="ProofItem", name="objection_days", field=fields.IntField(db_default=5)
        ),
        ops.AlterField(model_name="Person", name="phone", field=fields.BinaryField(null=True)),
        ops.AlterField(
            model_name="Person",
            name="phone_index",
            field=fields.CharField(null=True, unique=True, max_length=64),
        ),
        ops.AddField(
            model_name="Person",
            name="closed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddConstraint(
            model_name="Person",
            constraint=CheckConstraint(
                name="person_open_with_phone",
                check="(phone IS NULL) = (closed_at IS NOT NULL)"
                " AND (phone_index IS NOT NULL OR closed_at IS NOT NULL)",
            ),
        ),
        ops.AddIndex(model_name="Attachment", index=Index(fields=["owner_id", "uploaded_at"])),
        *(
            ops.RunSQL(f"CREATE {index.format(name)}", f"DROP INDEX {name}")
            for name, index in INDEXES.items()
        ),
    ]
