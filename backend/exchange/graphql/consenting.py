"""The face of asking residents, for systems of departments."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.exchange import consents, models, queries
from backend.exchange.actions import consenting
from backend.exchange.actions.consenting import NewConsent
from backend.exchange.lifecycle import ConsentState
from backend.foundation import clock
from backend.foundation.graphql.audience import ForAskingConsent
from backend.foundation.graphql.context import DepartmentInfo
from backend.foundation.graphql.problems import Problem, ReturnsProblems

strawberry.enum(ConsentState, description="Where a request for consent stands 授权状态.")

_ASK_AGAIN = {ConsentState.ASKED: 60, ConsentState.AGREED: 3_600}
"""Seconds: people answer within minutes or days; a withdrawal is found by every query at once."""
_ASK_AGAIN_IN_SANDBOX = {ConsentState.ASKED: 2, ConsentState.AGREED: 3_600}
"""There they answer within seconds."""


@strawberry.input(description="Asks one resident for some of her papers, for one purpose.")
class RequestConsentInput:
    """What the resident reads before she decides (个人信息保护法 art. 17, 23)."""

    holder_name: str = strawberry.field(description="Her full name.")
    holder_id_number: str = strawberry.field(description="Her identity number, 18 characters.")
    wanted: list[str] = strawberry.field(
        description="Titles of papers, at most 20; empty leaves it to her."
    )
    purpose: str = strawberry.field(description="What for, at most 200 characters.")
    legal_note: str = strawberry.field(
        description="Why you need them and what follows without, at most 500 characters."
    )
    case_number: str = strawberry.field(description="Your case, at most 60 characters.")
    days: int = strawberry.field(description="For how long, 1 to 30 days from her agreement.")
    client_token: UUID = strawberry.field(
        description="Yours for this request: sent again, it gives the same request."
    )

    def to_new(self) -> NewConsent:
        """The same for the action."""
        return NewConsent(
            holder_name=self.holder_name,
            holder_id_number=self.holder_id_number,
            wanted=self.wanted,
            purpose=self.purpose,
            legal_note=self.legal_note,
            case_number=self.case_number,
            days=self.days,
            client_token=self.client_token,
        )


@strawberry.type(
    description="A request for consent. Whether she uses the portal is not told: a request "
    "to somebody who does not simply expires."
)
class ConsentRequest:
    """The department's view."""

    id: UUID = strawberry.field(description="For `consentId`, once it is AGREED.")
    state: ConsentState = strawberry.field(description="Where it stands.")
    ask_until: datetime = strawberry.field(description="Until when she can answer.")
    valid_until: date | None = strawberry.field(description="The last day of her agreement.")
    ask_again_after: int | None = strawberry.field(
        description="In how many seconds it is worth asking again; null when nothing will change."
    )

    @classmethod
    def from_model(cls, row: models.ConsentRequest, *, sandbox: bool) -> "ConsentRequest":
        """Copies what the department may know."""
        state = consents.state_of(row, clock.now(), clock.today())
        return cls(
            id=row.id,
            state=state,
            ask_until=row.ask_until,
            valid_until=row.valid_until,
            ask_again_after=(_ASK_AGAIN_IN_SANDBOX if sandbox else _ASK_AGAIN).get(state),
        )


ConsentResult = Annotated[ConsentRequest | Problem, strawberry.union("ConsentRequestResult")]


@strawberry.type
class ConsentingQueries:
    """Waiting for an answer."""

    @strawberry.field(
        permission_classes=[ForAskingConsent],
        extensions=[ReturnsProblems()],
        description="A request of yours; wait `askAgainAfter` seconds between two looks.",
    )
    async def consent_request(self, info: DepartmentInfo, id: UUID) -> ConsentResult:
        """See queries.consent_of."""
        context = info.context
        found = await queries.consent_of(context.viewer, id)
        return ConsentRequest.from_model(found, sandbox=context.services.sandbox)


@strawberry.type
class ConsentingMutations:
    """Asking."""

    @strawberry.mutation(
        permission_classes=[ForAskingConsent],
        extensions=[ReturnsProblems()],
        description="Asks a resident for her consent; she answers on her phone 单独同意.",
    )
    async def request_consent(
        self, info: DepartmentInfo, input: RequestConsentInput
    ) -> ConsentResult:
        """See consenting.ask."""
        context = info.context
        asked = await consenting.ask(context.services, context.viewer, input.to_new())
        return ConsentRequest.from_model(asked, sandbox=context.services.sandbox)
