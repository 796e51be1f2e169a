"""Who handles a case (认领): a claim tells colleagues, and bars nobody from deciding.

A claim is no step of the proof: it stands in the audit trail, not in the resident's timeline. It
ends by itself when the case is closed; see timeline.advance.
"""

from uuid import UUID

from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.viewer import Official, Role
from backend.proofs import access
from backend.proofs.lifecycle import OPEN
from backend.proofs.models import Proof

_DESK = (Role.PREPARER, Role.APPROVER)


async def claim(viewer: Official, proof_id: UUID, *, take_over: bool = False) -> Proof:
    """The viewer handles an open case from now on; again is harmless.

    Raises ALREADY_CLAIMED while a colleague holds it, unless it is taken over from her.
    """
    async with transaction():
        proof = await _open_case(viewer, proof_id, "claim")
        held_by = proof.handler_id
        if held_by is None:
            await hold(viewer, proof)
        elif held_by != viewer.person_id:
            if not take_over:
                raise Problem(ProblemCode.ALREADY_CLAIMED)
            await hold(viewer, proof)
            await audit.record(viewer, "proof.take_over", proof.id, held_by=str(held_by))
    return proof


async def release(viewer: Official, proof_id: UUID) -> Proof:
    """The viewer handles the case no more; again is harmless. ALREADY_CLAIMED if a colleague does.

    Whoever is to go on instead of a colleague takes the case over.
    """
    async with transaction():
        proof = await _open_case(viewer, proof_id, "release")
        if proof.handler_id == viewer.person_id:
            proof.handler_id = proof.claimed_at = None
            await proof.save(update_fields=["handler_id", "claimed_at"])
            await audit.record(viewer, "proof.release", proof.id)
        elif proof.handler_id is not None:
            raise Problem(ProblemCode.ALREADY_CLAIMED)
    return proof


async def hold(viewer: Official, proof: Proof) -> None:
    """Gives a locked case to the viewer inside the running transaction."""
    proof.handler_id, proof.claimed_at = viewer.person_id, clock.now()
    await proof.save(update_fields=["handler_id", "claimed_at"])
    await audit.record(viewer, "proof.claim", proof.id)


async def _open_case(viewer: Official, proof_id: UUID, verb: str) -> Proof:
    proof = await access.proof_for_committee(viewer, proof_id, *_DESK)
    if proof.state not in OPEN:
        raise WrongState(proof.state, verb)
    return proof
