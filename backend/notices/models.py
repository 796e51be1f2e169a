"""The table of notices, and the kinds there are."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model


class NoticeKind(StrEnum):
    """What a notice tells of; the value names its file in templates/notices."""

    PROOF_REQUESTED = "proof-requested"
    PROOF_CHECKED = "proof-checked"
    PROOF_TO_APPROVE = "proof-to-approve"
    PROOF_SENT_BACK = "proof-sent-back"
    PROOF_WITHDRAWN = "proof-withdrawn"
    PROOF_REJECTED = "proof-rejected"
    PROOF_APPROVED = "proof-approved"
    PROOF_STUCK = "proof-stuck"
    PROOF_ISSUED = "proof-issued"
    PROOF_REVOKED = "proof-revoked"
    PROOF_SUPERSEDED = "proof-superseded"
    PROOF_EXPIRED = "proof-expired"


class ChannelOutcome(StrEnum):
    """What became of a notice: in the inbox only, or its short message was taken over or not."""

    STORED = "stored"
    SENT = "sent"
    FAILED = "failed"


class Notice(Model):
    """One entry of somebody's inbox.

    `step_id` is the ProofStep it tells of: nobody is told of one step twice. `organisation` is the
    office a desk's notice belongs to, and null in one's own affairs.
    """

    person_id: UUID
    organisation_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="notices", on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="notices", null=True, on_delete=fields.RESTRICT
    )
    kind = fields.CharEnumField(NoticeKind, max_length=30)
    proof_id = fields.UUIDField(null=True, db_index=True)
    step_id = fields.UUIDField()
    title = fields.CharField(max_length=200)
    body = fields.TextField()
    title_en = fields.CharField(max_length=300)
    body_en = fields.TextField()
    created_at = fields.DatetimeField()
    read_at = fields.DatetimeField(null=True)
    channel_outcome = fields.CharEnumField(
        ChannelOutcome, max_length=10, default=ChannelOutcome.STORED
    )
    outcome_detail = fields.CharField(max_length=200, null=True)
    tried_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "notice"
        unique_together = (("person", "kind", "step_id"),)
        indexes = (("person_id", "created_at"),)
