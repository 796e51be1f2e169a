"""The parts of a complaint as offices see them: steps, evidence, visits, who complained."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.complaints import loaders, models
from backend.complaints.graphql.enums import (
    ComplaintState,
    ComplaintVerb,
    EvidenceKind,
    StepReader,
    VisitWay,
)
from backend.complaints.shielding import Identity
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.letters import loaders as letters
from backend.letters.graphql.types import Letter


@strawberry.type(description="The entry of the catalogue that a complaint is about.")
class DemandedItem:
    """For `/catalogue/items/<code>`."""

    code: str = strawberry.field(description="Its code.")
    version: int = strawberry.field(description="The version in force on the day it happened.")

    @classmethod
    async def of(cls, info: Info, version_id: UUID | None) -> "DemandedItem | None":
        """Batched; None where a complaint names none."""
        if version_id is None:
            return None
        row = await info.context.load(loaders.items_by_version, version_id)
        return cls(code=row.item.code, version=row.version)


@strawberry.type(description="One step of a complaint, for those who handle it.")
class ComplaintCaseStep:
    """Steps of the complainant and of the clock have no office."""

    verb: ComplaintVerb = strawberry.field(description="What was done.")
    state: ComplaintState = strawberry.field(description="Where it stood then.")
    at: datetime = strawberry.field(description="When.")
    office: str | None = strawberry.field(description="By which office.")
    reader: StepReader = strawberry.field(description="Which side reads the words too.")
    words: str = strawberry.field(description="Why, in words; may be empty.")

    @classmethod
    def from_model(cls, row: models.ComplaintStep) -> "ComplaintCaseStep":
        """Copies the step; its office was read with it."""
        return cls(
            verb=row.verb,
            state=row.state,
            at=row.at,
            office=row.organisation and row.organisation.name,
            reader=row.reader,
            words=row.words,
        )


@strawberry.type(description="One piece of evidence; what is in it may tell who complained.")
class ComplaintCaseEvidence:
    """What is on file of it, not the piece."""

    id: UUID = strawberry.field(description="Stable identifier.")
    kind: EvidenceKind = strawberry.field(description="What it is.")
    media_type: str = strawberry.field(description="Its media type.")
    size: int = strawberry.field(description="In bytes.")
    sha256: str = strawberry.field(description="The hash of the piece itself.")
    made_at: datetime = strawberry.field(description="When it was put on file.")

    @classmethod
    def from_model(cls, row: models.ComplaintEvidence) -> "ComplaintCaseEvidence":
        """Copies what is on file."""
        return cls(
            id=row.id,
            kind=row.kind,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            made_at=row.made_at,
        )


@strawberry.type(description="The letter that a complaint waits for 待发文书: a step of its lead.")
class ComplaintCaseLetter:
    """The letter itself is for the office that sends it."""

    verb: ComplaintVerb = strawberry.field(description="What is done once it is issued.")
    asked_at: datetime = strawberry.field(description="When it was drafted.")
    office_id: strawberry.Private[UUID]
    is_ours: strawberry.Private[bool]
    letter_id: strawberry.Private[UUID]

    @strawberry.field(description="The letter, when my office sends it; null for other offices.")
    async def letter(self, info: Info) -> Letter | None:
        """Batched."""
        if not self.is_ours:
            return None
        return Letter.from_model(await info.context.load(letters.letters_by_id, self.letter_id))

    @strawberry.field(description="Who may approve letters of the lead today 签发人.")
    async def approvers(self, info: Info) -> list[str]:
        """Batched."""
        return await info.context.load(loaders.approvers_by_office, self.office_id)


@strawberry.type(description="回访: the complainant was asked whether it helped.")
class ComplaintCaseVisit:
    """What she said."""

    at: datetime = strawberry.field(description="When.")
    way: VisitWay = strawberry.field(description="How.")
    reached: bool = strawberry.field(description="Whether she could be reached.")
    solved: bool | None = strawberry.field(description="Whether it is solved, as she says.")
    satisfied: bool | None = strawberry.field(description="Whether she is satisfied.")
    words: str = strawberry.field(description="What was said.")

    @classmethod
    def from_model(cls, row: models.ReturnVisit) -> "ComplaintCaseVisit":
        """Copies it; who asked is on record."""
        return cls(
            at=row.at,
            way=row.way,
            reached=row.reached,
            solved=row.solved,
            satisfied=row.satisfied,
            words=row.words,
        )


@strawberry.type(description="Who complained, in the clear; each look is on record.")
class ComplainantIdentity:
    """For the handler and the lead only."""

    name: str | None = strawberry.field(description="Null of somebody who told none.")
    phone: str | None = strawberry.field(description="Null of somebody who told none.")
    words: str = strawberry.field(description="The complaint in the complainant's own words.")
    agrees_to_be_named: bool = strawberry.field(description="Whether the accused may know.")

    @classmethod
    def from_identity(cls, found: Identity) -> "ComplainantIdentity":
        """Copies all four."""
        return cls(
            name=found.name,
            phone=found.phone,
            words=found.words,
            agrees_to_be_named=found.agrees_to_be_named,
        )


ComplainantIdentityResult = Annotated[
    ComplainantIdentity | Problem, strawberry.union("ComplainantIdentityResult")
]
