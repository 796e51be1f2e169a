"""Whose filings a viewer may know of: her own office's, and for supervisors what was filed."""

from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation, OrganisationKind
from backend.regions import branches
from backend.registration.lifecycle import LIFECYCLE, FilingState
from backend.registration.models import Filing


def visible_to(viewer: Official) -> QuerySet[Filing]:
    """The base of every query over filings: a supervisor sees no drafts."""
    if Role.DEPARTMENT_STAFF in viewer.roles:
        return Filing.filter(organisation_id=viewer.organisation_id)
    if Role.SUPERVISOR in viewer.roles:
        offices = Subquery(offices_below(viewer).values("id"))
        return Filing.filter(organisation_id__in=offices, state__not=FilingState.DRAFT)
    return Filing.filter(id=None)


def offices_below(viewer: Official) -> QuerySet[Organisation]:
    """The departments of the supervisor's branch, which are to file."""
    return Organisation.filter(
        kind=OrganisationKind.DEPARTMENT, region__startswith=branches.prefix(viewer.region)
    )


def may_see_secrets(viewer: Official, filing: Filing) -> bool:
    """Whether telephone numbers are shown whole: to the office that filled them in."""
    return Role.DEPARTMENT_STAFF in viewer.roles and (
        filing.organisation_id == viewer.organisation_id
    )


async def known(viewer: Official, filing_id: UUID) -> Filing:
    """One filing to read; NotFound for what the viewer may not know of."""
    found = await visible_to(viewer).get_or_none(id=filing_id)
    if found is None:
        raise NotFound
    return found


async def draft_for_staff(viewer: Official, filing_id: UUID) -> Filing:
    """A draft of the viewer's office, locked; NotFound, WRONG_STATE, or WORKBOOK_BEING_READ."""
    found = (
        await Filing.filter(id=filing_id, organisation_id=viewer.organisation_id)
        .select_for_update()
        .first()
    )
    if found is None or Role.DEPARTMENT_STAFF not in viewer.roles:
        raise NotFound
    LIFECYCLE.after(found.state, "file")
    if found.is_being_read:
        raise Problem(ProblemCode.WORKBOOK_BEING_READ)
    return found
