"""What a committee promises for a request made today: who decides, and by when."""

from dataclasses import dataclass

from backend.catalogue import queries as catalogue
from backend.foundation import clock, deadlines
from backend.foundation.deadlines import Due
from backend.foundation.errors import Problem, ProblemCode
from backend.identity import queries as identity
from backend.identity.models import Organisation
from backend.proofs.snapshot import ITEM
from backend.regions import queries as regions


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """How many working days a request is promised in, and the last of them."""

    working_days: int
    due: Due


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """The committee that a request goes to, and its promise."""

    committee: Organisation
    term: Term


async def terms_at(region: str) -> Terms:
    """The terms of the committee that serves a region.

    Raises REGION_UNKNOWN, REGION_ABOLISHED or COMMITTEE_NOT_SERVED.
    """
    await regions.region_for_request(region, field="regionCode")
    committee = await identity.committee_at(region)
    if committee is None:
        raise Problem(ProblemCode.COMMITTEE_NOT_SERVED, field="regionCode")
    return Terms(committee=committee, term=await term_from_today())


async def term_from_today() -> Term:
    """The term of a request that arrives today."""
    days = await catalogue.working_days(ITEM)
    return Term(working_days=days, due=deadlines.add_working_days(clock.today(), days))
