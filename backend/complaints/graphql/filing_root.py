"""The doors of complainants: one verb or one list each, three lines at most.

A verb names the complaint by its id, for who is signed in, or by its receipt code, for anybody.
"""

from typing import Annotated
from uuid import UUID

import strawberry

from backend.complaints import following, origins
from backend.complaints.actions import complaining, filing
from backend.complaints.graphql.complaint_types import (
    Complaint,
    ComplaintDraft,
    ComplaintResult,
    FiledComplaint,
    FiledComplaintResult,
)
from backend.complaints.graphql.enums import ComplaintOrigin
from backend.complaints.graphql.filing_inputs import EnterComplaintInput, FileComplaintInput
from backend.complaints.origins import Origin
from backend.complaints.ownership import Named
from backend.foundation import clock
from backend.foundation.graphql.audience import (
    ForAgents,
    ForCitizens,
    ForComplainants,
    ForSupervisors,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.graphql.steps import InSteps
from backend.foundation.pages import PageRequest

Id = Annotated[UUID | None, strawberry.argument(description="My own complaint, signed in.")]
ReceiptCode = Annotated[
    str | None, strawberry.argument(description="Or the receipt code of a complaint.")
]


@strawberry.type
class ComplainantQueries:
    """Reading one's own complaints."""

    @strawberry.field(
        permission_classes=[ForComplainants],
        description="What a complaint begun from this thing can begin with; only from what is mine "
        "or public. `ref` as in ComplaintOriginInput.",
    )
    async def complaint_draft(
        self, info: Info, origin: ComplaintOrigin, ref: str
    ) -> ComplaintDraft:
        """See origins.found."""
        begun = Origin(kind=origin, ref=ref)
        found = await origins.found(info.context.viewer, begun, clock.today())
        return ComplaintDraft.from_found(found)

    @strawberry.field(permission_classes=[ForCitizens], description="My complaints, newest first.")
    async def my_complaints(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Complaint]:
        """See following.own_complaints."""
        request = PageRequest.asked(first, after)
        page = await following.own_complaints(info.context.citizen, request)
        return connection_of(page, Complaint.from_model)

    @strawberry.field(permission_classes=[ForCitizens], description="One complaint of mine.")
    async def my_complaint(self, info: Info, id: UUID) -> Complaint:
        """See following.own_complaint."""
        context = info.context
        row = await following.own_complaint(context.services, context.citizen, id)
        return Complaint.from_model(row)

    @strawberry.field(
        permission_classes=[ForAgents],
        description="What agents filed for my enterprise, newest first.",
    )
    async def our_complaints(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Complaint]:
        """See following.own_complaints."""
        request = PageRequest.asked(first, after)
        page = await following.own_complaints(info.context.official, request)
        return connection_of(page, Complaint.from_model)

    @strawberry.field(permission_classes=[ForAgents], description="One complaint of my enterprise.")
    async def our_complaint(self, info: Info, id: UUID) -> Complaint:
        """See following.own_complaint."""
        context = info.context
        row = await following.own_complaint(context.services, context.official, id)
        return Complaint.from_model(row)


@strawberry.type
class ComplainantMutations:
    """The verbs of complainants."""

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[InSteps(), ReturnsProblems()],
        description="Says that an office demanded a proof that it may not 投诉、举报、建议.",
    )
    async def file_complaint(self, info: Info, input: FileComplaintInput) -> FiledComplaintResult:
        """See filing.file."""
        filed = await filing.file(info.context.services, info.context.viewer, input.value())
        return FiledComplaint.from_filed(filed)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[InSteps(), ReturnsProblems()],
        description="Enters what somebody said at a counter, or on the hotline 12345 代录.",
    )
    async def enter_complaint(self, info: Info, input: EnterComplaintInput) -> FiledComplaintResult:
        """See filing.enter."""
        services, viewer = info.context.services, info.context.official
        filed = await filing.enter(services, viewer, input.value(), input.caller())
        return FiledComplaint.from_filed(filed)

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="The complaint of a receipt code; each look is counted, so that none is found "
        "by trying.",
    )
    async def complaint_by_receipt(self, info: Info, code: str) -> ComplaintResult:
        """See following.by_receipt."""
        row = await following.by_receipt(info.context.services, info.context.viewer, code)
        return Complaint.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="Takes a complaint back before anything was found 撤回.",
    )
    async def withdraw_complaint(
        self, info: Info, id: Id = None, receipt_code: ReceiptCode = None
    ) -> ComplaintResult:
        """See complaining.withdraw."""
        named = Named(id=id, receipt_code=receipt_code)
        row = await complaining.withdraw(info.context.services, info.context.viewer, named)
        return Complaint.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[InSteps(), ReturnsProblems()],
        description="Adds what I was asked for; the term runs on 补充材料.",
    )
    async def supplement_complaint(
        self,
        info: Info,
        words: str,
        id: Id = None,
        receipt_code: ReceiptCode = None,
        attachment_ids: list[UUID] | None = None,
    ) -> ComplaintResult:
        """See complaining.supplement."""
        row = await complaining.supplement(
            info.context.services,
            info.context.viewer,
            Named(id=id, receipt_code=receipt_code),
            words=words,
            attachment_ids=attachment_ids or (),
        )
        return Complaint.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="Has an answered complaint looked at again, once 申请重新办理.",
    )
    async def reopen_complaint(
        self, info: Info, words: str, id: Id = None, receipt_code: ReceiptCode = None
    ) -> ComplaintResult:
        """See complaining.reopen."""
        named = Named(id=id, receipt_code=receipt_code)
        viewer = info.context.viewer
        row = await complaining.reopen(info.context.services, viewer, named, words=words)
        return Complaint.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="Lets the office that I complain about know my name, or no more 同意具名.",
    )
    async def agree_to_be_named(
        self, info: Info, agrees: bool, id: Id = None, receipt_code: ReceiptCode = None
    ) -> ComplaintResult:
        """See complaining.agree_to_be_named."""
        row = await complaining.agree_to_be_named(
            info.context.services,
            info.context.viewer,
            Named(id=id, receipt_code=receipt_code),
            agrees=agrees,
        )
        return Complaint.from_model(row)
