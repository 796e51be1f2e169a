"""What operators see of the rules by which regions seal."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.graphql.scalars import RegionCode
from backend.identity import loaders as identity
from backend.seals import models
from backend.seals.graphql.enums import SealingRule
from backend.seals.wishes import TERM, Ruling


@strawberry.type(description="A looser rule of sealing, which waits for a second operator.")
class SealingWish:
    """It holds when she sets the same."""

    rule: SealingRule = strawberry.field(description="Whether the keeper confirms each use.")
    hourly_limit: int = strawberry.field(description="Signatures of one seal in an hour, at most.")
    asked_at: datetime = strawberry.field(description="When it was asked for.")
    expires_at: datetime = strawberry.field(description="Until when it can be agreed to.")
    asked_by_id: strawberry.Private[UUID]

    @strawberry.field(description="Who asked for it.")
    async def asked_by_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.asked_by_id)

    @strawberry.field(description="Whether I asked for it, so that another operator agrees.")
    def asked_by_me(self, info: Info) -> bool:
        """Two persons answer for it."""
        return self.asked_by_id == info.context.official.person_id

    @classmethod
    def from_model(cls, row: models.SealingWish) -> "SealingWish":
        """Copies what operators may see."""
        return cls(
            rule=row.rule,
            hourly_limit=row.hourly_limit,
            asked_at=row.asked_at,
            expires_at=row.asked_at + TERM,
            asked_by_id=row.asked_by_id,
        )


@strawberry.type(description="How a region and all below it seal, unless a narrower one is set.")
class SealingPolicy:
    """What operators set."""

    region: RegionCode = strawberry.field(description="The region.")
    rule: SealingRule = strawberry.field(description="Whether the keeper confirms each use.")
    hourly_limit: int = strawberry.field(description="Signatures of one seal in an hour, at most.")

    wish: SealingWish | None = strawberry.field(
        description="The looser rule that one operator asked for; null when there is none."
    )

    @classmethod
    def from_ruling(cls, ruling: Ruling) -> "SealingPolicy":
        """Copies what operators may see."""
        return cls(
            region=RegionCode(ruling.region),
            rule=ruling.rule.rule,
            hourly_limit=ruling.rule.hourly_limit,
            wish=ruling.wish and SealingWish.from_model(ruling.wish),
        )


SealingPolicyResult = Annotated[SealingPolicy | Problem, strawberry.union("SealingPolicyResult")]
