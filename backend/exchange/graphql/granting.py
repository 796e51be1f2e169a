"""The face for operators who answer requests for keys."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.exchange import loaders, models, queries
from backend.exchange.actions import granting
from backend.exchange.actions.granting import Grant
from backend.exchange.graphql.enums import ExchangeScope, KeyRequestState
from backend.exchange.graphql.key_terms import KeyTerms
from backend.exchange.graphql.operator import ExchangeClient, ExchangeToken
from backend.foundation.graphql.audience import ForOperators
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation


@strawberry.type(description="A department asks for a key for one of its systems 密钥申请.")
class KeyRequest:
    """The operator's view; the secret is never in it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    state: KeyRequestState = strawberry.field(description="Where it stands.")
    system: str = strawberry.field(description="The system that is to ask.")
    contact: str = strawberry.field(description="Whom to call about it; residents see it too.")
    purpose: str = strawberry.field(description="What the system needs papers for.")
    wished: KeyTerms = strawberry.field(description="What the key should be good for.")
    granted: KeyTerms | None = strawberry.field(description="What was granted of it.")
    filed_at: datetime = strawberry.field(description="When it was filed.")
    due_on: date = strawberry.field(description="By when it is to be answered.")
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    overdue: bool = strawberry.field(description="Whether that day passed without an answer.")
    answered_at: datetime | None = strawberry.field(description="When it was answered.")
    answer: str | None = strawberry.field(description="The operator's words.")
    key_days: int | None = strawberry.field(description="For how long the key is good.")
    collect_until: datetime | None = strawberry.field(
        description="Until when the applicant can collect it."
    )
    row: strawberry.Private[models.KeyRequest]

    @strawberry.field(description="Whose system it is.")
    async def organisation(self, info: Info) -> Organisation:
        """Batched."""
        row = await info.context.load(identity.organisations_by_id, self.row.organisation_id)
        return Organisation.from_model(row)

    @strawberry.field(description="Who asks for it.")
    async def applicant(self, info: Info) -> str:
        """Batched."""
        return await info.context.load(identity.names_by_id, self.row.applicant_id)

    @strawberry.field(description="The registered system; null unless granted.")
    async def client(self, info: Info) -> ExchangeClient | None:
        """Batched."""
        if self.row.client_id is None:
            return None
        row = await info.context.load(loaders.clients_by_id, self.row.client_id)
        return ExchangeClient.from_model(row)

    @strawberry.field(description="The key; null until the applicant has collected it.")
    async def token(self, info: Info) -> ExchangeToken | None:
        """Batched."""
        if self.row.token_id is None:
            return None
        row = await info.context.load(loaders.tokens_by_id, self.row.token_id)
        return ExchangeToken.from_model(row)

    @classmethod
    def from_model(cls, row: models.KeyRequest) -> "KeyRequest":
        """Copies what operators may see."""
        return cls(
            id=row.id,
            state=row.state,
            system=row.system,
            contact=row.contact,
            purpose=row.purpose,
            wished=KeyTerms.from_stored(row.wished),
            granted=None if row.granted is None else KeyTerms.from_stored(row.granted),
            filed_at=row.filed_at,
            due_on=row.due_on,
            calendar_known=row.calendar_known,
            overdue=queries.is_key_overdue(row),
            answered_at=row.answered_at,
            answer=row.answer,
            key_days=row.key_days,
            collect_until=row.collect_until,
            row=row,
        )


@strawberry.input(description="What is granted; null leaves what was wished.")
class GrantKeyRequestInput:
    """The operator's changes."""

    key_days: int = strawberry.field(
        default=365, description="For how long the key is good once collected, 1 to 365 days."
    )
    scopes: list[ExchangeScope] | None = strawberry.field(default=None, description="Operations.")
    regions: list[RegionCode] | None = strawberry.field(default=None, description="Branches.")
    item_types: list[str] | None = strawberry.field(default=None, description="Items.")
    ip_ranges: list[str] | None = strawberry.field(default=None, description="Networks.")
    legal_bases: list[str] | None = strawberry.field(
        default=None, description="Legal bases that you have checked."
    )
    words: str | None = strawberry.field(
        default=None, description="A word to the applicant, at most 500 characters."
    )

    def to_grant(self) -> Grant:
        """The same for the action."""
        return Grant(
            scopes=self.scopes,
            regions=self.regions,
            item_types=self.item_types,
            ip_ranges=self.ip_ranges,
            legal_bases=self.legal_bases,
            key_days=self.key_days,
            words=self.words,
        )


KeyRequestResult = Annotated[KeyRequest | Problem, strawberry.union("KeyRequestResult")]


@strawberry.type
class GrantingQueries:
    """Reading requests for keys."""

    @strawberry.field(
        permission_classes=[ForOperators],
        description="Departments' requests for keys, newest first.",
    )
    async def key_requests(
        self,
        info: Info,
        state: KeyRequestState | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[KeyRequest]:
        """See queries.key_requests."""
        request = PageRequest.asked(first, after)
        page = await queries.key_requests(info.context.official, request, state=state)
        return connection_of(page, KeyRequest.from_model)


@strawberry.type
class GrantingMutations:
    """Answering requests for keys."""

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Lets the applicant collect a key within 14 days. Needs a step-up.",
    )
    async def grant_key_request(
        self, info: Info, id: UUID, changes: GrantKeyRequestInput
    ) -> KeyRequestResult:
        """See granting.grant."""
        row = await granting.grant(info.context.official, id, changes.to_grant())
        return KeyRequest.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Says why there will be no key.",
    )
    async def decline_key_request(self, info: Info, id: UUID, words: str) -> KeyRequestResult:
        """See granting.decline."""
        return KeyRequest.from_model(await granting.decline(info.context.official, id, words=words))
