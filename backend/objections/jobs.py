"""The face of objections for time: what happens to a correction happens to its objection."""

from uuid import UUID

from backend.foundation.services import Services
from backend.objections.actions import following
from backend.proofs.models import Proof


async def close_corrected(services: Services, *, proof_id: UUID) -> None:
    """ProofIssued: if it is a correction, the objection to the old proof is answered."""
    del services
    proof = await Proof.get(id=proof_id)
    if proof.corrects_id is not None:
        await following.close_corrected(proof)


async def reopen(services: Services, *, proof_id: UUID) -> None:
    """ProofRejected, ProofWithdrawn: if it was a correction, the objection is not lost with it."""
    del services
    proof = await Proof.get(id=proof_id)
    if proof.corrects_id is not None:
        await following.reopen(proof)
