"""Tables of the catalogue. A listed entry is never deleted: it ends on a day."""

from enum import StrEnum
from typing import Any
from uuid import uuid4

from tortoise import fields
from tortoise.models import Model


class Lane(StrEnum):
    """What a list says about its entries."""

    POSITIVE = "positive"
    """正面清单: a committee gives them."""
    NEGATIVE = "negative"
    """负面清单: a committee does not."""


class Confidence(StrEnum):
    """How well the source of an entry was read."""

    A = "A"
    """The whole list or article."""
    B = "B"
    """A part of it, or a report about it."""
    C = "C"
    """Second-hand."""


class CommitteeListEntry(Model):
    """One proof on one published list, for one region and everything below it.

    `terms` are the phrases by which people ask for it; `version` grows when an import changes it.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    list_id = fields.CharField(max_length=40)
    lane = fields.CharEnumField(Lane, max_length=10)
    region = fields.CharField(max_length=12)
    item_no = fields.IntField()
    code = fields.CharField(max_length=40)
    name = fields.CharField(max_length=200)
    go_instead = fields.CharField(max_length=1000)
    legal_basis = fields.CharField(max_length=1000)
    document_no = fields.CharField(max_length=100)
    source = fields.CharField(max_length=500)
    confidence = fields.CharEnumField(Confidence, max_length=1)
    effective_from = fields.DateField()
    effective_to = fields.DateField(null=True)
    terms = fields.JSONField[list[dict[str, Any]]]()
    version = fields.IntField(default=1)
    imported_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "committee_list_entry"
        unique_together = (("list_id", "item_no"),)
        indexes = (("region", "lane"),)


class ProofItem(Model):
    """A kind of proof that the portal issues.

    `working_days` is the promise to residents; `retention_years` how long the case is kept.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    code = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=100)
    working_days = fields.IntField()
    retention_years = fields.IntField()

    class Meta(Model.Meta):
        table = "proof_item"
