"""The doors of ratings: one verb or one list each, three lines at most."""

from functools import partial
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import (
    ForComplainants,
    ForEveryone,
    ForRatedOffices,
    ForRaters,
    ForSupervisors,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest
from backend.ratings import queries
from backend.ratings.actions import appealing, rating, repairing
from backend.ratings.graphql.types import (
    MyRating,
    MyRatingResult,
    MyRepair,
    MyRepairResult,
    OfficeRating,
    RatedOffice,
    RateInput,
    RatingFigures,
    Repair,
    RepairResult,
)
from backend.ratings.lifecycle import RepairState
from backend.ratings.models import AppealGround, RatingLevel, RepairOutcome, SubjectKind

ReceiptCode = Annotated[
    str | None,
    strawberry.argument(description="Of a complaint that I filed without an account."),
]


@strawberry.type
class RatingQueries:
    """Reading ratings and repairs."""

    @strawberry.field(
        permission_classes=[ForRaters],
        description="How I, or an agent of my enterprise, rated one case; null before.",
    )
    async def my_rating(
        self, info: Info, subject_kind: SubjectKind, subject_id: UUID
    ) -> MyRating | None:
        """See queries.my_rating."""
        row = await queries.my_rating(info.context.signed_in, subject_kind, subject_id)
        return row and MyRating.from_model(row)

    @strawberry.field(
        permission_classes=[ForRatedOffices],
        description="Ratings of my office, and for supervisors of their branch, newest day first.",
    )
    async def office_ratings(
        self,
        info: Info,
        level: RatingLevel | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[OfficeRating]:
        """See queries.office_ratings."""
        request = PageRequest.asked(first, after)
        page = await queries.office_ratings(info.context.official, level, request)
        return connection_of(page, OfficeRating.from_model)

    @strawberry.field(
        permission_classes=[ForRatedOffices],
        description="Repairs of my office, and for supervisors of their branch, newest day first.",
    )
    async def repairs(
        self,
        info: Info,
        state: RepairState | None = None,
        overdue: bool | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Repair]:
        """See queries.repairs."""
        request = PageRequest.asked(first, after)
        page = await queries.repairs(info.context.official, state, overdue, request)
        return connection_of(page, Repair.from_model)

    @strawberry.field(permission_classes=[ForRatedOffices], description="One of these repairs.")
    async def repair(self, info: Info, id: UUID) -> Repair:
        """See queries.repair."""
        return Repair.from_model(await queries.repair(info.context.official, id))

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="How an office is rated, the offices of a region together, or all of them; in "
        "one year, or ever. Nothing where too few rated.",
    )
    async def rating_figures(
        self,
        info: Info,
        organisation_id: UUID | None = None,
        region: RegionCode | None = None,
        year: int | None = None,
    ) -> RatingFigures:
        """See queries.figures, queries.figures_of_year."""
        del info
        if year is None:
            return RatingFigures.from_figures(await queries.figures(organisation_id, region))
        found = await queries.figures_of_year(organisation_id, region, year)
        return RatingFigures.from_figures(found)

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="The offices of a region that residents may rate, with their figures.",
    )
    async def rated_offices(
        self,
        info: Info,
        region: RegionCode,
        year: int | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[RatedOffice]:
        """See queries.rated_offices."""
        del info
        page = await queries.rated_offices(region, PageRequest.asked(first, after))
        return connection_of(page, partial(RatedOffice.from_model, year))


@strawberry.type
class RatingMutations:
    """The verbs of ratings and repairs."""

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="Says how a case of mine went 评价, once it came to its end.",
    )
    async def rate(self, info: Info, input: RateInput) -> MyRatingResult:
        """See rating.rate."""
        services, viewer = info.context.services, info.context.viewer
        return MyRating.from_model(await rating.rate(services, viewer, input.value()))

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="How the complaint of a receipt code was rated; null before. Each look is "
        "counted.",
    )
    async def rating_by_receipt(self, info: Info, code: str) -> MyRatingResult | None:
        """See queries.rating_by_receipt."""
        services, viewer = info.context.services, info.context.viewer
        row = await queries.rating_by_receipt(services, viewer, code)
        return row and MyRating.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="Replies to what the rated office asks; it is not told who I am.",
    )
    async def reply_to_call_back(
        self, info: Info, rating_id: UUID, words: str, receipt_code: ReceiptCode = None
    ) -> MyRepairResult:
        """See repairing.reply."""
        services, viewer = info.context.services, info.context.viewer
        row = await repairing.reply(
            services, viewer, rating_id, words=words, receipt_code=receipt_code
        )
        return MyRepair.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForRatedOffices],
        extensions=[ReturnsProblems()],
        description="Asks the rater what went wrong 回访核实, through the portal.",
    )
    async def call_back_rater(self, info: Info, id: UUID, version: int, words: str) -> RepairResult:
        """See repairing.call_back."""
        row = await repairing.call_back(info.context.official, id, version, words=words)
        return Repair.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForRatedOffices],
        extensions=[ReturnsProblems()],
        description="Takes longer, once, and tells the rater why.",
    )
    async def extend_repair(self, info: Info, id: UUID, version: int, words: str) -> RepairResult:
        """See repairing.extend."""
        row = await repairing.extend(info.context.official, id, version, words=words)
        return Repair.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForRatedOffices],
        extensions=[ReturnsProblems()],
        description="Puts on record what was set right, or why nothing can be.",
    )
    async def settle_repair(
        self, info: Info, id: UUID, version: int, outcome: RepairOutcome, words: str
    ) -> RepairResult:
        """See repairing.settle."""
        viewer = info.context.official
        row = await repairing.settle(viewer, id, version, outcome=outcome, words=words)
        return Repair.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForRatedOffices],
        extensions=[ReturnsProblems()],
        description="Tells the rater what came of it, and ends the repair.",
    )
    async def answer_rater(self, info: Info, id: UUID, version: int, words: str) -> RepairResult:
        """See repairing.answer."""
        row = await repairing.answer(info.context.official, id, version, words=words)
        return Repair.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForRatedOffices],
        extensions=[ReturnsProblems()],
        description="Says, once, that the rating is a mistake or malice 差评申诉.",
    )
    async def appeal_rating(
        self, info: Info, id: UUID, version: int, ground: AppealGround, words: str
    ) -> RepairResult:
        """See appealing.appeal."""
        viewer = info.context.official
        row = await appealing.appeal(viewer, id, version, ground=ground, words=words)
        return Repair.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="Leaves a rating out of the figures, or keeps it; never in one's own office.",
    )
    async def decide_rating_appeal(
        self, info: Info, id: UUID, version: int, excludes: bool, words: str
    ) -> RepairResult:
        """See appealing.decide."""
        viewer = info.context.official
        row = await appealing.decide(viewer, id, version, excludes=excludes, words=words)
        return Repair.from_model(row)
