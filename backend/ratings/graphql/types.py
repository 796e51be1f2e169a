"""What the rater, the rated office and everybody see of ratings, and what is sent."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.clock import CHINA
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.identity import loaders as identity
from backend.identity.models import Organisation
from backend.ratings import access, loaders, models, queries
from backend.ratings.actions.rating import NewRating
from backend.ratings.lifecycle import RepairState, RepairVerb
from backend.ratings.models import (
    AppealGround,
    RatingLevel,
    RatingTag,
    RepairOutcome,
    SubjectKind,
)

strawberry.enum(SubjectKind, name="RatingSubject", description="What is rated 评价对象.")
strawberry.enum(RatingLevel, description="The five levels 评价等级, best first.")
strawberry.enum(RatingTag, description="What a rating is about, besides the whole 评价指标.")
strawberry.enum(RepairState, description="Where a repair stands 差评整改状态.")
strawberry.enum(RepairVerb, description="What is done to a repair.")
strawberry.enum(RepairOutcome, description="Set right, or explained why not.")
strawberry.enum(AppealGround, description="A mistake 误评, or malice 恶意差评.")


@strawberry.type(description="One step of a repair. Of the rater's steps it names nobody.")
class RepairStep:
    """As its readers see it."""

    verb: RepairVerb = strawberry.field(description="What was done.")
    on: date = strawberry.field(description="The day, in China.")
    words: str = strawberry.field(description="What was said; empty for the opening.")

    @classmethod
    def from_model(cls, row: models.RepairStep) -> "RepairStep":
        """Copies what may be told."""
        return cls(verb=row.verb, on=row.at.astimezone(CHINA).date(), words=row.words)


@strawberry.type(description="What the office does about my bad rating.")
class MyRepair:
    """The rater's view."""

    state: RepairState = strawberry.field(description="Where it stands.")
    due_on: date = strawberry.field(description="By when I am to be answered.")
    overdue: bool = strawberry.field(description="Whether that day passed.")
    outcome: RepairOutcome | None = strawberry.field(description="How it ended, once it did.")
    may_reply: bool = strawberry.field(description="Whether a question waits for my reply.")
    row: strawberry.Private[models.Repair]

    @strawberry.field(description="What was asked and answered, first to last.")
    async def steps(self, info: Info) -> list[RepairStep]:
        """Batched; without what office and supervisor say to each other."""
        steps = await info.context.load(loaders.steps_by_repair, self.row.id)
        return [RepairStep.from_model(step) for step in steps if step.verb in access.FOR_RATER]

    @classmethod
    def from_model(cls, row: models.Repair) -> "MyRepair":
        """Copies what the rater may see."""
        return cls(
            state=row.state,
            due_on=row.due_on,
            overdue=queries.is_overdue(row),
            outcome=row.outcome,
            may_reply=access.may_reply(row),
            row=row,
        )


@strawberry.type(
    description="How I said that a case of mine went. The office is not told who I am."
)
class MyRating:
    """The rater's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    subject_kind: SubjectKind = strawberry.field(description="What I rated.")
    subject_id: UUID = strawberry.field(description="The proof or complaint.")
    level: RatingLevel = strawberry.field(description="How it went.")
    words: str | None = strawberry.field(description="My own words, if any.")
    tags: list[RatingTag] = strawberry.field(description="What it is about.")
    rated_on: date = strawberry.field(description="The day, in China.")

    @strawberry.field(description="What the office does about it; null for a good rating.")
    async def repair(self, info: Info) -> MyRepair | None:
        """Batched."""
        row = await info.context.load(loaders.repairs_by_rating, self.id)
        return row and MyRepair.from_model(row)

    @classmethod
    def from_model(cls, row: models.Rating) -> "MyRating":
        """Copies what the rater said."""
        return cls(
            id=row.id,
            subject_kind=row.subject_kind,
            subject_id=row.subject_id,
            level=row.level,
            words=row.words,
            tags=[RatingTag(tag) for tag in row.tags],
            rated_on=row.rated_at.astimezone(CHINA).date(),
        )


@strawberry.type(
    description="A rating of a real case; neither who gave it nor which case it was is told."
)
class OfficeRating:
    """The view of the rated office and its supervisors."""

    id: UUID = strawberry.field(description="Stable identifier.")
    level: RatingLevel = strawberry.field(description="How it went.")
    words: str | None = strawberry.field(description="The rater's words, if any.")
    tags: list[RatingTag] = strawberry.field(description="What it is about.")
    rated_on: date = strawberry.field(description="The day, in China.")
    organisation_id: strawberry.Private[UUID]

    @strawberry.field(description="The office that is rated.")
    async def office(self, info: Info) -> str:
        """Batched."""
        return (await info.context.load(identity.organisations_by_id, self.organisation_id)).name

    @strawberry.field(description="Where its repair stands; null for a good rating.")
    async def repair_state(self, info: Info) -> RepairState | None:
        """Batched."""
        row = await info.context.load(loaders.repairs_by_rating, self.id)
        return row and row.state

    @classmethod
    def from_model(cls, row: models.Rating) -> "OfficeRating":
        """Copies what an office may see."""
        return cls(
            id=row.id,
            level=row.level,
            words=row.words,
            tags=[RatingTag(tag) for tag in row.tags],
            rated_on=row.rated_at.astimezone(CHINA).date(),
            organisation_id=row.organisation_id,
        )


@strawberry.type(description="What a rated office does about one bad rating 差评整改.")
class Repair:
    """The view of the rated office and its supervisors."""

    id: UUID = strawberry.field(description="Stable identifier.")
    version: int = strawberry.field(description="Grows with every step; verbs name it.")
    state: RepairState = strawberry.field(description="Where it stands.")
    due_on: date = strawberry.field(
        description="By when the rater is to be answered, or an appeal decided."
    )
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    overdue: bool = strawberry.field(description="Whether that day passed.")
    extended: bool = strawberry.field(description="Whether the term was extended.")
    ground: AppealGround | None = strawberry.field(description="Of the appeal, if there was one.")
    outcome: RepairOutcome | None = strawberry.field(description="How it ended, once it did.")
    row: strawberry.Private[models.Repair]

    @strawberry.field(description="The rating.")
    async def rating(self, info: Info) -> OfficeRating:
        """Batched."""
        rating = await info.context.load(loaders.ratings_by_id, self.row.rating_id)
        return OfficeRating.from_model(rating)

    @strawberry.field(description="What happened, first to last.")
    async def steps(self, info: Info) -> list[RepairStep]:
        """Batched."""
        steps = await info.context.load(loaders.steps_by_repair, self.row.id)
        return [RepairStep.from_model(step) for step in steps]

    @strawberry.field(description="What I may do about it now.")
    async def verbs(self, info: Info) -> list[RepairVerb]:
        """Batched."""
        rating = await info.context.load(loaders.ratings_by_id, self.row.rating_id)
        rater = await info.context.load(loaders.raters_by_rating, self.row.rating_id)
        return access.verbs_for(info.context.official, self.row, rating, rater)

    @classmethod
    def from_model(cls, row: models.Repair) -> "Repair":
        """Copies what an office may see."""
        return cls(
            id=row.id,
            version=row.version,
            state=row.state,
            due_on=row.due_on,
            calendar_known=row.calendar_known,
            overdue=queries.is_overdue(row),
            extended=row.extended_at is not None,
            ground=row.ground,
            outcome=row.outcome,
            row=row,
        )


@strawberry.type(description="How many ratings of one level count.")
class LevelCount:
    """One line of the figures."""

    level: RatingLevel = strawberry.field(description="The level.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(
    description="Ratings that count, by level; nothing where an office has fewer than five of them."
)
class RatingFigures:
    """The public's view."""

    total: int | None = strawberry.field(description="All of them; null where too few were given.")
    satisfaction: float | None = strawberry.field(
        description="The share of levels three to five, 0 to 1; null where too few were given."
    )
    levels: list[LevelCount] = strawberry.field(
        description="All five, best first; empty where too few were given."
    )

    @classmethod
    def from_figures(cls, figures: queries.Figures) -> "RatingFigures":
        """Copies what is told."""
        levels = figures.levels
        counts = [LevelCount(level=each, count=levels.get(each, 0)) for each in RatingLevel]
        return cls(
            total=figures.total or None,
            satisfaction=figures.satisfaction,
            levels=counts if figures.total else [],
        )


@strawberry.type(description="An office that residents may rate 被评价单位, for everybody.")
class RatedOffice:
    """The public's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    name: str = strawberry.field(description="Its name.")
    year: strawberry.Private[int | None]

    @strawberry.field(description="Its ratings in the year that was asked for, or ever.")
    async def figures(self, info: Info) -> RatingFigures:
        """Batched."""
        levels = await info.context.load(loaders.levels_by_office, (self.id, self.year))
        return RatingFigures.from_figures(queries.Figures(levels=levels))

    @classmethod
    def from_model(cls, year: int | None, row: Organisation) -> "RatedOffice":
        """Copies what is public."""
        return cls(id=row.id, name=row.name, year=year)


@strawberry.input(description="How a case of mine went. It is rated once, and not changed.")
class RateInput:
    """A new rating."""

    subject_kind: SubjectKind = strawberry.field(description="What I rate.")
    subject_id: UUID = strawberry.field(description="The proof or complaint.")
    level: RatingLevel = strawberry.field(description="How it went.")
    receipt_code: str | None = strawberry.field(
        default=None, description="Of a complaint that I filed without an account."
    )
    words: str | None = strawberry.field(
        default=None, description="In my own words, at most 500 characters; the office reads them."
    )
    tags: list[RatingTag] = strawberry.field(
        default_factory=list[RatingTag], description="What it is about."
    )

    def value(self) -> NewRating:
        """As the action takes it."""
        return NewRating(
            subject_kind=self.subject_kind,
            subject_id=self.subject_id,
            receipt_code=self.receipt_code,
            level=self.level,
            words=self.words,
            tags=frozenset(self.tags),
        )


MyRatingResult = Annotated[MyRating | Problem, strawberry.union("MyRatingResult")]
MyRepairResult = Annotated[MyRepair | Problem, strawberry.union("MyRepairResult")]
RepairResult = Annotated[Repair | Problem, strawberry.union("RepairResult")]
