"""What the owner of a proof may know of those who checked it."""

from uuid import UUID

from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Citizen
from backend.proofs import queries as proofs
from backend.verification.models import VerificationRecord


async def checks_of(
    viewer: Citizen, proof_id: UUID, request: PageRequest
) -> Page[VerificationRecord]:
    """Every check of the viewer's own proof, newest first; NotFound for another's."""
    own = await proofs.proof(viewer, proof_id)
    return await page_of(VerificationRecord.filter(proof_id=own.id), request, order="at")
