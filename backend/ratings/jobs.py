"""The face of ratings for time: what the days ask for."""

from backend.foundation.services import Services
from backend.ratings import queries
from backend.ratings.actions import timekeeping


async def keep_time(services: Services) -> None:
    """Reminds of repairs, and says which are overdue; harmless when run twice.

    One statement finds the repairs; each is then dealt with in a transaction of its own.
    """
    del services
    for repair_id in await queries.due_today():
        await timekeeping.keep_time(repair_id)
