"""The table of a person's filed papers. Written once per proof."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model


class ArchivedState(StrEnum):
    """Whether a filed paper still holds (有效, 存疑, 撤销, 更正, 失效)."""

    VALID = "valid"
    DOUBTED = "doubted"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


class ArchivedItem(Model):
    """One issued proof in the archive of its applicant. `sha256` is the sealed file's."""

    owner_id: UUID
    proof_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    owner = fields.ForeignKeyField(
        "portal.Person", related_name="archived_items", on_delete=fields.RESTRICT
    )
    proof = fields.OneToOneField(
        "portal.Proof", related_name="archived_item", on_delete=fields.RESTRICT
    )
    title = fields.CharField(max_length=60)
    issuer_name = fields.CharField(max_length=100)
    number = fields.CharField(max_length=60)
    sha256 = fields.CharField(max_length=64)
    filed_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "archived_item"
        indexes = (("owner_id", "filed_at"),)
