"""Which copy a ground has, which file is the newest, and whether a proof may be copied at all."""

from uuid import UUID

from backend.copies.models import AnnotatedCopy, CopyFile
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.proofs.models import Proof
from backend.proofs.standing import Standing, rows_that


async def on_ground(source_id: UUID, proof_id: UUID) -> AnnotatedCopy | None:
    """The copy that rests on this grant or consent, if one was made."""
    return await AnnotatedCopy.get_or_none(source_id=source_id, proof_id=proof_id)


async def newest_file(copy_id: UUID) -> CopyFile | None:
    """The sealed file with the newest time stamp; None where nothing could seal the copy."""
    return await CopyFile.filter(copy_id=copy_id).order_by("-revision").first()


async def require_valid(proof_id: UUID) -> None:
    """Raises PROOF_NOT_VALID for a proof that does not hold today."""
    if not await Proof.filter(rows_that(Standing.VALID, clock.today()), id=proof_id).exists():
        raise Problem(ProblemCode.PROOF_NOT_VALID)
