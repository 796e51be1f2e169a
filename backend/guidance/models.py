"""The lanes of an answer, and the table of what regions do with what no list names. Append-only."""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.catalogue.models import Confidence


class GuideLane(StrEnum):
    """The answer in one word, the most welcome first."""

    ABOLISHED = "abolished"
    """已取消: nobody needs it any more."""
    REPLACED = "replaced"
    """可替代: something else takes its place."""
    OTHER_AUTHORITY = "other_authority"
    """找别的部门: the committee does not give it."""
    OURS = "ours"
    """村（居）委会出具."""
    THIRD_LANE = "third_lane"
    """清单以外: no list names it."""


class LaneRule(StrEnum):
    """What a region's committees do with a proof that is on neither list (清单以外)."""

    ALLOW = "allow"
    """据实出具: as any other."""
    ALLOW_WITH_REVIEW = "allow_with_review"
    """After one of the policy's ways was gone."""
    REFUSE = "refuse"
    """不予出具."""


class LaneStep(StrEnum):
    """What has to come before a proof that no list names."""

    CONSULTATION = "consultation"
    """居民协商同意"""
    DIRECTOR_SIGNATURE = "director_signature"
    """主任签字"""
    LEGAL_ADVISER = "legal_adviser"
    """驻村（社区）法律顾问意见"""
    OUTSIDE_DEMAND = "outside_demand"
    """市外部门明确要求"""


class LanePolicy(Model):
    """What a region said from `set_at` until its next version. `set_by` is null for what was read.

    `ways` are lists of steps; a proof needs all steps of one of them. Without ways none is needed.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    region = fields.CharField(max_length=12)
    version = fields.IntField()
    rule = fields.CharEnumField(LaneRule, max_length=20)
    ways = fields.JSONField[list[list[str]]]()
    legal_basis = fields.CharField(max_length=1000)
    source = fields.CharField(max_length=500)
    confidence = fields.CharEnumField(Confidence, max_length=1)
    effective_from: date | None = fields.DateField(null=True)
    effective_to: date | None = fields.DateField(null=True)
    set_by: UUID | None = fields.UUIDField(null=True)
    set_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "lane_policy"
        unique_together = (("region", "version"),)

    @property
    def refuses(self) -> bool:
        """Whether it stops a request. A rule that was not read in full does not."""
        return self.rule is LaneRule.REFUSE and not self.confidence.needs_confirmation

    def missing(self, done: frozenset[LaneStep]) -> tuple[LaneStep, ...]:
        """What the nearest way still needs; nothing when one was gone or none is asked for."""
        if self.rule is not LaneRule.ALLOW_WITH_REVIEW or not self.ways:
            return ()
        left = [[step for each in way if (step := LaneStep(each)) not in done] for way in self.ways]
        return tuple(min(left, key=len))
