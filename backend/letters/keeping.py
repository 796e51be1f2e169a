"""Files of letters in the storage, encrypted: they hold what people complained of, and of whom."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from backend.foundation.documents.embedding import EmbeddedFile, Relationship
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.media_types import ENDINGS
from backend.foundation.services import Services
from backend.letters import snapshot, texts
from backend.letters.models import LetterFile, LetterKind, LetterPiece

MOST_PIECES = 30
MOST_BYTES = 60_000_000
"""Of all pieces of a letter: the press may use 512 MB, and holds each of them several times."""

_FILE = "letter_file.content"
_PIECE = "letter_piece.content"


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A file for a bundle: what it is in a line, and its bytes."""

    title: str
    media_type: str
    content: bytes


def check(glyphs: GlyphCoverage, kind: LetterKind, pieces: Sequence[Piece]) -> None:
    """Raises TEXT_EMPTY, TOO_MANY_AT_ONCE, ATTACHMENT_TOO_LARGE or what is wrong with a title.

    ValueError for pieces of another kind than a bundle, whose page would not list them.
    """
    if kind is not LetterKind.EVIDENCE_BUNDLE:
        if pieces:
            raise ValueError(f"a letter of kind {kind} lists no pieces")
        return
    if not pieces:
        raise Problem(ProblemCode.TEXT_EMPTY, field="pieces")
    if len(pieces) > MOST_PIECES:
        raise Problem(
            ProblemCode.TOO_MANY_AT_ONCE, field="pieces", limit=MOST_PIECES, count=len(pieces)
        )
    if sum(len(piece.content) for piece in pieces) > MOST_BYTES:
        raise Problem(
            ProblemCode.ATTACHMENT_TOO_LARGE, field="pieces", limit=MOST_BYTES // 1_000_000
        )
    for piece in pieces:
        texts.printable(glyphs, piece.title, field="pieces", limit=texts.LINE_LENGTH)


async def keep_piece(
    services: Services, letter_id: UUID, position: int, piece: Piece
) -> LetterPiece:
    """Stores a checked piece; the row is not saved yet."""
    row = LetterPiece(
        id=uuid4(),
        letter_id=letter_id,
        position=position,
        # Ours, and in ASCII: what people call their files may name somebody.
        name=f"{position:02d}.{ENDINGS.get(piece.media_type, 'bin')}",
        media_type=piece.media_type,
        sha256=hashlib.sha256(piece.content).hexdigest(),
        size=len(piece.content),
    )
    snapshot.put_title(services.vault, row, piece.title)
    row.stored_as = await _put(services, piece.content, place=_PIECE, row=row.id)
    return row


async def embedded(
    services: Services, pieces: Sequence[LetterPiece], *, dated: date
) -> list[EmbeddedFile]:
    """The pieces in the clear, as the press takes them."""
    return [
        EmbeddedFile(
            name=piece.name,
            description=snapshot.title_of(services.vault, piece),
            dated=dated,
            relationship=Relationship.SUPPLEMENT,
            content=await content_of(services, piece),
        )
        for piece in pieces
    ]


async def content_of(services: Services, piece: LetterPiece) -> bytes:
    """The piece in the clear; the caller has made sure who may read it."""
    return await _get(services, piece.stored_as, place=_PIECE, row=piece.id)


async def keep_pdf(services: Services, letter_id: UUID, pdf: bytes) -> str:
    """Stores a PDF of a letter and gives the key."""
    return await _put(services, pdf, place=_FILE, row=letter_id)


async def pdf_of(services: Services, file: LetterFile) -> bytes:
    """The PDF in the clear; the caller has made sure, and recorded, who may read it."""
    return await _get(services, file.stored_as, place=_FILE, row=file.letter_id)


async def _put(services: Services, content: bytes, *, place: str, row: UUID) -> str:
    encrypt = services.vault.encrypt_bytes
    return await services.storage.put(
        await asyncio.to_thread(encrypt, content, place=place, row=row)
    )


async def _get(services: Services, key: str, *, place: str, row: UUID) -> bytes:
    stored = await services.storage.get(key)
    return await asyncio.to_thread(services.vault.decrypt_bytes, stored, place=place, row=row)
