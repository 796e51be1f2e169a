"""Reading one's own archive."""

from uuid import UUID

from backend.archive import access, standing
from backend.archive.models import ArchivedItem, ArchivedState
from backend.foundation import clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Citizen


async def my_archive(
    viewer: Citizen, state: ArchivedState | None, request: PageRequest
) -> Page[ArchivedItem]:
    """The viewer's papers, newest first; with `state`, only those that stand so today."""
    rows = access.visible_to(viewer)
    if state is not None:
        rows = rows.filter(standing.rows_in(state, clock.today()))
    return await page_of(rows, request, order="filed_at")


async def is_filed(proof_id: UUID) -> bool:
    """Whether a proof lies in an archive."""
    return await ArchivedItem.exists(proof_id=proof_id)
