"""What the worker does after an event, for tests that have none."""

from backend import reactions
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services


async def follow(services: Services, name: str) -> None:
    """Does what follows every event of this name so far, oldest first; each job may run twice."""
    events = await OutboxEvent.filter(name=name).order_by("id")
    assert events, name
    for event in events:
        for job in reactions.REACTIONS[reactions.EVENTS[name]]:
            await job(services, **reactions.arguments_of(name, event.payload))
