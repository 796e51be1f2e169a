"""What a holder may know of those who looked at her papers."""

from uuid import UUID

from backend.disclosures import access, visits
from backend.disclosures.models import DisclosedField, Disclosure, Door
from backend.disclosures.visits import SAME_LOOK, Visit
from backend.foundation import clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Citizen


async def my_disclosures(
    viewer: Citizen, request: PageRequest, *, proof_id: UUID | None = None, door: Door | None = None
) -> Page[Visit]:
    """Every visit to the viewer's papers, newest first; to one of them, or by one door."""
    rows = access.visible_to(viewer)
    if proof_id is not None:
        rows = rows.filter(proof_id=proof_id)
    if door is not None:
        rows = rows.filter(door=door)
    page = await page_of(visits.beginnings(rows), request, order="at")
    return Page(
        items=await visits.begun_by(page.items),
        positions=page.positions,
        has_next=page.has_next,
        count=page.count,
    )


async def saw_just_now(
    proof_id: UUID, person_id: UUID, door: Door, parts: frozenset[DisclosedField]
) -> bool:
    """Whether this person saw all these parts of the paper by this door within SAME_LOOK."""
    looks = Disclosure.filter(
        proof_id=proof_id, person_id=person_id, door=door, at__gt=clock.now() - SAME_LOOK
    )
    return parts <= {part for look in await looks for part in look.parts}
