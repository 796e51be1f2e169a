"""Tables of the registration: filings with their rows, and what filed forms declare.

`phone` columns and `secrets` are cipher texts of the vault: they are personal data of staff.
"""

from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.fields.base import OnDelete
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.identity.models import Organisation
from backend.registration.lifecycle import FilingState


class FormCode(StrEnum):
    """Which of the forms of the reform; `forms` has their headings and rules."""

    DEMANDED = "demanded"
    """现行索取证明事项登记表"""
    MEASURES = "measures"
    """“无证明办事”措施登记表"""
    MATERIALS = "materials"
    """政务服务事项办理材料需求清单"""
    ASSISTANCE = "assistance"
    """证照证明材料协查情况表"""
    SUMMARY = "summary"
    """本单位要求行政相对人或服务对象提供的证明材料汇总表"""


class VerificationNeed(StrEnum):
    """部门核验需求: what an office wants of a check by another."""

    ACCEPTED = "accepted"
    """认同: its result takes the place of the material."""
    REQUIRED = "required"
    """需求: what is handed in must be checked for its truth."""


class ValidityUnit(StrEnum):
    """In what the validity of a material is counted, from the day of its issue."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PERMANENT = "permanent"
    """长期"""


class Filing(Model):
    """One form of one office, as a draft, in force or replaced.

    `head` are the lines above its rows, `letters` the columns of the workbook by their codes.
    `subject` is what a form has one sheet for each of (一项材料一张表), else empty: a filing
    supersedes that of the same form and subject. `workbook` is the storage key of the encrypted
    file as it arrived; until `read_at` it is being read. `troubles` say what was wrong with it.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "portal.Organisation", related_name="filings", on_delete=OnDelete.RESTRICT
    )
    organisation_id: UUID
    form = fields.CharEnumField(FormCode, max_length=10)
    state = fields.CharEnumField(FilingState, max_length=10, default=FilingState.DRAFT)
    subject = fields.CharField(max_length=200, default="")
    head = fields.JSONField[dict[str, str]](default=dict)
    filled_on = fields.DateField(null=True)
    leader = fields.CharField(max_length=50, default="")
    contact_name = fields.CharField(max_length=50, default="")
    contact_phone = fields.BinaryField(null=True)
    nil = fields.BooleanField(default=False)
    workbook = fields.CharField(max_length=64, null=True)
    letters = fields.JSONField[dict[str, str]](default=dict)
    rows_done = fields.IntField(default=0)
    rows_total = fields.IntField(null=True)
    read_at = fields.DatetimeField(null=True)
    troubles = fields.JSONField[list[dict[str, Any]]](default=list)
    started_by = fields.ForeignKeyField(
        "portal.Person", related_name="started_filings", on_delete=OnDelete.RESTRICT
    )
    started_by_id: UUID
    started_at = fields.DatetimeField()
    filed_by = fields.ForeignKeyField(
        "portal.Person", related_name="filings", null=True, on_delete=OnDelete.RESTRICT
    )
    filed_by_id: UUID | None
    filed_at = fields.DatetimeField(null=True)

    @property
    def is_being_read(self) -> bool:
        """Whether its workbook has arrived and its rows have not."""
        return self.workbook is not None and self.read_at is None

    class Meta(Model.Meta):
        table = "filing"
        constraints = (
            CheckConstraint(
                name="filing_filed_by_somebody",
                check="(state = 'draft') = (filed_at IS NULL)"
                " AND (filed_at IS NULL) = (filed_by_id IS NULL)",
            ),
        )
        indexes = (
            ("organisation_id", "form", "state"),
            ("started_at", "id"),
        )


class FilingRow(Model):
    """A line of a filing: its cells by the codes of their columns, and what is wrong with them.

    `line` is its row in the workbook it came with. `secrets` are the cells that are personal data.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    filing: fields.ForeignKeyRelation[Filing] = fields.ForeignKeyField(
        "portal.Filing", related_name="rows", on_delete=OnDelete.RESTRICT
    )
    filing_id: UUID
    position = fields.IntField()
    line = fields.IntField(null=True)
    cells = fields.JSONField[dict[str, str]]()
    secrets = fields.BinaryField(null=True)
    faults = fields.JSONField[list[dict[str, Any]]](default=list)
    faulty = fields.BooleanField(default=False)

    class Meta(Model.Meta):
        table = "filing_row"
        unique_together = (("filing", "position"),)
        indexes = (("filing_id", "faulty", "position"),)


class Matter(Model):
    """政务服务事项: a service of an office, as its newest filing declares it.

    `ended_at` is when a later filing no longer named it; its address goes on to answer.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "portal.Organisation", related_name="matters", on_delete=OnDelete.RESTRICT
    )
    organisation_id: UUID
    region = fields.CharField(max_length=12)
    name = fields.CharField(max_length=200)
    online = fields.BooleanField()
    offline_reason = fields.CharField(max_length=300)
    filing: fields.ForeignKeyRelation[Filing] = fields.ForeignKeyField(
        "portal.Filing", related_name="matters", on_delete=OnDelete.RESTRICT
    )
    filing_id: UUID
    declared_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    materials: fields.ReverseRelation["MatterMaterial"]

    @property
    def in_order(self) -> "list[MatterMaterial]":
        """Its materials as declared; they have been fetched with it."""
        return sorted(self.materials, key=lambda each: each.position)

    class Meta(Model.Meta):
        table = "matter"
        unique_together = (("organisation", "name"),)
        indexes = (("name", "id"), ("region",))


class MatterMaterial(Model):
    """A material that a matter demands. Any one of `alternatives` [{name, issuer}] will do."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    matter: fields.ForeignKeyRelation[Matter] = fields.ForeignKeyField(
        "portal.Matter", related_name="materials", on_delete=OnDelete.RESTRICT
    )
    matter_id: UUID
    position = fields.IntField()
    alternatives = fields.JSONField[list[dict[str, str]]]()
    kind = fields.CharField(max_length=50)
    accepts_electronic = fields.BooleanField()
    accepts_image = fields.BooleanField()
    verification = fields.CharEnumField(VerificationNeed, max_length=10, null=True)

    class Meta(Model.Meta):
        table = "matter_material"
        unique_together = (("matter", "position"),)


class Assistance(Model):
    """协查: a material that an office's staff look up for others, and how long it holds.

    `validity_amount` is null where the unit is PERMANENT.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "portal.Organisation", related_name="assistances", on_delete=OnDelete.RESTRICT
    )
    organisation_id: UUID
    filing: fields.ForeignKeyRelation[Filing] = fields.ForeignKeyField(
        "portal.Filing", related_name="assistances", on_delete=OnDelete.RESTRICT
    )
    filing_id: UUID
    material = fields.CharField(max_length=200)
    issuer = fields.CharField(max_length=200)
    validity_amount = fields.IntField(null=True)
    validity_unit = fields.CharEnumField(ValidityUnit, max_length=10)

    class Meta(Model.Meta):
        table = "assistance"
        unique_together = (("organisation", "material"),)
        constraints = (
            CheckConstraint(
                name="assistance_validity_counted",
                check="(validity_amount IS NULL) = (validity_unit = 'permanent')",
            ),
        )


class AssistanceContact(Model):
    """协查人员: who looks the material up in one place; an empty place is all that lies below."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    assistance: fields.ForeignKeyRelation[Assistance] = fields.ForeignKeyField(
        "portal.Assistance", related_name="contacts", on_delete=OnDelete.RESTRICT
    )
    assistance_id: UUID
    position = fields.IntField()
    city = fields.CharField(max_length=50)
    county = fields.CharField(max_length=50)
    township = fields.CharField(max_length=50)
    village = fields.CharField(max_length=50)
    unit = fields.CharField(max_length=200)
    name = fields.CharField(max_length=50)
    phone = fields.BinaryField()

    class Meta(Model.Meta):
        table = "assistance_contact"
        unique_together = (("assistance", "position"),)
