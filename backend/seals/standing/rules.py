"""When a standing order allows a signature. Web and signing process ask the same rule."""

from datetime import date, timedelta

from backend.foundation.errors import Problem, ProblemCode
from backend.seals.models import Seal, SealWarrant
from backend.seals.standing.lifecycle import OrderState
from backend.seals.standing.models import StandingOrder

LONGEST = timedelta(days=366)
"""Somebody looks at it again each year."""
MOST_HOURLY = 10_000
"""Three a second: what one signing process makes by the hour is ten times that."""


def is_in_force(order: StandingOrder, on: date) -> bool:
    """Whether it was approved, nobody ended it, and the day is one of its days."""
    return order.stage is OrderState.APPROVED and order.valid_from <= on <= order.valid_to


def covers(order: StandingOrder, warrant: SealWarrant, on: date) -> bool:
    """Whether a warrant that names this order says no more than the order does."""
    return (
        is_in_force(order, on)
        and order.seal_id == warrant.seal_id
        and order.approved_by_id == warrant.approver_id
        and order.asked_by_id == warrant.handler_id
    )


def require_days(seal: Seal, valid_from: date, valid_to: date, *, today: date) -> None:
    """Raises DATE_INVALID unless it ends today or later, within its seal's days and LONGEST."""
    last = min(seal.valid_to, valid_from + LONGEST)
    if not seal.valid_from <= valid_from <= valid_to <= last or valid_to < today:
        raise Problem(ProblemCode.DATE_INVALID, field="validTo")
