"""The table of looks at papers: append-only, one row per paper and look."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model


class Door(StrEnum):
    """The way by which somebody looked (查阅途径)."""

    CHECK = "check"
    DESK = "desk"
    SHARE = "share"
    SHOW = "show"
    EXCHANGE = "exchange"
    ORGANISATION = "organisation"
    """An agent of the organisation that the paper is about (本单位经办人)."""


class DisclosedField(StrEnum):
    """A part of a paper that somebody saw (查阅内容)."""

    STATUS = "status"
    TITLE = "title"
    NUMBER = "number"
    ISSUER = "issuer"
    DATES = "dates"
    PURPOSE = "purpose"
    MASKED_SUBJECT = "masked_subject"
    SUBJECT = "subject"
    STATEMENT = "statement"
    COPY = "copy"
    ORIGINAL = "original"
    ATTACHMENTS = "attachments"


class Disclosure(Model):
    """One look at one paper; `title` is the paper's at that moment.

    `looker` is the name shown to the holder: an organisation's, or what she or the receiver wrote
    herself; null for a stranger. `person_id` is for the audit only. `source_id` names the grant,
    consent or check that the look rests on.
    """

    proof_id: UUID
    holder_id: UUID
    organisation_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    at = fields.DatetimeField()
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="disclosures", on_delete=fields.RESTRICT
    )
    holder = fields.ForeignKeyField(
        "portal.Person", related_name="disclosures", on_delete=fields.RESTRICT
    )
    title = fields.CharField(max_length=60)
    door = fields.CharEnumField(Door, max_length=20)
    parts = fields.JSONField[list[str]]()
    """Values of DisclosedField, in its order."""
    looker = fields.CharField(max_length=100, null=True)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="disclosures", null=True, on_delete=fields.RESTRICT
    )
    person_id = fields.UUIDField(null=True)
    purpose = fields.CharField(max_length=200, null=True)
    legal_basis = fields.CharField(max_length=200, null=True)
    case_number = fields.CharField(max_length=60, null=True)
    source_id = fields.UUIDField(null=True)
    answer_sha256 = fields.CharField(max_length=64, null=True)

    class Meta(Model.Meta):
        table = "disclosure"
        indexes = (("holder_id", "at"), ("proof_id", "at"))
