"""The doors of changes: one verb or one list each, three lines at most."""

from datetime import date
from functools import partial
from uuid import UUID

import strawberry

from backend.changes import queries
from backend.changes.actions import commenting, deriving, drafting, publishing, reviewing
from backend.changes.graphql.enums import ChangeState
from backend.changes.graphql.inputs import ChangeDraftInput, ReviewChangeInput
from backend.changes.graphql.types import (
    ChangeComment,
    ChangeEntry,
    ChangeRequest,
    ChangeRequestResult,
    DerivedChangeRequest,
    DerivedChangeRequestResult,
    MyChangeComment,
    MyChangeCommentResult,
)
from backend.changes.queries import Opinion
from backend.foundation.graphql.audience import (
    ForChangeReaders,
    ForCitizens,
    ForDepartmentStaff,
    ForPublishers,
    ForReviewers,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest


@strawberry.type
class ChangeQueries:
    """Reading requests for changes of the catalogue."""

    @strawberry.field(
        permission_classes=[ForChangeReaders],
        description=(
            "Requests of my office, or filed in the branch I review, the latest change first;"
            " `waiting` asks for those that are mine to go on with, or that are not."
        ),
    )
    async def change_requests(
        self,
        info: Info,
        state: ChangeState | None = None,
        waiting: bool | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[ChangeRequest]:
        """See queries.change_requests."""
        viewer, request = info.context.official, PageRequest.asked(first, after)
        page = await queries.change_requests(viewer, state, waiting, request)
        return connection_of(page, partial(ChangeRequest.from_model, viewer))

    @strawberry.field(permission_classes=[ForChangeReaders], description="One of these requests.")
    async def change_request(self, info: Info, id: UUID) -> ChangeRequest:
        """See queries.change_request."""
        viewer = info.context.official
        return ChangeRequest.from_model(viewer, await queries.change_request(viewer, id))

    @strawberry.field(
        permission_classes=[ForChangeReaders],
        description="What a request is about, in its order: for its office as it is being written.",
    )
    async def change_entries(
        self, info: Info, id: UUID, first: First = None, after: After = None
    ) -> Connection[ChangeEntry]:
        """See queries.entries_for."""
        request = PageRequest.asked(first, after)
        page = await queries.entries_for(info.context.official, id, request)
        return connection_of(page, ChangeEntry.from_model)

    @strawberry.field(
        permission_classes=[ForChangeReaders],
        description="What the public said of a request, the newest first, without names.",
    )
    async def change_comments(
        self, info: Info, id: UUID, first: First = None, after: After = None
    ) -> Connection[ChangeComment]:
        """See queries.comments_for."""
        request = PageRequest.asked(first, after)
        page = await queries.comments_for(info.context.official, id, request)
        return connection_of(page, ChangeComment.from_model)

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="A request that the public is, or was, asked about, and my comment on it.",
    )
    async def my_change_comment(self, info: Info, number: str) -> MyChangeComment:
        """See queries.opinion_of."""
        return MyChangeComment.from_opinion(await queries.opinion_of(info.context.citizen, number))


@strawberry.type
class ChangeMutations:
    """The verbs of requests for changes."""

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Keeps a new request of my office; nobody else sees it before it is filed.",
    )
    async def draft_change_request(
        self, info: Info, input: ChangeDraftInput
    ) -> ChangeRequestResult:
        """See drafting.draft."""
        viewer = info.context.official
        row = await drafting.draft(viewer, input.title, input.reason, input.values())
        return ChangeRequest.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Drafts what makes the list of my office say what a filed form of it says.",
    )
    async def derive_change_request(
        self, info: Info, filing_id: UUID
    ) -> DerivedChangeRequestResult:
        """See deriving.draft_from."""
        viewer = info.context.official
        made = await deriving.draft_from(viewer, filing_id)
        return DerivedChangeRequest(
            request=ChangeRequest.from_model(viewer, made.request), left_out=made.left_out
        )

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Replaces all of a draft, or of a request that was returned.",
    )
    async def edit_change_request(
        self, info: Info, id: UUID, version: int, input: ChangeDraftInput
    ) -> ChangeRequestResult:
        """See drafting.edit."""
        viewer, entries = info.context.official, input.values()
        row = await drafting.edit(
            viewer, id, version, title=input.title, reason=input.reason, entries=entries
        )
        return ChangeRequest.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Files a draft, or a returned request once more; everybody can read it then.",
    )
    async def file_change_request(self, info: Info, id: UUID, version: int) -> ChangeRequestResult:
        """See drafting.file."""
        viewer = info.context.official
        return ChangeRequest.from_model(viewer, await drafting.file(viewer, id, version))

    @strawberry.mutation(
        permission_classes=[ForReviewers],
        extensions=[ReturnsProblems()],
        description="合法性审查 or 政策性审核: lets a request pass, or returns it.",
    )
    async def review_change_request(
        self, info: Info, input: ReviewChangeInput
    ) -> ChangeRequestResult:
        """See reviewing."""
        viewer = info.context.official
        row = await reviewing.review(viewer, input.id, input.version, input.value())
        return ChangeRequest.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForPublishers],
        extensions=[ReturnsProblems()],
        description="Returns a request about which the public is, or was, asked.",
    )
    async def return_change_request(
        self, info: Info, id: UUID, version: int, reason: str
    ) -> ChangeRequestResult:
        """See reviewing.return_from_public."""
        viewer = info.context.official
        row = await reviewing.return_from_public(viewer, id, version, reason=reason)
        return ChangeRequest.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForPublishers],
        extensions=[ReturnsProblems()],
        description="Publishes a request when the days for comments are over.",
    )
    async def publish_change_request(
        self, info: Info, id: UUID, version: int, effective_from: date, summary: str
    ) -> ChangeRequestResult:
        """See publishing.publish."""
        viewer = info.context.official
        row = await publishing.publish(
            viewer, id, version, effective_from=effective_from, summary=summary
        )
        return ChangeRequest.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Takes a request of my office back before it is published.",
    )
    async def withdraw_change_request(
        self, info: Info, id: UUID, version: int, reason: str
    ) -> ChangeRequestResult:
        """See drafting.withdraw."""
        viewer = info.context.official
        row = await drafting.withdraw(viewer, id, version, reason=reason)
        return ChangeRequest.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description=(
            "Says something of a request that is open to comments, at most 500 characters; a second"
            " time it replaces what I said."
        ),
    )
    async def comment_on_change(self, info: Info, number: str, words: str) -> MyChangeCommentResult:
        """See commenting.comment."""
        request, comment = await commenting.comment(info.context.citizen, number, words)
        return MyChangeComment.from_opinion(Opinion(request=request, comment=comment))
