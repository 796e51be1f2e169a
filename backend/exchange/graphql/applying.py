"""The face for people of a department: asking for a key, waiting, and collecting it once."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.exchange import loaders, models, queries, waiting
from backend.exchange.actions import applying
from backend.exchange.actions.applying import NewKeyRequest
from backend.exchange.actions.clients import IssuedToken
from backend.exchange.graphql.enums import ExchangeScope, KeyRequestState
from backend.exchange.graphql.key_terms import KeyTerms
from backend.exchange.terms import KeyTerms as Terms
from backend.foundation.graphql.audience import ForDepartmentStaff, ForEveryone
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest


@strawberry.type(description="A key that I collected; its secret was shown once.")
class MyKey:
    """A key as the department sees it."""

    prefix: str = strawberry.field(description="How the secret begins, to tell keys apart.")
    expires_at: datetime = strawberry.field(description="Until when it is good.")
    last_used_at: datetime | None = strawberry.field(description="To the minute.")
    revoked_at: datetime | None = strawberry.field(description="When it was revoked, if it was.")
    ending_soon: bool = strawberry.field(description="Still good, and for 30 days at most.")

    @classmethod
    def from_model(cls, row: models.ExchangeToken) -> "MyKey":
        """Copies what its holder may see."""
        return cls(
            prefix=row.prefix,
            expires_at=row.expires_at,
            last_used_at=row.last_used_at,
            revoked_at=row.revoked_at,
            ending_soon=queries.ends_soon(row),
        )


@strawberry.type(description="A key that I asked for 密钥申请.")
class MyKeyRequest:
    """The applicant's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    state: KeyRequestState = strawberry.field(description="Where it stands.")
    system: str = strawberry.field(description="The system that is to ask.")
    contact: str = strawberry.field(description="Whom to call about it; residents see it too.")
    purpose: str = strawberry.field(description="What the system needs papers for.")
    wished: KeyTerms = strawberry.field(description="What the key should be good for.")
    granted: KeyTerms | None = strawberry.field(description="What it is good for; null before.")
    filed_at: datetime = strawberry.field(description="When I asked.")
    due_on: date = strawberry.field(description="By when there should be an answer.")
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    overdue: bool = strawberry.field(description="Whether that day passed without an answer.")
    answered_at: datetime | None = strawberry.field(description="When there was an answer.")
    answer: str | None = strawberry.field(description="The operator's own words.")
    collect_until: datetime | None = strawberry.field(
        description="Until when the key can be collected; null unless granted."
    )
    collectable: bool = strawberry.field(description="Whether it can be collected now.")
    token_id: strawberry.Private[UUID | None]

    @strawberry.field(description="The key; null until it is collected.")
    async def key(self, info: Info) -> MyKey | None:
        """Batched."""
        if self.token_id is None:
            return None
        return MyKey.from_model(await info.context.load(loaders.tokens_by_id, self.token_id))

    @classmethod
    def from_model(cls, row: models.KeyRequest) -> "MyKeyRequest":
        """Copies what the applicant may see."""
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
            collect_until=row.collect_until,
            collectable=applying.is_collectable(row),
            token_id=row.token_id,
        )


@strawberry.type(description="My new key. Put it away now: it is never shown again.")
class CollectedKey:
    """A key with its secret."""

    key: MyKey = strawberry.field(description="The key.")
    secret: str = strawberry.field(description="For the header “Authorization: Bearer …”.")

    @classmethod
    def from_issued(cls, issued: IssuedToken) -> "CollectedKey":
        """The only place from which the secret of a collected key leaves."""
        return cls(key=MyKey.from_model(issued.token), secret=issued.secret)


@strawberry.type(description="How long departments wait for a key, in working days.")
class KeyWaitingTime:
    """Figures without names."""

    promised: int = strawberry.field(description="Within how many days there is an answer.")
    median: float | None = strawberry.field(
        description="How long it took in the last 90 days; null without an answer in that time."
    )
    longest: int | None = strawberry.field(description="The longest of these; null without one.")
    open: int = strawberry.field(description="How many wait for an answer now.")
    open_longest: int | None = strawberry.field(
        description="How long the oldest of them waits already; null when none does."
    )

    @classmethod
    def from_figures(cls, found: waiting.WaitingTime) -> "KeyWaitingTime":
        """Copies all of them."""
        return cls(
            promised=found.promised,
            median=found.median,
            longest=found.longest,
            open=found.open,
            open_longest=found.open_longest,
        )


@strawberry.input(description="What my department needs a key for.")
class FileKeyRequestInput:
    """A new request."""

    system: str = strawberry.field(description="The system's name, at most 100 characters.")
    contact: str = strawberry.field(description="Whom to call about it, at most 100 characters.")
    purpose: str = strawberry.field(
        description="What it needs papers for, in your own words; at most 500 characters."
    )
    scopes: list[ExchangeScope] = strawberry.field(description="At least one operation.")
    regions: list[RegionCode] = strawberry.field(
        description="Branches whose papers it asks about; at least one."
    )
    item_types: list[str] = strawberry.field(description="Codes of the catalogue; at least one.")
    ip_ranges: list[str] = strawberry.field(
        description="Networks, like 203.0.113.0/24; at least one, at most 20."
    )
    legal_bases: list[str] = strawberry.field(
        description="Laws that it acts on without asking the resident; may be empty."
    )

    def to_new(self) -> NewKeyRequest:
        """The same for the action."""
        return NewKeyRequest(
            system=self.system,
            contact=self.contact,
            purpose=self.purpose,
            wished=Terms(
                scopes=self.scopes,
                regions=self.regions,
                item_types=self.item_types,
                ip_ranges=self.ip_ranges,
                legal_bases=self.legal_bases,
            ),
        )


MyKeyRequestResult = Annotated[MyKeyRequest | Problem, strawberry.union("MyKeyRequestResult")]
CollectedKeyResult = Annotated[CollectedKey | Problem, strawberry.union("CollectedKeyResult")]
ClientToken = Annotated[
    UUID,
    strawberry.argument(
        description="Made by the caller once per request: a repeated submit is harmless."
    ),
]


@strawberry.type
class ApplyingQueries:
    """Following a request for a key."""

    @strawberry.field(
        permission_classes=[ForDepartmentStaff],
        description="The keys that I asked for in my department's name, newest first.",
    )
    async def my_key_requests(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[MyKeyRequest]:
        """See queries.my_key_requests."""
        request = PageRequest.asked(first, after)
        page = await queries.my_key_requests(info.context.official, request)
        return connection_of(page, MyKeyRequest.from_model)

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="How long departments wait for a key: promised, and in the last 90 days.",
    )
    async def key_waiting_time(self) -> KeyWaitingTime:
        """See queries.key_waiting_time."""
        return KeyWaitingTime.from_figures(await queries.key_waiting_time())


@strawberry.type
class ApplyingMutations:
    """The verbs of the applicant."""

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Asks for a key for a system of my department 申请接口密钥.",
    )
    async def file_key_request(
        self, info: Info, input: FileKeyRequestInput, client_token: ClientToken
    ) -> MyKeyRequestResult:
        """See applying.file."""
        row = await applying.file(info.context.official, input.to_new(), client_token)
        return MyKeyRequest.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Takes a request for a key back before it is answered.",
    )
    async def withdraw_key_request(self, info: Info, id: UUID) -> MyKeyRequestResult:
        """See applying.withdraw."""
        return MyKeyRequest.from_model(await applying.withdraw(info.context.official, id))

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Makes the granted key and shows it, once, within 14 days. Needs a step-up.",
    )
    async def collect_key(self, info: Info, id: UUID) -> CollectedKeyResult:
        """See applying.collect."""
        context = info.context
        issued = await applying.collect(context.services, context.official, id)
        return CollectedKey.from_issued(issued)
