"""The face of notices: the inbox of whoever is signed in."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForSignedIn
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.notices import actions, models, queries
from backend.notices.models import ChannelOutcome, NoticeKind

strawberry.enum(NoticeKind, description="What a notice tells of 消息种类.")
strawberry.enum(ChannelOutcome, description="Inbox only, short message taken over, or failed.")


@strawberry.type(description="One entry of my inbox 消息.")
class Notice:
    """A notice as its reader sees it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    kind: NoticeKind = strawberry.field(description="What it tells of.")
    subject_id: UUID = strawberry.field(
        description="What it is about, by its kind: a proof, a share, a consent, an objection."
    )
    title: str = strawberry.field(description="The title, in Chinese.")
    body: str = strawberry.field(description="Plain text with line breaks, in Chinese.")
    title_en: str = strawberry.field(description="The title, in English.")
    body_en: str = strawberry.field(description="The body, in English.")
    created_at: datetime = strawberry.field(description="When it came.")
    read_at: datetime | None = strawberry.field(description="When I first opened it.")
    outcome: ChannelOutcome = strawberry.field(
        description="Whether it also went out as a short message."
    )

    @classmethod
    def from_model(cls, row: models.Notice) -> "Notice":
        """Copies what the reader may see."""
        return cls(
            id=row.id,
            kind=row.kind,
            subject_id=row.subject_id,
            title=row.title,
            body=row.body,
            title_en=row.title_en,
            body_en=row.body_en,
            created_at=row.created_at,
            read_at=row.read_at,
            outcome=row.channel_outcome,
        )


NoticeResult = Annotated[Notice | Problem, strawberry.union("NoticeResult")]


@strawberry.type
class NoticeQueries:
    """Reading the inbox."""

    @strawberry.field(
        permission_classes=[ForSignedIn],
        description="My inbox, newest first: my own affairs, or those of the post I act in.",
    )
    async def my_notices(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Notice]:
        """See queries.my_notices."""
        page = await queries.my_notices(info.context.signed_in, PageRequest.asked(first, after))
        return connection_of(page, Notice.from_model)

    @strawberry.field(
        permission_classes=[ForSignedIn], description="How many entries of my inbox are unread."
    )
    async def unread_notice_count(self, info: Info) -> int:
        """See queries.unread_count."""
        return await queries.unread_count(info.context.signed_in)


@strawberry.type
class NoticeMutations:
    """The one verb of an inbox."""

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Notes that I opened an entry of my inbox.",
    )
    async def mark_notice_read(self, info: Info, id: UUID) -> NoticeResult:
        """See actions.mark_read."""
        return Notice.from_model(await actions.mark_read(info.context.signed_in, id))
