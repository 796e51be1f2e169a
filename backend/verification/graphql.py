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
from backend.verification import actions, answers, models, queries, reasons, wording
from backend.verification.models import VerificationMethod, VerificationOutcome
from backend.verification.reasons import ReasonCode, SignerStanding

strawberry.enum(
    VerificationMethod, description="Whether a code, a file or a picture of a QR code was checked."
)
strawberry.enum(
    VerificationOutcome,
    description="Whether the proof holds 查验结果. The first five are about a proof that was "
    "issued here; the others never are.",
)
strawberry.enum(
    ReasonCode,
    name="VerificationReasonCode",
    description="Why a proof no longer holds, or what is wrong with a file.",
)
strawberry.enum(SignerStanding, description="What the portal knows of whoever sealed a file.")


@strawberry.type(description="Why a proof no longer holds, or what is wrong with a file.")
class VerificationReason:
    """The coded reason of a revocation, a correction, a passed last day, or a faulty file."""

    code: ReasonCode = strawberry.field(description="Stable; safe to branch on.")
    on: date | None = strawberry.field(
        description="The day the proof ended, or the last valid day; null for a file's fault."
    )
    number: str | None = strawberry.field(description="The corrected proof's number, if one.")
    message: str = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str = strawberry.field(description="The same sentence in English.")

    @classmethod
    def from_reason(cls, reason: reasons.Reason) -> "VerificationReason":
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
    subject_name: str = strawberry.field(description="Who it is about; a person's name masked.")
    subject_id_number: str | None = strawberry.field(
        description="First and last character; null when the paper carries no number."
    )
    subject_uscc: str | None = strawberry.field(
        description="统一社会信用代码 of the organisation it is about; null for a person."
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
            subject_uscc=paper.subject_uscc,
            purpose=paper.purpose,
            recipient=paper.recipient,
            seal_level=paper.seal_level.value,
            demonstration_seal=paper.demonstration_seal,
        )


@strawberry.type(description="That an annotated copy was brought 加注件, not the proof itself.")
class CheckedCopy:
    """For whom the copy was made, what for and until when."""

    recipient: str = strawberry.field(description="The only one who may use it.")
    purpose: str = strawberry.field(description="The only purpose.")
    valid_until: date = strawberry.field(description="Its last day.")
    message: str = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str = strawberry.field(description="The same sentence in English.")

    @classmethod
    def from_note(cls, copy: answers.CopyNote) -> "CheckedCopy":
        """Copies what the copy itself says."""
        sentence = wording.sentence_of_copy(copy)
        return cls(
            recipient=copy.recipient,
            purpose=copy.purpose,
            valid_until=copy.valid_until,
            message=sentence.zh,
            message_en=sentence.en,
        )


@strawberry.type(description="Who sealed a file that is not ours, as far as the register knows.")
class FileSigner:
    """Never a name out of the file."""

    standing: SignerStanding = strawberry.field(description="What is known at all.")
    name: str | None = strawberry.field(description="The seal's name, of one on record only.")
    valid_from: date | None = strawberry.field(description="Since when that seal was in use.")
    valid_until: date | None = strawberry.field(description="Until when.")
    message: str | None = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str | None = strawberry.field(description="The same sentence in English.")

    @classmethod
    def from_signer(cls, signer: reasons.Signer) -> "FileSigner":
        """Copies what the register says."""
        sentence = wording.sentence_of_signer(signer)
        return cls(
            standing=signer.standing,
            name=signer.name,
            valid_from=signer.valid_from,
            valid_until=signer.valid_until,
            message=sentence and sentence.zh,
            message_en=sentence and sentence.en,
        )


@strawberry.type(description="The answer to one check 查验回执.")
class VerificationResult:
    """What a stranger learns of a paper."""

    outcome: VerificationOutcome = strawberry.field(description="Whether the proof holds.")
    message: str = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str = strawberry.field(description="The same sentence in English.")
    reasons: list[VerificationReason] = strawberry.field(
        description="Why it does not hold; empty for a valid proof and an unknown code."
    )
    paper: VerifiedPaper | None = strawberry.field(
        description="What the paper says; null exactly when it was not issued here."
    )
    copy: CheckedCopy | None = strawberry.field(
        description="Set when the code or file is that of an annotated copy."
    )
    signer: FileSigner | None = strawberry.field(
        description="Set for a sealed file that is not ours; a code or a hash has none."
    )
    checked_at: datetime = strawberry.field(description="When this was checked.")

    @classmethod
    def from_verification(cls, answer: answers.Verification) -> "VerificationResult":
        """Copies what a stranger may know."""
        sentence = wording.message_of(answer)
        return cls(
            outcome=answer.outcome,
            message=sentence.zh,
            message_en=sentence.en,
            reasons=[VerificationReason.from_reason(reason) for reason in answer.reasons],
            paper=answer.paper and VerifiedPaper.from_paper(answer.paper),
            copy=answer.copy and CheckedCopy.from_note(answer.copy),
            signer=answer.signer and FileSigner.from_signer(answer.signer),
            checked_at=answer.checked_at,
        )


@strawberry.type(description="Somebody checked my proof. Nobody's name is kept.")
class ProofCheck:
    """One line of “who checked my paper”."""

    at: datetime = strawberry.field(description="When.")
    method: VerificationMethod = strawberry.field(description="By its code, its file or a picture.")
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
