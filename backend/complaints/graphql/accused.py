"""What the accused and the public see of a complaint. Nothing here reads who complained.

But for one thing: the name of somebody who agreed to be named to the accused.
"""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry

from backend.complaints import loaders, models, papers, terms, testimony
from backend.complaints.graphql.case_parts import DemandedItem
from backend.complaints.graphql.enums import ComplaintKind, ComplaintState, ComplaintVerb
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem


@strawberry.type(description="One step of a complaint that the accused office may read.")
class AccusedCaseStep:
    """By its day: the minute might tell who stood at the counter."""

    verb: ComplaintVerb = strawberry.field(description="What was done.")
    day: date = strawberry.field(description="On which day.")
    office: str | None = strawberry.field(description="By which office; null for the clock.")
    words: str = strawberry.field(description="In words; may be empty.")
    place: strawberry.Private[tuple[UUID, int]]

    @strawberry.field(description="The sealed letter that my office got with it; null for others.")
    async def file_url(self, info: Info) -> str | None:
        """Batched."""
        row = await info.context.load(loaders.letters_by_step, self.place)
        return row and papers.order_address(row)

    @classmethod
    def from_model(cls, row: models.ComplaintStep) -> "AccusedCaseStep":
        """Copies a step that was fetched as one of the accused's."""
        return cls(
            verb=row.verb,
            day=row.at.astimezone(CHINA).date(),
            office=row.organisation and row.organisation.name,
            words=row.words,
            place=(row.complaint_id, row.serial),
        )


@strawberry.type(description="A complaint about my office 被投诉事项, as it was told.")
class AccusedCase:
    """From the row alone, of which no column tells who complained."""

    id: UUID = strawberry.field(description="Stable identifier.")
    number: str = strawberry.field(description="Its number.")
    kind: ComplaintKind = strawberry.field(description="What it is.")
    state: ComplaintState = strawberry.field(description="Where it stands.")
    proof_name: str = strawberry.field(description="The proof that is said to be demanded.")
    matter: str = strawberry.field(description="For which matter; may be empty.")
    happened_on: date | None = strawberry.field(description="On which day, if told.")
    summary: str = strawberry.field(description="案情摘要: what my office is said to have done.")
    finding: str | None = strawberry.field(description="What was found, and on which rule.")
    rectify_by: date | None = strawberry.field(description="By when to set it right.")
    due_on: date | None = strawberry.field(description="The last day of the present term.")
    overdue: bool = strawberry.field(description="Whether that day has passed.")
    missed: bool = strawberry.field(description="The day to set it right passed.")
    item_version_id: strawberry.Private[UUID | None]

    @strawberry.field(description="The entry of the catalogue that was in force that day.")
    async def item(self, info: Info) -> DemandedItem | None:
        """Batched."""
        return await DemandedItem.of(info, self.item_version_id)

    @strawberry.field(description="What my office may read of its steps, the oldest first.")
    async def steps(self, info: Info) -> list[AccusedCaseStep]:
        """Batched."""
        rows = await info.context.load(loaders.accused_steps_by_complaint, self.id)
        return [AccusedCaseStep.from_model(row) for row in rows]

    @strawberry.field(
        description="Who complained, only where she agreed to be named; null otherwise."
    )
    async def complainant_name(self, info: Info) -> str | None:
        """Batched."""
        row = await info.context.load(loaders.named_complainants_by_complaint, self.id)
        return row and testimony.name_of(info.context.services.vault, row)

    @classmethod
    def from_model(cls, row: models.Complaint) -> "AccusedCase":
        """Copies what the accused is told; see access.for_accused for when."""
        return cls(
            id=row.id,
            number=row.number,
            kind=row.kind,
            state=row.state,
            proof_name=row.proof_name,
            matter=row.matter,
            happened_on=row.happened_on,
            summary=row.summary or "",
            finding=row.finding,
            rectify_by=row.rectify_by,
            due_on=row.due_on,
            overdue=terms.is_over(row, clock.today()),
            missed=row.missed,
            item_version_id=row.item_version_id,
        )

    @classmethod
    def from_telling(cls, step: models.ComplaintStep) -> "AccusedCase":
        """Of the step by which the office was told, read together with its complaint."""
        return cls.from_model(step.complaint)


@strawberry.type(description="通报: an office did not set right what it was ordered to.")
class PublicNotice:
    """For everybody."""

    office: str = strawberry.field(description="Which office.")
    proof_name: str = strawberry.field(description="The proof that it demanded.")
    words: str = strawberry.field(description="What is made public.")
    published_on: date = strawberry.field(description="On which day.")
    rectify_by: date | None = strawberry.field(description="By when it was to be set right.")
    rectified_on: date | None = strawberry.field(description="When it was, late; null if not yet.")
    place: strawberry.Private[tuple[UUID, int]]

    @strawberry.field(description="What the office was ordered to set right.")
    async def ordered(self, info: Info) -> str:
        """Batched."""
        return await info.context.load(loaders.orders_before, self.place)

    @classmethod
    def from_step(cls, step: models.ComplaintStep) -> "PublicNotice":
        """Copies what is public of the step and its complaint."""
        row = step.complaint
        set_right = row.rectified_at
        return cls(
            office=row.accused_name,
            proof_name=row.proof_name,
            words=step.words,
            published_on=step.at.astimezone(CHINA).date(),
            rectify_by=row.rectify_by,
            rectified_on=set_right and set_right.astimezone(CHINA).date(),
            place=(row.id, step.serial),
        )


AccusedCaseResult = Annotated[AccusedCase | Problem, strawberry.union("AccusedCaseResult")]
