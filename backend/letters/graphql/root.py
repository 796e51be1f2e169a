"""The doors of letters: one verb or one list each, three lines at most."""

from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForApprovers, ForLetterDesk, ForLetterReaders
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.letters import queries
from backend.letters.actions import deciding, doubting, drafting, producing
from backend.letters.graphql.types import Letter, LetterResult, LetterText
from backend.letters.queries import LetterStage


@strawberry.type
class LetterQueries:
    """Reading the letters of an office."""

    @strawberry.field(
        permission_classes=[ForLetterReaders],
        description="The letters of my office, newest first; with a stage, those that are there.",
    )
    async def letters(
        self,
        info: Info,
        stage: LetterStage | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Letter]:
        """See queries.letters."""
        request = PageRequest.asked(first, after)
        page = await queries.letters(info.context.official, stage, request)
        return connection_of(page, Letter.from_model)

    @strawberry.field(
        permission_classes=[ForLetterReaders],
        description="A letter of my office with what it says; reading it is recorded.",
    )
    async def letter(self, info: Info, id: UUID) -> LetterText:
        """See queries.letter_text."""
        services = info.context.services
        found = await queries.letter_text(services, info.context.official, id)
        return LetterText.from_text(services.vault, found)


@strawberry.type
class LetterMutations:
    """The verbs of letters."""

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[ReturnsProblems()],
        description="Signs a letter that somebody else drafted: it is numbered, sealed and sent.",
    )
    async def approve_letter(self, info: Info, id: UUID) -> LetterResult:
        """See deciding.approve."""
        context = info.context
        return Letter.from_model(await deciding.approve(context.services, context.official, id))

    @strawberry.mutation(
        permission_classes=[ForLetterDesk],
        extensions=[ReturnsProblems()],
        description="Takes a letter back before it is approved.",
    )
    async def withdraw_letter(self, info: Info, id: UUID, words: str) -> LetterResult:
        """See drafting.withdraw."""
        return Letter.from_model(await drafting.withdraw(info.context.official, id, words=words))

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[ReturnsProblems()],
        description="Asks for another try at a letter that could not be made or sealed.",
    )
    async def retry_letter(self, info: Info, id: UUID) -> LetterResult:
        """See producing.retry."""
        return Letter.from_model(await producing.retry(info.context.official, id))

    @strawberry.mutation(
        permission_classes=[ForLetterDesk],
        extensions=[ReturnsProblems()],
        description="Says that a letter in doubt was written here and is right; another confirms.",
    )
    async def vouch_for_letter(self, info: Info, id: UUID, words: str) -> LetterResult:
        """See doubting.vouch."""
        services, viewer = info.context.services, info.context.official
        return Letter.from_model(await doubting.vouch(services, viewer, id, words=words))

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[ReturnsProblems()],
        description="Confirms a doubted letter for which somebody else vouched 解除存疑.",
    )
    async def clear_letter(self, info: Info, id: UUID) -> LetterResult:
        """See doubting.clear."""
        services, viewer = info.context.services, info.context.official
        return Letter.from_model(await doubting.clear(services, viewer, id))
