"""The table of findings."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.fields.base import OnDelete
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.catalogue.models import ProofItemVersion
from backend.identity.models import Organisation
from backend.registration.models import Matter
from backend.watch.lifecycle import FindingState


class FindingKind(StrEnum):
    """What does not fit."""

    ABOLISHED_DEMANDED = "abolished_demanded"
    """A list in force abolished the proof, or says that committees do not give it."""
    REPLACEABLE_DEMANDED = "replaceable_demanded"
    """A list in force names what takes its place, and the declaration does not accept that."""
    NO_LEGAL_BASIS = "no_legal_basis"
    """No list in force there names a legal basis for it (清单之外无证明)."""
    CONTRADICTION = "contradiction"
    """Another office of the same place does the same matter without it."""


class Finding(Model):
    """One material of one matter that does not fit a list, or another office's declaration.

    `material` and `matter_name` are as they were declared; `matter` is there where the form
    declares matters. `rule` is the version of the item that says otherwise, where there is one,
    `other` the other office. `key` is what makes it the same finding from scan to scan: another
    version of the rule is another finding.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    key = fields.CharField(max_length=64)
    kind = fields.CharEnumField(FindingKind, max_length=20)
    state = fields.CharEnumField(FindingState, max_length=10, default=FindingState.OPEN)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "portal.Organisation", related_name="findings", on_delete=OnDelete.RESTRICT
    )
    organisation_id: UUID
    matter: fields.ForeignKeyNullableRelation[Matter] = fields.ForeignKeyField(
        "portal.Matter", related_name="findings", null=True, on_delete=OnDelete.RESTRICT
    )
    matter_id: UUID | None
    matter_name = fields.CharField(max_length=200)
    material = fields.CharField(max_length=200)
    rule: fields.ForeignKeyNullableRelation[ProofItemVersion] = fields.ForeignKeyField(
        "portal.ProofItemVersion", related_name="findings", null=True, on_delete=OnDelete.RESTRICT
    )
    rule_id: UUID | None
    other: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "portal.Organisation", related_name="contradictions", null=True, on_delete=OnDelete.RESTRICT
    )
    other_id: UUID | None
    opened_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    """When a scan found it last."""
    answer = fields.CharField(max_length=500, null=True)
    answered_by = fields.ForeignKeyField(
        "portal.Person", related_name="answered_findings", null=True, on_delete=OnDelete.RESTRICT
    )
    answered_by_id: UUID | None
    answered_at = fields.DatetimeField(null=True)
    ruling = fields.CharField(max_length=500, null=True)
    ruled_by = fields.ForeignKeyField(
        "portal.Person", related_name="ruled_findings", null=True, on_delete=OnDelete.RESTRICT
    )
    ruled_by_id: UUID | None
    ruled_at = fields.DatetimeField(null=True)
    resolved_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "finding"
        constraints = (
            CheckConstraint(
                name="finding_answered_by_somebody",
                check="(answer IS NULL) = (answered_by_id IS NULL)"
                " AND (answer IS NULL) = (answered_at IS NULL)"
                " AND (state <> 'answered' OR answer IS NOT NULL)",
            ),
            CheckConstraint(
                name="finding_dismissed_with_reason",
                check="(ruling IS NULL) = (ruled_by_id IS NULL)"
                " AND (ruling IS NULL) = (ruled_at IS NULL)"
                " AND (state <> 'dismissed' OR ruling IS NOT NULL)",
            ),
            CheckConstraint(
                name="finding_resolved_at_a_moment",
                check="(state = 'resolved') = (resolved_at IS NOT NULL)",
            ),
        )
        indexes = (
            ("organisation_id", "state", "opened_at"),
            ("state", "opened_at"),
        )
