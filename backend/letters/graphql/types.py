"""What the office that sends a letter sees of it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.graphql.scalars import Sha256
from backend.foundation.vault import Vault
from backend.identity import loaders as identity
from backend.letters import models, queries, snapshot, texts
from backend.letters.lifecycle import LetterState
from backend.letters.models import LetterKind
from backend.seals import loaders as seals
from backend.seals import troubles
from backend.seals.troubles import Trouble

strawberry.enum(LetterState, description="Where a letter stands 文书状态.")
strawberry.enum(queries.LetterStage, description="What to list of an office’s letters.")
strawberry.enum(LetterKind, description="What is written 文书种类.")


@strawberry.type(description="A numbered, sealed letter of my office 文书.")
class Letter:
    """Without what it says, which may name somebody; see LetterText."""

    id: UUID = strawberry.field(description="Stable identifier.")
    kind: LetterKind = strawberry.field(description="What is written.")
    title: str = strawberry.field(description="Its heading.")
    state: LetterState = strawberry.field(description="Where it stands.")
    subject_id: UUID = strawberry.field(description="What it is about: for now a complaint.")
    number: str | None = strawberry.field(description="发文字号; null before it is approved.")
    drafted_at: datetime = strawberry.field(description="When it was drafted.")
    approved_at: datetime | None = strawberry.field(description="When it was approved.")
    issued_at: datetime | None = strawberry.field(description="Since when it is in force.")
    doubted_at: datetime | None = strawberry.field(
        description="Since when nobody should rely on it, for the key of its seal was not trusted;"
        " null when two persons cleared it."
    )
    vouched_at: datetime | None = strawberry.field(
        description="When somebody said that it stands although it came in doubt 说明."
    )
    vouched_words: str | None = strawberry.field(description="How she knows.")
    cleared_at: datetime | None = strawberry.field(description="When the doubt ended 解除存疑.")
    withdrawn_because: str | None = strawberry.field(description="Why it was taken back.")
    trouble: str | None = strawberry.field(description="Why it is not made yet; null otherwise.")
    trouble_en: str | None = strawberry.field(description="The same in English.")
    file_url: str | None = strawberry.field(description="The sealed PDF; null before it is issued.")
    drafter_id: strawberry.Private[UUID]
    approver_id: strawberry.Private[UUID | None]
    vouched_by_id: strawberry.Private[UUID | None]
    cleared_by_id: strawberry.Private[UUID | None]
    held_up_by: strawberry.Private[str | None]

    @strawberry.field(description="Whether its seal waits for the word of the keeper 印章保管人.")
    async def waits_for_keeper(self, info: Info) -> bool:
        """Through the loader."""
        if self.state is not LetterState.RENDERED:
            return False
        return await info.context.load(seals.waits_for_keeper_by_document, self.id)

    @strawberry.field(description="Why the keeper did not set its seal; null unless that is why.")
    async def keeper_refusal(self, info: Info) -> str | None:
        """Batched."""
        if self.held_up_by != Trouble.KEEPER_REFUSED:
            return None
        return await info.context.load(seals.keeper_refusals_by_document, self.id)

    @strawberry.field(description="Who drafted it 拟稿人.")
    async def drafter_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.drafter_id)

    @strawberry.field(description="Whether I drafted it, so that somebody else has to approve it.")
    def drafted_by_me(self, info: Info) -> bool:
        """Two persons answer for a letter."""
        return self.drafter_id == info.context.official.person_id

    @strawberry.field(description="Who approved it 签发人; null before.")
    async def approver_name(self, info: Info) -> str | None:
        """Through the loader."""
        return await _name(info, self.approver_id)

    @strawberry.field(description="Who vouched for it; null before.")
    async def vouched_by_name(self, info: Info) -> str | None:
        """Through the loader."""
        return await _name(info, self.vouched_by_id)

    @strawberry.field(description="Whether I vouched for it, so that somebody else clears it.")
    def vouched_by_me(self, info: Info) -> bool:
        """Two persons answer for it."""
        return self.vouched_by_id == info.context.official.person_id

    @strawberry.field(description="Who confirmed it; null before.")
    async def cleared_by_name(self, info: Info) -> str | None:
        """Through the loader."""
        return await _name(info, self.cleared_by_id)

    @classmethod
    def from_model(cls, row: models.Letter) -> "Letter":
        """Copies what the office may see."""
        trouble = row.trouble and troubles.sentence_of(row.trouble)
        issued = row.state is LetterState.ISSUED
        return cls(
            id=row.id,
            kind=row.kind,
            title=snapshot.FORMS[row.kind].title,
            state=row.state,
            subject_id=row.subject_id,
            number=row.number,
            drafted_at=row.drafted_at,
            approved_at=row.approved_at,
            issued_at=row.issued_at,
            doubted_at=row.doubted_at if row.is_in_doubt else None,
            vouched_at=row.vouched_at,
            vouched_words=row.vouched_words,
            cleared_at=row.cleared_at,
            withdrawn_because=row.withdrawn_because,
            trouble=trouble.zh if trouble else None,
            trouble_en=trouble.en if trouble else None,
            file_url=f"/files/letters/{row.id}.pdf" if issued else None,
            drafter_id=row.drafter_id,
            approver_id=row.approver_id,
            vouched_by_id=row.vouched_by_id,
            cleared_by_id=row.cleared_by_id,
            held_up_by=row.trouble,
        )


async def _name(info: Info, person_id: UUID | None) -> str | None:
    return None if person_id is None else await info.context.load(identity.names_by_id, person_id)


@strawberry.type(description="A heading of a letter and what stands under it.")
class LetterSection:
    """As the page has it, in words for a screen."""

    heading: str = strawberry.field(description="The heading, in Chinese.")
    text: str = strawberry.field(description="What stands under it; lines are paragraphs.")


@strawberry.type(description="A file that travels inside a letter 证据材料.")
class LetterPiece:
    """Of an evidence bundle."""

    name: str = strawberry.field(description="Its name inside the PDF.")
    title: str = strawberry.field(description="What it is.")
    media_type: str = strawberry.field(description="Its media type.")
    size: int = strawberry.field(description="In bytes.")
    sha256: Sha256 = strawberry.field(description="The hash that stands on the page.")

    @classmethod
    def from_model(cls, vault: Vault, row: models.LetterPiece) -> "LetterPiece":
        """Copies what the office may see."""
        return cls(
            name=row.name,
            title=snapshot.title_of(vault, row),
            media_type=row.media_type,
            size=row.size,
            sha256=Sha256(row.sha256),
        )


@strawberry.type(description="A letter with what it says, for who drafts and approves it.")
class LetterText:
    """Reading it is recorded."""

    letter: Letter = strawberry.field(description="The letter.")
    addressee: str = strawberry.field(description="Whom it is for 主送.")
    sections: list[LetterSection] = strawberry.field(description="What it says.")
    pieces: list[LetterPiece] = strawberry.field(description="What is inside of it.")

    @classmethod
    def from_text(cls, vault: Vault, found: queries.LetterText) -> "LetterText":
        """Copies what the office may see."""
        told = texts.sections(found.letter.kind, found.content["text"])
        return cls(
            letter=Letter.from_model(found.letter),
            addressee=found.content["addressee"],
            sections=[LetterSection(heading=each.heading, text=each.text) for each in told],
            pieces=[LetterPiece.from_model(vault, row) for row in found.pieces],
        )


LetterResult = Annotated[Letter | Problem, strawberry.union("LetterResult")]
