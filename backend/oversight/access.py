"""Which units, series, letters and talks a supervising office may know of, and whom it may talk to.

Its branch, as with complaints; and an office always reads the talks that were held with it.
"""

from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from backend.complaints import access as complaints
from backend.complaints import overseers
from backend.complaints.models import Complaint
from backend.foundation import asking
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation
from backend.letters.lifecycle import LetterState
from backend.letters.models import Letter
from backend.oversight.models import Talk
from backend.regions import branches


def units_for(viewer: Official) -> QuerySet[Organisation]:
    """The offices of the viewer's branch, her own among them."""
    if Role.SUPERVISOR not in viewer.roles:
        return Organisation.filter(id=None)
    return Organisation.filter(region__startswith=branches.prefix(viewer.region))


async def unit(viewer: Official, organisation_id: UUID) -> Organisation:
    """One of them, or NotFound."""
    found = await units_for(viewer).get_or_none(id=organisation_id)
    if found is None:
        raise NotFound
    return found


async def first_ones_for(viewer: Official, accused_id: UUID) -> QuerySet[Complaint]:
    """Of each series about an office the first complaint, if the viewer may know of it."""
    known = complaints.for_supervisors(viewer).filter(accused_id=accused_id)
    return known.filter(id__in=await _repeated(accused_id))


def letters_for(viewer: Official, accused_id: UUID) -> QuerySet[Letter]:
    """Issued letters about complaints of an office that the viewer may know of."""
    known = complaints.for_supervisors(viewer).filter(accused_id=accused_id)
    return Letter.filter(subject_id__in=Subquery(known.values("id")), state=LetterState.ISSUED)


def talks_for(viewer: Official) -> QuerySet[Talk]:
    """Those with the offices of a supervisor's branch."""
    if Role.SUPERVISOR not in viewer.roles:
        return Talk.filter(id=None)
    return Talk.filter(organisation__region__startswith=branches.prefix(viewer.region))


def talks_with(viewer: Official) -> QuerySet[Talk]:
    """Those with the viewer's own office, for who answers for it."""
    if not viewer.roles & complaints.ANSWERING:
        return Talk.filter(id=None)
    return Talk.filter(organisation_id=viewer.organisation_id)


async def unit_below(viewer: Official, organisation_id: UUID) -> Organisation:
    """An office of the branch, locked, that the viewer's office is above.

    A supervising office is talked to by one of a wider branch, not by its neighbour or itself.
    Raises NOT_FOUND and FORBIDDEN.
    """
    found = await unit(viewer, organisation_id)
    is_neighbour = found.region == viewer.region and await overseers.supervises(found.id)
    if found.id == viewer.organisation_id or is_neighbour:
        raise Problem(ProblemCode.FORBIDDEN)
    return await Organisation.filter(id=found.id).select_for_update().get()


@asking.as_the_portal("that it was complained of again counts, wherever that was")
async def _repeated(accused_id: UUID) -> list[UUID]:
    repeats = Complaint.filter(accused_id=accused_id, repeats_id__isnull=False)
    found: list[UUID] = await repeats.distinct().values_list("repeats_id", flat=True)  # pyright: ignore[reportAssignmentType] -- flat
    return found
