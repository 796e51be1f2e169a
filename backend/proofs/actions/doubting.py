"""Proofs whose seal is in doubt: marked when its key is not trusted, cleared by two persons.

A forger with the key can make files that look right, and none that the ledger knows. What is in
doubt here is whether the paper on record was sealed by whom it says; the committee knows that from
the case itself.
"""

from uuid import UUID

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.viewer import Official, Role, System
from backend.identity import sessions
from backend.proofs import access, wording
from backend.proofs.actions import timeline
from backend.proofs.doubt_models import ProofDoubt
from backend.proofs.lifecycle import LIFECYCLE, ProofCleared, ProofDoubted, ProofVouched
from backend.proofs.models import Proof

_SYSTEM = System(job="proofs")
_DESK = (Role.PREPARER, Role.APPROVER)
REASON = "seal_compromised"


async def doubt(proof_id: UUID, *, seal_id: UUID) -> None:
    """Marks a sealed proof, once; one that has ended already says so itself."""
    async with transaction():
        proof = await access.proof_for_system(proof_id)
        known = await ProofDoubt.exists(proof_id=proof.id)
        if known or not LIFECYCLE.allows(proof.state, "doubt"):
            return
        proof.doubted_at = clock.now()
        await ProofDoubt.create(proof=proof, seal_id=seal_id, at=proof.doubted_at)
        await timeline.advance(_SYSTEM, proof, "doubt", ProofDoubted, reason=REASON)


async def vouch(viewer: Official, proof_id: UUID, *, words: str) -> Proof:
    """The desk looked into the case again and found the paper right; somebody else decides.

    Raises NOT_FOUND, FORBIDDEN, OWN_CASE, WRONG_STATE for what is not in doubt.
    """
    said = wording.plain(words, field="words", limit=wording.WORDS_LENGTH)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, *_DESK)
        found = await _doubt_of(proof, "vouch")
        found.vouched_by_id, found.vouched_at = viewer.person_id, clock.now()
        found.words = said
        await found.save()
        await timeline.advance(viewer, proof, "vouch", ProofVouched, words=said)
    return proof


async def clear(viewer: Official, proof_id: UUID) -> Proof:
    """The person in charge confirms what somebody else vouched for: it can be relied on again.

    Raises STEP_UP_REQUIRED, NOT_FOUND, FORBIDDEN, OWN_CASE, WRONG_STATE for what nobody vouched
    for, and TWO_PERSONS_REQUIRED for who did so herself.
    """
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, Role.APPROVER)
        found = await _doubt_of(proof, "clear")
        if found.vouched_by_id is None:
            raise WrongState(proof.state, "clear")
        if found.vouched_by_id == viewer.person_id:
            raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
        found.cleared_by_id, found.cleared_at = viewer.person_id, clock.now()
        await found.save()
        proof.doubted_at = None
        await timeline.advance(viewer, proof, "clear", ProofCleared, words=found.words)
    return proof


async def _doubt_of(proof: Proof, verb: str) -> ProofDoubt:
    LIFECYCLE.after(proof.state, verb)
    if proof.doubted_at is None:
        raise WrongState(proof.state, verb)
    return await ProofDoubt.get(proof_id=proof.id)
