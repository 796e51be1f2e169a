"""Public figures of ratings: by level, without words, and none where they are too few."""

import pytest

from backend.foundation.services import Services
from backend.ratings.models import RatingLevel
from tests.factories import FENSHUI, XIAOYANG, a_committee
from tests.portal import Portal
from tests.ratings.operations import a_rated_office
from tests.ratings.test_appealing import more_ratings

pytestmark = pytest.mark.anyio

GOOD, FAIR, BAD = (
    RatingLevel.VERY_SATISFIED,
    RatingLevel.FAIRLY_SATISFIED,
    RatingLevel.DISSATISFIED,
)
TOWNSHIP = "360404204000"
NOTHING = {"total": None, "satisfaction": None, "levels": []}


async def test_levels_are_counted_and_the_lower_two_do_not_satisfy(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    await more_ratings(services, rated.committee, GOOD, GOOD, GOOD, FAIR, BAD)

    told = await rated.figures(organisationId=str(rated.committee.organisation.id))

    assert (told["total"], told["satisfaction"]) == (5, 0.8)
    assert [(each["level"], each["count"]) for each in told["levels"]] == [
        ("VERY_SATISFIED", 3),
        ("SATISFIED", 0),
        ("FAIRLY_SATISFIED", 1),
        ("DISSATISFIED", 1),
        ("VERY_DISSATISFIED", 0),
    ]


async def test_fewer_than_five_are_not_told(portal: Portal, services: Services) -> None:
    rated = await a_rated_office(portal, services)
    await more_ratings(services, rated.committee, GOOD, GOOD, GOOD, BAD)

    assert await rated.figures(organisationId=str(rated.committee.organisation.id)) == NOTHING
    assert await rated.figures(region=XIAOYANG) == NOTHING
    assert await rated.figures() == NOTHING


async def test_nobody_can_subtract_her_way_to_the_few_of_another_office(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    await more_ratings(services, rated.committee, *[GOOD] * 5)
    await more_ratings(services, await a_committee(services, FENSHUI), BAD, BAD)

    own = await rated.figures(organisationId=str(rated.committee.organisation.id))

    assert own["total"] == 5
    assert await rated.figures(region=TOWNSHIP) == own
    assert await rated.figures() == own


async def test_a_region_is_the_sum_of_its_offices(portal: Portal, services: Services) -> None:
    rated = await a_rated_office(portal, services)
    await more_ratings(services, rated.committee, *[GOOD] * 5)
    await more_ratings(services, await a_committee(services, FENSHUI), *[BAD] * 5)

    assert (await rated.figures(region=TOWNSHIP))["satisfaction"] == 0.5
    assert (await rated.figures(region=FENSHUI))["satisfaction"] == 0.0
    assert await rated.figures(region="360423000000") == NOTHING
