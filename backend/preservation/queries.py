"""Which cases are finished and so go into the archive."""

from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.proofs.lifecycle import EVER_ISSUED
from backend.proofs.models import ProofSnapshot

_PAGE = 100


async def finished(
    organisation: str | None, year: int | None, *, after: ProofSnapshot | None = None
) -> list[ProofSnapshot]:
    """A page of what was issued, by issuer, year and serial, behind `after`."""
    rows = _rows(organisation, year)
    if after is not None:
        rows = rows.filter(_behind(after))
    return await rows.order_by("organisation_id", "year", "serial").limit(_PAGE)


async def count(organisation: str | None, year: int | None) -> int:
    """How many there are."""
    return await _rows(organisation, year).count()


def _rows(organisation: str | None, year: int | None) -> QuerySet[ProofSnapshot]:
    """Of the committee with this credit code, and numbered in this year, where they are given."""
    wanted: dict[str, Any] = {"proof__state__in": EVER_ISSUED}
    if organisation is not None:
        wanted["organisation__uscc"] = organisation
    if year is not None:
        wanted["year"] = year
    return ProofSnapshot.filter(**wanted)


def _behind(last: ProofSnapshot) -> Q:
    same = Q(organisation_id=last.organisation_id)
    later = Q(year__gt=last.year) | Q(year=last.year, serial__gt=last.serial)
    return Q(organisation_id__gt=last.organisation_id) | (same & later)
