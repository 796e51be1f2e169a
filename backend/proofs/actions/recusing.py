"""Who steps out of a case (回避): she has to do with the person it is about, and says so herself.

She says of which kind the tie is and no more: whose relative somebody is, is other people's affair,
too. From then on access.proof_for_committee keeps her out of every verb of the desk, of the answer
to an objection, and of a correction; the database refuses her name on the case.

There is no way back: who may say that a tie has ended, or was none, has an interest in the answer.
A slip costs a colleague's time.
"""

from enum import StrEnum
from uuid import UUID

from backend.foundation.db import transaction
from backend.foundation.viewer import Official, Role
from backend.proofs import access
from backend.proofs.actions import timeline
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof

_DESK = (Role.PREPARER, Role.APPROVER)


class RecusalReason(StrEnum):
    """Why somebody steps out of a case (回避事由); whose relative she is, nobody asks."""

    RELATIVE = "relative"
    INTEREST = "interest"


async def recuse(viewer: Official, proof_id: UUID, *, reason: RecusalReason) -> Proof:
    """The viewer is out of a case that is not decided yet; a colleague goes on.

    Her claim ends. What she checked is checked anew by somebody else. Raises NOT_FOUND, FORBIDDEN,
    OWN_CASE for where she is out anyway, RECUSED the second time, WRONG_STATE once it is decided.
    """
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, *_DESK)
        proof.recused = [*proof.recused, viewer.person_id]
        checked = proof.preparer_id == viewer.person_id
        if checked:
            proof.preparer_id = None
        if proof.handler_id == viewer.person_id:
            proof.handler_id = proof.claimed_at = None
        await timeline.advance(viewer, proof, "recuse", None, reason=reason)
        if checked and proof.state is ProofState.CHECKED:
            await timeline.advance(viewer, proof, "recheck", None)
    return proof
