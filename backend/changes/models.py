"""Tables of changes: requests, their entries, the steps they went, and what the public said."""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.catalogue.models import CancelReason, Lane, Measure, ProofClass, SourceAttribute
from backend.changes.lifecycle import ChangeState, ChangeVerb
from backend.foundation.viewer import Role


class EntryKind(StrEnum):
    """What an entry does to its item."""

    ADD = "add"
    CHANGE = "change"
    END = "end"


class ChangeRequest(Model):
    """One department asks for changes of its own list; it gets its `number` when first filed.

    `version` grows by every change, so that nobody decides on what she has not seen. Entries are
    written in rounds: `round` is the one being written, `filed_round` the one that was filed last
    and that everybody else reads; 0 before. The three who decide belong to the filed round.
    """

    organisation_id: UUID
    filed_by_id: UUID | None
    legal_reviewer_id: UUID | None
    policy_reviewer_id: UUID | None
    publisher_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    number = fields.CharField(max_length=12, unique=True, null=True)
    state = fields.CharEnumField(
        ChangeState, description="A ChangeState.", max_length=20, default=ChangeState.DRAFT
    )
    version = fields.IntField(default=1)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="changes", on_delete=fields.RESTRICT
    )
    title = fields.CharField(max_length=100)
    reason = fields.CharField(max_length=1000)
    round = fields.IntField(default=1)
    filed_round = fields.IntField(default=0)
    entry_count = fields.IntField()
    changed_at = fields.DatetimeField()
    filed_at = fields.DatetimeField(null=True)
    filed_by = fields.ForeignKeyField(
        "portal.Person", related_name="filed_changes", null=True, on_delete=fields.RESTRICT
    )
    legal_reviewer = fields.ForeignKeyField(
        "portal.Person", related_name="legal_reviews", null=True, on_delete=fields.RESTRICT
    )
    policy_reviewer = fields.ForeignKeyField(
        "portal.Person", related_name="policy_reviews", null=True, on_delete=fields.RESTRICT
    )
    publisher = fields.ForeignKeyField(
        "portal.Person", related_name="published_changes", null=True, on_delete=fields.RESTRICT
    )
    consultation_ends_on: date | None = fields.DateField(null=True)
    """The last day on which the public may comment."""
    published_at = fields.DatetimeField(null=True)
    effective_from: date | None = fields.DateField(null=True)
    summary = fields.CharField(max_length=1000, null=True)
    """What was done with the comments."""

    class Meta(Model.Meta):
        table = "change_request"
        constraints = (
            CheckConstraint(
                name="change_by_different_people",
                check="filed_by_id <> legal_reviewer_id AND filed_by_id <> policy_reviewer_id"
                " AND legal_reviewer_id <> policy_reviewer_id AND publisher_id <> filed_by_id"
                " AND publisher_id <> legal_reviewer_id AND publisher_id <> policy_reviewer_id",
            ),
            CheckConstraint(
                name="change_filed_by_somebody",
                check="state IN ('draft', 'returned', 'withdrawn')"
                " OR (filed_by_id IS NOT NULL AND number IS NOT NULL AND filed_round >= 1)",
            ),
            CheckConstraint(
                name="change_reviewed_legally",
                check="state NOT IN ('legally_reviewed', 'consulting', 'published', 'in_force')"
                " OR legal_reviewer_id IS NOT NULL",
            ),
            CheckConstraint(
                name="change_reviewed_for_policy",
                check="state NOT IN ('consulting', 'published', 'in_force')"
                " OR (policy_reviewer_id IS NOT NULL AND consultation_ends_on IS NOT NULL)",
            ),
            CheckConstraint(
                name="change_published_after_comments",
                check="(state IN ('published', 'in_force')) = (publisher_id IS NOT NULL)"
                " AND (publisher_id IS NULL OR (published_at IS NOT NULL AND summary IS NOT NULL"
                " AND effective_from > consultation_ends_on))",
            ),
        )
        indexes = (
            ("organisation_id", "changed_at"),
            ("state", "changed_at"),
        )


class ChangeEntry(Model):
    """One item to be added, changed or ended, and what it will say.

    `code` is the item's in the catalogue, `base_version` the version of it that was known when this
    was written, 0 when there was none. A round that was filed is never changed.
    """

    request_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    request = fields.ForeignKeyField(
        "portal.ChangeRequest", related_name="entries", on_delete=fields.RESTRICT
    )
    round = fields.IntField()
    position = fields.IntField()
    kind = fields.CharEnumField(EntryKind, max_length=10)
    code = fields.CharField(max_length=100)
    base_version = fields.IntField()
    lane = fields.CharEnumField(Lane, max_length=10)
    name = fields.CharField(max_length=200)
    purpose = fields.CharField(max_length=300)
    demanding_unit = fields.CharField(max_length=200)
    issuing_unit = fields.CharField(max_length=200)
    measure = fields.CharEnumField(Measure, max_length=20, null=True)
    cancel_reason = fields.CharEnumField(CancelReason, max_length=20, null=True)
    proof_class = fields.CharEnumField(ProofClass, max_length=15, null=True)
    source_attribute = fields.CharEnumField(SourceAttribute, max_length=10, null=True)
    validity = fields.CharField(max_length=100)
    go_instead = fields.CharField(max_length=1000)
    legal_basis = fields.CharField(max_length=1000)
    batch = fields.CharField(max_length=100)
    document_no = fields.CharField(max_length=100)

    class Meta(Model.Meta):
        table = "change_entry"
        unique_together = (("request", "round", "position"), ("request", "round", "code"))
        indexes = (("code",),)


class ChangeStep(Model):
    """One step of a request, with its words. Append-only; steps of the clock have no person."""

    request_id: UUID
    person_id: UUID | None
    organisation_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    request = fields.ForeignKeyField(
        "portal.ChangeRequest", related_name="steps", on_delete=fields.RESTRICT
    )
    serial = fields.IntField()
    round = fields.IntField()
    verb = fields.CharEnumField(ChangeVerb, description="A ChangeVerb.", max_length=20)
    at = fields.DatetimeField()
    person = fields.ForeignKeyField(
        "portal.Person", related_name="change_steps", null=True, on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="change_steps", null=True, on_delete=fields.RESTRICT
    )
    role = fields.CharEnumField(Role, description="A Role.", max_length=20, null=True)
    words = fields.CharField(max_length=1000)

    class Meta(Model.Meta):
        table = "change_step"
        unique_together = (("request", "serial"),)


class ChangeComment(Model):
    """What one resident says of a request; only she herself is ever told that it is hers."""

    request_id: UUID
    author_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    request = fields.ForeignKeyField(
        "portal.ChangeRequest", related_name="comments", on_delete=fields.RESTRICT
    )
    author = fields.ForeignKeyField(
        "portal.Person", related_name="change_comments", on_delete=fields.RESTRICT
    )
    words = fields.CharField(max_length=500)
    written_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "change_comment"
        unique_together = (("request", "author"),)
        indexes = (("request_id", "written_at"),)
