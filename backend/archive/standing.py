"""Whether a filed paper still holds: the rule of all issued proofs, in the archive's words."""

from datetime import date

from tortoise.expressions import Q

from backend.archive.models import ArchivedState
from backend.proofs import standing
from backend.proofs.models import Proof
from backend.proofs.standing import Standing


def state_of(proof: Proof, today: date) -> ArchivedState:
    """Where an issued proof stands; ValueError for one that was never issued."""
    return ArchivedState(standing.standing_of_row(proof, today))


def rows_in(state: ArchivedState, today: date) -> Q:
    """The items of which `state_of` says `state`."""
    return standing.rows_that(Standing(state.value), today, path="proof__")
