"""What the desk is told of the lists behind a case: those it began under, and today's."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.foundation import clock
from backend.foundation.viewer import Official
from backend.guidance.answers import Answer
from backend.guidance.models import LanePolicy, LaneStep
from backend.identity import loaders as identity
from backend.proofs import queries
from backend.proofs.actions import guiding
from backend.proofs.models import LaneStepRecord, Proof


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseGuidance:
    """Both answers are null for a case from before the guide."""

    proof: Proof
    begun: Answer | None
    today: Answer | None
    policy: LanePolicy | None
    steps: Sequence[LaneStepRecord]

    @property
    def changed(self) -> bool:
        """Whether another entry, another version of it, or another rule answers today."""
        return _decided_by(self.begun) != _decided_by(self.today)

    @property
    def missing(self) -> tuple[LaneStep, ...]:
        """The steps that approval still needs."""
        if self.policy is None:
            return ()
        return self.policy.missing(frozenset(row.step for row in self.steps))


async def of_case(viewer: Official, proof_id: UUID) -> CaseGuidance:
    """For whoever may read the case; NotFound for others."""
    proof = await queries.proof(viewer, proof_id)
    steps = await LaneStepRecord.filter(proof_id=proof.id).order_by("at", "id")
    await identity.name_in(steps)
    begun = today = policy = None
    if proof.guided_at is not None:
        begun = await guiding.answer_of(proof, moment=proof.guided_at)
        today = await guiding.answer_of(proof, moment=clock.now())
    if proof.lane_policy_id is not None:
        policy = await LanePolicy.get(id=proof.lane_policy_id)
    return CaseGuidance(proof=proof, begun=begun, today=today, policy=policy, steps=steps)


def _decided_by(answer: Answer | None) -> tuple[object, ...]:
    if answer is None:
        return ()
    leading, policy = answer.leading, answer.policy
    return (answer.lane, leading and leading.candidate.version_id, policy and policy.id)
