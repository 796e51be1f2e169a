"""The doors of oversight: one verb or one list each, three lines at most."""

from functools import partial
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForAccused, ForEveryone, ForSupervisors
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest
from backend.identity.graphql import Organisation
from backend.oversight import figures, queries
from backend.oversight.actions import talking
from backend.oversight.graphql.figures import ComplaintFigures
from backend.oversight.graphql.types import (
    ComplaintSeries,
    NumberedLetter,
    OverseenUnit,
    RecordTalkInput,
    Talk,
    TalkResult,
)


@strawberry.type
class OversightQueries:
    """Reading units, and public figures."""

    @strawberry.field(permission_classes=[ForSupervisors], description="An office of my branch.")
    async def overseen_unit(self, info: Info, id: UUID) -> OverseenUnit:
        """See queries.unit."""
        row = await queries.unit(info.context.official, id)
        return OverseenUnit(organisation=Organisation.from_model(row))

    @strawberry.field(
        permission_classes=[ForSupervisors],
        description="系列投诉: what is complained of an office again and again, the latest first.",
    )
    async def complaint_series(
        self, info: Info, accused_id: UUID, first: First = None, after: After = None
    ) -> Connection[ComplaintSeries]:
        """See queries.series."""
        viewer, request = info.context.official, PageRequest.asked(first, after)
        page = await queries.series(viewer, accused_id, request)
        return connection_of(page, partial(ComplaintSeries.from_first, viewer))

    @strawberry.field(
        permission_classes=[ForSupervisors],
        description="Issued letters about complaints of an office, by number, the latest first.",
    )
    async def complaint_letters(
        self, info: Info, accused_id: UUID, first: First = None, after: After = None
    ) -> Connection[NumberedLetter]:
        """See queries.letters."""
        request = PageRequest.asked(first, after)
        page = await queries.letters(info.context.official, accused_id, request)
        return connection_of(page, NumberedLetter.from_model)

    @strawberry.field(
        permission_classes=[ForSupervisors],
        description="约谈 with the offices of my branch, or with one of them, the latest first.",
    )
    async def talks(
        self,
        info: Info,
        organisation_id: UUID | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Talk]:
        """See queries.talks."""
        request = PageRequest.asked(first, after)
        page = await queries.talks(info.context.official, organisation_id, request)
        return connection_of(page, Talk.from_model)

    @strawberry.field(
        permission_classes=[ForAccused],
        description="约谈 with my own office, the latest first.",
    )
    async def talks_with_my_office(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Talk]:
        """See queries.own_talks."""
        request = PageRequest.asked(first, after)
        page = await queries.own_talks(info.context.official, request)
        return connection_of(page, Talk.from_model)

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="Public figures of complaints: a year of a region, or of all.",
    )
    async def complaint_figures(
        self, info: Info, year: int, region: RegionCode | None = None
    ) -> ComplaintFigures:
        """See figures.figures."""
        del info
        return ComplaintFigures.from_figures(await figures.figures(region, year))


@strawberry.type
class OversightMutations:
    """The one verb."""

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="约谈: records that my office talked to the head of one below, for good.",
    )
    async def record_talk(self, info: Info, input: RecordTalkInput) -> TalkResult:
        """See talking.record."""
        viewer = info.context.official
        return Talk.from_model(await talking.record(info.context.services, viewer, input.value()))
