"""Everything that reads units, series, letters about units, and talks."""

from uuid import UUID

from backend.complaints.models import Complaint
from backend.foundation import clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Official
from backend.identity.models import Organisation
from backend.letters.models import Letter
from backend.oversight import access, periods, rates
from backend.oversight.models import Talk
from backend.oversight.rates import Rates


async def unit(viewer: Official, organisation_id: UUID) -> Organisation:
    """An office of the viewer's branch, or NotFound."""
    return await access.unit(viewer, organisation_id)


async def rates_of_unit(viewer: Official, organisation_id: UUID) -> Rates:
    """What an office handled and led this year, within the viewer's branch."""
    this_year = periods.year(clock.today().year)
    return await rates.of(viewer.region, this_year, organisation_id)


async def series(viewer: Official, accused_id: UUID, request: PageRequest) -> Page[Complaint]:
    """The first complaint of each series about an office, the latest first."""
    rows = await access.first_ones_for(viewer, accused_id)
    return await page_of(rows, request, order="filed_at")


async def letters(viewer: Official, accused_id: UUID, request: PageRequest) -> Page[Letter]:
    """Issued letters about complaints of an office, the latest drafted first; not their words."""
    return await page_of(access.letters_for(viewer, accused_id), request, order="drafted_at")


async def talks(viewer: Official, organisation_id: UUID | None, request: PageRequest) -> Page[Talk]:
    """Talks with the offices of the viewer's branch, or with one of them, the latest first."""
    rows = access.talks_for(viewer)
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    return await page_of(rows, request, order="recorded_at")


async def own_talks(viewer: Official, request: PageRequest) -> Page[Talk]:
    """Talks with the viewer's own office, the latest first."""
    return await page_of(access.talks_with(viewer), request, order="recorded_at")
