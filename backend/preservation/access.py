"""Who may take a case out as an archive package: the issuer's heads, and the township above it."""

from uuid import UUID

from backend.foundation.errors import NotFound
from backend.foundation.viewer import Official, Role
from backend.proofs import access as proofs
from backend.proofs.lifecycle import EVER_ISSUED
from backend.proofs.models import Proof

ARCHIVING = frozenset({Role.APPROVER, Role.SEAL_KEEPER, Role.TOWNSHIP})
"""村级档案管理办法: the committee keeps its archive, or the township keeps it for the committee."""


async def finished_case(viewer: Official, proof_id: UUID) -> Proof:
    """A proof that was issued by the viewer's committee, or below her township; else NotFound."""
    if viewer.roles & ARCHIVING:
        rows = proofs.visible_to(viewer).filter(state__in=EVER_ISSUED)
        found = await rows.get_or_none(id=proof_id)
        if found is not None:
            return found
    raise NotFound
