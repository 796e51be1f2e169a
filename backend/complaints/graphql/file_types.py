"""Files of a complaint as the schema has them: sealed bundles, and addresses that live shortly."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.complaints import bundles, links, models
from backend.foundation.graphql.problems import Problem
from backend.letters.graphql.types import LetterState


@strawberry.type(description="My evidence as one sealed file 证据包, asked for or ready.")
class ComplaintBundle:
    """For the complainant."""

    id: UUID = strawberry.field(description="Stable identifier; also of its file.")
    asked_at: datetime = strawberry.field(description="When I asked for it.")
    is_ready: bool = strawberry.field(description="Whether the sealed file is there.")
    number: str | None = strawberry.field(description="Its number 发文字号; null before.")

    @classmethod
    def from_model(cls, row: models.ComplaintBundle) -> "ComplaintBundle":
        """Copies the wish; its letter was read with it."""
        ready = bundles.is_ready(row)
        return cls(
            id=row.id,
            asked_at=row.asked_at,
            is_ready=ready,
            number=row.letter.number if ready and row.letter is not None else None,
        )


@strawberry.type(description="A wish for the sealed evidence 证据包, and its letter.")
class ComplaintCaseBundle:
    """For the offices that deal with the complaint."""

    id: UUID = strawberry.field(description="Stable identifier; also of its file.")
    asked_at: datetime = strawberry.field(description="When the complainant asked for it.")
    letter_id: UUID | None = strawberry.field(description="The letter; null before it is drafted.")
    letter_state: LetterState | None = strawberry.field(description="Where that letter stands.")
    pieces: int | None = strawberry.field(description="How many pieces it holds.")

    @classmethod
    def from_model(cls, row: models.ComplaintBundle) -> "ComplaintCaseBundle":
        """Copies the wish; its letter was read with it."""
        return cls(
            id=row.id,
            asked_at=row.asked_at,
            letter_id=row.letter_id,
            letter_state=row.letter and row.letter.state,
            pieces=row.pieces,
        )


@strawberry.type(description="The way to one file, for five minutes and whoever has it.")
class ComplaintFile:
    """A piece of evidence, or a bundle."""

    id: UUID = strawberry.field(description="Of the piece, or of the bundle.")
    url: str = strawberry.field(description="Its address; it needs no session.")
    expires_at: datetime = strawberry.field(description="Until when.")

    @classmethod
    def from_link(cls, link: links.Link) -> "ComplaintFile":
        """Copies all three."""
        return cls(id=link.file_id, url=link.path, expires_at=link.expires_at)


@strawberry.type(description="The ways to all my files of one complaint.")
class ComplaintFiles:
    """Each piece, and each bundle that is ready."""

    files: list[ComplaintFile] = strawberry.field(description="In their order; bundles last.")


ComplaintFileResult = Annotated[ComplaintFile | Problem, strawberry.union("ComplaintFileResult")]
ComplaintFilesResult = Annotated[ComplaintFiles | Problem, strawberry.union("ComplaintFilesResult")]
