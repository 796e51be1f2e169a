"""The face of the reasons why a proof no longer holds, for every schema that tells them."""

import strawberry

from backend.proofs.standing import ReasonCode

strawberry.enum(ReasonCode, name="PaperReasonCode", description="Why a proof no longer holds.")

__all__ = ["ReasonCode"]
