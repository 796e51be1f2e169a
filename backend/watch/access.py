"""Whose findings a viewer may know of: her office's, or for supervisors those of their branch."""

from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role
from backend.regions import branches
from backend.watch.models import Finding


def visible_to(viewer: Official) -> QuerySet[Finding]:
    """The base of every query over findings."""
    seen = Q(id__isnull=True)
    if Role.DEPARTMENT_STAFF in viewer.roles:
        seen |= Q(organisation_id=viewer.organisation_id)
    if Role.SUPERVISOR in viewer.roles:
        seen |= Q(organisation__region__startswith=branches.prefix(viewer.region))
    return Finding.filter(seen)


async def locked(viewer: Official, finding_id: UUID, role: Role) -> Finding:
    """One finding for a verb of `role`; NOT_FOUND, or FORBIDDEN without the role.

    The office answers for itself: staff who see another office's finding as supervisors cannot.
    Nor does a supervisor dismiss what is found in her own office: OWN_CASE.
    """
    found = await visible_to(viewer).get_or_none(id=finding_id)
    if found is None:
        raise NotFound
    own = found.organisation_id == viewer.organisation_id
    if role not in viewer.roles or (role is Role.DEPARTMENT_STAFF and not own):
        raise Problem(ProblemCode.FORBIDDEN)
    if role is Role.SUPERVISOR and own:
        raise Problem(ProblemCode.OWN_CASE)
    return await Finding.filter(id=finding_id).select_for_update().get()
