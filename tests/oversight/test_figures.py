"""Public figures: what is told, and that what is too few can neither be read nor subtracted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.complaints.models import Complaint
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.small_numbers import FEWEST
from backend.oversight.figures import Figures, published
from backend.oversight.rates import Rates
from tests.complaints.cases import MONDAY, Cast, a_cast, a_complaint
from tests.oversight.questions import FIGURES
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

IN_DECEMBER = datetime(2026, 12, 15, 9, tzinfo=CHINA)
COUNTY, CITY = "360404000000", "360400000000"
NOTHING = dict.fromkeys(
    ("filed", "founded", "rectified", "response", "solution", "satisfaction"), None
)
Cells = Mapping[tuple[str, int], Rates]


async def figures(cast: Cast, **asked: Any) -> dict[str, Any]:
    with clock.stopped(IN_DECEMBER):
        return await cast.asks(
            FIGURES, cast.complainant, **{"year": 2026, "region": COUNTY} | asked
        )


@pytest.fixture
async def cast(portal: Portal) -> Cast:
    with clock.stopped(MONDAY):
        return await a_cast(portal)


async def filed(cast: Cast, count: int, **changes: Any) -> list[Complaint]:
    """Filed on one day; the first two are accepted in time."""
    rows = [await a_complaint(cast, **changes) for _ in range(count)]
    for row in rows[:2]:
        await cast.does("accept", row.id)
    return rows


async def test_a_month_of_five_is_told_with_its_rate(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        await filed(cast, 5)
    line = NOTHING | {"filed": 5, "founded": 0, "rectified": 0, "response": 0.4}
    told = await figures(cast)
    assert (told["total"], told["places"]) == (line, [])
    assert told["months"] == [
        {"month": month, "figures": line if month == 11 else NOTHING} for month in range(1, 12)
    ]


async def test_fewer_than_five_are_not_told_anywhere(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        await filed(cast, 4)
    for region in (COUNTY, CITY, "360000000000", None):
        assert (await figures(cast, region=region))["total"] == NOTHING


async def test_what_is_wider_is_the_sum_of_what_is_told_of_counties(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        await filed(cast, 5)
        await filed(cast, 3, region="360423100000")
    city = await figures(cast, region=CITY)
    told = {each["region"]: each["figures"]["filed"] for each in city["places"]}
    assert (city["total"]["filed"], told) == (5, {COUNTY: 5})


async def test_a_rate_rests_on_five_of_its_own(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        rows = await filed(cast, 6)
        for row in rows[:1]:
            await cast.walks(row.id, ("dispatch", "begin", "dismiss", "answer", "visit"))
    total = (await figures(cast))["total"]
    assert (total["filed"], total["solution"], total["satisfaction"]) == (6, None, None)


async def test_a_month_is_told_when_it_is_over(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        await filed(cast, 5)
    with clock.stopped(MONDAY + timedelta(days=14)):  # The last day of November.
        told = await cast.asks(FIGURES, cast.complainant, year=2026)
    assert told["total"] == NOTHING
    assert [each["month"] for each in told["months"]] == list(range(1, 11))


async def test_a_village_has_no_figures_of_its_own(cast: Cast) -> None:
    with clock.stopped(MONDAY):
        await filed(cast, 9)
    told = await figures(cast, region="360404204202")
    assert (told["total"], told["places"]) == (NOTHING, [])


@pytest.mark.parametrize("year", [1999, 2027, 2**31 - 1, -1])
async def test_a_year_that_cannot_be_is_refused(cast: Cast, year: int) -> None:
    with pytest.raises(Refused) as refused:
        await figures(cast, year=year)
    assert refused.value.codes == ["NUMBER_OUT_OF_RANGE"]


@st.composite
def some_rates(draw: st.DrawFn) -> Rates:
    counted, due, reached = (draw(st.integers(0, 9)) for _ in range(3))

    def part(base: int) -> int:
        return draw(st.integers(0, base))

    return Rates(
        filed=counted,
        founded=part(counted),
        rectified=part(counted),
        due=due,
        in_time=part(due),
        reached=reached,
        solved=part(reached),
        satisfied=part(reached),
    )


COUNTIES = ("360402", "360403", "360404", "360121", "350102")
CELLS = st.dictionaries(
    st.tuples(st.sampled_from(COUNTIES), st.integers(1, 12)), some_rates(), max_size=12
)
BASES = {
    "filed": ("filed", "founded", "rectified"),
    "due": ("due", "in_time"),
    "reached": ("reached", "solved", "satisfied"),
}


def everything_told(cells: Cells) -> list[Figures]:
    """Every page there is: the country, each province, city and county."""
    prefixes = sorted({county[:digits] for county in COUNTIES for digits in (0, 2, 4, 6)})
    return [
        published(
            {key: cell for key, cell in cells.items() if key[0].startswith(prefix)},
            prefix.ljust(12, "0") if prefix else None,
            months=12,
        )
        for prefix in prefixes
    ]


@given(cells=CELLS, other=st.integers(0, FEWEST - 1), empties=st.booleans())
def test_no_page_changes_with_what_is_too_few(cells: Cells, other: int, empties: bool) -> None:
    """So nothing made of all pages together, by whatever sums, can tell it, not even that it is."""

    def disturbed(cell: Rates) -> Rates:
        values = {
            name: other if getattr(cell, base) < FEWEST else getattr(cell, name)
            for base, names in BASES.items()
            for name in names
        }
        return Rates(**values)

    others = {key: disturbed(cell) for key, cell in cells.items()}
    if empties:
        others = {
            key: cell
            for key, cell in others.items()
            if any(getattr(cell, base) >= FEWEST for base in BASES)
        }
    assert everything_told(cells) == everything_told(others)


@given(cells=CELLS)
def test_a_page_is_the_sum_of_its_months_and_of_its_places(cells: Cells) -> None:
    for page in everything_told(cells):
        for name in (each for names in BASES.values() for each in names):
            total = getattr(page.total, name)
            assert sum(getattr(each, name) for each in page.by_month.values()) == total
            if page.by_place:
                assert sum(getattr(each, name) for each in page.by_place.values()) == total


@given(cells=CELLS)
def test_what_is_enough_is_told_in_full(cells: Cells) -> None:
    country = published(cells, None, months=12).total
    for base, names in BASES.items():
        enough = [cell for cell in cells.values() if getattr(cell, base) >= FEWEST]
        for name in names:
            assert getattr(country, name) == sum(getattr(cell, name) for cell in enough)


@given(rates=some_rates())
def test_a_rate_is_a_share_or_nothing(rates: Rates) -> None:
    for rate, base in (
        (rates.response, rates.due),
        (rates.solution, rates.reached),
        (rates.satisfaction, rates.reached),
    ):
        assert (rate is None) == (base == 0)
        assert rate is None or 0 <= rate <= 1
