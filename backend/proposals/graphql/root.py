"""The doors of proposals: one verb or one list each, three lines at most."""

from functools import partial
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForProposals, ForSupervisors
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.proposals import queries
from backend.proposals.actions import deciding
from backend.proposals.graphql.types import CatalogueProposal, CatalogueProposalResult
from backend.proposals.lifecycle import ProposalState


@strawberry.type
class ProposalQueries:
    """Reading proposals."""

    @strawberry.field(
        permission_classes=[ForProposals],
        description="Proposals put before my office, and for supervisors before those of their "
        "branch, the newest first.",
    )
    async def catalogue_proposals(
        self,
        info: Info,
        state: ProposalState | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[CatalogueProposal]:
        """See queries.proposals."""
        viewer, request = info.context.official, PageRequest.asked(first, after)
        page = await queries.proposals(viewer, state, request)
        return connection_of(page, partial(CatalogueProposal.from_model, viewer))

    @strawberry.field(
        permission_classes=[ForSupervisors],
        description="What a complaint that I may know of led to; null when to nothing.",
    )
    async def proposal_of_complaint(
        self, info: Info, complaint_id: UUID
    ) -> CatalogueProposal | None:
        """See queries.of_complaint."""
        viewer = info.context.official
        row = await queries.of_complaint(viewer, complaint_id)
        return row and CatalogueProposal.from_model(viewer, row)


@strawberry.type
class ProposalMutations:
    """The verbs of the office before which a proposal was put."""

    @strawberry.mutation(
        permission_classes=[ForProposals],
        extensions=[ReturnsProblems()],
        description="Drafts a request of it 采纳, to be mended and filed like any other.",
    )
    async def take_up_proposal(self, info: Info, id: UUID, version: int) -> CatalogueProposalResult:
        """See deciding.take_up."""
        viewer = info.context.official
        row = await deciding.take_up(viewer, id, version)
        return CatalogueProposal.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForProposals],
        extensions=[ReturnsProblems()],
        description="Leaves the list as it is, and says why 不采纳.",
    )
    async def decline_proposal(
        self, info: Info, id: UUID, version: int, reason: str
    ) -> CatalogueProposalResult:
        """See deciding.decline."""
        viewer = info.context.official
        row = await deciding.decline(viewer, id, version, reason=reason)
        return CatalogueProposal.from_model(viewer, row)
