"""The doors of sharing: one verb or one list each."""

from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForCitizens
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.sharing import queries
from backend.sharing.actions import granting, showing
from backend.sharing.graphql.types import (
    CreateShareInput,
    Share,
    ShareResult,
    ShowCode,
    ShowCodeResult,
    ShowRequest,
    ShowRequestResult,
)

OfProof = Annotated[UUID | None, strawberry.argument(description="Only shares of this proof.")]
Active = Annotated[
    bool | None, strawberry.argument(description="Only those open now, or only the others.")
]


@strawberry.type
class SharingQueries:
    """Reading one's own shares, and who asks at one's card."""

    @strawberry.field(permission_classes=[ForCitizens], description="My shares, newest first.")
    async def my_shares(
        self,
        info: Info,
        proof_id: OfProof = None,
        active: Active = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Share]:
        """See queries.my_shares."""
        request = PageRequest.asked(first, after)
        viewer = info.context.citizen
        page = await queries.my_shares(viewer, request, proof_id=proof_id, active=active)
        return connection_of(page, Share.from_model)

    @strawberry.field(permission_classes=[ForCitizens], description="One share of mine.")
    async def my_share(self, info: Info, id: UUID) -> Share:
        """See queries.my_share."""
        return Share.from_model(await queries.my_share(info.context.citizen, id))

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="Who, having scanned my card, asks for the full view now; newest first, "
        "at most 20. Poll it every 3 seconds while the card is shown.",
    )
    async def show_requests(self, info: Info, proof_id: UUID) -> list[ShowRequest]:
        """See queries.show_requests."""
        rows = await queries.show_requests(info.context.citizen, proof_id)
        return [ShowRequest.from_model(row) for row in rows]


@strawberry.type
class SharingMutations:
    """The verbs of a holder."""

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Makes a link to some of my proofs for one receiver and one purpose.",
    )
    async def create_share(self, info: Info, input: CreateShareInput) -> ShareResult:
        """See granting.grant."""
        context = info.context
        row = await granting.grant(
            context.services, context.citizen, input.client_token, input.value()
        )
        return Share.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Takes a share back: link and open views are dead at once. Again is harmless.",
    )
    async def withdraw_share(self, info: Info, id: UUID) -> ShareResult:
        """See granting.withdraw."""
        return Share.from_model(await granting.withdraw(info.context.citizen, id))

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Gives an open share a new link; the old one is dead at once, and a lock ends.",
    )
    async def rotate_share(self, info: Info, id: UUID) -> ShareResult:
        """See granting.rotate."""
        context = info.context
        return Share.from_model(await granting.rotate(context.services, context.citizen, id))

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="A new code for the card of my proof, for 60 seconds; the one before ends "
        "within 10. Ask again every 50 seconds while the card is shown.",
    )
    async def make_show_code(self, info: Info, proof_id: UUID) -> ShowCodeResult:
        """See showing.make_code."""
        context = info.context
        shown = await showing.make_code(context.services, context.citizen, proof_id)
        return ShowCode.from_shown(shown)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Lets who asked see the full proof for 5 minutes, or refuses.",
    )
    async def answer_show_request(self, info: Info, id: UUID, agree: bool) -> ShowRequestResult:
        """See showing.answer."""
        row = await showing.answer(info.context.citizen, id, agree=agree)
        return ShowRequest.from_model(row)
