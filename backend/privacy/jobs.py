"""What the clock does with personal data as a whole."""

from backend.foundation.services import Services
from backend.privacy.actions import sweeping


async def sweep_replaced_files(services: Services) -> None:
    """Deletes the files that were encrypted anew, an hour after; tried again while it fails."""
    await sweeping.sweep_replaced_files(services)
