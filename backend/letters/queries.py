"""Everything that reads letters: those of an office, and for the context that asked for one.

Functions that take no viewer decide nothing about access: their caller has, and records the look.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery

from backend.foundation import audit
from backend.foundation.errors import NotFound
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Official, Role
from backend.letters import access, keeping, snapshot
from backend.letters.lifecycle import LetterState
from backend.letters.models import (
    Letter,
    LetterFile,
    LetterFileKind,
    LetterPiece,
    LetterSnapshot,
)
from backend.seals import queries as seals


class LetterStage(StrEnum):
    """What an office asks for in its list of letters."""

    FOR_ME = "for_me"
    """It waits for the viewer: drafted, or vouched for, by somebody else."""
    DRAFTED = "drafted"
    """Nobody has approved it yet."""
    UNDER_WAY = "under_way"
    """Approved, and being printed and sealed."""
    STUCK = "stuck"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


_S = LetterState
_STATES: Mapping[LetterStage, tuple[LetterState, ...]] = {
    LetterStage.DRAFTED: (_S.DRAFTED,),
    LetterStage.UNDER_WAY: (_S.APPROVED, _S.RENDERED, _S.SEALED),
    LetterStage.STUCK: (_S.RENDER_FAILED, _S.SEAL_FAILED),
    LetterStage.ISSUED: (_S.ISSUED,),
    LetterStage.WITHDRAWN: (_S.WITHDRAWN,),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterText:
    """A letter with what it says: `content` has `addressee` and `text`."""

    letter: Letter
    content: dict[str, Any]
    pieces: list[LetterPiece]


async def letters(
    viewer: Official, stage: LetterStage | None, request: PageRequest
) -> Page[Letter]:
    """The letters of the viewer's office, newest first."""
    rows = access.visible_to(viewer)
    if stage is LetterStage.FOR_ME:
        rows = rows.filter(_waits_for(viewer))
    elif stage is not None:
        rows = rows.filter(state__in=_STATES[stage])
    return await page_of(rows, request, order="drafted_at")


def _waits_for(viewer: Official) -> Q:
    if Role.APPROVER not in viewer.roles:
        return Q(id=None)
    vouched = Q(vouched_by_id__isnull=False, cleared_at=None) & ~Q(vouched_by_id=viewer.person_id)
    return Q(state=_S.DRAFTED) & ~Q(drafter_id=viewer.person_id) | vouched


async def undoubted_of(seal_id: UUID) -> list[UUID]:
    """Letters that a compromised seal sealed since its key is not trusted, without their mark."""
    sealed = (await seals.uses_in_doubt(seal_id)).values("document_id")
    rows = Letter.filter(id__in=Subquery(sealed), state__in=(_S.SEALED, _S.ISSUED), doubted_at=None)
    return [row.id async for row in rows.only("id")]


async def letter_text(services: Services, viewer: Official, letter_id: UUID) -> LetterText:
    """One letter of the viewer's office with its words; the look is recorded.

    Raises NotFound, and OWN_CASE for a matter of the viewer's own.
    """
    letter = await access.known(viewer, letter_id)
    await services.refuse_own_matter(viewer, letter.subject_id)
    await audit.record(viewer, "letter.read", letter.id)
    return LetterText(
        letter=letter,
        content=content_of(services.vault, letter),
        pieces=await pieces_of(letter.id),
    )


async def sealed_file(
    services: Services, viewer: Official, letter_id: UUID
) -> tuple[Letter, bytes]:
    """A letter of the viewer's office and its sealed PDF; the look is recorded.

    Raises NotFound, and OWN_CASE for a matter of the viewer's own.
    """
    letter = await access.known(viewer, letter_id)
    await services.refuse_own_matter(viewer, letter.subject_id)
    pdf = await sealed_pdf(services, letter)
    await audit.record(viewer, "letter.file_read", letter.id)
    return letter, pdf


async def letter(letter_id: UUID) -> Letter:
    """One letter, whoever's; see the module about access."""
    return await Letter.get(id=letter_id)


async def letters_of(subject_id: UUID) -> list[Letter]:
    """All letters about one thing, oldest first; see the module about access."""
    return await Letter.filter(subject_id=subject_id).order_by("drafted_at", "id")


def content_of(vault: Vault, letter: Letter) -> dict[str, Any]:
    """What a letter says, in the clear: `addressee` and `text`; see the module about access."""
    return snapshot.drafted_content(vault, letter)


async def sealed_pdf(services: Services, letter: Letter) -> bytes:
    """The sealed PDF of an issued letter, or NotFound; see the module about access."""
    file = await newest_sealed(letter.id)
    if file is None or letter.state is not LetterState.ISSUED:
        raise NotFound
    return await keeping.pdf_of(services, file)


async def newest_sealed(letter_id: UUID) -> LetterFile | None:
    """What is handed out: the sealed file with the newest time stamp."""
    files = LetterFile.filter(letter_id=letter_id, kind=LetterFileKind.SEALED)
    return await files.order_by("-revision").first()


async def pages_of(letter: Letter) -> int:
    """How many pages the sealed PDF of an issued letter has."""
    files = LetterFile.filter(letter_id=letter.id, kind=LetterFileKind.SEALED)
    return (await files.get(revision=1)).pages


async def pieces_of(letter_id: UUID) -> list[LetterPiece]:
    """The pieces of a bundle, in their order."""
    return await LetterPiece.filter(letter_id=letter_id).order_by("position")


async def frozen_content(vault: Vault, letter_id: UUID) -> dict[str, Any]:
    """What was decided, as frozen."""
    return snapshot.opened(vault, await LetterSnapshot.get(letter_id=letter_id))
