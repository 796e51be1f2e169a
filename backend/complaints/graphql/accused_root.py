"""The doors of the accused office, and of everybody for what was made public."""

from uuid import UUID

import strawberry

from backend.complaints import queries
from backend.complaints.actions import defending
from backend.complaints.graphql.accused import AccusedCase, AccusedCaseResult, PublicNotice
from backend.foundation.graphql.audience import ForAccused, ForEveryone
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest


@strawberry.type
class AccusedQueries:
    """Reading what my office is accused of, and what was made public of any."""

    @strawberry.field(
        permission_classes=[ForAccused],
        description="Complaints about my office that it was told of, the latest told first.",
    )
    async def accused_cases(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[AccusedCase]:
        """See queries.accusations."""
        request = PageRequest.asked(first, after)
        page = await queries.accusations(info.context.official, request)
        return connection_of(page, AccusedCase.from_telling)

    @strawberry.field(permission_classes=[ForAccused], description="One of these complaints.")
    async def accused_case(self, info: Info, id: UUID) -> AccusedCase:
        """See queries.accusation."""
        return AccusedCase.from_model(await queries.accusation(info.context.official, id))

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="通报: what offices did not set right although ordered, the latest first.",
    )
    async def public_notices(
        self, first: First = None, after: After = None
    ) -> Connection[PublicNotice]:
        """See queries.public_notices."""
        page = await queries.public_notices(PageRequest.asked(first, after))
        return connection_of(page, PublicNotice.from_step)


@strawberry.type
class AccusedMutations:
    """What the accused office says."""

    @strawberry.mutation(
        permission_classes=[ForAccused],
        extensions=[ReturnsProblems()],
        description="陈述申辩: my office gives its side while it is looked into.",
    )
    async def state_our_side(self, info: Info, id: UUID, words: str) -> AccusedCaseResult:
        """See defending.state."""
        row = await defending.state(info.context.official, id, words=words)
        return AccusedCase.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForAccused],
        extensions=[ReturnsProblems()],
        description="整改报告: my office says what it has set right.",
    )
    async def report_rectification(self, info: Info, id: UUID, words: str) -> AccusedCaseResult:
        """See defending.report."""
        row = await defending.report(info.context.official, id, words=words)
        return AccusedCase.from_model(row)
