"""The doors of a complaint's files: sealed bundles, and addresses that live shortly."""

from uuid import UUID

import strawberry

from backend.complaints.actions import bundling, opening
from backend.complaints.graphql.cases import ComplaintCase, ComplaintCaseResult
from backend.complaints.graphql.complaint_types import Complaint, ComplaintResult
from backend.complaints.graphql.file_types import (
    ComplaintFile,
    ComplaintFileResult,
    ComplaintFiles,
    ComplaintFilesResult,
)
from backend.complaints.graphql.filing_root import Id, ReceiptCode
from backend.complaints.ownership import Named
from backend.foundation.graphql.audience import ForComplainants, ForSupervisors
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import ReturnsProblems


@strawberry.type
class ComplaintFileMutations:
    """Those of the complainant, and those of the offices that deal with a complaint."""

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="Asks for my evidence as one sealed file 申请证据包; twice does no more.",
    )
    async def ask_for_bundle(
        self, info: Info, id: Id = None, receipt_code: ReceiptCode = None
    ) -> ComplaintResult:
        """See bundling.ask."""
        named = Named(id=id, receipt_code=receipt_code)
        row = await bundling.ask(info.context.services, info.context.viewer, named)
        return Complaint.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForComplainants],
        extensions=[ReturnsProblems()],
        description="The ways to all my files of a complaint, for five minutes 下载我的材料.",
    )
    async def open_complaint_files(
        self, info: Info, id: Id = None, receipt_code: ReceiptCode = None
    ) -> ComplaintFilesResult:
        """See opening.open_hers."""
        named = Named(id=id, receipt_code=receipt_code)
        found = await opening.open_hers(info.context.services, info.context.viewer, named)
        return ComplaintFiles(files=[ComplaintFile.from_link(link) for link in found])

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="Drafts the sealed evidence that was asked for, as the handler 起草证据包.",
    )
    async def draft_bundle(self, info: Info, id: UUID) -> ComplaintCaseResult:
        """See bundling.draft."""
        viewer = info.context.official
        row = await bundling.draft(info.context.services, viewer, id)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="The way to a file, for the handler and the lead; each look is on record.",
    )
    async def open_case_file(self, info: Info, id: UUID, file_id: UUID) -> ComplaintFileResult:
        """See opening.look."""
        services, viewer = info.context.services, info.context.official
        return ComplaintFile.from_link(await opening.look(services, viewer, id, file_id))
