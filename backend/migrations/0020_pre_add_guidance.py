"""The guide: what a case began under, the rules for proofs that no list names, and their steps."""

import functools
from json import dumps, loads
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from backend.catalogue.models import Confidence
from backend.guidance.models import GuideLane, LaneRule, LaneStep

RULES = "ALLOW: allow\nALLOW_WITH_REVIEW: allow_with_review\nREFUSE: refuse"
STEPS = (
    "CONSULTATION: consultation\nDIRECTOR_SIGNATURE: director_signature"
    "\nLEGAL_ADVISER: legal_adviser\nOUTSIDE_DEMAND: outside_demand"
)
LANES = (
    "ABOLISHED: abolished\nREPLACED: replaced\nOTHER_AUTHORITY: other_authority\nOURS: ours"
    "\nTHIRD_LANE: third_lane"
)
APPEND_ONLY = ("lane_policy", "lane_step_record")
CHECKS = {
    "lane_policy_days_in_order": ("lane_policy", "effective_from <= effective_to"),
    "lane_policy_first_version": ("lane_policy", "version >= 1"),
    "proof_guided_since": ("proof", "(guide_lane IS NULL) = (guided_at IS NULL)"),
}


class Migration(migrations.Migration):
    dependencies = [("portal", "0019_pre_add_changes")]

    operations = [
        ops.CreateModel(
            name="LanePolicy",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("region", fields.CharField(max_length=12)),
                ("version", fields.IntField()),
                (
                    "rule",
                    fields.CharEnumField(description=RULES, enum_type=LaneRule, max_length=20),
                ),
                (
                    "ways",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("legal_basis", fields.CharField(max_length=1000)),
                ("source", fields.CharField(max_length=500)),
                (
                    "confidence",
                    fields.CharEnumField(
                        description="A: A\nB: B\nC: C", enum_type=Confidence, max_length=1
                    ),
                ),
                ("effective_from", fields.DateField(null=True)),
                ("effective_to", fields.DateField(null=True)),
                ("set_by", fields.UUIDField(null=True)),
                ("set_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "lane_policy",
                "app": "portal",
                "unique_together": (("region", "version"),),
                "pk_attr": "id",
                "table_description": (
                    "What a region said from `set_at` until its next version."
                    " `set_by` is null for what was read."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LaneStepRecord",
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
                        related_name="lane_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "step",
                    fields.CharEnumField(description=STEPS, enum_type=LaneStep, max_length=20),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="lane_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("words", fields.CharField(max_length=500)),
            ],
            options={
                "table": "lane_step_record",
                "app": "portal",
                "unique_together": (("proof", "step"),),
                "pk_attr": "id",
                "table_description": (
                    "A step that a proof outside the lists needs (清单以外的附加手续):"
                    " append-only, each once."
                ),
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Proof",
            name="catalogue_version",
            field=fields.ForeignKeyField(
                "portal.ProofItemVersion",
                source_field="catalogue_version_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="proofs",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="Proof",
            name="guide_lane",
            field=fields.CharEnumField(
                null=True, description=LANES, enum_type=GuideLane, max_length=20
            ),
        ),
        ops.AddField(
            model_name="Proof",
            name="guided_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Proof",
            name="lane_policy",
            field=fields.ForeignKeyField(
                "portal.LanePolicy",
                source_field="lane_policy_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="proofs",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
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
    ]
