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
    PROOF_ISSUED_FOR_AGENTS = "proof-issued-for-agents"
    PROOF_REVOKED_FOR_AGENTS = "proof-revoked-for-agents"
    PROOF_SUPERSEDED_FOR_AGENTS = "proof-superseded-for-agents"
    PROOF_DOUBTED = "proof-doubted"
    PROOF_CLEARED = "proof-cleared"
    PROOF_TO_CLEAR = "proof-to-clear"
    PROOF_DOUBTED_FOR_AGENTS = "proof-doubted-for-agents"
    PROOF_CLEARED_FOR_AGENTS = "proof-cleared-for-agents"
    PROOF_DOUBTED_FOR_READERS = "proof-doubted-for-readers"
    PROOF_CLEARED_FOR_READERS = "proof-cleared-for-readers"
    SHARE_OPENED = "share-opened"
    SHARE_LOCKED = "share-locked"
    OBJECTION_FILED = "objection-filed"
    OBJECTION_REOPENED = "objection-reopened"
    OBJECTION_ACCEPTED = "objection-accepted"
    OBJECTION_DECLINED = "objection-declined"
    OBJECTION_CORRECTED = "objection-corrected"
    CONSENT_ASKED = "consent-asked"
    EXCHANGE_ALERT = "exchange-alert"
    KEY_REQUESTED = "key-requested"
    KEY_GRANTED = "key-granted"
    KEY_DECLINED = "key-declined"
    FINDINGS_OPENED = "findings-opened"
    EVIDENCE_MISSING = "evidence-missing"
    SEAL_TO_ANSWER = "seal-to-answer"
    SEAL_ANSWERED = "seal-answered"
    SEAL_STOPPED = "seal-stopped"
    SEAL_COMPROMISED = "seal-compromised"
    SEAL_USE_TO_CONFIRM = "seal-use-to-confirm"
    CHANGE_TO_REVIEW_LEGALLY = "change-to-review-legally"
    CHANGE_TO_REVIEW = "change-to-review"
    CHANGE_TO_PUBLISH = "change-to-publish"
    CHANGE_RETURNED = "change-returned"
    CHANGE_PUBLISHED = "change-published"
    COMPLAINT_ACCEPTED = "complaint-accepted"
    COMPLAINT_DECLINED = "complaint-declined"
    COMPLAINT_ASKED = "complaint-asked"
    COMPLAINT_EXTENDED = "complaint-extended"
    COMPLAINT_ANSWERED = "complaint-answered"
    COMPLAINT_PROGRESS = "complaint-progress"
    COMPLAINT_FILED = "complaint-filed"
    COMPLAINT_WITHDRAWN = "complaint-withdrawn"
    COMPLAINT_DISPATCHED = "complaint-dispatched"
    COMPLAINT_OBJECTED = "complaint-objected"
    COMPLAINT_CONTINUED = "complaint-continued"
    COMPLAINT_STATED = "complaint-stated"
    COMPLAINT_MISSED = "complaint-missed"
    COMPLAINT_REOPENED = "complaint-reopened"
    COMPLAINT_SUPERVISED = "complaint-supervised"
    COMPLAINT_REMINDED = "complaint-reminded"
    COMPLAINT_ESCALATED = "complaint-escalated"
    COMPLAINT_BUNDLE_ASKED = "complaint-bundle-asked"
    COMPLAINT_BUNDLE_READY = "complaint-bundle-ready"
    ACCUSATION_BEGUN = "accusation-begun"
    ACCUSATION_ORDERED = "accusation-ordered"
    ACCUSATION_REMINDED = "accusation-reminded"
    ACCUSATION_MISSED = "accusation-missed"
    ACCUSATION_PUBLICISED = "accusation-publicised"
    ACCUSATION_PROGRESS = "accusation-progress"
    TALK_RECORDED = "talk-recorded"
    LETTER_TO_APPROVE = "letter-to-approve"
    LETTER_WITHDRAWN = "letter-withdrawn"
    LETTER_STUCK = "letter-stuck"
    LETTER_DOUBTED = "letter-doubted"
    RATING_BAD = "rating-bad"
    RATING_QUESTION = "rating-question"
    RATING_EXTENDED = "rating-extended"
    RATING_ANSWERED = "rating-answered"
    RATING_EXCLUDED = "rating-excluded"
    RATING_APPEALED = "rating-appealed"
    RATING_APPEAL_DECIDED = "rating-appeal-decided"
    RATING_REMINDED = "rating-reminded"
    RATING_OVERDUE = "rating-overdue"
    COMPLAINT_RATING_QUESTION = "complaint-rating-question"
    COMPLAINT_RATING_EXTENDED = "complaint-rating-extended"
    COMPLAINT_RATING_ANSWERED = "complaint-rating-answered"
    COMPLAINT_RATING_EXCLUDED = "complaint-rating-excluded"
    PROPOSAL_MADE = "proposal-made"
    COMPLAINT_PROPOSAL_DECIDED = "complaint-proposal-decided"


class ChannelOutcome(StrEnum):
    """What became of a notice: in the inbox only, or its short message was taken over or not."""

    STORED = "stored"
    SENT = "sent"
    FAILED = "failed"


class Notice(Model):
    """One entry of somebody's inbox.

    `told_of` is the record that was news (a step of a proof, an answer): nobody is told of one
    twice. `subject_id` is what it is about, by its kind. `organisation` is the
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
    # A description of its own: the default lists the kinds, and each new one would be a migration.
    kind = fields.CharEnumField(NoticeKind, description="A NoticeKind.", max_length=30)
    subject_id = fields.UUIDField(db_index=True)
    told_of = fields.UUIDField()
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
        unique_together = (("person", "kind", "told_of"),)
        indexes = (("person_id", "created_at"),)
