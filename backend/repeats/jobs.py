"""What the clock does with kept answers."""

from backend.foundation import clock
from backend.foundation.services import Services
from backend.repeats.actions import KEPT
from backend.repeats.models import KeptAnswer


async def forget(services: Services) -> None:
    """Deletes what was kept long enough."""
    del services
    await KeptAnswer.filter(kept_at__lt=clock.now() - KEPT).delete()
