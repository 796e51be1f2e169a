"""The doors of proofs for residents: one verb or one list each, three lines at most."""

from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForCitizens, ForEveryone
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest
from backend.guidance.answers import Finding
from backend.guidance.graphql import NotOurs
from backend.proofs import declaration, examples, queries, terms
from backend.proofs.actions import attaching, requesting
from backend.proofs.graphql.inputs import (
    RequestProofInput,
    ResubmitProofInput,
    SimilarProofsInput,
)
from backend.proofs.graphql.types import (
    Attachment,
    AttachmentResult,
    Declaration,
    Material,
    Proof,
    ProofProgress,
    ProofResult,
    RequestProofResult,
    RequestTerms,
    RequestTermsResult,
    WordingExample,
    progress_of,
)
from backend.proofs.lifecycle import ProofState
from backend.seals import askings


@strawberry.type
class ResidentQueries:
    """What a resident may ask."""

    @strawberry.field(permission_classes=[ForCitizens], description="My proofs, newest first.")
    async def my_proofs(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Proof]:
        """See queries.list_proofs."""
        page = await queries.list_proofs(info.context.citizen, PageRequest.asked(first, after))
        return connection_of(page, lambda row: Proof.from_model(row, row.organisation))

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
        row = await queries.proof(info.context.citizen, id)
        waiting = row.state is ProofState.RENDERED and await askings.waiting_documents([row.id])
        return progress_of(row, known, waits=bool(waiting))

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="My requests under way and valid proofs that ask for the same, at most 20.",
    )
    async def similar_proofs(self, info: Info, input: SimilarProofsInput) -> list[Proof]:
        """See queries.similar_proofs."""
        found = await queries.similar_proofs(
            info.context.citizen, input.value(), input.subject_name
        )
        return [Proof.from_model(row) for row in found]

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="The files I gave with requests, each once, the last used first "
        "一次采集多次使用.",
    )
    async def my_materials(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Material]:
        """See queries.my_materials."""
        request = PageRequest.asked(first, after)
        page = await queries.my_materials(info.context.citizen, request)
        return connection_of(page, Material.from_model)

    @strawberry.field(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Who would decide a request made today, and by when.",
    )
    async def request_terms(self, info: Info, region_code: RegionCode) -> RequestTermsResult:
        """See terms.terms_at."""
        del info
        return RequestTerms.from_terms(await terms.terms_at(region_code))

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="What is to be declared with every request today 真实性承诺.",
    )
    def declaration(self) -> Declaration:
        """See declaration.CURRENT."""
        return Declaration.from_declaration(declaration.CURRENT)

    @strawberry.field(
        permission_classes=[ForEveryone], description="Requests in good words, to learn from."
    )
    def wording_examples(self) -> list[WordingExample]:
        """See examples.wording_examples."""
        return [WordingExample.from_example(each) for each in examples.wording_examples()]


@strawberry.type
class ResidentMutations:
    """The verbs of a resident."""

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Asks a committee for a proof, or learns where to go instead.",
    )
    async def request_proof(self, info: Info, input: RequestProofInput) -> RequestProofResult:
        """See requesting.request."""
        context = info.context
        result = await requesting.request(context.services, context.citizen, input.value())
        if isinstance(result, Finding):
            return NotOurs.from_finding(result)
        return Proof.from_model(result)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Answers a request that came back.",
    )
    async def resubmit_proof(self, info: Info, input: ResubmitProofInput) -> ProofResult:
        """See requesting.resubmit."""
        context = info.context
        row = await requesting.resubmit(
            context.services,
            context.citizen,
            input.id,
            input.value(),
            declared=input.declaration,
            attachments=input.attachment_ids,
        )
        return Proof.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Takes a file I gave before for a new request, without another upload.",
    )
    async def reuse_material(self, info: Info, attachment_id: UUID) -> AttachmentResult:
        """See attaching.reuse."""
        context = info.context
        row = await attaching.reuse(context.services, context.citizen, attachment_id)
        return Attachment.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Takes a request back before it is decided.",
    )
    async def withdraw_proof(self, info: Info, id: UUID) -> ProofResult:
        """See requesting.withdraw."""
        return Proof.from_model(await requesting.withdraw(info.context.citizen, id))
