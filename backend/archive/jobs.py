"""The face of the archive for time: what was issued is filed."""

from uuid import UUID

from backend.archive import actions, queries
from backend.foundation.services import Services


async def file_issued_proof(services: Services, *, proof_id: UUID) -> None:
    """ProofIssued: the applicant finds the paper in her archive from now on."""
    del services
    if not await queries.is_filed(proof_id):
        await actions.file_proof(proof_id)
