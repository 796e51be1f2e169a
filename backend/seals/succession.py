"""Which seal a document gets today whose approval names one: that one, or the one after it."""

from uuid import UUID

from backend.seals.models import Seal


async def seal_today(seal_id: UUID) -> Seal:
    """The seal that a decision named, or the one that took over from it; with its organisation.

    Two persons decided that it takes over, and what they handed over is approved already: nobody
    has to approve it again because a key was changed.
    """
    seal = await Seal.get(id=seal_id).select_related("organisation", "replaced_by__organisation")
    return seal.replaced_by or seal
