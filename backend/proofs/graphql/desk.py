"""The doors of proofs for the desk: one verb or one list each, three lines at most."""

from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import (
    ForApprovers,
    ForCaseReaders,
    ForDeskWork,
    ForPreparers,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.graphql.steps import InSteps
from backend.foundation.pages import PageRequest
from backend.proofs import queries
from backend.proofs import worklist as desk
from backend.proofs.actions import claiming, deciding, doubting, noting, producing, recusing
from backend.proofs.graphql.cases import (
    ApprovalOutcome,
    ApproveProofsResult,
    BulkApproval,
    ProofCase,
    ProofCaseResult,
    StageCount,
)
from backend.proofs.graphql.enums import RecusalReason, Stage
from backend.proofs.graphql.inputs import (
    CheckProofInput,
    CorrectProofInput,
    RejectProofInput,
    RevokeProofInput,
    SendBackProofInput,
)

Search = Annotated[
    str | None,
    strawberry.argument(description="Words of the title, a name, or the number; all of them."),
]
TakeOver = Annotated[
    bool, strawberry.argument(description="Whether to take it from the colleague who holds it.")
]


@strawberry.type
class DeskQueries:
    """What a committee may ask, and the township above it."""

    @strawberry.field(
        permission_classes=[ForCaseReaders],
        description="One tab of the worklist: due first, first; ISSUED and ALL newest first.",
    )
    async def worklist(
        self,
        info: Info,
        stage: Stage = Stage.ALL,
        search: Search = None,
        first: First = None,
        after: After = None,
    ) -> Connection[ProofCase]:
        """See worklist.worklist."""
        page = await desk.worklist(
            info.context.official, stage, PageRequest.asked(first, after), search=search
        )
        return connection_of(page, ProofCase.from_model)

    @strawberry.field(
        permission_classes=[ForCaseReaders], description="How many cases each tab has."
    )
    async def worklist_counts(self, info: Info) -> list[StageCount]:
        """See worklist.counters."""
        counts = await desk.counters(info.context.official)
        return [StageCount(stage=stage, count=count) for stage, count in counts.items()]

    @strawberry.field(
        permission_classes=[ForCaseReaders],
        description="Another value after any change of a case that I may see. Opaque; for polling:"
        " ask for it before what it is to stand for, in a request of its own.",
    )
    async def desk_revision(self, info: Info) -> str:
        """See worklist.revision."""
        return await desk.revision(info.context.official)

    @strawberry.field(permission_classes=[ForCaseReaders], description="One case of my committee.")
    async def proof_case(self, info: Info, id: UUID) -> ProofCase:
        """See queries.case."""
        return ProofCase.from_model(await queries.case(info.context.official, id))

    @strawberry.field(
        permission_classes=[ForCaseReaders],
        description="What the same people asked this committee before, at most 20.",
    )
    async def earlier_cases(self, info: Info, id: UUID) -> list[ProofCase]:
        """See queries.earlier_proofs."""
        viewer = info.context.official
        earlier = await queries.earlier_proofs(viewer, await queries.proof(viewer, id))
        return [ProofCase.from_model(row) for row in earlier]

    @strawberry.field(
        permission_classes=[ForCaseReaders],
        description="What the same people asked for in almost the same words within a year.",
    )
    async def duplicate_cases(self, info: Info, id: UUID) -> list[ProofCase]:
        """See queries.duplicates_of."""
        viewer = info.context.official
        found = await queries.duplicates_of(viewer, await queries.proof(viewer, id))
        return [ProofCase.from_model(row) for row in found]


@strawberry.type
class DeskMutations:
    """The verbs of a committee."""

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Tells colleagues that I handle the case 认领; bars nobody from deciding.",
    )
    async def claim_proof(
        self, info: Info, id: UUID, take_over: TakeOver = False
    ) -> ProofCaseResult:
        """See claiming.claim."""
        row = await claiming.claim(info.context.official, id, take_over=take_over)
        return ProofCase.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Gives back a case that I handle.",
    )
    async def release_proof(self, info: Info, id: UUID) -> ProofCaseResult:
        """See claiming.release."""
        return ProofCase.from_model(await claiming.release(info.context.official, id))

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Steps out of a case for good 回避: I have to do with whom it is about.",
    )
    async def recuse_from_proof(
        self, info: Info, id: UUID, reason: RecusalReason
    ) -> ProofCaseResult:
        """See recusing.recuse."""
        return ProofCase.from_model(await recusing.recuse(info.context.official, id, reason=reason))

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Leaves a note for colleagues 内部备注, at most 500 characters.",
    )
    async def add_case_note(self, info: Info, id: UUID, text: str) -> ProofCaseResult:
        """See noting.add_note."""
        return ProofCase.from_model(await noting.add_note(info.context.official, id, text=text))

    @strawberry.mutation(
        permission_classes=[ForPreparers],
        extensions=[ReturnsProblems()],
        description="Vouches for the facts and writes the final words 核实.",
    )
    async def check_proof(self, info: Info, input: CheckProofInput) -> ProofCaseResult:
        """See deciding.check."""
        row = await deciding.check(
            info.context.services,
            info.context.official,
            input.id,
            statement=input.statement,
            evidence=input.evidence,
            evidence_note=input.evidence_note,
            valid_until=input.valid_until,
            third_lane=input.third_lane and input.third_lane.value(),
        )
        return ProofCase.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Sends a request back to be mended 退回补正.",
    )
    async def send_back_proof(self, info: Info, input: SendBackProofInput) -> ProofCaseResult:
        """See deciding.send_back."""
        row = await deciding.send_back(
            info.context.official,
            input.id,
            reason=input.reason,
            remedy=input.remedy,
            words=input.words,
        )
        return ProofCase.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Refuses, with reason and route 不予出具.",
    )
    async def reject_proof(self, info: Info, input: RejectProofInput) -> ProofCaseResult:
        """See deciding.reject."""
        row = await deciding.reject(
            info.context.official,
            input.id,
            reason=input.reason,
            route=input.route,
            words=input.words,
        )
        return ProofCase.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[ReturnsProblems()],
        description="Approves; the proof is rendered, sealed and issued without waiting.",
    )
    async def approve_proof(self, info: Info, id: UUID) -> ProofCaseResult:
        """See deciding.approve."""
        context = info.context
        row = await deciding.approve(context.services, context.official, id)
        return ProofCase.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[InSteps(), ReturnsProblems()],
        description="Approves up to 100 cases, each for itself and in the order given.",
    )
    async def approve_proofs(self, info: Info, ids: list[UUID]) -> ApproveProofsResult:
        """See deciding.approve_each."""
        context = info.context
        outcomes = await deciding.approve_each(context.services, context.official, ids)
        return BulkApproval(outcomes=[ApprovalOutcome.from_outcome(each) for each in outcomes])

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[ReturnsProblems()],
        description="Confirms a doubted proof for which somebody else vouched 解除存疑.",
    )
    async def clear_proof(self, info: Info, id: UUID) -> ProofCaseResult:
        """See doubting.clear."""
        return ProofCase.from_model(await doubting.clear(info.context.official, id))

    @strawberry.mutation(
        permission_classes=[ForDeskWork],
        extensions=[ReturnsProblems()],
        description="Says what looking again into a doubted proof has found: that it is right.",
    )
    async def vouch_for_proof(self, info: Info, id: UUID, words: str) -> ProofCaseResult:
        """See doubting.vouch."""
        return ProofCase.from_model(await doubting.vouch(info.context.official, id, words=words))

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[ReturnsProblems()],
        description="Ends the validity of an issued proof at once 撤销.",
    )
    async def revoke_proof(self, info: Info, input: RevokeProofInput) -> ProofCaseResult:
        """See deciding.revoke."""
        row = await deciding.revoke(
            info.context.official, input.id, reason=input.reason, words=input.words
        )
        return ProofCase.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForPreparers],
        extensions=[ReturnsProblems()],
        description="Starts a corrected version of an issued proof; answers the new case.",
    )
    async def correct_proof(self, info: Info, input: CorrectProofInput) -> ProofCaseResult:
        """See deciding.correct."""
        context = info.context
        row = await deciding.correct(
            context.services, context.official, input.id, text=input.text, words=input.words
        )
        return ProofCase.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForApprovers],
        extensions=[ReturnsProblems()],
        description="Tries a failed rendering or sealing again at once.",
    )
    async def retry_proof(self, info: Info, id: UUID) -> ProofCaseResult:
        """See producing.retry."""
        return ProofCase.from_model(await producing.retry(info.context.official, id))
