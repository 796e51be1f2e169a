"""The face of reading what residents agreed to give, for systems of departments."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.exchange.actions import following, pulling
from backend.exchange.graphql.cases import Evidence, InContext
from backend.exchange.graphql.verifying import Issuer, PaperReason
from backend.exchange.kinds import ExchangeOutcome
from backend.exchange.lifecycle import ConsentState
from backend.foundation.graphql.audience import ForCopying, ForListing, ForSyncing
from backend.foundation.graphql.context import DepartmentInfo
from backend.foundation.graphql.pages import After, Edge, First, PageInfo, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.scalars import Sha256
from backend.foundation.graphql.steps import InSteps
from backend.foundation.pages import PageRequest


@strawberry.type(description="A paper that the resident chose to give you.")
class ConsentedPaper:
    """The face of pulling.ConsentedPaper: every field of it, since the evidence is about all."""

    proof_id: UUID = strawberry.field(description="Stable identifier, for `annotatedCopy`.")
    outcome: ExchangeOutcome = strawberry.field(description="How it stands.")
    reasons: list[PaperReason] = strawberry.field(description="Why it no longer holds.")
    title: str = strawberry.field(description="What is certified, in short.")
    number: str = strawberry.field(description="编号.")
    identifier: str = strawberry.field(description="证照标识 by GB/T 36904.")
    issuer: Issuer = strawberry.field(description="Who issued it.")
    issued_on: date = strawberry.field(description="The date on the paper.")
    valid_until: date | None = strawberry.field(description="The last valid day, if it has one.")
    seal_level: str = strawberry.field(description="PAdES level of the seal, e.g. B-B.")
    purpose: str = strawberry.field(description="What it was issued for.")
    recipient: str = strawberry.field(description="The office it was issued to.")
    subject_name: str = strawberry.field(description="Whom it is about.")
    subject_id_number: str | None = strawberry.field(
        description="First three and last four characters; null when the paper has none."
    )
    statement: str | None = strawberry.field(description="Its words; null unless VALID.")

    @classmethod
    def from_paper(cls, paper: pulling.ConsentedPaper) -> "ConsentedPaper":
        """Copies what the resident agreed to give."""
        return cls(
            proof_id=paper.proof_id,
            outcome=paper.outcome,
            reasons=[PaperReason.from_reason(reason) for reason in paper.reasons],
            title=paper.title,
            number=paper.number,
            identifier=paper.identifier,
            issuer=Issuer.from_issuer(paper.issuer),
            issued_on=paper.issued_on,
            valid_until=paper.valid_until,
            seal_level=paper.seal_level,
            purpose=paper.purpose,
            recipient=paper.recipient,
            subject_name=paper.subject_name,
            subject_id_number=paper.subject_id_number,
            statement=paper.statement,
        )


@strawberry.type(description="A page of papers, with its evidence.")
class ConsentedPapers:
    """One answer."""

    edges: list[Edge[ConsentedPaper]] = strawberry.field(description="The papers.")
    page_info: PageInfo = strawberry.field(description="How to go on.")
    evidence: Evidence = strawberry.field(
        description="Of the list of the page's papers, with all their fields."
    )

    @classmethod
    def from_papers(cls, given: pulling.ConsentedPapers) -> "ConsentedPapers":
        """Copies what the resident agreed to give."""
        page = connection_of(given.page, ConsentedPaper.from_paper)
        return cls(
            edges=page.edges,
            page_info=page.page_info,
            evidence=Evidence.from_evidence(given.evidence),
        )


@strawberry.type(description="A file that is fetched once.")
class AnnotatedCopy:
    """An annotated copy 加注件, and the way to it."""

    proof_id: UUID = strawberry.field(description="Of which paper.")
    sha256: Sha256 = strawberry.field(description="SHA-256 of the PDF.")
    size: int = strawberry.field(description="Of the PDF, in bytes.")
    pages: int = strawberry.field(description="How many pages it has.")
    url: str = strawberry.field(
        description="GET it once before `expiresAt`, with your key or signed in as you are now; it "
        "is no secret without that."
    )
    expires_at: datetime = strawberry.field(description="Five minutes from now.")
    evidence: Evidence = strawberry.field(
        description="Of proofId, sha256, size and pages together."
    )

    @classmethod
    def from_given(cls, given: pulling.GivenCopy, files: str) -> "AnnotatedCopy":
        """Copies what the department needs; `files` is the address under which it is fetched."""
        return cls(
            proof_id=given.copy.proof_id,
            sha256=Sha256(given.copy.sha256),
            size=given.copy.size,
            pages=given.copy.pages,
            url=f"{files}/{given.secret}",
            expires_at=given.expires_at,
            evidence=Evidence.from_evidence(given.evidence),
        )


@strawberry.type(description="A paper that you hold, as it stands now; or must not hold any more.")
class ProofChange:
    """One line of the log."""

    proof_id: UUID = strawberry.field(description="Which paper.")
    consent_id: UUID = strawberry.field(description="By which consent you hold it.")
    changed_at: datetime = strawberry.field(description="When something changed.")
    gone: ConsentState | None = strawberry.field(
        description="WITHDRAWN or ENDED: delete what you hold by this consent. Null otherwise."
    )
    number: str | None = strawberry.field(description="编号; null when it is gone.")
    standing: ExchangeOutcome | None = strawberry.field(
        description="How it stands now; null when it is gone."
    )

    @classmethod
    def from_change(cls, change: following.Change) -> "ProofChange":
        """Copies what the department may know."""
        return cls(
            proof_id=change.proof_id,
            consent_id=change.consent_id,
            changed_at=change.changed_at,
            gone=change.gone,
            number=change.number,
            standing=change.standing,
        )


@strawberry.type(description="What changed, oldest first.")
class ProofChanges:
    """One answer."""

    entries: list[ProofChange] = strawberry.field(description="The lines.")
    cursor: str = strawberry.field(description="Pass it as `updatedSince` the next time.")
    has_more: bool = strawberry.field(description="Whether it is worth asking again at once.")
    evidence: Evidence | None = strawberry.field(
        description="Of `entries`; null when none of them tells how a paper stands."
    )

    @classmethod
    def from_changes(cls, changes: following.Changes) -> "ProofChanges":
        """Copies what the department may know."""
        kept = changes.evidence
        return cls(
            entries=[ProofChange.from_change(entry) for entry in changes.entries],
            cursor=changes.cursor,
            has_more=changes.has_more,
            evidence=kept and Evidence.from_evidence(kept),
        )


ConsentedProofsResult = Annotated[
    ConsentedPapers | Problem, strawberry.union("ConsentedProofsResult")
]
AnnotatedCopyResult = Annotated[AnnotatedCopy | Problem, strawberry.union("AnnotatedCopyResult")]
ProofChangesResult = Annotated[ProofChanges | Problem, strawberry.union("ProofChangesResult")]
Since = Annotated[
    str | None,
    strawberry.argument(description="The cursor of the last answer; null from the beginning."),
]


@strawberry.type
class PullingQueries:
    """Reading with consent."""

    @strawberry.field(
        permission_classes=[ForListing],
        extensions=[ReturnsProblems()],
        description="The papers that a resident agreed to give you; `consentId` is needed.",
    )
    async def consented_proofs(
        self, info: DepartmentInfo, context: InContext, first: First = None, after: After = None
    ) -> ConsentedProofsResult:
        """See pulling.consented_proofs."""
        request = PageRequest.asked(first, after)
        case = context.to_case()
        given = await pulling.consented_proofs(
            info.context.services, info.context.viewer, case, request
        )
        return ConsentedPapers.from_papers(given)

    @strawberry.field(
        permission_classes=[ForSyncing],
        extensions=[ReturnsProblems()],
        description="What changed of the papers that residents agreed to give you.",
    )
    async def proof_changes(
        self, info: DepartmentInfo, updated_since: Since = None, first: First = None
    ) -> ProofChangesResult:
        """See following.changes."""
        changes = await following.changes(
            info.context.services, info.context.viewer, updated_since=updated_since, first=first
        )
        return ProofChanges.from_changes(changes)


@strawberry.type
class PullingMutations:
    """Fetching with consent."""

    @strawberry.mutation(
        permission_classes=[ForCopying],
        extensions=[InSteps(seals=True), ReturnsProblems()],
        description="A copy of a paper for you alone, marked with the purpose 加注件; `consentId` "
        "is needed.",
    )
    async def annotated_copy(
        self, info: DepartmentInfo, context: InContext, proof_id: UUID
    ) -> AnnotatedCopyResult:
        """See pulling.annotated_copy."""
        services, case = info.context.services, context.to_case()
        given = await pulling.annotated_copy(services, info.context.viewer, case, proof_id)
        return AnnotatedCopy.from_given(given, f"{services.public_url}/exchange/files")
