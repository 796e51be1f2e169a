"""Tables of complaints. Who complained is in a table that no read of the accused ever joins."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.complaints.kinds import (
    ComplaintChannel,
    ComplaintKind,
    ComplaintOrigin,
    DeclineReason,
    Reminder,
    Supervision,
)
from backend.complaints.lifecycle import ComplaintState, ComplaintVerb


class Complaint(Model):
    """What an office is said to have done, and how far it is. Nothing in here tells who says so.

    `accused` is there when the office is known to the portal; `accused_name` always. `item_version`
    is the entry of the catalogue that was in force on the day it happened. `handler` received it
    first and answers for it; `lead` looks into it. `term_*` belong to the present state: working
    days from `term_from`; while it rests, `term_left` keeps what is left of them. `decide_by` is
    the day by which the complainant was promised a finding. `repeats` is the first complaint about
    the same office and proof. The letters are named by id.
    """

    accused_id: UUID | None
    item_version_id: UUID | None
    handler_id: UUID
    lead_id: UUID | None
    repeats_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    number = fields.CharField(max_length=12, unique=True)
    kind = fields.CharEnumField(ComplaintKind, max_length=10)
    channel = fields.CharEnumField(ComplaintChannel, max_length=10)
    hotline_number = fields.CharField(max_length=40, null=True)
    """The work order (工单) of 12345."""
    origin = fields.CharEnumField(ComplaintOrigin, max_length=10)
    state = fields.CharEnumField(
        ComplaintState,
        description="A ComplaintState.",
        max_length=20,
        default=ComplaintState.FILED,
    )
    version = fields.IntField(default=1)
    region = fields.CharField(max_length=12)
    accused = fields.ForeignKeyField(
        "portal.Organisation", related_name="accusations", null=True, on_delete=fields.RESTRICT
    )
    accused_name = fields.CharField(max_length=200)
    item_version = fields.ForeignKeyField(
        "portal.ProofItemVersion", related_name="complaints", null=True, on_delete=fields.RESTRICT
    )
    proof_name = fields.CharField(max_length=200)
    matter = fields.CharField(max_length=200)
    happened_on: date | None = fields.DateField(null=True)
    handler = fields.ForeignKeyField(
        "portal.Organisation", related_name="handled_complaints", on_delete=fields.RESTRICT
    )
    lead = fields.ForeignKeyField(
        "portal.Organisation", related_name="led_complaints", null=True, on_delete=fields.RESTRICT
    )
    settled = fields.BooleanField(default=False)
    """The lead was decided after an objection: it cannot give it back."""
    summary = fields.CharField(max_length=1000, null=True)
    finding = fields.CharField(max_length=1000, null=True)
    basis = fields.CharField(max_length=200, null=True)
    answer = fields.CharField(max_length=1000, null=True)
    decline_reason = fields.CharEnumField(DeclineReason, max_length=15, null=True)
    route = fields.CharField(max_length=500, null=True)
    term_from: date = fields.DateField()
    term_days = fields.IntField(null=True)
    due_on: date | None = fields.DateField(null=True)
    calendar_known = fields.BooleanField(default=True)
    term_left = fields.IntField(null=True)
    reminded = fields.IntEnumField(Reminder, description="A Reminder.", default=Reminder.NONE)
    decide_by: date | None = fields.DateField(null=True)
    extended = fields.BooleanField(default=False)
    rectify_by: date | None = fields.DateField(null=True)
    missed = fields.BooleanField(default=False)
    """The day of the order passed without it being set right, whatever came later."""
    supervision = fields.CharEnumField(Supervision, max_length=10, null=True)
    escalated_to = fields.CharField(max_length=12, null=True)
    """The branch whose supervising offices were told that a term is over."""
    repeats = fields.ForeignKeyField(
        "portal.Complaint", related_name="repeated_by", null=True, on_delete=fields.RESTRICT
    )
    order_letter_id: UUID | None = fields.UUIDField(null=True)
    transfer_letter_id: UUID | None = fields.UUIDField(null=True)
    answer_letter_id: UUID | None = fields.UUIDField(null=True)
    filed_at: datetime = fields.DatetimeField()
    found_at: datetime | None = fields.DatetimeField(null=True)
    rectified_at: datetime | None = fields.DatetimeField(null=True)
    answered_at: datetime | None = fields.DatetimeField(null=True)
    closed_at: datetime | None = fields.DatetimeField(null=True)
    reopened_at: datetime | None = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "complaint"
        constraints = (
            CheckConstraint(
                name="complaint_led_by_another",
                check="lead_id <> accused_id AND handler_id <> accused_id",
            ),
            CheckConstraint(
                name="complaint_declined_with_route",
                check="state <> 'declined' OR (decline_reason IS NOT NULL AND route IS NOT NULL)",
            ),
            CheckConstraint(
                name="complaint_hotline_with_number",
                check="(channel = 'hotline') = (hotline_number IS NOT NULL)",
            ),
            CheckConstraint(
                name="complaint_told_before_begun",
                check="state IN ('filed', 'declined', 'withdrawn', 'accepted', 'dispatched',"
                " 'objected') OR (summary IS NOT NULL AND lead_id IS NOT NULL)",
            ),
            CheckConstraint(
                name="complaint_rectified_on_order",
                check="state NOT IN ('rectifying', 'overdue', 'publicised', 'transferred',"
                " 'rectified') OR (rectify_by IS NOT NULL AND finding IS NOT NULL)",
            ),
            CheckConstraint(
                name="complaint_answered_with_words",
                check="state NOT IN ('answered', 'closed')"
                " OR (answer IS NOT NULL AND answered_at IS NOT NULL)",
            ),
        )
        indexes = (
            ("repeats_id",),
            ("state", "due_on"),
            ("handler_id", "filed_at"),
            ("lead_id", "filed_at"),
            ("accused_id", "filed_at"),
        )


class Complainant(Model):
    """Who complained, and in her own words: for the handler and the lead, each look recorded.

    `name`, `phone` and `words` are cipher texts of the vault. Exactly one of `person` and
    `receipt_index`, the keyed hash of the secret receipt code, leads back to it, but for what was
    entered at a counter or for the hotline, where both may be missing. `origin_id` names what it
    was begun from.
    """

    complaint_id: UUID
    person_id: UUID | None
    organisation_id: UUID | None
    entered_by_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    complaint = fields.OneToOneField(
        "portal.Complaint", related_name="complainant", on_delete=fields.RESTRICT
    )
    person = fields.ForeignKeyField(
        "portal.Person", related_name="complaints", null=True, on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="complaints", null=True, on_delete=fields.RESTRICT
    )
    """The enterprise for which its agent complains."""
    entered_by = fields.ForeignKeyField(
        "portal.Person", related_name="entered_complaints", null=True, on_delete=fields.RESTRICT
    )
    client_token = fields.UUIDField()
    source = fields.CharField(max_length=64)
    """A keyed hash of the network address, for limits."""
    receipt_index = fields.CharField(max_length=64, unique=True, null=True)
    name = fields.BinaryField(null=True)
    phone = fields.BinaryField(null=True)
    words = fields.BinaryField()
    agrees_to_be_named = fields.BooleanField(default=False)
    origin_id: UUID | None = fields.UUIDField(null=True)
    filed_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "complainant"
        unique_together = (("person", "client_token"),)
        indexes = (
            ("organisation_id",),
            ("person_id", "filed_at"),
            ("source", "filed_at"),
        )


class EvidenceKind(StrEnum):
    """What speaks for a complaint."""

    ITEM = "item"
    """The entry of the catalogue and its version in force that day."""
    GUIDE = "guide"
    PROOF = "proof"
    LOG = "log"
    """A line of who looked, with the hash of what was answered."""
    SHARE = "share"
    PICTURE = "picture"
    PAPER = "paper"
    SOUND = "sound"
    STATEMENT = "statement"
    """What the complainant added later, in her own words."""


class ComplaintEvidence(Model):
    """One piece, as it was on the day of filing. Append-only; `content` and files are encrypted.

    Records are canonical JSON in `content`, files are in the storage under `stored_as`. `sha256`
    is the hash of the piece itself, in the clear: whoever has it can check it against the letter.
    """

    complaint_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    complaint = fields.ForeignKeyField(
        "portal.Complaint", related_name="evidence", on_delete=fields.RESTRICT
    )
    position = fields.IntField()
    kind = fields.CharEnumField(EvidenceKind, max_length=10)
    media_type = fields.CharField(max_length=40)
    content = fields.BinaryField(null=True)
    stored_as = fields.CharField(max_length=64, null=True)
    sha256 = fields.CharField(max_length=64)
    size = fields.IntField()
    made_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "complaint_evidence"
        unique_together = (("complaint", "position"),)
        constraints = (
            CheckConstraint(
                name="complaint_evidence_once",
                check="(content IS NULL) <> (stored_as IS NULL)",
            ),
        )


class ComplaintBundle(Model):
    """A complainant's wish for her sealed evidence (证据包), and the letter that fulfils it.

    The letter is there once it is drafted, and `pieces` is how many pieces it holds. One that was
    taken back gives way to another: the wish is open again.
    """

    complaint_id: UUID
    letter_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    complaint = fields.ForeignKeyField(
        "portal.Complaint", related_name="bundles", on_delete=fields.RESTRICT
    )
    asked_at: datetime = fields.DatetimeField()
    letter = fields.OneToOneField(
        "portal.Letter", related_name="bundle", null=True, on_delete=fields.RESTRICT
    )
    pieces: int | None = fields.IntField(null=True)

    class Meta(Model.Meta):
        table = "complaint_bundle"
        constraints = (
            CheckConstraint(
                name="complaint_bundle_drafted",
                check="(letter_id IS NULL) = (pieces IS NULL)",
            ),
        )
        indexes = (("complaint_id", "asked_at"),)


class StepReader(StrEnum):
    """Who may read the words of a step, besides those who handle the complaint."""

    COMPLAINANT = "complainant"
    ACCUSED = "accused"
    BOTH = "both"
    NEITHER = "neither"


class ComplaintStep(Model):
    """One step of a complaint, with its words. Append-only.

    A step of the complainant or of the clock has no person and no organisation.
    """

    complaint_id: UUID
    person_id: UUID | None
    organisation_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    complaint = fields.ForeignKeyField(
        "portal.Complaint", related_name="steps", on_delete=fields.RESTRICT
    )
    serial = fields.IntField()
    verb = fields.CharEnumField(ComplaintVerb, description="A ComplaintVerb.", max_length=20)
    state = fields.CharEnumField(ComplaintState, description="A ComplaintState.", max_length=20)
    at = fields.DatetimeField()
    person = fields.ForeignKeyField(
        "portal.Person", related_name="complaint_steps", null=True, on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="complaint_steps", null=True, on_delete=fields.RESTRICT
    )
    reader = fields.CharEnumField(StepReader, max_length=15)
    words = fields.CharField(max_length=1000)

    class Meta(Model.Meta):
        table = "complaint_step"
        unique_together = (("complaint", "serial"),)
        indexes = (("verb", "at"),)


class ComplaintAssistant(Model):
    """An office that helps the lead (协办). The row ends when another office is sent instead."""

    complaint_id: UUID
    organisation_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    complaint = fields.ForeignKeyField(
        "portal.Complaint", related_name="assistants", on_delete=fields.RESTRICT
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="assisted_complaints", on_delete=fields.RESTRICT
    )
    given_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "complaint_assistant"
        indexes = (("organisation_id", "given_at"), ("complaint_id",))


class VisitWay(StrEnum):
    """How the complainant was asked afterwards (回访)."""

    PHONE = "phone"
    MESSAGE = "message"
    ONLINE = "online"
    IN_PERSON = "in_person"


class ReturnVisit(Model):
    """Whether it helped, as the complainant said. `solved` and `satisfied` are null unreached."""

    complaint_id: UUID
    person_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    complaint = fields.ForeignKeyField(
        "portal.Complaint", related_name="visits", on_delete=fields.RESTRICT
    )
    at = fields.DatetimeField()
    way = fields.CharEnumField(VisitWay, max_length=10)
    reached = fields.BooleanField()
    solved = fields.BooleanField(null=True)
    satisfied = fields.BooleanField(null=True)
    words = fields.CharField(max_length=500)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="return_visits", on_delete=fields.RESTRICT
    )

    class Meta(Model.Meta):
        table = "return_visit"
        constraints = (
            CheckConstraint(
                name="return_visit_told_when_reached",
                check="reached = (solved IS NOT NULL AND satisfied IS NOT NULL)",
            ),
        )
        indexes = (("complaint_id", "at"),)
