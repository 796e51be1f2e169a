"""Figures of years: nobody can subtract what is told from what is told and get at a few."""

from collections import Counter
from datetime import datetime
from itertools import chain, combinations
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.small_numbers import FEWEST
from backend.identity.models import Organisation
from backend.ratings import counted
from backend.ratings.models import Rating, RatingLevel, SubjectKind
from tests.factories import FENSHUI, XIAOYANG, a_citizen, a_committee
from tests.portal import Portal

pytestmark = pytest.mark.anyio

FIGURES = """query($organisationId: UUID, $region: RegionCode, $year: Int) {
  ratingFigures(organisationId: $organisationId, region: $region, year: $year) { total } }"""
OFFICES = """query($region: RegionCode!, $year: Int) { ratedOffices(region: $region, year: $year) {
  totalCount edges { node { id name figures { total levels { level count } } } } } }"""
YEARS = (2024, 2025, 2026)


async def given_in(services: Services, office: Organisation, **years: int) -> None:
    """So many ratings of an office in each year: `y2026=5`."""
    rater = await a_citizen(services)
    await Rating.bulk_create(
        Rating(
            id=uuid4(),
            subject_kind=SubjectKind.PROOF,
            subject_id=uuid4(),
            organisation_id=office.id,
            rater_id=rater.person_id,
            level=RatingLevel.SATISFIED,
            tags=[],
            # The first moments of a year in China are the last of the year before elsewhere.
            rated_at=datetime(int(year[1:]), 1, 1, tzinfo=CHINA),
        )
        for year, count in years.items()
        for _ in range(count)
    )


async def total(portal: Portal, **asked: object) -> int | None:
    return (await portal.execute(FIGURES, asked))["ratingFigures"]["total"]


async def test_a_year_is_told_of_an_office_and_of_its_region(
    portal: Portal, services: Services
) -> None:
    office = (await a_committee(services)).organisation
    await given_in(services, office, y2025=6, y2026=5)

    assert await total(portal, organisationId=str(office.id), year=2026) == 5
    assert await total(portal, region=XIAOYANG, year=2025) == 6
    assert await total(portal, year=2026) == 5
    assert await total(portal, year=2024) is None
    assert await total(portal, organisationId=str(office.id), region=FENSHUI, year=2026) is None


async def test_a_year_with_few_hides_the_smallest_year_with_enough(
    portal: Portal, services: Services
) -> None:
    office = (await a_committee(services)).organisation
    await given_in(services, office, y2024=9, y2025=7, y2026=2)
    asked = {"organisationId": str(office.id)}

    assert await total(portal, **asked) == 18
    assert [await total(portal, **asked, year=year) for year in YEARS] == [9, None, None]


async def test_every_office_of_a_place_is_named_and_its_figures_only_where_enough_rated(
    portal: Portal, services: Services
) -> None:
    told = (await a_committee(services)).organisation
    few = (await a_committee(services, FENSHUI)).organisation
    await given_in(services, told, y2026=5)
    await given_in(services, few, y2026=4)

    answer = await portal.execute(OFFICES, {"region": "360404204000", "year": 2026})

    shown = {
        edge["node"]["id"]: edge["node"]["figures"]["total"]
        for edge in answer["ratedOffices"]["edges"]
    }
    assert (shown[str(told.id)], shown[str(few.id)]) == (5, None)


COUNTS = st.lists(st.integers(0, 12), min_size=len(YEARS), max_size=len(YEARS))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(counts=COUNTS)
async def test_no_sum_of_what_is_told_leaves_fewer_than_five(
    portal: Portal, services: Services, counts: list[int]
) -> None:
    office = Organisation(**_office())
    await office.save(force_create=True)
    await given_in(services, office, **{f"y{y}": n for y, n in zip(YEARS, counts, strict=True)})

    whole = (await counted.by_office([office.id], None)).get(office.id)
    years = [
        (await counted.by_office([office.id], year)).get(office.id, Counter()) for year in YEARS
    ]

    told = [sum(year.values()) for year in years if year]
    assert all(each >= FEWEST for each in told)
    if whole:
        subsets = chain.from_iterable(combinations(told, n) for n in range(len(told) + 1))
        rests = {sum(whole.values()) - sum(subset) for subset in subsets}
        assert not rests & set(range(1, FEWEST))


def _office() -> dict[str, object]:
    key = uuid4()
    return {
        "id": key,
        "kind": "department",
        "name": "某局",
        "mark": key.hex[:20],
        "uscc": key.hex[:18],
        "region": "360404000000",
        "contact_phone": "0792-6800000",
        "created_at": datetime(2026, 1, 1, tzinfo=CHINA),
    }
