"""The face of checking papers, for systems of departments."""

from datetime import date
from typing import Annotated

import strawberry

from backend.exchange import marks
from backend.exchange.actions import verifying
from backend.exchange.graphql.cases import Evidence, InContext
from backend.exchange.kinds import ExchangeOutcome
from backend.foundation.graphql.audience import ForVerifying
from backend.foundation.graphql.context import DepartmentInfo
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.proofs import standing
from backend.proofs.graphql.reasons import ReasonCode

strawberry.enum(
    ExchangeOutcome,
    name="PaperOutcome",
    description="How a paper stands 核验结果. UNKNOWN: there is none that you may ask about. "
    "UNREADABLE: a slip of typing; nothing was looked up.",
)


@strawberry.input(
    name="PaperSubjectInput",
    description="The person whom you believe the paper to be about. Give both.",
)
class SubjectInput:
    """Name and number."""

    name: str = strawberry.field(description="The full name, as on the identity card.")
    id_number: str = strawberry.field(description="The identity number, 18 characters.")


@strawberry.input(
    description="One paper. Exactly one of number, verificationCode and fileSha256 is needed."
)
class PaperInput:
    """What you have of a paper."""

    number: str | None = strawberry.field(
        default=None, description="编号. Gives how it stands, and nothing about the person."
    )
    verification_code: str | None = strawberry.field(
        default=None, description="The code at the foot of the paper."
    )
    file_sha256: str | None = strawberry.field(
        default=None, description="SHA-256 of the PDF, 64 hexadecimal characters."
    )
    subject: SubjectInput | None = strawberry.field(
        default=None, description="To learn whether the paper is about this person."
    )

    def to_asked(self) -> marks.Asked:
        """The same for the action."""
        subject = self.subject
        return marks.Asked(
            number=self.number,
            verification_code=self.verification_code,
            file_sha256=self.file_sha256,
            subject=subject and marks.Subject(name=subject.name, id_number=subject.id_number),
        )


@strawberry.type(description="Why a paper no longer holds, and since when.")
class PaperReason:
    """The coded reason."""

    code: ReasonCode = strawberry.field(description="Stable; safe to branch on.")
    on: date = strawberry.field(description="The day it ended, or the last valid day.")
    number: str | None = strawberry.field(description="The corrected paper's number, if one.")

    @classmethod
    def from_reason(cls, reason: standing.Reason) -> "PaperReason":
        """Copies what a department may know."""
        return cls(code=reason.code, on=reason.on, number=reason.number)


@strawberry.type(description="The committee that issued a paper.")
class Issuer:
    """Name and code."""

    name: str = strawberry.field(description="The full statutory name.")
    uscc: str = strawberry.field(description="统一社会信用代码.")

    @classmethod
    def from_issuer(cls, issuer: verifying.Issuer) -> "Issuer":
        """Copies both."""
        return cls(name=issuer.name, uscc=issuer.uscc)


@strawberry.type(description="What you learn of one paper.")
class CheckedPaper:
    """The face of verifying.CheckedPaper: every field of it, since the evidence is about all."""

    outcome: ExchangeOutcome = strawberry.field(description="How it stands.")
    reasons: list[PaperReason] = strawberry.field(description="Why it no longer holds.")
    issuer: Issuer | None = strawberry.field(description="Who issued it; null for UNKNOWN.")
    issued_on: date | None = strawberry.field(description="The date on the paper.")
    valid_until: date | None = strawberry.field(description="The last valid day, if it has one.")
    seal_level: str | None = strawberry.field(description="PAdES level of the seal, e.g. B-B.")
    title: str | None = strawberry.field(description="What is certified; by code or file only.")
    number: str | None = strawberry.field(description="编号; by code or file only.")
    subject_matches: bool | None = strawberry.field(
        description="Whether it is about the person you named; null when you named nobody, or the "
        "paper carries no identity number."
    )

    @classmethod
    def from_checked(cls, paper: verifying.CheckedPaper) -> "CheckedPaper":
        """Copies what a department may know."""
        return cls(
            outcome=paper.outcome,
            reasons=[PaperReason.from_reason(reason) for reason in paper.reasons],
            issuer=paper.issuer and Issuer.from_issuer(paper.issuer),
            issued_on=paper.issued_on,
            valid_until=paper.valid_until,
            seal_level=paper.seal_level,
            title=paper.title,
            number=paper.number,
            subject_matches=paper.subject_matches,
        )


@strawberry.type(description="The papers in the order in which you asked for them.")
class CheckedPapers:
    """One answer."""

    results: list[CheckedPaper] = strawberry.field(description="One for each paper.")
    evidence: Evidence = strawberry.field(description="Of `results`, with all their fields.")

    @classmethod
    def from_checked(cls, checked: verifying.Checked) -> "CheckedPapers":
        """Copies what a department may know."""
        return cls(
            results=[CheckedPaper.from_checked(paper) for paper in checked.results],
            evidence=Evidence.from_evidence(checked.evidence),
        )


VerifyProofsResult = Annotated[CheckedPapers | Problem, strawberry.union("VerifyProofsResult")]
Papers = Annotated[
    list[PaperInput],
    strawberry.argument(description=f"1 to {verifying.MOST_PAPERS} papers."),
]


@strawberry.type
class VerifyingQueries:
    """Checking papers."""

    @strawberry.field(
        permission_classes=[ForVerifying],
        extensions=[ReturnsProblems()],
        description="Checks papers that somebody brought to you. Kept as evidence, and told to "
        "the holders.",
    )
    async def verify_proofs(
        self, info: DepartmentInfo, context: InContext, proofs: Papers
    ) -> VerifyProofsResult:
        """See verifying.verify_proofs."""
        checked = await verifying.verify_proofs(
            info.context.services,
            info.context.viewer,
            context.to_case(),
            [paper.to_asked() for paper in proofs],
        )
        return CheckedPapers.from_checked(checked)
