"""What operators do for people who cannot help themselves: sign them out, reset a lost factor."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import masking
from backend.foundation.graphql.audience import ForOperators
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.identity import loaders, models, people, queries
from backend.identity.actions import helping
from backend.identity.actions.helping import EndingReason
from backend.identity.lifecycle import ResetState

strawberry.enum(EndingReason, description="Why an operator signs somebody out on all devices.")
strawberry.enum(ResetState, name="SecondFactorResetState", description="How far a reset has come.")


@strawberry.type(description="A lost second factor that operators take away, two of them.")
class SecondFactorReset:
    """What was asked for, by whom, and what became of it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    words: str = strawberry.field(description="How the person proved who she is.")
    state: ResetState = strawberry.field(description="How far it has come.")
    asked_at: datetime = strawberry.field(description="When it was asked for.")
    expires_at: datetime = strawberry.field(description="Until when another operator may answer.")
    answer_words: str | None = strawberry.field(description="What the other operator said.")
    ended_at: datetime | None = strawberry.field(description="When it was answered, or over.")
    is_mine: bool = strawberry.field(description="Whether I asked; then another one answers.")
    person: strawberry.Private[models.Person]
    asked_by_id: strawberry.Private[UUID]
    answered_by_id: strawberry.Private[UUID | None]

    @strawberry.field(description="Whose second factor it is.")
    async def person_name(self) -> str:
        """As it stands in her account."""
        return self.person.name

    @strawberry.field(description="Her identity number, masked.")
    async def person_id_number(self, info: Info) -> str:
        """Enough to tell two of one name apart."""
        number = people.id_number_of(info.context.services.vault, self.person)
        return masking.mask_id_number_for_staff(number)

    @strawberry.field(description="Who asked for it.")
    async def asked_by_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(loaders.names_by_id, self.asked_by_id)

    @strawberry.field(description="Who answered.")
    async def answered_by_name(self, info: Info) -> str | None:
        """Through the loader."""
        if self.answered_by_id is None:
            return None
        return await info.context.load(loaders.names_by_id, self.answered_by_id)

    @classmethod
    def from_model(
        cls, row: models.SecondFactorReset, person: models.Person, viewer_id: UUID
    ) -> "SecondFactorReset":
        """Copies what operators may see."""
        return cls(
            id=row.id,
            words=row.words,
            state=row.state,
            asked_at=row.asked_at,
            expires_at=row.expires_at,
            answer_words=row.answer_words,
            ended_at=row.ended_at,
            is_mine=row.asked_by_id == viewer_id,
            person=person,
            asked_by_id=row.asked_by_id,
            answered_by_id=row.answered_by_id,
        )


@strawberry.type(description="On how many devices somebody was signed out.")
class SessionsEnded:
    """What an operator is told of it."""

    count: int = strawberry.field(description="Sessions that were open.")


@strawberry.type(description="How a reset stands now.")
class SecondFactorResetOutcome:
    """What is told of one that was asked for or answered."""

    id: UUID = strawberry.field(description="The reset.")
    state: ResetState = strawberry.field(description="How far it has come.")


@strawberry.input(description="Whom to sign out, and why.")
class EndSessionsInput:
    """Name and number as on her identity card."""

    name: str = strawberry.field(description="Her name.")
    id_number: str = strawberry.field(description="Her identity number.")
    reason: EndingReason = strawberry.field(description="Why; it stands in the audit log.")


@strawberry.input(description="Whose second factor was lost.")
class AskSecondFactorResetInput:
    """Name and number as on her identity card."""

    name: str = strawberry.field(description="Her name.")
    id_number: str = strawberry.field(description="Her identity number.")
    words: str = strawberry.field(description="How she proved who she is, up to 500 characters.")


@strawberry.input(description="An answer to what another operator asked for.")
class AnswerSecondFactorResetInput:
    """A refusal needs words."""

    id: UUID = strawberry.field(description="The reset.")
    agree: bool = strawberry.field(description="Whether it is taken away, at once.")
    words: str | None = strawberry.field(default=None, description="Why not.")


SessionsEndedResult = Annotated[SessionsEnded | Problem, strawberry.union("SessionsEndedResult")]
SecondFactorResetResult = Annotated[
    SecondFactorResetOutcome | Problem, strawberry.union("SecondFactorResetResult")
]


@strawberry.type
class HelpingQueries:
    """What operators ask."""

    @strawberry.field(
        permission_classes=[ForOperators],
        description="Lost second factors that were to be reset, newest first.",
    )
    async def second_factor_resets(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[SecondFactorReset]:
        """See queries.second_factor_resets."""
        viewer = info.context.official
        page = await queries.second_factor_resets(viewer, PageRequest.asked(first, after))
        return connection_of(
            page, lambda row: SecondFactorReset.from_model(row, row.person, viewer.person_id)
        )


@strawberry.type
class HelpingMutations:
    """What operators do."""

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Signs somebody out on all devices, and tells her. Confirm your identity.",
    )
    async def end_sessions_of(self, info: Info, input: EndSessionsInput) -> SessionsEndedResult:
        """See helping.end_sessions."""
        context = info.context
        ended = await helping.end_sessions(
            context.services,
            context.official,
            name=input.name,
            id_number=input.id_number,
            reason=input.reason,
        )
        return SessionsEnded(count=ended)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Asks that a lost second factor be taken away, and tells its holder."
        " Another operator answers within three days. Confirm your identity.",
    )
    async def ask_second_factor_reset(
        self, info: Info, input: AskSecondFactorResetInput
    ) -> SecondFactorResetResult:
        """See helping.ask_reset."""
        context = info.context
        row = await helping.ask_reset(
            context.services,
            context.official,
            name=input.name,
            id_number=input.id_number,
            words=input.words,
        )
        return SecondFactorResetOutcome(id=row.id, state=row.state)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Agrees to a reset that another operator asked for, or declines it. Factor,"
        " recovery codes and sessions end at once. Confirm your identity.",
    )
    async def answer_second_factor_reset(
        self, info: Info, input: AnswerSecondFactorResetInput
    ) -> SecondFactorResetResult:
        """See helping.answer_reset."""
        row = await helping.answer_reset(
            info.context.official, input.id, agree=input.agree, words=input.words
        )
        return SecondFactorResetOutcome(id=row.id, state=row.state)
