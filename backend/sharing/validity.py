"""Whether a grant can be used now, and whether a paper holds today: by the clock, not by jobs."""

from datetime import date, datetime

from tortoise.expressions import Q

from backend.proofs.models import Proof
from backend.proofs.standing import Standing, standing_of_row
from backend.sharing.lifecycle import GrantState
from backend.sharing.models import ShareGrant

MAX_LOCKS = 3
"""Fifteen wrong answers: whoever needs more does not know the holder. The link is dead then."""


def is_valid(proof: Proof, today: date) -> bool:
    """Whether the paper was issued and holds today."""
    return standing_of_row(proof, today) is Standing.VALID


def state_at(grant: ShareGrant, now: datetime) -> GrantState:
    """The state as it is, though no job may have written it yet."""
    if grant.state is GrantState.GRANTED and grant.expires_at <= now:
        return GrantState.EXPIRED
    return grant.state


def open_at(now: datetime) -> Q:
    """The rows of which `state_at` says GRANTED."""
    return Q(state=GrantState.GRANTED, expires_at__gt=now)


def takes_answers(grant: ShareGrant, now: datetime) -> bool:
    """Whether the link leads anywhere; a lock for an hour does not end it."""
    return state_at(grant, now) is GrantState.GRANTED and grant.locks < MAX_LOCKS
