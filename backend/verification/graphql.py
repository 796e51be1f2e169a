"""The face of verification: anybody checks a paper, its owner sees who checked it, and when.

Checks are mutations, since each one is recorded.
"""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForCitizens, ForEveryone
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.scalars import Sha256
from backend.foundation.pages import PageRequest
from backend.verification import actions, answers, models, queries, wording
from backend.verification.answers import ReasonCode
from backend.verification.models import VerificationMethod, VerificationOutcome

strawberry.enum(VerificationMethod, description="Whether a code or a file was checked.")
strawberry.enum(VerificationOutcome, description="Whether the proof holds 查验结果.")
strawberry.enum(
    ReasonCode, name="VerificationReasonCode", description="Why a proof no longer holds."
)


@strawberry.type(description="Why a proof no longer holds, and since when.")
class VerificationReason:
    """The coded reason of a revocation, a correction, or a passed last day."""

    code: ReasonCode = strawberry.field(description="Stable; safe to branch on.")
    on: date = strawberry.field(description="The day it ended, or the last valid day.")
    number: str | None = strawberry.field(description="The corrected proof's number, if one.")
    message: str = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str = strawberry.field(description="The same sentence in English.")

    @classmethod
    def from_reason(cls, reason: answers.Reason) -> "VerificationReason":
        """Copies what a stranger may know."""
        sentence = wording.sentence_of(reason)
        return cls(
            code=reason.code,
            on=reason.on,
            number=reason.number,
            message=sentence.zh,
            message_en=sentence.en,
        )


@strawberry.type(description="What the paper says, to be compared with it; masked 证面.")
class VerifiedPaper:
    """The frozen content of an issued proof, as a stranger may read it."""

    title: str = strawberry.field(description="What is certified, in short.")
    number: str = strawberry.field(description="编号.")
    identifier: str = strawberry.field(description="证照标识 by GB/T 36904.")
    version: str = strawberry.field(description="001, or higher for a corrected proof.")
    issuer_name: str = strawberry.field(description="The committee that issued it.")
    issuer_uscc: str = strawberry.field(description="Its 统一社会信用代码.")
    issuer_phone: str = strawberry.field(description="Its public telephone, for questions.")
    issued_on: date = strawberry.field(description="The date on the paper.")
    valid_until: date | None = strawberry.field(description="The last valid day, if it has one.")
    subject_name: str = strawberry.field(description="Who it is about, masked.")
    subject_id_number: str | None = strawberry.field(
        description="First and last character; null when the paper carries no number."
    )
    purpose: str = strawberry.field(description="The one thing the proof may be used for.")
    recipient: str = strawberry.field(description="The office it is meant for.")
    seal_level: str = strawberry.field(description="PAdES level of the electronic seal, e.g. B-B.")
    demonstration_seal: bool = strawberry.field(
        description="Whether it carries a demonstration seal without legal force 演示印章."
    )

    @classmethod
    def from_paper(cls, paper: answers.Paper) -> "VerifiedPaper":
        """Copies what a stranger may know."""
        return cls(
            title=paper.title,
            number=paper.number,
            identifier=paper.identifier,
            version=paper.version,
            issuer_name=paper.issuer_name,
            issuer_uscc=paper.issuer_uscc,
            issuer_phone=paper.issuer_phone,
            issued_on=paper.issued_on,
            valid_until=paper.valid_until,
            subject_name=paper.subject_name,
            subject_id_number=paper.subject_id_number,
            purpose=paper.purpose,
            recipient=paper.recipient,
            seal_level=paper.seal_level.value,
            demonstration_seal=paper.demonstration_seal,
        )


@strawberry.type(description="The answer to one check 查验回执.")
class VerificationResult:
    """What a stranger learns of a paper."""

    outcome: VerificationOutcome = strawberry.field(description="Whether the proof holds.")
    message: str = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str = strawberry.field(description="The same sentence in English.")
    reasons: list[VerificationReason] = strawberry.field(
        description="Why it no longer holds; empty for valid and unknown."
    )
    paper: VerifiedPaper | None = strawberry.field(
        description="What the paper says; null exactly when the outcome is UNKNOWN."
    )
    checked_at: datetime = strawberry.field(description="When this was checked.")

    @classmethod
    def from_verification(cls, answer: answers.Verification) -> "VerificationResult":
        """Copies what a stranger may know."""
        sentence = wording.message_of(answer.outcome, answer.method)
        return cls(
            outcome=answer.outcome,
            message=sentence.zh,
            message_en=sentence.en,
            reasons=[VerificationReason.from_reason(reason) for reason in answer.reasons],
            paper=None if answer.paper is None else VerifiedPaper.from_paper(answer.paper),
            checked_at=answer.checked_at,
        )


@strawberry.type(description="Somebody checked my proof. Nobody's name is kept.")
class ProofCheck:
    """One line of “who checked my paper”."""

    at: datetime = strawberry.field(description="When.")
    method: VerificationMethod = strawberry.field(description="By its code or by its file.")
    outcome: VerificationOutcome = strawberry.field(description="What they were told.")

    @classmethod
    def from_model(cls, row: models.VerificationRecord) -> "ProofCheck":
        """Copies what the owner may see."""
        return cls(at=row.at, method=row.method, outcome=row.outcome)


VerifyResult = Annotated[VerificationResult | Problem, strawberry.union("VerifyResult")]


@strawberry.type
class VerificationQueries:
    """Reading the register of checks."""

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="Every check of a proof of mine, newest first.",
    )
    async def checks_of_my_proof(
        self, info: Info, id: UUID, first: First = None, after: After = None
    ) -> Connection[ProofCheck]:
        """See queries.checks_of."""
        request = PageRequest.asked(first, after)
        page = await queries.checks_of(info.context.citizen, id, request)
        return connection_of(page, ProofCheck.from_model)


@strawberry.type
class VerificationMutations:
    """The two ways to check a paper."""

    @strawberry.mutation(
        permission_classes=[ForEveryone],
        extensions=[ReturnsProblems()],
        description="Checks a proof by the verification code at its foot. Recorded.",
    )
    async def verify_code(self, info: Info, code: str) -> VerifyResult:
        """See actions.verify_code."""
        context = info.context
        answer = await actions.verify_code(context.services, context.viewer, code)
        return VerificationResult.from_verification(answer)

    @strawberry.mutation(
        permission_classes=[ForEveryone],
        extensions=[ReturnsProblems()],
        description="Checks a file by the SHA-256 of its bytes; the file stays with you. Recorded.",
    )
    async def verify_file(self, info: Info, sha256: Sha256) -> VerifyResult:
        """See actions.verify_file."""
        context = info.context
        answer = await actions.verify_file(context.services, context.viewer, sha256)
        return VerificationResult.from_verification(answer)
