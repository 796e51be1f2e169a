"""The doors of supervising offices: lists, and the verbs of the handler and of offices above."""

from functools import partial
from uuid import UUID

import strawberry

from backend.complaints import queries
from backend.complaints.actions import accepting, dispatching, looking, supervising
from backend.complaints.graphql.case_inputs import (
    ComplaintCaseFilter,
    DeclineComplaintInput,
    DispatchComplaintInput,
)
from backend.complaints.graphql.case_parts import ComplainantIdentity, ComplainantIdentityResult
from backend.complaints.graphql.cases import ComplaintCase, ComplaintCaseResult, ComplaintCounts
from backend.complaints.graphql.enums import Supervision
from backend.complaints.queries import Wanted
from backend.foundation.graphql.audience import ForSupervisors
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.identity.graphql import Organisation


@strawberry.type
class ComplaintCaseQueries:
    """Reading complaints as a supervising office."""

    @strawberry.field(
        permission_classes=[ForSupervisors],
        description=(
            "Complaints of my branch, or that my office handles, leads or helps with, the latest"
            " first; never one about my office."
        ),
    )
    async def complaint_cases(
        self,
        info: Info,
        filter: ComplaintCaseFilter | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[ComplaintCase]:
        """See queries.complaints."""
        viewer, request = info.context.official, PageRequest.asked(first, after)
        wanted = Wanted() if filter is None else filter.value()
        page = await queries.complaints(viewer, wanted, request)
        return connection_of(page, partial(ComplaintCase.from_model, viewer))

    @strawberry.field(permission_classes=[ForSupervisors], description="One of these complaints.")
    async def complaint_case(self, info: Info, id: UUID) -> ComplaintCase:
        """See queries.complaint."""
        viewer = info.context.official
        return ComplaintCase.from_model(viewer, await queries.complaint(viewer, id))

    @strawberry.field(
        permission_classes=[ForSupervisors],
        description="The board: how many of these complaints stand where, and are overdue.",
    )
    async def complaint_counts(
        self, info: Info, filter: ComplaintCaseFilter | None = None
    ) -> ComplaintCounts:
        """See queries.counts."""
        wanted = Wanted() if filter is None else filter.value()
        counts = await queries.counts(info.context.official, wanted)
        return ComplaintCounts.from_counts(counts, wanted)

    @strawberry.field(
        permission_classes=[ForSupervisors],
        description=(
            "Offices that may look into what my office handles, itself among them; not the accused."
        ),
    )
    async def complaint_offices(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Organisation]:
        """See queries.offices."""
        page = await queries.offices(info.context.official, PageRequest.asked(first, after))
        return connection_of(page, Organisation.from_model)


@strawberry.type
class ComplaintCaseMutations:
    """The verbs of the handler, of offices above, and the recorded look at who complained."""

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="Who complained, for the handler and the lead; each look is on record.",
    )
    async def look_at_complainant(self, info: Info, id: UUID) -> ComplainantIdentityResult:
        """See looking.look."""
        found = await looking.look(info.context.services, info.context.official, id)
        return ComplainantIdentity.from_identity(found)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="受理: takes a complaint up, and promises a finding by a day.",
    )
    async def accept_complaint(
        self, info: Info, id: UUID, version: int, words: str | None = None
    ) -> ComplaintCaseResult:
        """See accepting.accept."""
        viewer = info.context.official
        row = await accepting.accept(viewer, id, version, words=words)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="不予受理: tells the complainant why, and where to go instead.",
    )
    async def decline_complaint(
        self, info: Info, input: DeclineComplaintInput
    ) -> ComplaintCaseResult:
        """See accepting.decline."""
        viewer = info.context.official
        row = await accepting.decline(
            viewer,
            input.id,
            input.version,
            reason=input.reason,
            words=input.words,
            route=input.route,
        )
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="交办: sends a complaint to its lead; after an objection, for good.",
    )
    async def dispatch_complaint(
        self, info: Info, input: DispatchComplaintInput
    ) -> ComplaintCaseResult:
        """See dispatching.dispatch."""
        viewer = info.context.official
        row = await dispatching.dispatch(
            viewer,
            input.id,
            input.version,
            lead_id=input.lead_id,
            assistant_ids=input.assistant_ids,
            words=input.words,
        )
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="督办: an office above the handler says how closely it looks on.",
    )
    async def supervise_complaint(
        self, info: Info, id: UUID, version: int, level: Supervision, words: str
    ) -> ComplaintCaseResult:
        """See supervising.supervise."""
        viewer = info.context.official
        row = await supervising.supervise(viewer, id, version, level=level, words=words)
        return ComplaintCase.from_model(viewer, row)
