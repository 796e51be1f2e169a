"""Public figures of complaints: a year of a region by months and by the places below it.

The smallest thing that is told is a county's month, once it is over; the rule of small numbers
holds for each of its three bases by itself. See docs/decisions/0028-figures-of-complaints.md.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from backend.foundation.small_numbers import FEWEST
from backend.oversight import periods, rates
from backend.oversight.rates import Rates
from backend.regions import branches

_COUNTY = 6
_BELOW = {0: 2, 2: 4, 4: _COUNTY}
"""How many digits name the places below a region whose name has so many."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What is told. A base of 0 stands for what is not: none, or too few."""

    total: Rates
    by_month: Mapping[int, Rates]
    by_place: Mapping[str, Rates]
    """By the code of the region."""


async def figures(region: str | None, year: int) -> Figures:
    """Of a county or anything wider, or of all; a place below a county has none of its own.

    Raises NUMBER_OUT_OF_RANGE for the year.
    """
    over = periods.finished(periods.year(year))
    if over is None:
        return published({}, region, months=0)
    is_told = region is None or len(branches.prefix(region)) <= _COUNTY
    cells = await rates.by_cell(region, over) if is_told else {}
    return published(cells, region, months=over.last.month)


def published(
    cells: Mapping[tuple[str, int], Rates], region: str | None, *, months: int
) -> Figures:
    """What may be told of a region's cells; what is wider than one is the sum of what is told.

    Every month is there, and only places of which something is told: that a line is missing, or
    empty, does not tell whether there was nothing or too little.
    """
    digits = _BELOW.get(len(branches.prefix(region)) if region else 0)
    by_month: dict[int, list[Rates]] = {month: [] for month in range(1, months + 1)}
    by_place: dict[str, list[Rates]] = defaultdict(list)
    for (county, month), cell in sorted(cells.items()):
        told = _told(cell)
        by_month[month].append(told)
        if digits and told != Rates():
            by_place[county[:digits].ljust(12, "0")].append(told)
    sums = {month: rates.summed(told) for month, told in by_month.items()}
    return Figures(
        total=rates.summed(sums.values()),
        by_month=sums,
        by_place={place: rates.summed(told) for place, told in by_place.items()},
    )


def _told(cell: Rates) -> Rates:
    """A cell without what rests on too few."""
    filed, due, reached = (base >= FEWEST for base in (cell.filed, cell.due, cell.reached))
    return Rates(
        filed=cell.filed * filed,
        founded=cell.founded * filed,
        rectified=cell.rectified * filed,
        due=cell.due * due,
        in_time=cell.in_time * due,
        reached=cell.reached * reached,
        solved=cell.solved * reached,
        satisfied=cell.satisfied * reached,
    )
