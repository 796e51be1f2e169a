"""The face of complaints for time: what the days ask for, and what follows letters."""

from uuid import UUID

from backend.complaints import queries
from backend.complaints.actions import lettering, timekeeping
from backend.foundation.services import Services


async def keep_time(services: Services) -> None:
    """Reminds, escalates, goes on without an answer, finds a day missed; harmless when run twice.

    One statement finds the complaints; each is then dealt with in a transaction of its own.
    """
    del services
    for complaint_id in await queries.due_today():
        await timekeeping.keep_time(complaint_id)


async def follow_letter(services: Services, *, letter_id: UUID) -> None:
    """LetterIssued: what the complaint waited for happens."""
    del services
    await lettering.follow(letter_id)


async def drop_letter(services: Services, *, letter_id: UUID) -> None:
    """LetterWithdrawn: the complaint waits no longer."""
    del services
    await lettering.drop(letter_id)
