"""Everything that reads ratings and repairs: mine, an office's, a branch's, and public figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from backend.complaints import receipts
from backend.complaints.models import Reminder
from backend.foundation import asking, clock, db
from backend.foundation.errors import NotFound
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.services import Services
from backend.foundation.small_numbers import FEWEST
from backend.foundation.viewer import Official, SignedIn, Visitor
from backend.identity.models import Organisation, OrganisationKind
from backend.ratings import access, counted, terms
from backend.ratings.lifecycle import ENDED, RepairState
from backend.ratings.models import Rating, RatingLevel, Repair, SubjectKind
from backend.regions import branches

_RATED = (OrganisationKind.COMMITTEE, OrganisationKind.TOWNSHIP, OrganisationKind.DEPARTMENT)
"""Whoever gives proofs, or looks into complaints."""

_FIGURES = f"""
WITH counted AS (
    SELECT rating.organisation_id, level, count(*) AS ratings
    FROM rating
    JOIN organisation ON organisation.id = rating.organisation_id
    LEFT JOIN repair ON repair.rating_id = rating.id
    WHERE repair.state IS DISTINCT FROM 'excluded'
        AND ($1::uuid IS NULL OR rating.organisation_id = $1)
        AND organisation.region LIKE $2
    GROUP BY rating.organisation_id, level
), told AS (
    SELECT organisation_id FROM counted
    GROUP BY organisation_id HAVING sum(ratings) >= {FEWEST}
)
SELECT level, sum(ratings)::int AS ratings FROM counted
WHERE organisation_id IN (SELECT organisation_id FROM told)
GROUP BY level
"""  # noqa: S608 -- nothing from outside is in it


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """How many ratings of each level count; none at all where too few were given."""

    levels: Mapping[RatingLevel, int]

    @property
    def total(self) -> int:
        """All that count."""
        return sum(self.levels.values())

    @property
    def satisfaction(self) -> float | None:
        """The share of levels three to five, 0 to 1; None where nothing is told."""
        good = sum(count for level, count in self.levels.items() if level >= 3)
        return good / self.total if self.total else None


async def my_rating(viewer: SignedIn, kind: SubjectKind, subject_id: UUID) -> Rating | None:
    """What the viewer said of one case; None before, and for what is not hers."""
    return await access.of_rater(viewer).get_or_none(subject_kind=kind, subject_id=subject_id)


async def rating_by_receipt(services: Services, viewer: Visitor, code: str) -> Rating | None:
    """What was said of the complaint of a receipt code; None before.

    NotFound for every other code, TOO_MANY_ATTEMPTS.
    """
    await receipts.admit(viewer)
    return await access.of_receipt(services.vault, viewer, code)


async def office_ratings(
    viewer: Official, level: RatingLevel | None, request: PageRequest
) -> Page[Rating]:
    """Ratings of the viewer's office or branch, newest day first."""
    rows = access.ratings_for(viewer)
    if level is not None:
        rows = rows.filter(level=level)
    return await page_of(rows, request, order="rated_at")


async def repairs(
    viewer: Official, state: RepairState | None, overdue: bool | None, request: PageRequest
) -> Page[Repair]:
    """Repairs of the viewer's office or branch, newest day first."""
    rows = access.repairs_for(viewer)
    if state is not None:
        rows = rows.filter(state=state)
    if overdue is not None:
        late = Q(due_on__lt=clock.today()) & ~Q(state__in=ENDED)
        rows = rows.filter(late if overdue else ~late)
    return await page_of(rows, request, order="opened_at")


async def repair(viewer: Official, repair_id: UUID) -> Repair:
    """One of them; or NotFound."""
    found = await access.repairs_for(viewer).get_or_none(id=repair_id)
    if found is None:
        raise NotFound
    return found


async def due_today() -> list[UUID]:
    """Repairs of which a mark of their term was passed, the most urgent first. One statement."""
    today = clock.today()
    running = Repair.filter(reminded__lt=Reminder.OVER).exclude(state__in=ENDED)
    rows = await running.order_by("due_on", "id")
    return [row.id for row in rows if terms.reached(row, today) > row.reminded]


def is_overdue(repair: Repair) -> bool:
    """Whether its day passed and something is still to be done."""
    return repair.state not in ENDED and repair.due_on < clock.today()


@asking.as_the_portal("public figures")
async def figures(organisation_id: UUID | None, region: str | None) -> Figures:
    """Of one office, of the offices in a branch, or of all.

    Those of a branch leave out the offices that have too few of their own: they are the sum of what
    is told of its offices, so that nobody can subtract her way to the others.
    """
    branch = f"{branches.prefix(region)}%" if region else "%"
    rows: list[dict[str, Any]] = await db.connection().execute_query_dict(
        _FIGURES, [organisation_id, branch]
    )
    return Figures(levels={RatingLevel(row["level"]): row["ratings"] for row in rows})


async def figures_of_year(organisation_id: UUID | None, region: str | None, year: int) -> Figures:
    """The same of one year, by the rules of `counted`."""
    if organisation_id is None:
        return Figures(levels=await counted.in_branch(region, year))
    known = Organisation.filter(id=organisation_id)
    if region is not None:
        known = known.filter(region__startswith=branches.prefix(region))
    ids = [organisation_id] if await known.exists() else []
    return Figures(levels=(await counted.by_office(ids, year)).get(organisation_id, {}))


async def rated_offices(region: str, request: PageRequest) -> Page[Organisation]:
    """The offices of a branch that residents may rate, whether anybody did or not."""
    found = Organisation.filter(region__startswith=branches.prefix(region), kind__in=_RATED)
    return await page_of(found, request, order="created_at")
