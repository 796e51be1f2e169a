"""The face of standing orders: the list, and the three verbs, for operators."""

import dataclasses
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import clock
from backend.foundation.graphql.audience import ForOperators
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.identity import loaders as identity
from backend.seals.standing import actions, models, queries, rules
from backend.seals.standing.lifecycle import OrderState

strawberry.enum(OrderState, name="StandingOrderState", description="How far an order has come.")


@strawberry.type(description="A use of a seal that is approved beforehand 常设用印审批.")
class StandingOrder:
    """An order as operators see it, with who did what."""

    id: UUID = strawberry.field(description="Stable identifier.")
    seal_name: str = strawberry.field(description="Which seal.")
    item: str = strawberry.field(description="What it seals, by its item; annotated-copies.")
    hourly_limit: int = strawberry.field(description="Signatures within an hour, at most.")
    valid_from: date = strawberry.field(description="First day.")
    valid_to: date = strawberry.field(description="Last day.")
    state: OrderState = strawberry.field(description="How far it has come.")
    in_force: bool = strawberry.field(description="Whether it allows anything today.")
    asked_at: datetime = strawberry.field(description="When it was asked for.")
    approved_at: datetime | None = strawberry.field(description="When it was approved.")
    ended_at: datetime | None = strawberry.field(description="When it was ended or turned down.")
    is_mine: bool = strawberry.field(description="Whether I asked; then another one approves.")
    asked_by_id: strawberry.Private[UUID]
    approved_by_id: strawberry.Private[UUID | None]
    ended_by_id: strawberry.Private[UUID | None]

    @strawberry.field(description="Who asked for it.")
    async def asked_by_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.asked_by_id)

    @strawberry.field(description="Who approved it.")
    async def approved_by_name(self, info: Info) -> str | None:
        """Through the loader."""
        return await _name_of(info, self.approved_by_id)

    @strawberry.field(description="Who ended it.")
    async def ended_by_name(self, info: Info) -> str | None:
        """Through the loader."""
        return await _name_of(info, self.ended_by_id)

    @classmethod
    def from_model(cls, row: models.StandingOrder, viewer_id: UUID) -> "StandingOrder":
        """Copies what operators may see."""
        return cls(
            id=row.id,
            seal_name=row.seal.name,
            item=row.item,
            hourly_limit=row.hourly_limit,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            state=row.stage,
            in_force=rules.is_in_force(row, clock.today()),
            asked_at=row.asked_at,
            approved_at=row.approved_at,
            ended_at=row.ended_at,
            is_mine=row.asked_by_id == viewer_id,
            asked_by_id=row.asked_by_id,
            approved_by_id=row.approved_by_id,
            ended_by_id=row.ended_by_id,
        )


@strawberry.input(description="What is asked for: the seal is that of my own office.")
class StandingOrderInput:
    """A new order."""

    valid_from: date = strawberry.field(description="First day.")
    valid_to: date = strawberry.field(description="Last day, at most a year later.")
    hourly_limit: int = strawberry.field(description="Signatures within an hour, 1 to 10,000.")


StandingOrderResult = Annotated[StandingOrder | Problem, strawberry.union("StandingOrderResult")]


@strawberry.type
class StandingOrderQueries:
    """What may be asked about standing orders."""

    @strawberry.field(
        permission_classes=[ForOperators],
        description="All standing orders 常设用印审批, newest first, with what became of each.",
    )
    async def standing_orders(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[StandingOrder]:
        """See queries.orders."""
        viewer = info.context.official
        page = await queries.orders(viewer, PageRequest.asked(first, after))
        return connection_of(page, lambda row: StandingOrder.from_model(row, viewer.person_id))


@strawberry.type
class StandingOrderMutations:
    """The verbs of a standing order."""

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Asks that my office's seal may seal annotated copies by itself.",
    )
    async def ask_standing_order(
        self, info: Info, input: StandingOrderInput
    ) -> StandingOrderResult:
        """See actions.ask."""
        viewer = info.context.official
        row = await actions.ask(viewer, **dataclasses.asdict(input))
        return StandingOrder.from_model(row, viewer.person_id)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Approves what another operator asked for; needs a confirmed identity.",
    )
    async def approve_standing_order(self, info: Info, id: UUID) -> StandingOrderResult:
        """See actions.approve."""
        viewer = info.context.official
        return StandingOrder.from_model(await actions.approve(viewer, id), viewer.person_id)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Ends an order at once, or turns it down; one operator is enough.",
    )
    async def end_standing_order(self, info: Info, id: UUID) -> StandingOrderResult:
        """See actions.end."""
        viewer = info.context.official
        return StandingOrder.from_model(await actions.end(viewer, id), viewer.person_id)


async def _name_of(info: Info, person_id: UUID | None) -> str | None:
    if person_id is None:
        return None
    return await info.context.load(identity.names_by_id, person_id)
