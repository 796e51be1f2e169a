"""A finished case is rated once, by whoever asked for it, and its office never learns by whom."""

import asyncio
import json
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from tortoise.exceptions import OperationalError

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from backend.ratings.actions import rating
from backend.ratings.actions.rating import NewRating
from backend.ratings.models import Rating, RatingLevel, RatingTag, Repair, SubjectKind
from tests.databases import as_owner
from tests.factories import a_citizen, a_proof
from tests.portal import Portal
from tests.ratings.operations import (
    MY_RATING,
    RATE,
    RATINGS,
    REPAIRS,
    a_rated_office,
    an_input,
)

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("state", [ProofState.ISSUED, ProofState.REJECTED, ProofState.EXPIRED])
async def test_a_case_that_came_to_its_end_can_be_rated(
    portal: Portal, services: Services, state: ProofState
) -> None:
    rated = await a_rated_office(portal, services, state)

    told = await rated.rates("VERY_SATISFIED", words=" 很快。 ", tags=["EFFICIENCY", "GUIDE"])

    assert told["__typename"] == "MyRating"
    assert (told["level"], told["words"], told["repair"]) == ("VERY_SATISFIED", "很快。", None)
    assert told["tags"] == ["EFFICIENCY", "GUIDE"]
    assert await rated.mine() == {k: v for k, v in told.items() if k in await rated.mine()}


@pytest.mark.parametrize(
    "state", [ProofState.REQUESTED, ProofState.SENT_BACK, ProofState.WITHDRAWN, ProofState.SEALED]
)
async def test_a_case_under_way_or_given_up_cannot_be_rated(
    portal: Portal, services: Services, state: ProofState
) -> None:
    rated = await a_rated_office(portal, services, state)

    assert (await rated.rates())["code"] == "RATING_NOT_POSSIBLE"
    assert await Rating.all().count() == 0


async def test_only_the_applicant_can_rate_her_case(portal: Portal, services: Services) -> None:
    rated, stranger = await a_rated_office(portal, services), await a_citizen(services, "周晓明")
    asked = {"input": an_input(rated.proof)}

    answer = await portal.execute(RATE, asked, viewer=stranger)
    unknown = {"input": an_input(rated.proof, subjectId=str(uuid4()))}

    assert answer["rate"]["code"] == "NOT_FOUND"
    assert answer == await portal.execute(RATE, unknown, viewer=stranger)


async def test_nobody_reads_a_rating_of_somebody_else(portal: Portal, services: Services) -> None:
    rated, stranger = await a_rated_office(portal, services), await a_citizen(services, "周晓明")
    await rated.rates()

    answer = await portal.execute(MY_RATING, {"id": str(rated.proof.id)}, viewer=stranger)

    assert answer == {"myRating": None}


async def test_words_are_voluntary_and_clean(portal: Portal, services: Services) -> None:
    rated = await a_rated_office(portal, services)

    assert (await rated.rates(words="字" * 501))["code"] == "TEXT_TOO_LONG"
    assert (await rated.rates(words="太慢\u202e了"))["code"] == "TEXT_FORBIDDEN_CHARACTER"
    assert (await rated.rates("SATISFIED", words="  "))["words"] is None


async def test_a_case_is_rated_once_and_the_rating_stays(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    first = await rated.rates("SATISFIED")

    assert (await rated.rates("SATISFIED"))["id"] == first["id"]
    assert (await rated.rates("DISSATISFIED"))["code"] == "ALREADY_RATED"
    assert (await rated.rates("SATISFIED", words="其实不错"))["code"] == "ALREADY_RATED"
    assert (await rated.mine())["level"] == "SATISFIED"


async def test_of_two_ratings_at_the_same_moment_one_is_kept(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)

    answers = await asyncio.gather(*(rated.rates(level) for level in RatingLevel.__members__))

    told = [answer["__typename"] for answer in answers]
    assert sorted(told) == ["MyRating", *["Problem"] * 4]
    assert {answer.get("code") for answer in answers} == {None, "ALREADY_RATED"}
    assert await Rating.all().count() == 1


async def test_the_database_itself_keeps_a_rating_as_it_was_given(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    await rated.rates()

    with as_owner(), pytest.raises(OperationalError, match="append-only"):
        async with transaction():
            await Rating.all().update(level=RatingLevel.VERY_SATISFIED)


@pytest.mark.parametrize("level", list(RatingLevel.__members__))
async def test_only_the_two_bad_levels_open_a_repair(
    portal: Portal, services: Services, level: str
) -> None:
    rated = await a_rated_office(portal, services)

    told = await rated.rates(level)

    is_bad = level in {"DISSATISFIED", "VERY_DISSATISFIED"}
    assert (told["repair"] is not None) is is_bad
    assert await Repair.all().count() == is_bad


async def test_the_office_reads_level_words_and_day_and_nothing_that_leads_to_the_rater(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    rater = await Person.get(id=rated.rater.person_id)
    await rated.rates(words="等了一个星期。", tags=["EFFICIENCY"])
    await rated.does("callBackRater")
    await rated.replies("第三次去才办成。")

    for viewer in (rated.committee.approver, rated.supervisor):
        lists = [await portal.execute(each, viewer=viewer) for each in (RATINGS, REPAIRS)]
        told = json.dumps(lists, ensure_ascii=False)
        node = lists[0]["officeRatings"]["edges"][0]["node"]
        assert (node["level"], node["words"]) == ("DISSATISFIED", "等了一个星期。")
        assert node["ratedOn"] == clock.today().isoformat()
        for hidden in (rater.id, rater.name, rated.proof.id, rated.proof.title):
            assert str(hidden) not in told


async def test_even_the_place_in_the_list_tells_the_day_only(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    late = datetime(2026, 11, 23, 23, 40, tzinfo=clock.CHINA)
    with clock.stopped(late):
        await rated.rates()
        await rated.does("callBackRater")
        await rated.replies()

    row = await Rating.get()
    repair = await Repair.get().prefetch_related("steps")
    midnight = late.replace(hour=0, minute=0)
    assert (row.rated_at, repair.opened_at) == (midnight, midnight)
    assert {step.at for step in repair.steps if step.person_id is None} == {midnight}


async def test_ratings_come_newest_day_first_and_in_pages(
    portal: Portal, services: Services
) -> None:
    rated = await a_rated_office(portal, services)
    for days in range(3):
        proof = await a_proof(
            services, rated.committee, state=ProofState.REJECTED, applicant=rated.rater
        )
        new = NewRating(
            subject_kind=SubjectKind.PROOF,
            subject_id=proof.id,
            level=RatingLevel.SATISFIED,
            tags=frozenset({RatingTag.PLATFORM}),
        )
        with clock.stopped(clock.now() + timedelta(days=days)):
            await rating.rate(services, rated.rater, new)

    page, after = [], None
    for _ in range(3):
        asked = {"first": 1, "after": after}
        answer = await portal.execute(RATINGS, asked, viewer=rated.committee.approver)
        listed = answer["officeRatings"]
        page += [edge["node"]["ratedOn"] for edge in listed["edges"]]
        after = listed["pageInfo"]["endCursor"]

    assert listed["totalCount"] == 3
    assert page == sorted(page, reverse=True)
    assert len(set(page)) == 3


async def test_ratings_are_filtered_by_level(portal: Portal, services: Services) -> None:
    rated = await a_rated_office(portal, services)
    await rated.rates("VERY_DISSATISFIED")

    for level, count in (("VERY_DISSATISFIED", 1), ("SATISFIED", 0)):
        answer = await portal.execute(RATINGS, {"level": level}, viewer=rated.committee.approver)
        assert answer["officeRatings"]["totalCount"] == count
