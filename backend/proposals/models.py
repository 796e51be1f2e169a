"""Tables of proposals, and of the complaints that stand behind each."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.catalogue.models import CancelReason, Measure
from backend.proposals.lifecycle import ProposalState


class ProposalGround(StrEnum):
    """Why it could happen, and so what would prevent the next one."""

    ABOLISHED = "abolished"
    """已取消仍索要: the list cancelled it, and it was demanded all the same."""
    REPLACEABLE = "replaceable"
    """可以替代: the list names what takes its place."""
    NO_BASIS = "no_basis"
    """没有法律依据."""
    NOT_ISSUED = "not_issued"
    """村（社区）不开具: it was demanded where nobody may give it."""
    UNLISTED = "unlisted"
    """清单之外: no list has it."""
    KEPT = "kept"
    """清单保留: the list demands it; a commitment would do."""


class CatalogueProposal(Model):
    """What one department might change in its list. `series` is the first complaint of its kind.

    `item_code` is the entry that was in force, if there was one; measure and reason are what the
    list would say. Of one series at most one is open.
    """

    organisation_id: UUID
    series_id: UUID
    change_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    state = fields.CharEnumField(
        ProposalState, description="A ProposalState.", max_length=10, default=ProposalState.OPEN
    )
    version = fields.IntField(default=1)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="proposals", on_delete=fields.RESTRICT
    )
    series = fields.ForeignKeyField(
        "portal.Complaint", related_name="proposals", on_delete=fields.RESTRICT
    )
    item_code = fields.CharField(max_length=100, null=True)
    ground = fields.CharEnumField(ProposalGround, description="A ProposalGround.", max_length=15)
    measure = fields.CharEnumField(Measure, description="A Measure.", max_length=20)
    cancel_reason = fields.CharEnumField(
        CancelReason, description="A CancelReason.", max_length=25, null=True
    )
    made_at: datetime = fields.DatetimeField()
    decided_at: datetime | None = fields.DatetimeField(null=True)
    decline_reason = fields.CharField(max_length=500, null=True)
    change = fields.OneToOneField(
        "portal.ChangeRequest", related_name="proposal", null=True, on_delete=fields.RESTRICT
    )

    class Meta(Model.Meta):
        table = "catalogue_proposal"
        constraints = (
            CheckConstraint(
                name="proposal_decided_once",
                check="(state = 'open') = (decided_at IS NULL)",
            ),
            CheckConstraint(
                name="proposal_taken_up_with_request",
                check="(state = 'taken_up') = (change_id IS NOT NULL)",
            ),
            CheckConstraint(
                name="proposal_declined_with_reason",
                check="(state = 'declined') = (decline_reason IS NOT NULL)",
            ),
            CheckConstraint(
                name="proposal_cancels_with_reason",
                check="(measure = 'CANCEL') = (cancel_reason IS NOT NULL)",
            ),
        )
        indexes = (
            ("organisation_id", "made_at"),
            ("series_id", "made_at"),
        )


class ProposalComplaint(Model):
    """A founded complaint behind a proposal: each stands behind one. Append-only."""

    proposal_id: UUID
    complaint_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proposal = fields.ForeignKeyField(
        "portal.CatalogueProposal", related_name="complaints", on_delete=fields.RESTRICT
    )
    complaint = fields.OneToOneField(
        "portal.Complaint", related_name="proposed", on_delete=fields.RESTRICT
    )
    added_at: datetime = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "proposal_complaint"
        indexes = (("proposal_id", "added_at"),)
