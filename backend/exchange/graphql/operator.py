"""The face for operators: who may ask, with which keys, and what looked wrong."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.exchange import loaders, models, queries
from backend.exchange.actions import clients, watching
from backend.exchange.actions.clients import NewToken
from backend.exchange.graphql.enums import ExchangeScope
from backend.exchange.kinds import AlertKind
from backend.exchange.lifecycle import ClientState
from backend.foundation.graphql.audience import ForOperators
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation

strawberry.enum(
    ClientState, name="ExchangeClientState", description="Only an active client is answered."
)
strawberry.enum(
    AlertKind, name="ExchangeAlertKind", description="Which pattern of asking was seen 告警类型."
)


@strawberry.type(description="A key of a client 接口密钥; the secret was shown once.")
class ExchangeToken:
    """A key as operators see it: never the secret."""

    id: UUID = strawberry.field(description="Stable identifier.")
    label: str = strawberry.field(description="What the operator called it.")
    prefix: str = strawberry.field(description="How the secret begins, to tell keys apart.")
    scopes: list[ExchangeScope] = strawberry.field(description="Which operations it may use.")
    regions: list[RegionCode] = strawberry.field(description="Whose papers it may ask about.")
    item_types: list[str] = strawberry.field(description="Which items of the catalogue.")
    ip_ranges: list[str] = strawberry.field(description="From which networks it is good.")
    legal_bases: list[str] = strawberry.field(description="The texts that may be named.")
    created_at: datetime = strawberry.field(description="When it was issued.")
    expires_at: datetime = strawberry.field(description="Until when it is good.")
    last_used_at: datetime | None = strawberry.field(description="To the minute.")
    revoked_at: datetime | None = strawberry.field(description="When it was revoked, if it was.")
    ending_soon: bool = strawberry.field(description="Still good, and for 30 days at most.")

    @classmethod
    def from_model(cls, row: models.ExchangeToken) -> "ExchangeToken":
        """Copies what operators may see."""
        return cls(
            id=row.id,
            label=row.label,
            prefix=row.prefix,
            scopes=[ExchangeScope(scope) for scope in row.scopes],
            regions=[RegionCode(code) for code in row.regions],
            item_types=row.item_types,
            ip_ranges=row.ip_ranges,
            legal_bases=row.legal_bases,
            created_at=row.created_at,
            expires_at=row.expires_at,
            last_used_at=row.last_used_at,
            revoked_at=row.revoked_at,
            ending_soon=queries.ends_soon(row),
        )


@strawberry.type(description="A system of a department that may ask 接入系统.")
class ExchangeClient:
    """A client as operators see it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    name: str = strawberry.field(description="What the system is called.")
    contact: str = strawberry.field(description="Whom to call; residents see it too.")
    state: ClientState = strawberry.field(description="Whether it is answered.")
    created_at: datetime = strawberry.field(description="When it was registered.")
    organisation_id: strawberry.Private[UUID]

    @strawberry.field(description="Whose system it is.")
    async def organisation(self, info: Info) -> Organisation:
        """Through the loader."""
        row = await info.context.load(identity.organisations_by_id, self.organisation_id)
        return Organisation.from_model(row)

    @strawberry.field(description="Its keys, newest first.")
    async def tokens(self, info: Info) -> list[ExchangeToken]:
        """Through the loader."""
        rows = await info.context.load(loaders.tokens_by_client, self.id)
        return [ExchangeToken.from_model(row) for row in rows]

    @strawberry.field(description="Those of its keys that end within 30 days.")
    async def tokens_ending_soon(self, info: Info) -> list[ExchangeToken]:
        """Through the same loader."""
        rows = await info.context.load(loaders.tokens_by_client, self.id)
        return [ExchangeToken.from_model(row) for row in rows if queries.ends_soon(row)]

    @classmethod
    def from_model(cls, row: models.ExchangeClient) -> "ExchangeClient":
        """Copies what operators may see."""
        return cls(
            id=row.id,
            name=row.name,
            contact=row.contact,
            state=row.state,
            created_at=row.created_at,
            organisation_id=row.organisation_id,
        )


@strawberry.type(description="A new key. Hand over the secret now: it is never shown again.")
class IssuedExchangeToken:
    """A key with its secret."""

    token: ExchangeToken = strawberry.field(description="The key.")
    secret: str = strawberry.field(description="For the header “Authorization: Bearer …”.")

    @classmethod
    def from_issued(cls, issued: clients.IssuedToken) -> "IssuedExchangeToken":
        """The only place from which a secret leaves."""
        return cls(token=ExchangeToken.from_model(issued.token), secret=issued.secret)


@strawberry.type(description="One figure of an alert.")
class ExchangeAlertFigure:
    """A name and a number."""

    name: str = strawberry.field(description="amount, asked, told (threshold), severe (threshold).")
    value: float | None = strawberry.field(description="The figure; null for no threshold.")


@strawberry.type(description="A pattern of asking that looks like scraping 异常告警.")
class ExchangeAlert:
    """An alert as operators see it; it holds no personal data."""

    id: UUID = strawberry.field(description="Stable identifier.")
    kind: AlertKind = strawberry.field(description="Which pattern.")
    severe: bool = strawberry.field(description="Whether it suspended the client at once.")
    raised_at: datetime = strawberry.field(description="When.")
    figures: list[ExchangeAlertFigure] = strawberry.field(description="What was counted.")
    handled_at: datetime | None = strawberry.field(description="When an operator had looked.")
    words: str | None = strawberry.field(description="What the operator found.")
    client_id: strawberry.Private[UUID]

    @strawberry.field(description="Whose asking it was.")
    async def client(self, info: Info) -> ExchangeClient:
        """Through the loader."""
        row = await info.context.load(loaders.clients_by_id, self.client_id)
        return ExchangeClient.from_model(row)

    @classmethod
    def from_model(cls, row: models.ExchangeAlert) -> "ExchangeAlert":
        """Copies what operators may see."""
        return cls(
            id=row.id,
            kind=row.kind,
            severe=row.severe,
            raised_at=row.raised_at,
            figures=[
                ExchangeAlertFigure(name=name, value=value) for name, value in row.details.items()
            ],
            handled_at=row.handled_at,
            words=row.words,
            client_id=row.client_id,
        )


@strawberry.input(description="A new key. Nothing is allowed that is not named.")
class IssueExchangeTokenInput:
    """What an operator enters."""

    client_id: UUID = strawberry.field(description="For which client.")
    label: str = strawberry.field(description="What to call it, at most 60 characters.")
    scopes: list[ExchangeScope] = strawberry.field(description="Which operations it may use.")
    regions: list[RegionCode] = strawberry.field(
        description="Branches whose papers it may ask about; empty for none."
    )
    item_types: list[str] = strawberry.field(description="Codes of the catalogue; empty for none.")
    ip_ranges: list[str] = strawberry.field(
        description="Networks, like 203.0.113.0/24; at least one, at most 20."
    )
    legal_bases: list[str] = strawberry.field(
        description="Legal bases that you have checked; each at most 200 characters."
    )
    expires_at: datetime = strawberry.field(description="At most 365 days ahead.")

    def to_new(self) -> NewToken:
        """The same for the action."""
        return NewToken(
            client_id=self.client_id,
            label=self.label,
            scopes=self.scopes,
            regions=self.regions,
            item_types=self.item_types,
            ip_ranges=self.ip_ranges,
            legal_bases=self.legal_bases,
            expires_at=self.expires_at,
        )


ExchangeClientResult = Annotated[ExchangeClient | Problem, strawberry.union("ExchangeClientResult")]
IssuedTokenResult = Annotated[
    IssuedExchangeToken | Problem, strawberry.union("IssuedExchangeTokenResult")
]
TokenResult = Annotated[ExchangeToken | Problem, strawberry.union("ExchangeTokenResult")]
AlertResult = Annotated[ExchangeAlert | Problem, strawberry.union("ExchangeAlertResult")]
Open = Annotated[
    bool | None,
    strawberry.argument(description="Only those nobody has handled, or only handled ones."),
]


@strawberry.type
class OperatorQueries:
    """Reading clients and alerts."""

    @strawberry.field(
        permission_classes=[ForOperators],
        description="The systems of departments, newest first.",
    )
    async def exchange_clients(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[ExchangeClient]:
        """See queries.clients."""
        page = await queries.clients(info.context.official, PageRequest.asked(first, after))
        return connection_of(page, ExchangeClient.from_model)

    @strawberry.field(permission_classes=[ForOperators], description="One system of a department.")
    async def exchange_client(self, info: Info, id: UUID) -> ExchangeClient:
        """See queries.client."""
        return ExchangeClient.from_model(await queries.client(info.context.official, id))

    @strawberry.field(
        permission_classes=[ForOperators],
        description="Patterns of asking that look like scraping, newest first.",
    )
    async def exchange_alerts(
        self, info: Info, open: Open = None, first: First = None, after: After = None
    ) -> Connection[ExchangeAlert]:
        """See queries.alerts."""
        request = PageRequest.asked(first, after)
        page = await queries.alerts(info.context.official, request, open_only=open)
        return connection_of(page, ExchangeAlert.from_model)


@strawberry.type
class OperatorMutations:
    """Letting systems in, and keeping them out."""

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Registers a system of a department.",
    )
    async def register_exchange_client(
        self, info: Info, organisation_id: UUID, name: str, contact: str
    ) -> ExchangeClientResult:
        """See clients.register."""
        client = await clients.register(
            info.context.official, organisation_id=organisation_id, name=name, contact=contact
        )
        return ExchangeClient.from_model(client)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Issues a key; its secret is shown now and never again. Needs a step-up.",
    )
    async def issue_exchange_token(
        self, info: Info, input: IssueExchangeTokenInput
    ) -> IssuedTokenResult:
        """See clients.issue_token."""
        context = info.context
        issued = await clients.issue_token(
            context.official, input.to_new(), sandbox=context.services.sandbox
        )
        return IssuedExchangeToken.from_issued(issued)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Ends a key at once.",
    )
    async def revoke_exchange_token(self, info: Info, id: UUID) -> TokenResult:
        """See clients.revoke_token."""
        token = await clients.revoke_token(info.context.official, id)
        return ExchangeToken.from_model(token)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="No answers from now on, for any key of the client.",
    )
    async def suspend_exchange_client(self, info: Info, id: UUID) -> ExchangeClientResult:
        """See clients.suspend."""
        return ExchangeClient.from_model(await clients.suspend(info.context.official, id))

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Answers again; say why that is right. Needs a step-up.",
    )
    async def resume_exchange_client(
        self, info: Info, id: UUID, words: str
    ) -> ExchangeClientResult:
        """See clients.resume."""
        client = await clients.resume(info.context.official, id, words=words)
        return ExchangeClient.from_model(client)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Ends a client for good. Needs a step-up.",
    )
    async def close_exchange_client(self, info: Info, id: UUID) -> ExchangeClientResult:
        """See clients.close."""
        return ExchangeClient.from_model(await clients.close(info.context.official, id))

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Says what an alert was, after a look at it.",
    )
    async def handle_exchange_alert(self, info: Info, id: UUID, words: str) -> AlertResult:
        """See watching.handle_alert."""
        alert = await watching.handle_alert(info.context.official, id, words=words)
        return ExchangeAlert.from_model(alert)
