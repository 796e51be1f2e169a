"""A resident's ratings of her committee, with a repair in each state that a verb begins with."""

from typing import Any
from uuid import UUID

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs.lifecycle import ProofState
from backend.ratings.actions import appealing, rating, repairing
from backend.ratings.actions.rating import NewRating
from backend.ratings.models import AppealGround, RatingLevel, Repair, RepairOutcome, SubjectKind
from tests.factories import Committee, a_proof

WORDS = "请说说是哪一步不方便。"


async def ratings_of(services: Services, committee: Committee, rater: Citizen) -> dict[str, Any]:
    """By the verbs that people use; five of them, so that there are figures."""

    async def rated(level: RatingLevel) -> UUID:
        proof = await a_proof(services, committee, state=ProofState.REJECTED, applicant=rater)
        new = NewRating(subject_kind=SubjectKind.PROOF, subject_id=proof.id, level=level)
        return (await rating.rate(services, rater, new)).id

    async def opened() -> Repair:
        return await Repair.get(rating_id=await rated(RatingLevel.DISSATISFIED))

    async def asked() -> Repair:
        return await repairing.call_back(official, (await opened()).id, 1, words=WORDS)

    official = committee.approver
    await rated(RatingLevel.SATISFIED)
    waiting, settled, appealed = await asked(), await asked(), await asked()
    await repairing.settle(
        official, settled.id, 2, outcome=RepairOutcome.RECTIFIED, words="已经改正。"
    )
    await appealing.appeal(
        official, appealed.id, 2, ground=AppealGround.MISTAKEN, words="评错了单位。"
    )
    waiting_rating = await waiting.rating
    return {
        "rated": waiting_rating.subject_id,
        "rating": waiting_rating.id,
        "opened_repair": (await opened()).id,
        "asked_repair": waiting.id,
        "settled_repair": settled.id,
        "appealed_repair": appealed.id,
    }
