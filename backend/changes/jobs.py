"""The face of changes for time: what was published holds from its day on."""

from uuid import UUID

from backend.changes import queries
from backend.changes.actions import enforcing
from backend.foundation.services import Services


async def enforce_published(services: Services, *, change_id: UUID) -> None:
    """ChangePublished: at once, when its day is today."""
    del services
    await enforcing.enforce(change_id)


async def enforce_due(services: Services) -> None:
    """Puts in force what is published and whose day has come; harmless when run twice."""
    del services
    for change_id in await queries.due_requests():
        await enforcing.enforce(change_id)
