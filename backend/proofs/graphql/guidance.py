"""The doors of the guide in a case: what it began under, what changed, which steps were done."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForCaseReaders, ForDeskWork
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import ReturnsProblems
from backend.guidance.graphql import GuideAnswer, LanePolicy
from backend.guidance.models import GuideLane, LaneStep
from backend.proofs import guidance, models
from backend.proofs.actions import guiding
from backend.proofs.graphql.cases import ProofCase, ProofCaseResult

LaneStepWords = Annotated[
    str, strawberry.argument(description="How it was done, at most 500 characters.")
]


@strawberry.type(description="A step that was done for a proof outside the lists; never changed.")
class LaneStepRecord:
    """For the desk and the township above it."""

    step: LaneStep = strawberry.field(description="Which step.")
    at: datetime = strawberry.field(description="When it was recorded.")
    person_name: str = strawberry.field(description="Who recorded it.")
    words: str = strawberry.field(description="How it was done.")

    @classmethod
    def from_model(cls, row: models.LaneStepRecord) -> "LaneStepRecord":
        """Copies what the committee may see."""
        return cls(step=row.step, at=row.at, person_name=row.person.name, words=row.words)


@strawberry.type(description="The lists behind a case 清单依据.")
class CaseGuidance:
    """What the case is decided by, and what holds today."""

    lane: GuideLane | None = strawberry.field(
        description="As the case began, or as the desk put it right; null from before the guide."
    )
    begun_at: datetime | None = strawberry.field(description="The moment whose lists count.")
    begun: GuideAnswer | None = strawberry.field(
        description="What those lists say of the words the case has now."
    )
    changed: bool = strawberry.field(
        description="Whether today's lists or rule say something else; the case goes on as begun."
    )
    today: GuideAnswer | None = strawberry.field(description="What they say today.")
    policy: LanePolicy | None = strawberry.field(description="The rule that the case is under.")
    steps: list[LaneStepRecord] = strawberry.field(description="Steps that were done, in order.")
    missing: list[LaneStep] = strawberry.field(description="Steps that approval still needs.")

    @classmethod
    def from_guidance(cls, found: guidance.CaseGuidance) -> "CaseGuidance":
        """Copies what the committee may see."""
        return cls(
            lane=found.proof.guide_lane,
            begun_at=found.proof.guided_at,
            begun=found.begun and GuideAnswer.from_answer(found.begun),
            changed=found.changed,
            today=found.today and GuideAnswer.from_answer(found.today),
            policy=found.policy and LanePolicy.from_model(found.policy),
            steps=[LaneStepRecord.from_model(row) for row in found.steps],
            missing=list(found.missing),
        )


@strawberry.type
class CaseGuidanceQueries:
    """What a committee may ask, and the township above it."""

    @strawberry.field(
        permission_classes=[ForCaseReaders], description="The lists behind one case 清单依据."
    )
    async def case_guidance(self, info: Info, id: UUID) -> CaseGuidance:
        """See guidance.of_case."""
        return CaseGuidance.from_guidance(await guidance.of_case(info.context.official, id))


@strawberry.type
class CaseGuidanceMutations:
    """The verb of a committee."""

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Records a step for a proof outside the lists; the signature is an approver's.",
    )
    async def record_lane_step(
        self, info: Info, id: UUID, step: LaneStep, words: LaneStepWords
    ) -> ProofCaseResult:
        """See guiding.record_step."""
        row = await guiding.record_step(info.context.official, id, step=step, words=words)
        return ProofCase.from_model(row)
