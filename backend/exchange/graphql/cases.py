"""What every operation of the departments' door shares: the case, and the evidence."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.exchange.actions import answering
from backend.exchange.grounds import Case
from backend.foundation.graphql.scalars import Sha256


@strawberry.input(
    description="On what you act. Exactly one of `legalBasis` and `consentId` is needed 办件依据."
)
class CaseContext:
    """The context of every query about papers."""

    case_number: str = strawberry.field(
        description="The number of the live case in your system, at most 60 characters."
    )
    purpose: str = strawberry.field(
        description="What for, at most 200 characters; the resident reads it. With a consent, "
        "exactly the purpose that she agreed to."
    )
    legal_basis: str | None = strawberry.field(
        default=None, description="One of the texts registered for your key or console."
    )
    consent_id: UUID | None = strawberry.field(
        default=None, description="A consent given to you that is in force."
    )

    def to_case(self) -> Case:
        """The same for actions."""
        return Case(
            case_number=self.case_number,
            purpose=self.purpose,
            legal_basis=self.legal_basis,
            consent_id=self.consent_id,
        )


InContext = Annotated[CaseContext, strawberry.argument(description="On what you act.")]


@strawberry.type(
    name="AnswerEvidence",
    description="Proof that this answer was given 应答存证. Keep it with your case.",
)
class Evidence:
    """Where the portal keeps the answer, and its hash."""

    id: UUID = strawberry.field(description="Under which the portal keeps it.")
    sha256: Sha256 = strawberry.field(
        description="SHA-256 of the personal part in canonical JSON; docs/exchange says of which."
    )
    at: datetime = strawberry.field(description="When it was given.")
    sandbox: bool = strawberry.field(
        description="Whether it comes from a sandbox 沙箱: everything in it is made up."
    )

    @classmethod
    def from_evidence(cls, kept: answering.Evidence) -> "Evidence":
        """Copies what the department may keep."""
        return cls(id=kept.id, sha256=Sha256(kept.sha256), at=kept.at, sandbox=kept.sandbox)
