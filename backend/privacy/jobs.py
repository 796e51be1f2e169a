"""What the clock does with personal data as a whole."""

from uuid import UUID

from backend.archive.retention import Kept
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.privacy import retention
from backend.privacy.actions import deleting, erasing, sweeping
from backend.proofs.actions import attaching

_SYSTEM = System(job="privacy")


async def erase_traces(services: Services, *, person_id: UUID) -> None:
    """AccountClosed: what no record rests on, and the name when no record bears it."""
    await erasing.erase_traces(services.vault, person_id)


async def delete_outlived(services: Services) -> None:
    """Every hour: all that has outlived its term, then the files that nothing speaks of any more.

    Only what no proof and no record of a decision rests on; everything else waits for people.
    """
    for rule in retention.RULES:
        await deleting.delete_outlived(_SYSTEM, rule)
    await attaching.let_go(_SYSTEM, ended_before=retention.outlived(Kept.REFUSED_MATERIAL))
    await sweeping.sweep_replaced_files(services)
