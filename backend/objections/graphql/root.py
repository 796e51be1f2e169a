"""The doors of objections: one verb or one list each, three lines at most."""

from functools import partial
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import (
    ForApprovers,
    ForCaseReaders,
    ForCitizens,
    ForDeskWork,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.objections import queries
from backend.objections.actions import answering, filing
from backend.objections.graphql.types import (
    FileObjectionInput,
    Objection,
    ObjectionCase,
    ObjectionCaseResult,
    ObjectionCounts,
    ObjectionResult,
)
from backend.objections.lifecycle import ObjectionState


@strawberry.type
class ObjectionQueries:
    """Reading objections."""

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="My objections, newest first; with `proofId`, those to one proof.",
    )
    async def my_objections(
        self, info: Info, proof_id: UUID | None = None, first: First = None, after: After = None
    ) -> Connection[Objection]:
        """See queries.my_objections."""
        request = PageRequest.asked(first, after)
        page = await queries.my_objections(info.context.citizen, proof_id, request)
        return connection_of(page, partial(Objection.from_model, info.context.services.vault))

    @strawberry.field(permission_classes=[ForCitizens], description="One objection of mine.")
    async def my_objection(self, info: Info, id: UUID) -> Objection:
        """See queries.objection."""
        row = await queries.objection(info.context.citizen, id)
        return Objection.from_model(info.context.services.vault, row)

    @strawberry.field(
        permission_classes=[ForCaseReaders],
        description="Objections to proofs of my committee or branch, newest first.",
    )
    async def objections(
        self,
        info: Info,
        state: ObjectionState | None = None,
        overdue: bool | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[ObjectionCase]:
        """See queries.desk_objections."""
        request = PageRequest.asked(first, after)
        page = await queries.desk_objections(info.context.official, state, overdue, request)
        return connection_of(page, partial(ObjectionCase.from_model, info.context.services.vault))

    @strawberry.field(
        permission_classes=[ForCaseReaders],
        description="One objection to a proof of my committee or branch.",
    )
    async def objection_case(self, info: Info, id: UUID) -> ObjectionCase:
        """See queries.objection."""
        row = await queries.objection(info.context.official, id)
        return ObjectionCase.from_model(info.context.services.vault, row)

    @strawberry.field(
        permission_classes=[ForCaseReaders],
        description="How many objections wait, are being corrected, and are overdue.",
    )
    async def objection_counts(self, info: Info) -> ObjectionCounts:
        """See queries.counts."""
        return ObjectionCounts.from_counts(await queries.counts(info.context.official))


@strawberry.type
class ObjectionMutations:
    """The verbs of objections."""

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Says that something in a proof of mine is wrong 提出异议.",
    )
    async def file_objection(self, info: Info, input: FileObjectionInput) -> ObjectionResult:
        """See filing.file."""
        services = info.context.services
        row = await filing.file(services, info.context.citizen, input.value())
        return Objection.from_model(services.vault, row)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Takes an objection back before it is answered.",
    )
    async def withdraw_objection(self, info: Info, id: UUID) -> ObjectionResult:
        """See filing.withdraw."""
        row = await filing.withdraw(info.context.citizen, id)
        return Objection.from_model(info.context.services.vault, row)

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Finds an objection founded: opens the case that corrects the proof.",
    )
    async def accept_objection(
        self, info: Info, id: UUID, words: str | None = None
    ) -> ObjectionCaseResult:
        """See answering.accept."""
        services = info.context.services
        row = await answering.accept(services, info.context.official, id, words=words)
        return ObjectionCase.from_model(services.vault, row)

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[ReturnsProblems()],
        description="Finds an objection unfounded: says why, and who else can help.",
    )
    async def decline_objection(
        self, info: Info, id: UUID, words: str, route: str
    ) -> ObjectionCaseResult:
        """See answering.decline."""
        row = await answering.decline(info.context.official, id, words=words, route=route)
        return ObjectionCase.from_model(info.context.services.vault, row)
