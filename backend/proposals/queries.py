"""Everything that reads proposals: an office's and a branch's, and the one of a complaint."""

from uuid import UUID

from backend.complaints import access as complaints
from backend.foundation import asking
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Official
from backend.proposals import access
from backend.proposals.lifecycle import ProposalState
from backend.proposals.models import CatalogueProposal


async def proposals(
    viewer: Official, state: ProposalState | None, request: PageRequest
) -> Page[CatalogueProposal]:
    """Those of the viewer's office or branch, the newest first."""
    rows = access.visible_to(viewer)
    if state is not None:
        rows = rows.filter(state=state)
    return await page_of(rows, request, order="made_at")


async def of_complaint(viewer: Official, complaint_id: UUID) -> CatalogueProposal | None:
    """What a complaint led to, for the offices that may know of it; None when to nothing.

    NotFound for a complaint that the viewer may not know of.
    """
    known = await complaints.known(viewer, complaint_id)
    # It may be another office's, whose list would have to change.
    with asking.the_portal("what came of a complaint, for whoever knows of it"):
        return await CatalogueProposal.get_or_none(complaints__complaint_id=known.id)
