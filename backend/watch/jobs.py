"""The face of the watch for time: the scan of every night."""

from backend.foundation.services import Services
from backend.watch import actions


async def scan(services: Services) -> None:
    """Every night; harmless when it runs twice."""
    del services
    await actions.scan()
