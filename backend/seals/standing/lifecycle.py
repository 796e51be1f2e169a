"""How far a standing order has come."""

from enum import StrEnum

from backend.foundation.lifecycle import Lifecycle


class OrderState(StrEnum):
    """Only an approved order allows anything, and only within its days."""

    ASKED = "asked"
    APPROVED = "approved"
    ENDED = "ended"


LIFECYCLE = Lifecycle(
    {
        (OrderState.ASKED, "approve"): OrderState.APPROVED,
        (OrderState.ASKED, "end"): OrderState.ENDED,
        (OrderState.APPROVED, "end"): OrderState.ENDED,
    }
)
