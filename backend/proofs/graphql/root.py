"""The doors of proofs: one verb or one list each, three lines at most."""

from uuid import UUID

import strawberry

from backend.catalogue.graphql import NotOurs
from backend.catalogue.guide import Guidance
from backend.foundation.graphql.audience import (
    ForApprovers,
    ForCitizens,
    ForCommittee,
    ForDeskWork,
    ForPreparers,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.proofs import queries
from backend.proofs.actions import deciding, producing, requesting
from backend.proofs.graphql.enums import Stage
from backend.proofs.graphql.inputs import (
    CheckProofInput,
    CorrectProofInput,
    RejectProofInput,
    RequestProofInput,
    ResubmitProofInput,
    RevokeProofInput,
    SendBackProofInput,
)
from backend.proofs.graphql.types import (
    Proof,
    ProofCase,
    ProofCaseResult,
    ProofProgress,
    ProofResult,
    RequestProofResult,
    StageCount,
    progress_of,
)


@strawberry.type
class ProofQueries:
    """Reading proofs."""

    @strawberry.field(permission_classes=[ForCitizens], description="My proofs, newest first.")
    async def my_proofs(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Proof]:
        """See queries.list_proofs."""
        page = await queries.list_proofs(info.context.citizen, PageRequest.asked(first, after))
        return connection_of(page, Proof.from_model)

    @strawberry.field(permission_classes=[ForCitizens], description="One proof of mine.")
    async def my_proof(self, info: Info, id: UUID) -> Proof:
        """See queries.proof."""
        return Proof.from_model(await queries.proof(info.context.citizen, id))

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="Whether something is new since revision `known`; for polling.",
    )
    async def proof_progress(
        self,
        info: Info,
        id: UUID,
        known: int | None = None,
    ) -> ProofProgress:
        """See docs/decisions: polling survives bad networks better than a subscription."""
        return progress_of(await queries.proof(info.context.citizen, id), known)

    @strawberry.field(
        permission_classes=[ForCommittee], description="One tab of the worklist, newest first."
    )
    async def worklist(
        self,
        info: Info,
        stage: Stage = Stage.ALL,
        first: First = None,
        after: After = None,
    ) -> Connection[ProofCase]:
        """See queries.worklist."""
        page = await queries.worklist(info.context.official, stage, PageRequest.asked(first, after))
        return connection_of(page, ProofCase.from_model)

    @strawberry.field(permission_classes=[ForCommittee], description="How many cases each tab has.")
    async def worklist_counts(self, info: Info) -> list[StageCount]:
        """See queries.counters."""
        counts = await queries.counters(info.context.official)
        return [StageCount(stage=stage, count=count) for stage, count in counts.items()]

    @strawberry.field(permission_classes=[ForCommittee], description="One case of my committee.")
    async def proof_case(self, info: Info, id: UUID) -> ProofCase:
        """See queries.proof."""
        return ProofCase.from_model(await queries.proof(info.context.official, id))

    @strawberry.field(
        permission_classes=[ForCommittee],
        description="What the same people asked this committee before, at most 20.",
    )
    async def earlier_cases(self, info: Info, id: UUID) -> list[ProofCase]:
        """See queries.earlier_proofs."""
        viewer = info.context.official
        earlier = await queries.earlier_proofs(viewer, await queries.proof(viewer, id))
        return [ProofCase.from_model(row) for row in earlier]


@strawberry.type
class ProofMutations:
    """Every verb that a person can use on a proof."""

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Asks a committee for a proof, or learns where to go instead.",
    )
    async def request_proof(self, info: Info, input: RequestProofInput) -> RequestProofResult:
        """See requesting.request."""
        context = info.context
        result = await requesting.request(context.services, context.citizen, input.value())
        if isinstance(result, Guidance):
            return NotOurs.from_guidance(result)
        return Proof.from_model(result)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Answers a request that came back.",
    )
    async def resubmit_proof(self, info: Info, input: ResubmitProofInput) -> ProofResult:
        """See requesting.resubmit."""
        context = info.context
        row = await requesting.resubmit(context.services, context.citizen, input.id, input.value())
        return Proof.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Takes a request back before it is decided.",
    )
    async def withdraw_proof(self, info: Info, id: UUID) -> ProofResult:
        """See requesting.withdraw."""
        return Proof.from_model(await requesting.withdraw(info.context.citizen, id))

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
