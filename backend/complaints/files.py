"""Files of a complaint: which there are, and what is behind the address of one."""

from dataclasses import dataclass
from uuid import UUID

from backend.complaints import bundles, evidence
from backend.complaints.models import ComplaintBundle, ComplaintEvidence
from backend.foundation import asking
from backend.foundation.errors import NotFound
from backend.foundation.media_types import ENDINGS
from backend.foundation.services import Services
from backend.letters import queries as letters


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A file in the clear; `name` says what it is, and nothing of who complained."""

    name: str
    media_type: str
    content: bytes


async def ids_of(complaint_id: UUID) -> list[UUID]:
    """Every piece of evidence, and then every bundle that is ready; each in its order."""
    pieces = await ComplaintEvidence.filter(complaint_id=complaint_id).order_by("position")
    ready = [each for each in await bundles.of_complaint(complaint_id) if bundles.is_ready(each)]
    return [each.id for each in (*pieces, *ready)]


@asking.as_the_portal("an address that the portal signed")
async def opened(services: Services, file_id: UUID) -> Opened:
    """What an address that holds leads to; NotFound when it is gone."""
    piece = await ComplaintEvidence.get_or_none(id=file_id).select_related("complaint")
    if piece is not None:
        number, ending = piece.complaint.number, ENDINGS[piece.media_type]
        return Opened(
            name=f"{number}-{piece.position:02d}.{ending}",
            media_type=piece.media_type,
            content=await evidence.content_of(services, piece),
        )
    bundle = await ComplaintBundle.get_or_none(id=file_id).select_related("complaint", "letter")
    if bundle is None or bundle.letter is None:
        raise NotFound
    return Opened(
        name=f"{bundle.complaint.number}-bundle.pdf",
        media_type="application/pdf",
        content=await letters.sealed_pdf(services, bundle.letter),
    )
