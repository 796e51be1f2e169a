"""What supervising offices see of a complaint: everything but who complained."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.complaints import access, bundles, conditions, loaders, models, queries, terms
from backend.complaints.graphql.case_parts import (
    ComplaintCaseEvidence,
    ComplaintCaseLetter,
    ComplaintCaseStep,
    ComplaintCaseVisit,
    DemandedItem,
)
from backend.complaints.graphql.enums import (
    BoardStage,
    ComplaintChannel,
    ComplaintKind,
    ComplaintOrigin,
    ComplaintState,
    ComplaintVerb,
    DeclineReason,
    Reminder,
    Supervision,
    TermAge,
)
from backend.complaints.graphql.file_types import ComplaintCaseBundle
from backend.complaints.lifecycle import LIFECYCLE
from backend.complaints.queries import Counts, Wanted
from backend.foundation import clock
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.viewer import Official
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation


@strawberry.type(description="A complaint as supervising offices handle it 投诉办件.")
class ComplaintCase:
    """Without the complainant: see lookAtComplainant."""

    id: UUID = strawberry.field(description="Stable identifier.")
    version: int = strawberry.field(description="To be sent with every verb.")
    number: str = strawberry.field(description="Its number.")
    kind: ComplaintKind = strawberry.field(description="What it is.")
    channel: ComplaintChannel = strawberry.field(description="How it came.")
    hotline_number: str | None = strawberry.field(description="The work order 工单 of 12345.")
    origin: ComplaintOrigin = strawberry.field(description="From where it was begun.")
    state: ComplaintState = strawberry.field(description="Where it stands.")
    region: RegionCode = strawberry.field(description="Where it happened.")
    accused_name: str = strawberry.field(description="Who is said to have demanded the proof.")
    proof_name: str = strawberry.field(description="The proof that was demanded.")
    matter: str = strawberry.field(description="For which matter; may be empty.")
    happened_on: date | None = strawberry.field(description="On which day, if told.")
    settled: bool = strawberry.field(description="The lead cannot give it back any more.")
    summary: str | None = strawberry.field(description="案情摘要: what the accused was told.")
    finding: str | None = strawberry.field(description="What was found, and why.")
    answer: str | None = strawberry.field(description="What the complainant was answered.")
    decline_reason: DeclineReason | None = strawberry.field(description="Why it was declined.")
    route: str | None = strawberry.field(description="Where to go instead.")
    due_on: date | None = strawberry.field(description="The last day of the present term.")
    calendar_known: bool = strawberry.field(
        description="False while the holidays of that year are not announced yet."
    )
    overdue: bool = strawberry.field(description="Whether that day has passed.")
    days_left: int | None = strawberry.field(
        description="Working days that are kept for the lead while the complainant is asked."
    )
    reminded: Reminder = strawberry.field(description="Of which mark it was last reminded.")
    decide_by: date | None = strawberry.field(description="By when a finding was promised.")
    extended: bool = strawberry.field(description="Whether that was put off once.")
    rectify_by: date | None = strawberry.field(description="By when it is to be set right.")
    missed: bool = strawberry.field(description="That day passed, whatever came later.")
    supervision: Supervision | None = strawberry.field(description="督办.")
    escalated_to: RegionCode | None = strawberry.field(
        description="The branch whose supervising offices were told that a term is over."
    )
    filed_at: datetime = strawberry.field(description="When it was filed.")
    found_at: datetime | None = strawberry.field(description="When it was decided.")
    rectified_at: datetime | None = strawberry.field(description="When it was seen to be right.")
    answered_at: datetime | None = strawberry.field(description="When it was answered.")
    closed_at: datetime | None = strawberry.field(description="When it was closed.")
    reopened_at: datetime | None = strawberry.field(description="When it was reopened.")
    viewer: strawberry.Private[Official]
    row: strawberry.Private[models.Complaint]

    @strawberry.field(description="Who received it first and answers for it 受理部门.")
    async def handler(self, info: Info) -> Organisation:
        """Batched."""
        return Organisation.from_model(
            await info.context.load(identity.organisations_by_id, self.row.handler_id)
        )

    @strawberry.field(description="Who looks into it 主办单位; null before it is sent.")
    async def lead(self, info: Info) -> Organisation | None:
        """Batched."""
        return await _office(info, self.row.lead_id)

    @strawberry.field(description="The accused office, when the portal knows it 被投诉单位.")
    async def accused(self, info: Info) -> Organisation | None:
        """Batched."""
        return await _office(info, self.row.accused_id)

    @strawberry.field(description="Who helps the lead 协办单位.")
    async def assistants(self, info: Info) -> list[Organisation]:
        """Batched."""
        rows = await info.context.load(loaders.assistants_by_complaint, self.id)
        return [Organisation.from_model(row.organisation) for row in rows]

    @strawberry.field(description="The entry of the catalogue that was in force that day.")
    async def item(self, info: Info) -> DemandedItem | None:
        """Batched."""
        return await DemandedItem.of(info, self.row.item_version_id)

    @strawberry.field(description="The number of the first complaint of the same kind.")
    async def repeats(self, info: Info) -> str | None:
        """Batched."""
        first = self.row.repeats_id
        return first and await info.context.load(loaders.numbers_by_complaint, first)

    @strawberry.field(description="Everything that happened, the oldest first.")
    async def steps(self, info: Info) -> list[ComplaintCaseStep]:
        """Batched."""
        rows = await info.context.load(loaders.steps_by_complaint, self.id)
        return [ComplaintCaseStep.from_model(row) for row in rows]

    @strawberry.field(description="What speaks for it, as it was on the day of filing.")
    async def evidence(self, info: Info) -> list[ComplaintCaseEvidence]:
        """Batched."""
        rows = await info.context.load(loaders.evidence_by_complaint, self.id)
        return [ComplaintCaseEvidence.from_model(row) for row in rows]

    @strawberry.field(description="What the complainant wants sealed, the first wish first.")
    async def bundles(self, info: Info) -> list[ComplaintCaseBundle]:
        """Batched."""
        rows = await info.context.load(bundles.bundles_by_complaint, self.id)
        return [ComplaintCaseBundle.from_model(row) for row in rows]

    @strawberry.field(description="Whether I may draft the sealed evidence that is asked for.")
    async def may_draft_bundle(self, info: Info) -> bool:
        """Batched."""
        wishes = await info.context.load(bundles.bundles_by_complaint, self.id)
        handles = self.row.handler_id == self.viewer.organisation_id
        return handles and bundles.open_one(wishes) is not None

    @strawberry.field(description="Whether I may open its files; each look is on record.")
    def may_open_files(self) -> bool:
        """The handler's and the lead's."""
        return self.viewer.organisation_id in {self.row.handler_id, self.row.lead_id}

    @strawberry.field(description="Whether it helped, each time the complainant was asked 回访.")
    async def visits(self, info: Info) -> list[ComplaintCaseVisit]:
        """Batched."""
        rows = await info.context.load(loaders.visits_by_complaint, self.id)
        return [ComplaintCaseVisit.from_model(row) for row in rows]

    @strawberry.field(
        description="The letter that it waits for, if it does; until that is issued or taken back, "
        "nothing is done that would not wait."
    )
    async def pending_letter(self, info: Info) -> ComplaintCaseLetter | None:
        """Batched."""
        pending = await info.context.load(loaders.pending_letters_by_complaint, self.id)
        if pending is None or self.row.lead_id is None:
            return None
        return ComplaintCaseLetter(
            verb=pending.verb,
            asked_at=pending.asked_at,
            office_id=self.row.lead_id,
            is_ours=self.row.lead_id == self.viewer.organisation_id,
            letter_id=pending.letter_id,
        )

    @strawberry.field(description="What I may do to it now.")
    async def verbs(self, info: Info) -> list[ComplaintVerb]:
        """Batched; by the very rules of the verbs."""
        row, viewer, today = self.row, self.viewer, clock.today()
        pending = await info.context.load(loaders.pending_letters_by_complaint, row.id)
        handler = await info.context.load(identity.organisations_by_id, row.handler_id)
        visits = await info.context.load(loaders.visits_by_complaint, row.id)
        answered = row.answered_at
        visited = any(answered is not None and each.at >= answered for each in visits)
        return [
            verb
            for verb in ComplaintVerb
            if LIFECYCLE.allows(row.state, verb)
            and access.may(viewer, row, verb, handled_in=handler.region)
            and conditions.refusal(row, verb, today, visited=visited) is None
            and not (pending and conditions.waits_for_letters(row, verb))
        ]

    @classmethod
    def from_model(cls, viewer: Official, row: models.Complaint) -> "ComplaintCase":
        """Copies the row, in which there is nothing of the complainant."""
        return cls(
            id=row.id,
            version=row.version,
            number=row.number,
            kind=row.kind,
            channel=row.channel,
            hotline_number=row.hotline_number,
            origin=row.origin,
            state=row.state,
            region=RegionCode(row.region),
            accused_name=row.accused_name,
            proof_name=row.proof_name,
            matter=row.matter,
            happened_on=row.happened_on,
            settled=row.settled,
            summary=row.summary,
            finding=row.finding,
            answer=row.answer,
            decline_reason=row.decline_reason,
            route=row.route,
            due_on=row.due_on,
            calendar_known=row.calendar_known,
            overdue=terms.is_over(row, clock.today()),
            days_left=row.term_left,
            reminded=row.reminded,
            decide_by=row.decide_by,
            extended=row.extended,
            rectify_by=row.rectify_by,
            missed=row.missed,
            supervision=row.supervision,
            escalated_to=None if row.escalated_to is None else RegionCode(row.escalated_to),
            filed_at=row.filed_at,
            found_at=row.found_at,
            rectified_at=row.rectified_at,
            answered_at=row.answered_at,
            closed_at=row.closed_at,
            reopened_at=row.reopened_at,
            viewer=viewer,
            row=row,
        )


@strawberry.type(description="How many complaints stand there.")
class ComplaintStateCount:
    """One column of the board."""

    state: ComplaintState = strawberry.field(description="The state.")
    count: int = strawberry.field(description="How many; states without any are left out.")


@strawberry.type(description="How many complaints of a stage are of an age.")
class ComplaintBoardCell:
    """One field of the board."""

    stage: BoardStage = strawberry.field(description="The stage.")
    age: TermAge = strawberry.field(description="How much of the present term is over.")
    count: int = strawberry.field(description="How many; fields without any are left out.")


@strawberry.type(description="The board of a supervising office, by the predicate of its list.")
class ComplaintCounts:
    """Figures only."""

    states: list[ComplaintStateCount] = strawberry.field(description="By state.")
    total: int = strawberry.field(description="All of them.")
    overdue: int = strawberry.field(description="Of how many the present term is over.")
    wanted: strawberry.Private[Wanted]

    @strawberry.field(description="The same by stage and age, without what has ended.")
    async def cells(self, info: Info) -> list[ComplaintBoardCell]:
        """See queries.cells."""
        found = await queries.cells(info.context.official, self.wanted)
        return [
            ComplaintBoardCell(stage=stage, age=age, count=found[stage, age])
            for stage in BoardStage
            for age in TermAge
            if (stage, age) in found
        ]

    @classmethod
    def from_counts(cls, counts: Counts, wanted: Wanted) -> "ComplaintCounts":
        """In the order of the states."""
        found = counts.by_state
        return cls(
            wanted=wanted,
            states=[
                ComplaintStateCount(state=state, count=found[state])
                for state in ComplaintState
                if state in found
            ],
            total=sum(found.values()),
            overdue=counts.overdue,
        )


ComplaintCaseResult = Annotated[ComplaintCase | Problem, strawberry.union("ComplaintCaseResult")]


async def _office(info: Info, id_: UUID | None) -> Organisation | None:
    if id_ is None:
        return None
    return Organisation.from_model(await info.context.load(identity.organisations_by_id, id_))
