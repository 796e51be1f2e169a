"""What is typed about seals."""

from datetime import date, datetime
from uuid import UUID

import strawberry

from backend.foundation.graphql.scalars import RegionCode
from backend.seals.graphql.enums import SealingRule, SealReason, SealVerb


@strawberry.input(description="What is needed to put a seal on record.")
class EnrolSealInput:
    """A new seal."""

    organisation_id: UUID = strawberry.field(description="Whose seal it is.")
    name: str = strawberry.field(description="The full statutory name, at most 40 characters.")
    key_ref: str = strawberry.field(description="The reference of its key in the key store.")
    keeper_id: UUID = strawberry.field(description="Who keeps it; holds the post today.")
    valid_from: date = strawberry.field(description="First day, within the committee's term.")
    valid_to: date = strawberry.field(description="Last day, within the committee's term.")


@strawberry.input(description="What one person asks for a seal; another one answers.")
class AskForSealInput:
    """SUSPEND is not asked for but done at once, see suspendSeal."""

    seal_id: UUID = strawberry.field(description="The seal.")
    verb: SealVerb = strawberry.field(description="What is to be done with it.")
    words: str = strawberry.field(description="Why, at most 500 characters.")
    reason: SealReason | None = strawberry.field(default=None, description="For RETIRE.")
    replaces: UUID | None = strawberry.field(
        default=None, description="For ROTATE: the seal from which this one takes over."
    )
    since: datetime | None = strawberry.field(
        default=None, description="For COMPROMISE: from when on its key is not trusted."
    )


@strawberry.input(description="How a region and all below it seal.")
class SealingPolicyInput:
    """A narrower region may have its own."""

    region: RegionCode = strawberry.field(description="The region.")
    rule: SealingRule = strawberry.field(description="Whether the keeper confirms each use.")
    hourly_limit: int = strawberry.field(
        description="Signatures of one seal in an hour, 1 to 3000."
    )
