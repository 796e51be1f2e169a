"""Everything that reads findings."""

from dataclasses import dataclass
from uuid import UUID

from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Official
from backend.watch import access
from backend.watch.lifecycle import FindingState
from backend.watch.models import Finding, FindingKind

_TOLD = ("organisation", "matter", "rule__item__published_list", "other")


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many findings wait for an answer, and how many of those answered are still found."""

    open: int
    answered: int


async def findings(
    viewer: Official,
    kind: FindingKind | None,
    state: FindingState | None,
    request: PageRequest,
) -> Page[Finding]:
    """The findings the viewer may know of, newest first, with all that they tell of."""
    rows = access.visible_to(viewer)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if state is not None:
        rows = rows.filter(state=state)
    return await page_of(rows.select_related(*_TOLD), request, order="opened_at")


async def finding(finding_id: UUID) -> Finding:
    """One finding that a verb has just changed, with all that it tells of."""
    return await Finding.get(id=finding_id).select_related(*_TOLD)


async def counts(viewer: Official) -> Counts:
    """By the same predicate as the list."""
    rows = access.visible_to(viewer)
    return Counts(
        open=await rows.filter(state=FindingState.OPEN).count(),
        answered=await rows.filter(state=FindingState.ANSWERED).count(),
    )
