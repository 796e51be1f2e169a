"""The face of seals for time: whether seals wait for their time stamps too long."""

from backend.foundation.services import Services
from backend.seals.actions import alarming


async def watch_evidence(services: Services) -> None:
    """Raises the alarm where time stamps are wanted and none came for four hours."""
    if services.evidence.obtainable:
        await alarming.raise_evidence_alarm()
