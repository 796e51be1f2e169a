"""Around a seal: what waits for an answer and for its keeper, and a paper in doubt."""

from datetime import timedelta
from typing import Any

from backend.foundation import clock
from backend.proofs.doubt_models import ProofDoubt
from backend.proofs.models import Proof
from backend.seals.lifecycle import SealReason, SealVerb
from backend.seals.models import (
    SealAsking,
    SealConfirmation,
    SealDecision,
    SealRefusal,
    SealWarrant,
)
from tests.factories import Committee


async def seals_of(committee: Committee, *, waiting: Proof, doubted: Proof) -> dict[str, Any]:
    """A decision of somebody of the township, a document that waits, and a doubt to be cleared."""
    now = clock.now()
    decision = await SealDecision.create(
        seal=committee.seal,
        verb=SealVerb.RETIRE,
        reason=SealReason.OTHER,
        words="换了新章。",
        asked_by_id=committee.township.person_id,
        asked_at=now,
        expires_at=now + timedelta(days=10),
    )
    asking = await SealAsking.create(warrant=await SealWarrant.get(document_id=waiting.id), at=now)
    refused = await SealWarrant.get(document_id=doubted.id)
    before = await SealAsking.create(warrant=refused, at=now)
    keeper = committee.keeper.person_id
    await SealRefusal.create(asking=before, keeper_id=keeper, words="看不清。", at=now)
    await SealConfirmation.create(warrant=refused, keeper_id=keeper, at=now)
    await Proof.filter(id=doubted.id).update(doubted_at=now)
    await ProofDoubt.create(
        proof=doubted,
        seal_id=committee.seal.id,
        at=now,
        vouched_by_id=committee.approver.person_id,
        vouched_at=now,
        words="已核对。",
    )
    return {"seal_decision": decision.id, "asking": asking.id, "doubted": doubted.id}
