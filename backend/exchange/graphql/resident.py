"""The face for residents: which departments ask for her papers, and her answers."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.disclosures.graphql import DisclosedField
from backend.exchange import consents, loaders, models, queries
from backend.exchange.actions import consenting, pulling
from backend.exchange.lifecycle import ConsentState
from backend.foundation import clock
from backend.foundation.graphql.audience import ForCitizens
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.identity import loaders as identity


@strawberry.type(
    description="A department asks for papers of mine 授权请求: all that 个人信息保护法 art. 23 "
    "wants me to know before I decide."
)
class MyConsentRequest:
    """The resident's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    state: ConsentState = strawberry.field(description="Where it stands.")
    purpose: str = strawberry.field(description="What they are for.")
    legal_note: str = strawberry.field(description="Why they are needed, in the asker's words.")
    case_number: str = strawberry.field(description="The department's case.")
    wanted: list[str] = strawberry.field(description="Titles asked for; empty leaves it to me.")
    days: int = strawberry.field(description="For how many days at most, from my agreement.")
    asked_at: datetime = strawberry.field(description="When it was asked.")
    ask_until: datetime = strawberry.field(description="Until when I can answer.")
    decided_at: datetime | None = strawberry.field(description="When I answered.")
    valid_until: date | None = strawberry.field(description="The last day of my agreement.")
    over_at: datetime | None = strawberry.field(description="Since when it is over.")
    client_id: strawberry.Private[UUID]

    @strawberry.field(description="Which kinds of personal information they get (个人信息种类).")
    def kinds(self) -> list[DisclosedField]:
        """The same for every consent: what the door gives."""
        return [part for part in DisclosedField if part in pulling.GIVEN]

    @strawberry.field(description="Who asks: the full name of the organisation.")
    async def organisation(self, info: Info) -> str:
        """Through the loaders."""
        client = await info.context.load(loaders.clients_by_id, self.client_id)
        owner = await info.context.load(identity.organisations_by_id, client.organisation_id)
        return owner.name

    @strawberry.field(description="The system that will read them.")
    async def system(self, info: Info) -> str:
        """Through the loader."""
        return (await info.context.load(loaders.clients_by_id, self.client_id)).name

    @strawberry.field(description="Whom I can call about it.")
    async def contact(self, info: Info) -> str:
        """Through the loader."""
        return (await info.context.load(loaders.clients_by_id, self.client_id)).contact

    @strawberry.field(description="The papers I chose, for `myProof`.")
    async def proof_ids(self, info: Info) -> list[UUID]:
        """Through the loader."""
        return await info.context.load(loaders.chosen_by_consent, self.id)

    @classmethod
    def from_model(cls, row: models.ConsentRequest) -> "MyConsentRequest":
        """Copies what the resident may see."""
        return cls(
            id=row.id,
            state=consents.state_of(row, clock.now(), clock.today()),
            purpose=row.purpose,
            legal_note=row.legal_note,
            case_number=row.case_number,
            wanted=row.wanted,
            days=row.days,
            asked_at=row.asked_at,
            ask_until=row.ask_until,
            decided_at=row.decided_at,
            valid_until=row.valid_until,
            over_at=row.over_at,
            client_id=row.client_id,
        )


MyConsentResult = Annotated[MyConsentRequest | Problem, strawberry.union("MyConsentRequestResult")]
InState = Annotated[
    ConsentState | None, strawberry.argument(description="Only those that stand so today.")
]
Chosen = Annotated[list[UUID], strawberry.argument(description="My own valid papers, 1 to 100.")]
Days = Annotated[
    int | None,
    strawberry.argument(description="For fewer days than asked for; as asked for when absent."),
]


@strawberry.type
class ResidentConsentQueries:
    """Reading who asks."""

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="Which departments ask for my papers, newest first 授权请求.",
    )
    async def my_consent_requests(
        self, info: Info, state: InState = None, first: First = None, after: After = None
    ) -> Connection[MyConsentRequest]:
        """See queries.my_consents."""
        request, context = PageRequest.asked(first, after), info.context
        page = await queries.my_consents(
            context.services.vault, context.citizen, request, state=state
        )
        return connection_of(page, MyConsentRequest.from_model)

    @strawberry.field(
        permission_classes=[ForCitizens], description="One request of a department to me."
    )
    async def my_consent_request(self, info: Info, id: UUID) -> MyConsentRequest:
        """See queries.my_consent."""
        context = info.context
        row = await queries.my_consent(context.services.vault, context.citizen, id)
        return MyConsentRequest.from_model(row)


@strawberry.type
class ResidentConsentMutations:
    """Answering."""

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Gives a department the papers I choose, until a day I choose 同意授权.",
    )
    async def agree_to_consent(
        self, info: Info, id: UUID, proof_ids: Chosen, days: Days = None
    ) -> MyConsentResult:
        """See consenting.agree."""
        context = info.context
        consent = await consenting.agree(
            context.services, context.citizen, id, proof_ids=proof_ids, days=days
        )
        return MyConsentRequest.from_model(consent)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Gives a department nothing; it cannot ask the same for 30 days 不同意.",
    )
    async def refuse_consent(self, info: Info, id: UUID) -> MyConsentResult:
        """See consenting.refuse."""
        context = info.context
        return MyConsentRequest.from_model(
            await consenting.refuse(context.services, context.citizen, id)
        )

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Takes an agreement back, from now on 撤回授权.",
    )
    async def withdraw_consent(self, info: Info, id: UUID) -> MyConsentResult:
        """See consenting.withdraw."""
        context = info.context
        return MyConsentRequest.from_model(
            await consenting.withdraw(context.services, context.citizen, id)
        )
