"""Ratings: MANY of MANY offices, each bad and with a repair of several steps."""

from datetime import timedelta
from uuid import uuid4

from backend.foundation import clock
from backend.foundation.viewer import Official, Role
from backend.ratings.lifecycle import RepairState, RepairVerb
from backend.ratings.models import (
    AppealGround,
    Rating,
    RatingLevel,
    RatingTag,
    Repair,
    RepairStep,
    SubjectKind,
)
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.copies import alike
from tests.statements.crowd import Crowd

RATINGS = Arrangements()
SUPERVISOR = Official(
    person_id=uuid4(),
    session_id=uuid4(),
    organisation_id=uuid4(),
    region="360000000000",
    roles=frozenset({Role.SUPERVISOR}),
)
"""Of the whole province; may decide about all of them."""


async def ratings(crowd: Crowd) -> None:
    """Of the paper of each applicant, by her, appealed."""
    given = [_rating(crowd, n) for n in range(len(crowd.people.committees))]
    await Rating.bulk_create(given)
    repairs = [_repair(rating) for rating in given]
    await Repair.bulk_create(repairs)
    verbs = (RepairVerb.OPEN, RepairVerb.CALL_BACK, RepairVerb.APPEAL)
    await RepairStep.bulk_create(
        _step(repair, serial, verb)
        for repair in repairs
        for serial, verb in enumerate(verbs, start=1)
    )


def _rating(crowd: Crowd, n: int) -> Rating:
    return Rating(
        id=uuid4(),
        subject_kind=SubjectKind.PROOF,
        subject_id=crowd.papers.ended[n].id,
        organisation_id=crowd.people.committees[n].id,
        rater_id=crowd.people.applicants[n].id,
        level=RatingLevel.DISSATISFIED,
        words="跑了三趟。",
        tags=[RatingTag.EFFICIENCY.value],
        rated_at=clock.now() - timedelta(minutes=n),
    )


def _repair(rating: Rating) -> Repair:
    return Repair(
        id=uuid4(),
        rating_id=rating.id,
        state=RepairState.APPEALED,
        opened_at=rating.rated_at,
        term_from=clock.today(),
        due_on=clock.today(),
        calendar_known=True,
        days_left=2,
        appealed_at=clock.now(),
        ground=AppealGround.MISTAKEN,
    )


def _step(repair: Repair, serial: int, verb: RepairVerb) -> RepairStep:
    return RepairStep(
        repair_id=repair.id,
        serial=serial,
        verb=verb,
        state=repair.state,
        at=clock.now(),
        words="评错了单位。",
    )


@RATINGS.of("portal query officeRatings", rows="edges")
async def _ratings(world: World, size: int) -> Asked:
    return Asked(SUPERVISOR, {"first": size})


@RATINGS.of("portal query repairs", rows="edges")
async def _repairs(world: World, size: int) -> Asked:
    return Asked(SUPERVISOR, {"first": size})


@RATINGS.of("portal query ratedOffices", rows="edges")
async def _rated_offices(world: World, size: int) -> Asked:
    return Asked(SUPERVISOR, {"region": "360000000000", "year": 2026, "first": size})


@RATINGS.of("portal mutation rate", rows="tags", most=len(RatingTag))
async def _rate(world: World, size: int) -> Asked:
    crowd = world.crowd
    paper = alike(crowd.papers.own[0], id=uuid4(), client_token=uuid4())
    await paper.save(force_create=True)
    said = {"subjectKind": "PROOF", "subjectId": str(paper.id), "level": "SATISFIED"}
    tags = [tag.name for tag in RatingTag][:size]
    return Asked(crowd.holder, {"input": said | {"tags": tags}})
