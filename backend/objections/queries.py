"""Everything that reads objections: mine, the desk's, and how many wait."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Citizen, Official, SignedIn
from backend.objections import access
from backend.objections.lifecycle import ObjectionState
from backend.objections.models import Objection


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many objections wait for an answer, are being corrected, and wait for too long."""

    filed: int
    accepted: int
    overdue: int


def is_overdue(objection: Objection) -> bool:
    """Whether the term for an answer has passed without one."""
    return objection.state is ObjectionState.FILED and objection.due_on < clock.today()


async def my_objections(
    viewer: Citizen, proof_id: UUID | None, request: PageRequest
) -> Page[Objection]:
    """The viewer's objections, newest first; with `proof_id`, those to one proof."""
    rows = access.visible_to(viewer)
    if proof_id is not None:
        rows = rows.filter(proof_id=proof_id)
    return await page_of(rows, request, order="filed_at")


async def objection(viewer: SignedIn, objection_id: UUID) -> Objection:
    """One of the viewer's objections, or of her committee's or branch's; or NotFound."""
    return await access.known(viewer, objection_id)


async def desk_objections(
    viewer: Official, state: ObjectionState | None, overdue: bool | None, request: PageRequest
) -> Page[Objection]:
    """The objections to proofs the viewer may know of, newest first."""
    rows = access.visible_to(viewer)
    if state is not None:
        rows = rows.filter(state=state)
    if overdue is not None:
        late = _overdue()
        rows = rows.filter(late if overdue else ~late)
    return await page_of(rows, request, order="filed_at")


async def counts(viewer: Official) -> Counts:
    """By the same predicates as the list."""
    rows = access.visible_to(viewer)
    return Counts(
        filed=await rows.filter(state=ObjectionState.FILED).count(),
        accepted=await rows.filter(state=ObjectionState.ACCEPTED).count(),
        overdue=await rows.filter(_overdue()).count(),
    )


def _overdue() -> Q:
    return Q(state=ObjectionState.FILED, due_on__lt=clock.today())
