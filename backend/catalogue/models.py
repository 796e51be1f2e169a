"""Tables of the catalogue: kinds of proofs, published lists, items and their versions.

A version is never changed or deleted: what a case began under can be read for ever.
"""

from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.contrib.postgres.indexes import GinIndex
from tortoise.fields.base import OnDelete
from tortoise.models import Model


class Lane(StrEnum):
    """What a list is about."""

    POSITIVE = "positive"
    """正面清单: a committee gives them."""
    NEGATIVE = "negative"
    """负面清单: a committee does not."""
    DEPARTMENT = "department"
    """部门清单: a department demands, cancels or replaces them."""


class Measure(StrEnum):
    """What takes the place of a demanded proof. DEFERRAL is in no published list we know of."""

    CANCEL = "CANCEL"
    """直接取消"""
    DATA_SHARE = "DATA_SHARE"
    """数据共享"""
    COMMITMENT = "COMMITMENT"
    """告知承诺"""
    DEFERRAL = "DEFERRAL"
    """容缺后补"""
    DEPT_VERIFY = "DEPT_VERIFY"
    """部门核验"""
    SUBSTITUTE = "SUBSTITUTE"
    """替代"""
    AGENT = "AGENT"
    """帮办代办"""
    FLEXIBLE = "FLEXIBLE"
    """灵活处置"""
    NOT_YET = "NOT_YET"
    """暂时无法实现"""
    HIGHER_LEVEL = "HIGHER_LEVEL"
    """上级办理仍需提供"""
    KEPT = "KEPT"
    """保留"""


class ProofClass(StrEnum):
    """证明的种类: the three of the plan of 德化 2024."""

    CERTIFICATE = "certificate"
    """政府部门核发的证照材料"""
    FACT = "fact"
    """证明客观事实的材料"""
    SERVICE_RESULT = "service_result"
    """公共服务行业出具的结果材料"""


class SourceAttribute(StrEnum):
    """材料来源属性: from where whoever asks for the matter has it (德化 2024)."""

    APPLICANT = "applicant"
    """申请人提供"""
    GOVERNMENT = "government"
    """政府部门核发"""
    OTHER = "other"
    """其他: a trade of public services."""


class CancelReason(StrEnum):
    """七个一律: the seven grounds on which a proof is cancelled (handbook §11.4)."""

    NO_LAW = "no_law"
    """没有法律法规明确规定的"""
    EXISTING_CERTIFICATE = "existing_certificate"
    """能够通过个人现有证照证明的"""
    COMMITMENT = "commitment"
    """能够采取申请人书面承诺方式解决的"""
    OTHER_MATERIAL = "other_material"
    """能被其他材料涵盖或代替的（不包括司法文书）"""
    DATA_SHARING = "data_sharing"
    """能够通过数据共享、部门协助的"""
    ISSUER_CANNOT_VERIFY = "issuer_cannot_verify"
    """开具单位无法调查核实的"""
    OUTSIDE_KEPT_LIST = "outside_kept_list"
    """保留清单以外的"""


class Confidence(StrEnum):
    """How well the source of an item was read."""

    A = "A"
    """The whole list or article."""
    B = "B"
    """A part of it, or a report about it."""
    C = "C"
    """Second-hand."""

    @property
    def needs_confirmation(self) -> bool:
        """待核实: whoever relies on it confirms it first."""
        return self is not Confidence.A


class Completeness(StrEnum):
    """How much of a published list is here."""

    WHOLE = "whole"
    PART = "part"
    TITLE = "title"
    """Its title and no item."""


class ProofKind(Model):
    """A kind of proof that the portal issues.

    `working_days` is the promise to residents; `retention_years` how long the case is kept;
    `objection_days` the working days in which an objection to such a proof is answered.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    code = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=100)
    working_days = fields.IntField()
    retention_years = fields.IntField()
    objection_days = fields.IntField(db_default=5)

    class Meta(Model.Meta):
        table = "proof_kind"


class PublishedList(Model):
    """A list or document as it was published; what it does not say is empty.

    `published` is its date as printed, often no more than a year. `region` is null where
    `region_name` is no place with a code.
    """

    code = fields.CharField(max_length=40, primary_key=True, generated=False)
    title = fields.CharField(max_length=200)
    region_name = fields.CharField(max_length=100)
    region = fields.CharField(max_length=12, null=True)
    issued_by = fields.CharField(max_length=200)
    document_no = fields.CharField(max_length=100)
    published = fields.CharField(max_length=10)
    source = fields.CharField(max_length=500)
    completeness = fields.CharEnumField(Completeness, max_length=5)

    class Meta(Model.Meta):
        table = "published_list"


class ProofItem(Model):
    """A proof that one list names for one purpose, authority and region: the lasting identity.

    The other columns are those of its newest version, `version`, by which it is found;
    `position` is its place in the list, `terms` the phrases by which people ask for it.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    code = fields.CharField(max_length=100, unique=True)
    published_list: fields.ForeignKeyRelation[PublishedList] = fields.ForeignKeyField(
        "portal.PublishedList", related_name="items", on_delete=OnDelete.RESTRICT
    )
    published_list_id: str
    type_code = fields.CharField(max_length=40)
    position = fields.IntField()
    version = fields.IntField()
    region = fields.CharField(max_length=12, null=True)
    lane = fields.CharEnumField(Lane, max_length=10)
    measure = fields.CharEnumField(Measure, max_length=20, null=True)
    confidence = fields.CharEnumField(Confidence, max_length=1)
    effective_from = fields.DateField(null=True)
    effective_to = fields.DateField(null=True)
    terms = fields.JSONField[list[dict[str, Any]]]()
    name_length = fields.IntField()
    searched = fields.TextField()
    pinyin = fields.TextField()
    initials = fields.TextField()
    grams = ArrayField("text")

    class Meta(Model.Meta):
        table = "proof_item"
        indexes = (
            GinIndex(fields=["grams"]),
            # By this, what nearly every item has (shen) is read only until a page is full.
            ("name_length", "published_list_id", "position", "id"),
            ("published_list_id", "position", "id"),
            ("region", "lane"),
            ("lane", "published_list_id", "position", "id"),
            ("measure", "published_list_id", "position", "id"),
            ("confidence", "published_list_id", "position", "id"),
        )


class ProofItemVersion(Model):
    """What the list said of an item from `recorded_at` until the next version. Append-only.

    An empty text is what the list does not tell; so is a null day, measure, class or source.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    item: fields.ForeignKeyRelation[ProofItem] = fields.ForeignKeyField(
        "portal.ProofItem", related_name="versions", on_delete=OnDelete.RESTRICT
    )
    item_id: UUID
    version = fields.IntField()
    recorded_at = fields.DatetimeField()
    region_name = fields.CharField(max_length=100)
    region = fields.CharField(max_length=12, null=True)
    item_no = fields.CharField(max_length=20)
    name = fields.CharField(max_length=200)
    purpose = fields.CharField(max_length=300)
    demanding_unit = fields.CharField(max_length=200)
    issuing_unit = fields.CharField(max_length=200)
    lane = fields.CharEnumField(Lane, max_length=10)
    measure = fields.CharEnumField(Measure, max_length=20, null=True)
    cancel_reason = fields.CharField(max_length=1000)
    proof_class = fields.CharEnumField(ProofClass, max_length=15, null=True)
    source_attribute = fields.CharEnumField(SourceAttribute, max_length=10, null=True)
    validity = fields.CharField(max_length=100, db_default="")
    """有效期限, from the day of issue: 7天, 3年, 长期."""
    go_instead = fields.CharField(max_length=1000)
    legal_basis = fields.CharField(max_length=1000)
    batch = fields.CharField(max_length=100)
    document_no = fields.CharField(max_length=100)
    source = fields.CharField(max_length=500)
    confidence = fields.CharEnumField(Confidence, max_length=1)
    effective_from = fields.DateField(null=True)
    effective_to = fields.DateField(null=True)

    class Meta(Model.Meta):
        table = "proof_item_version"
        unique_together = (("item", "version"),)
        indexes = (("recorded_at", "id"),)
