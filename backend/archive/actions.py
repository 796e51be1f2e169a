"""Filing a paper for its owner."""

from uuid import UUID

from backend.archive.models import ArchivedItem
from backend.foundation import audit, clock, db
from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.identity.models import Organisation
from backend.proofs import queries as proofs
from backend.proofs.models import FileKind, Proof, ProofSnapshot

_SYSTEM = System(job="archive")


async def file_proof(proof_id: UUID) -> None:
    """Files an issued proof for its applicant, once; a second run changes nothing."""
    proof = await Proof.get(id=proof_id)
    item = ArchivedItem(
        owner_id=proof.applicant_id,
        proof_id=proof.id,
        title=proof.title,
        issuer_name=(await Organisation.get(id=proof.organisation_id)).name,
        number=(await ProofSnapshot.get(proof_id=proof.id)).number,
        sha256=(await proofs.file_of(proof.id, FileKind.SEALED)).sha256,
        filed_at=clock.now(),
    )
    async with transaction():
        # A second run waits here, and then finds the first one's item.
        await db.serialise(f"archive {proof.id}")
        if not await ArchivedItem.exists(proof_id=proof.id):
            await item.save(force_create=True)
            await audit.record(_SYSTEM, "archive.filed", proof.id)
