"""What offices and supervisors see of a proposal."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry

from backend.catalogue.models import Measure
from backend.changes.graphql.enums import CancelReason, ChangeState
from backend.changes.models import ChangeRequest
from backend.complaints.models import Complaint
from backend.foundation.clock import CHINA
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.viewer import Official
from backend.identity import loaders as identity
from backend.proposals import access, loaders, models
from backend.proposals.lifecycle import ProposalState, ProposalVerb
from backend.proposals.models import ProposalGround

strawberry.enum(ProposalState, description="Where a proposal stands 建议状态.")
strawberry.enum(ProposalVerb, description="What is done to a proposal.")
strawberry.enum(ProposalGround, description="Why it could happen 建议理由.")


@strawberry.type(description="A complaint that was found to be true, without who complained.")
class ProposingComplaint:
    """What the accused reads too."""

    number: str = strawberry.field(description="Its number.")
    accused_name: str = strawberry.field(description="The office that demanded the proof.")
    proof_name: str = strawberry.field(description="The proof.")
    finding: str = strawberry.field(description="What was found, and on which rule.")
    found_on: date | None = strawberry.field(description="The day, in China.")

    @classmethod
    def from_model(cls, row: Complaint) -> "ProposingComplaint":
        """Copies what the accused is told."""
        return cls(
            number=row.number,
            accused_name=row.accused_name,
            proof_name=row.proof_name,
            finding=row.finding or "",
            found_on=row.found_at and row.found_at.astimezone(CHINA).date(),
        )


@strawberry.type(description="The request that was drafted of a proposal.")
class ProposedChange:
    """How far it is."""

    id: UUID = strawberry.field(description="For its office, to mend and file it.")
    number: str | None = strawberry.field(description="Once it was filed.")
    state: ChangeState = strawberry.field(description="Where it stands.")

    @classmethod
    def from_model(cls, row: ChangeRequest) -> "ProposedChange":
        """Copies the three."""
        return cls(id=row.id, number=row.number, state=row.state)


@strawberry.type(
    description="清单调整建议: what a list would have to say to prevent the next complaint."
)
class CatalogueProposal:
    """The view of the office it was put before, and of supervisors."""

    id: UUID = strawberry.field(description="Stable identifier.")
    version: int = strawberry.field(description="To be sent with every verb.")
    state: ProposalState = strawberry.field(description="Where it stands.")
    ground: ProposalGround = strawberry.field(description="Why it could happen.")
    item_code: str | None = strawberry.field(
        description="The entry that was in force, for /catalogue/items/<code>; null for none."
    )
    measure: Measure = strawberry.field(description="What the list would say.")
    cancel_reason: CancelReason | None = strawberry.field(description="Why it is cancelled.")
    made_on: date = strawberry.field(description="The day, in China.")
    decline_reason: str | None = strawberry.field(description="Why the list stays as it is.")
    verbs: list[ProposalVerb] = strawberry.field(description="What I may do to it now.")
    row: strawberry.Private[models.CatalogueProposal]

    @strawberry.field(description="The office before which it was put.")
    async def office(self, info: Info) -> str:
        """Batched."""
        id_ = self.row.organisation_id
        return (await info.context.load(identity.organisations_by_id, id_)).name

    @strawberry.field(description="The complaints behind it, all of one series.")
    async def complaints(self, info: Info) -> list[ProposingComplaint]:
        """Batched."""
        rows = await info.context.load(loaders.complaints_by_proposal, self.id)
        return [ProposingComplaint.from_model(row) for row in rows]

    @strawberry.field(description="The request that was drafted of it; null before.")
    async def change(self, info: Info) -> ProposedChange | None:
        """Batched."""
        if self.row.change_id is None:
            return None
        row = await info.context.load(loaders.changes_by_id, self.row.change_id)
        return ProposedChange.from_model(row)

    @classmethod
    def from_model(cls, viewer: Official, row: models.CatalogueProposal) -> "CatalogueProposal":
        """Copies what may be told."""
        return cls(
            id=row.id,
            version=row.version,
            state=row.state,
            ground=row.ground,
            item_code=row.item_code,
            measure=row.measure,
            cancel_reason=row.cancel_reason,
            made_on=row.made_at.astimezone(CHINA).date(),
            decline_reason=row.decline_reason,
            verbs=access.verbs_for(viewer, row),
            row=row,
        )


CatalogueProposalResult = Annotated[
    CatalogueProposal | Problem, strawberry.union("CatalogueProposalResult")
]
