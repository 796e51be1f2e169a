"""Tables of seals. The register of uses is append-only, in the database too."""

from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from backend.seals.lifecycle import SealReason, SealState


class Seal(Model):
    """The electronic seal of an organisation for (a part of) one term of office.

    `key_ref` names the private key; the certificate columns say what was on record when it was
    enrolled. `face` holds the fields of sealing.face.SealFace.
    """

    organisation_id: UUID
    keeper_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="seals", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=100)
    key_ref = fields.CharField(max_length=64, db_index=True)
    certificate_serial = fields.CharField(max_length=64)
    certificate_fingerprint = fields.CharField(max_length=64, db_index=True)
    certificate_not_after = fields.DatetimeField()
    face = fields.JSONField[dict[str, Any]]()
    keeper = fields.ForeignKeyField(
        "portal.Person", related_name="kept_seals", on_delete=fields.RESTRICT
    )
    valid_from = fields.DateField()
    valid_to = fields.DateField()
    state = fields.CharEnumField(SealState, max_length=20, default=SealState.ENROLLED)
    reason = fields.CharEnumField(SealReason, max_length=20, null=True)
    enrolled_at = fields.DatetimeField()
    enrolled_by = fields.ForeignKeyField(
        "portal.Person", related_name="enrolled_seals", null=True, on_delete=fields.RESTRICT
    )

    class Meta(Model.Meta):
        table = "seal"
        indexes = (("organisation_id", "state"),)
        constraints = (
            UniqueConstraint(
                name="seal_one_active", fields=("organisation_id",), condition="state = 'active'"
            ),
            CheckConstraint(name="seal_days_in_order", check="valid_from <= valid_to"),
        )


class SealScope(Model):
    """An item of the catalogue that a seal may seal, from a day to a day, both included."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    seal = fields.ForeignKeyField("portal.Seal", related_name="scopes", on_delete=fields.RESTRICT)
    item = fields.CharField(max_length=40)
    valid_from = fields.DateField()
    valid_to = fields.DateField()

    class Meta(Model.Meta):
        table = "seal_scope"
        unique_together = (("seal", "item", "valid_from"),)


class SealUse(Model):
    """One line of the register 用印登记: append-only, one for every sealed document.

    Name and phone of the applicant are cipher texts of the vault. `proof_id` is no foreign key:
    proofs stand above seals.
    """

    approver_id: UUID
    handler_id: UUID
    keeper_id: UUID
    organisation_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    at = fields.DatetimeField()
    seal = fields.ForeignKeyField("portal.Seal", related_name="uses", on_delete=fields.RESTRICT)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="seal_uses", on_delete=fields.RESTRICT
    )
    content = fields.CharField(max_length=200)
    copies = fields.IntField()
    approver = fields.ForeignKeyField(
        "portal.Person", related_name="approved_seal_uses", on_delete=fields.RESTRICT
    )
    handler = fields.ForeignKeyField(
        "portal.Person", related_name="handled_seal_uses", on_delete=fields.RESTRICT
    )
    keeper = fields.ForeignKeyField(
        "portal.Person", related_name="kept_seal_uses", on_delete=fields.RESTRICT
    )
    applicant_name = fields.BinaryField()
    applicant_phone = fields.BinaryField()
    proof_id = fields.UUIDField(unique=True)
    sha256 = fields.CharField(max_length=64)

    class Meta(Model.Meta):
        table = "seal_use"
        indexes = (("organisation_id", "at"),)
        constraints = (
            # 国办发〔2001〕52号: who approves the use of a seal does not keep it.
            CheckConstraint(name="seal_use_two_persons", check="approver_id <> keeper_id"),
            CheckConstraint(name="seal_use_copies", check="copies > 0"),
        )
