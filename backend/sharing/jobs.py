"""The face of sharing for time: ended grants are written down."""

from uuid import UUID

from backend.foundation.services import Services
from backend.sharing import queries
from backend.sharing.actions import granting


async def expire_shares(services: Services) -> None:
    """Every grant whose time is over; each in a transaction of its own."""
    del services
    for grant_id in await queries.shares_past_their_time():
        await granting.expire(grant_id)


async def withdraw_all_of(services: Services, *, person_id: UUID) -> None:
    """An account was closed: its open links end, each in a transaction of its own."""
    del services
    for grant_id in await queries.open_shares_of_closed(person_id):
        await granting.withdraw_for_closed(grant_id)
