"""The enumerations of seals as the schema has them."""

import strawberry

from backend.seals.lifecycle import (
    DecisionState,
    SealingRule,
    SealReason,
    SealState,
    SealVerb,
)

__all__ = ["DecisionState", "SealReason", "SealState", "SealVerb", "SealingRule"]

strawberry.enum(SealState, name="SealState", description="Only an active seal seals.")
strawberry.enum(SealReason, name="SealReason", description="Why a seal may not be used.")
strawberry.enum(SealVerb, name="SealVerb", description="What two persons decide about a seal.")
strawberry.enum(DecisionState, name="SealDecisionState", description="Where a decision stands.")
strawberry.enum(SealingRule, name="SealingRule", description="What happens before a seal is set.")
