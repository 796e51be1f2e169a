"""What the owner of a proof may know of those who checked it, and operators of all checks."""

from uuid import UUID

from backend.foundation import clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Citizen
from backend.proofs import queries as proofs
from backend.verification import access
from backend.verification.models import VerificationRecord


async def checks_of(
    viewer: Citizen, proof_id: UUID, request: PageRequest
) -> Page[VerificationRecord]:
    """Every check of the viewer's own proof, newest first; NotFound for another's."""
    own = await proofs.proof(viewer, proof_id)
    return await page_of(VerificationRecord.filter(proof_id=own.id), request, order="at")


async def unknown_lately() -> int:
    """How many checks of all sources found nothing within the window of the limits."""
    since = clock.now() - access.WINDOW
    return await VerificationRecord.filter(at__gt=since, proof_id=None).count()
