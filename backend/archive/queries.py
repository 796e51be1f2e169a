"""Reading one's own archive, or that of the organisation one acts for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.expressions import Q

from backend.archive import access, standing
from backend.archive.models import ArchivedItem, ArchivedState
from backend.foundation import clock, text
from backend.foundation.clock import CHINA
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import SignedIn

SEARCH_LENGTH = 100
"""As long as the longest name of an issuer."""
_YEARS = range(1949, 9999)


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """What of an archive is asked for; None and an empty search ask for everything."""

    search: str | None = None
    state: ArchivedState | None = None
    year: int | None = None

    def predicates(self) -> list[Q]:
        """Raises DATE_INVALID for no year, TEXT_TOO_LONG or TEXT_FORBIDDEN_CHARACTER."""
        found = _mentioning(self.search)
        if self.state is not None:
            found.append(standing.rows_in(self.state, clock.today()))
        if self.year is not None:
            found.append(_filed_in(self.year))
        return found


async def archive_of(viewer: SignedIn, wanted: Filter, request: PageRequest) -> Page[ArchivedItem]:
    """The papers of the viewer or her organisation, newest first, that mention every word.

    Words are looked for in title, number and issuer; one archive's papers are few, so that no
    index of words is needed.
    """
    rows = access.visible_to(viewer).filter(*wanted.predicates())
    return await page_of(rows, request, order="filed_at")


async def paper(viewer: SignedIn, proof_id: UUID) -> ArchivedItem:
    """One filed paper of the archive, or NotFound."""
    found = await access.visible_to(viewer).get_or_none(proof_id=proof_id)
    if found is None:
        raise NotFound
    return found


async def years_of(viewer: SignedIn) -> Mapping[int, int]:
    """How many papers came into the archive in each year, newest year first."""
    moments = access.visible_to(viewer).order_by("-filed_at").values_list("filed_at", flat=True)
    return Counter([moment.astimezone(CHINA).year async for moment in moments])


async def is_filed(proof_id: UUID) -> bool:
    """Whether a proof lies in an archive."""
    return await ArchivedItem.exists(proof_id=proof_id)


def _mentioning(search: str | None) -> list[Q]:
    if search is None or not search.strip():
        return []
    words = text.clean_text(search, field="search", max_length=SEARCH_LENGTH).split()
    return [
        Q(title__icontains=word)
        | Q(issuer_name__icontains=word)
        | Q(number__icontains=text.as_in_document_numbers(word))
        for word in words
    ]


def _filed_in(year: int) -> Q:
    """From midnight in China to midnight in China."""
    if year not in _YEARS:
        raise Problem(ProblemCode.DATE_INVALID, field="year")
    first, end = (datetime(each, 1, 1, tzinfo=CHINA) for each in (year, year + 1))
    return Q(filed_at__gte=first, filed_at__lt=end)
