"""The guide in a case: asked on submit and resubmit, once more on approval, by the same lists.

A case is decided by what held when it began. What changed since is shown to the desk and changes
nothing for the resident who came in good time.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.viewer import Official, Role
from backend.guidance import queries as guidance
from backend.guidance.answers import Answer, Question
from backend.guidance.models import GuideLane, LanePolicy, LaneStep
from backend.proofs import access, wording
from backend.proofs.actions import timeline
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import LaneStepRecord, Proof

_UNDECIDED = frozenset({ProofState.REQUESTED, ProofState.CHECKED, ProofState.SENT_BACK})

STEP_NAMES = {
    LaneStep.CONSULTATION: "居民协商同意",
    LaneStep.DIRECTOR_SIGNATURE: "主任签字",
    LaneStep.LEGAL_ADVISER: "法律顾问意见",
    LaneStep.OUTSIDE_DEMAND: "市外部门明确要求",
}
"""As they stand in sentences; in English too, since the rules are Chinese."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ThirdLane:
    """What the desk found instead of the guide: whether no list names the proof, and why."""

    outside_lists: bool
    reason: str


async def answer_for(region: str, request: wording.Request, *, moment: datetime) -> Answer:
    """What the guide says of a form's words by the lists of a moment."""
    question = Question(
        title=request.title, purpose=request.purpose, text=request.text, office=request.recipient
    )
    return await guidance.answer_for(region, question, moment=moment)


async def answer_of(proof: Proof, *, moment: datetime) -> Answer:
    """The same of the words that a case has now."""
    question = Question(
        title=proof.title, purpose=proof.purpose, text=proof.text, office=proof.recipient
    )
    return await guidance.answer_for(proof.region, question, moment=moment)


def require_not_stopped(answer: Answer) -> None:
    """Raises ANOTHER_AUTHORITY or OUTSIDE_LISTS_REFUSED; a suggestion stops nobody."""
    stopped_by = answer.stopped_by
    if stopped_by is not None:
        told = stopped_by.candidate.told
        raise Problem(
            ProblemCode.ANOTHER_AUTHORITY,
            name=told.name,
            document=told.document_no,
            go=told.go_instead,
        )
    if answer.refused:
        _refuse(answer.policy)


def remember(proof: Proof, answer: Answer, *, moment: datetime) -> None:
    """Writes down what the case begins under. Not saved here."""
    leading = answer.leading
    proof.guide_lane, proof.guided_at = answer.lane, moment
    proof.catalogue_version_id = leading and leading.candidate.version_id
    proof.lane_policy_id = answer.policy and answer.policy.id


async def read_again(proof: Proof) -> None:
    """Asks about mended words by the lists of the day on which the case began. Not saved here."""
    if proof.guided_at is None:
        return
    answer = await answer_of(proof, moment=proof.guided_at)
    require_not_stopped(answer)
    remember(proof, answer, moment=proof.guided_at)


async def put_right(viewer: Official, proof: Proof, found: ThirdLane) -> None:
    """The desk's own finding takes the place of the guide's, with the reason in the timeline.

    Not saved here. The region's rule is that of the day on which the case began.
    """
    reason = wording.plain(found.reason, field="thirdLane.reason", limit=wording.WORDS_LENGTH)
    lane = GuideLane.THIRD_LANE if found.outside_lists else GuideLane.OURS
    policy = await guidance.policy_for(proof.region, proof.guided_at or proof.requested_at)
    proof.guide_lane, proof.catalogue_version_id = lane, None
    proof.lane_policy_id = policy.id if policy is not None and found.outside_lists else None
    await timeline.note(viewer, proof, "lane", reason=lane, words=reason)
    await audit.record(viewer, "proof.lane", proof.id, lane=lane)


async def record_step(viewer: Official, proof_id: UUID, *, step: LaneStep, words: str) -> Proof:
    """Writes down that a step was done, by whom and how.

    The director's signature is for a person in charge; the others for the desk. Raises FORBIDDEN,
    WRONG_STATE outside the third lane or after the decision, LANE_STEP_KNOWN.
    """
    words = wording.plain(words, field="words", limit=wording.WORDS_LENGTH)
    signs = step is LaneStep.DIRECTOR_SIGNATURE
    roles = (Role.APPROVER,) if signs else (Role.PREPARER, Role.APPROVER)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, *roles)
        if proof.guide_lane is not GuideLane.THIRD_LANE or proof.state not in _UNDECIDED:
            raise WrongState(proof.state, "lane_step")
        if await LaneStepRecord.exists(proof_id=proof.id, step=step):
            raise Problem(ProblemCode.LANE_STEP_KNOWN, field="step")
        await LaneStepRecord.create(
            proof=proof, step=step, person_id=viewer.person_id, at=clock.now(), words=words
        )
        proof.revision += 1
        await proof.save()
        await timeline.note(viewer, proof, "lane_step", reason=step)
        await audit.record(viewer, "proof.lane_step", proof.id, step=step)
    return proof


async def require_as_begun(proof: Proof) -> None:
    """Raises what stops an approval: by the lists and the rule under which the case began.

    A case from before the guide has neither.
    """
    if proof.guided_at is None:
        return
    answer = await answer_of(proof, moment=proof.guided_at)
    # What the desk put right at its check stays right; a list's own phrases bind all the same.
    if answer.stopped_by is not None:
        require_not_stopped(answer)
    if proof.guide_lane is GuideLane.THIRD_LANE and proof.lane_policy_id is not None:
        await _require_steps(proof, await LanePolicy.get(id=proof.lane_policy_id))


async def _require_steps(proof: Proof, policy: LanePolicy) -> None:
    if policy.refuses:
        _refuse(policy)
    done = await LaneStepRecord.filter(proof_id=proof.id).values_list("step", flat=True)
    missing = policy.missing(frozenset(LaneStep(str(step)) for step in done))
    if missing:
        names = "、".join(STEP_NAMES[step] for step in missing)
        raise Problem(ProblemCode.LANE_STEPS_MISSING, steps=names)


def _refuse(policy: LanePolicy | None) -> None:
    assert policy is not None, "a region refuses by its rule"
    raise Problem(ProblemCode.OUTSIDE_LISTS_REFUSED, basis=policy.legal_basis)
