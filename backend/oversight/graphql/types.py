"""What supervising offices see of a unit, and both sides of a talk; never who complained."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry

from backend.complaints.graphql.enums import ComplaintState
from backend.complaints.models import Complaint
from backend.foundation.clock import CHINA
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.viewer import Official
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation
from backend.letters import models as letters
from backend.letters import snapshot
from backend.letters.models import LetterKind
from backend.oversight import loaders, models, queries
from backend.oversight.actions.talking import NewTalk
from backend.oversight.rates import Rates
from backend.ratings import queries as ratings
from backend.ratings.graphql.types import RatingFigures


@strawberry.type(description="Counts of complaints, and the three rates 三率 made of them.")
class ComplaintRates:
    """Of an office's work; see rates for the formulas."""

    filed: int = strawberry.field(description="Filed in the period, and handled by the office.")
    response: float | None = strawberry.field(
        description="响应率: answered in term whether it is taken up, 0 to 1; null without any."
    )
    solution: float | None = strawberry.field(
        description="解决率: of those reached afterwards who said it is solved; null without any."
    )
    satisfaction: float | None = strawberry.field(
        description="满意率: of those reached afterwards who are satisfied; null without any."
    )
    reached: int = strawberry.field(description="How many were reached afterwards 回访.")

    @classmethod
    def from_rates(cls, rates: Rates) -> "ComplaintRates":
        """Copies them."""
        return cls(
            filed=rates.filed,
            response=rates.response,
            solution=rates.solution,
            satisfaction=rates.satisfaction,
            reached=rates.reached,
        )


@strawberry.type(description="An office as supervisors look at it 单位.")
class OverseenUnit:
    """Its complaints are in complaintCases, by accusedId and leadId."""

    organisation: Organisation = strawberry.field(description="The office.")

    @strawberry.field(description="What it handled and led in my branch this year.")
    async def rates(self, info: Info) -> ComplaintRates:
        """See queries.rates_of_unit."""
        viewer, unit_id = info.context.official, self.organisation.id
        return ComplaintRates.from_rates(await queries.rates_of_unit(viewer, unit_id))

    @strawberry.field(description="How it is rated 好差评, as everybody may know.")
    async def ratings(self) -> RatingFigures:
        """See ratings.queries.figures."""
        return RatingFigures.from_figures(await ratings.figures(self.organisation.id, None))


@strawberry.type(description="One complaint of a series, by its number.")
class SeriesComplaint:
    """Enough to see how often, and to open it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    number: str = strawberry.field(description="Its number.")
    state: ComplaintState = strawberry.field(description="Where it stands.")
    filed_on: date = strawberry.field(description="On which day it was filed.")

    @classmethod
    def from_model(cls, row: Complaint) -> "SeriesComplaint":
        """Copies them."""
        return cls(
            id=row.id,
            number=row.number,
            state=row.state,
            filed_on=row.filed_at.astimezone(CHINA).date(),
        )


@strawberry.type(
    description="Complaints about the same office and proof, again and again 系列投诉."
)
class ComplaintSeries:
    """By the first of them."""

    id: UUID = strawberry.field(description="That of the first complaint.")
    proof_name: str = strawberry.field(description="The proof that is demanded.")
    viewer: strawberry.Private[Official]

    @strawberry.field(description="All that I may know of, the first one first.")
    async def complaints(self, info: Info) -> list[SeriesComplaint]:
        """Batched."""
        rows = await info.context.load(loaders.series_by_first, (self.viewer, self.id))
        return [SeriesComplaint.from_model(row) for row in rows]

    @classmethod
    def from_first(cls, viewer: Official, row: Complaint) -> "ComplaintSeries":
        """Of its first complaint."""
        return cls(id=row.id, proof_name=row.proof_name, viewer=viewer)


@strawberry.type(description="A letter about a complaint of an office, by its number 文书.")
class NumberedLetter:
    """Without its words, which may name somebody, and without its file."""

    id: UUID = strawberry.field(description="Stable identifier.")
    kind: LetterKind = strawberry.field(description="What is written.")
    title: str = strawberry.field(description="Its heading.")
    number: str = strawberry.field(description="发文字号.")
    issued_on: date | None = strawberry.field(description="Since when it is in force.")
    complaint_id: UUID = strawberry.field(description="The complaint that it is about.")

    @classmethod
    def from_model(cls, row: letters.Letter) -> "NumberedLetter":
        """Of an issued letter."""
        return cls(
            id=row.id,
            kind=row.kind,
            title=snapshot.FORMS[row.kind].title,
            number=row.number or "",
            issued_on=row.issued_at and row.issued_at.astimezone(CHINA).date(),
            complaint_id=row.subject_id,
        )


@strawberry.type(description="约谈: a supervising office talked to the head of another.")
class Talk:
    """The same for both sides."""

    id: UUID = strawberry.field(description="Stable identifier.")
    held_on: date = strawberry.field(description="On which day.")
    participants: str = strawberry.field(description="Who took part, by function.")
    agreed: str = strawberry.field(description="What was agreed.")
    due_on: date = strawberry.field(description="By when.")
    row: strawberry.Private[models.Talk]

    @strawberry.field(description="The office that was talked to 被约谈单位.")
    async def office(self, info: Info) -> str:
        """Batched."""
        return (
            await info.context.load(identity.organisations_by_id, self.row.organisation_id)
        ).name

    @strawberry.field(description="The office that talked to it 约谈单位.")
    async def held_by(self, info: Info) -> str:
        """Batched."""
        return (await info.context.load(identity.organisations_by_id, self.row.held_by_id)).name

    @strawberry.field(description="The numbers of the complaints that it was about; maybe none.")
    async def complaint_numbers(self, info: Info) -> list[str]:
        """Batched."""
        return await info.context.load(loaders.numbers_by_talk, self.id)

    @classmethod
    def from_model(cls, row: models.Talk) -> "Talk":
        """Copies the row."""
        return cls(
            id=row.id,
            held_on=row.held_on,
            participants=row.participants,
            agreed=row.agreed,
            due_on=row.due_on,
            row=row,
        )


@strawberry.input(description="A talk as it was held. It is told to the office and never changed.")
class RecordTalkInput:
    """Nothing in it may tell who complained."""

    client_token: UUID = strawberry.field(description="Made by the form: sent twice, kept once.")
    organisation_id: UUID = strawberry.field(description="The office that was talked to.")
    complaint_ids: list[UUID] = strawberry.field(
        default_factory=list[UUID], description="What it was about, at most 20 complaints."
    )
    held_on: date = strawberry.field(description="On which day.")
    participants: str = strawberry.field(
        description="Who took part, by function, at most 200 characters."
    )
    agreed: str = strawberry.field(description="What was agreed, at most 1,000 characters.")
    due_on: date = strawberry.field(description="By when.")

    def value(self) -> NewTalk:
        """As the action takes it."""
        return NewTalk(
            client_token=self.client_token,
            organisation_id=self.organisation_id,
            complaint_ids=frozenset(self.complaint_ids),
            held_on=self.held_on,
            participants=self.participants,
            agreed=self.agreed,
            due_on=self.due_on,
        )


TalkResult = Annotated[Talk | Problem, strawberry.union("TalkResult")]
