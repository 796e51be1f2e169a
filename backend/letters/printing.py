"""Printing a decided letter from its snapshot: the one place, however often it is printed."""

from uuid import UUID

from backend.foundation.documents.renderer import RenderedDocument
from backend.foundation.services import Services
from backend.letters import enclosures, keeping, queries, snapshot
from backend.letters.models import LetterSnapshot


async def print_letter(services: Services, letter_id: UUID) -> RenderedDocument:
    """The unsigned PDF with its pieces; the same bytes each time while versions are pinned.

    Template and version are the snapshot's. Raises documents' RenderFailed, FileMissing for a
    piece, and OSError.
    """
    decided = await LetterSnapshot.get(letter_id=letter_id)
    content = snapshot.opened(services.vault, decided)
    rows = await queries.pieces_of(letter_id)
    pieces = await keeping.embedded(services, rows, dated=decided.issued_on)
    return await services.documents.render(
        decided.template,
        decided.template_version,
        content,
        files=[*pieces, enclosures.of(content)],
    )
