"""What the owner and the committee see of a proof: two types, since they are two audiences."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.catalogue.graphql import NotOurs
from backend.foundation import masking
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.graphql.scalars import RegionCode
from backend.identity import loaders as identity
from backend.identity import people
from backend.identity.graphql import Organisation
from backend.identity.models import Person
from backend.proofs import loaders, models, subjects
from backend.proofs.graphql.enums import Evidence, ProofState, Relation, Stage


@strawberry.type(description="One line of the timeline 办理环节, for the resident.")
class ProofStep:
    """What happened, and what the resident can do about it."""

    at: datetime = strawberry.field(description="When.")
    verb: str = strawberry.field(description="What was done, e.g. send_back.")
    state: ProofState = strawberry.field(description="Where the proof stood afterwards.")
    reason: str | None = strawberry.field(description="The coded reason, if one.")
    remedy: str | None = strawberry.field(description="How to mend it, or where to go.")
    words: str | None = strawberry.field(description="The committee's own words.")

    @classmethod
    def from_model(cls, row: models.ProofStep) -> "ProofStep":
        """Copies what the resident may see."""
        return cls(
            at=row.at,
            verb=row.verb,
            state=row.state,
            reason=row.reason,
            remedy=row.remedy,
            words=row.words,
        )


@strawberry.type(description="One line of the timeline, for the committee.")
class CaseStep:
    """The same line, with who did it."""

    step: ProofStep = strawberry.field(description="What the resident sees.")
    person_name: str | None = strawberry.field(description="Who did it; null for the portal.")

    @classmethod
    def from_model(cls, row: models.ProofStep) -> "CaseStep":
        """Copies what the committee may see."""
        return cls(
            step=ProofStep.from_model(row), person_name=row.person.name if row.person else None
        )


@strawberry.type(description="The numbers printed on an approved proof.")
class ProofNumbers:
    """Allocated at approval."""

    number: str = strawberry.field(description="编号, e.g. 小阳证〔2026〕15号.")
    identifier: str = strawberry.field(description="证照标识 by GB/T 36904.")
    verification_code: str = strawberry.field(description="For the holder to hand on.")
    version: int = strawberry.field(description="1, or higher for a corrected proof.")
    issued_on: date = strawberry.field(description="The date on the paper.")

    @classmethod
    def from_model(cls, row: models.ProofSnapshot) -> "ProofNumbers":
        """Copies what is printed."""
        return cls(
            number=row.number,
            identifier=row.identifier,
            verification_code=row.code,
            version=row.version,
            issued_on=row.issued_on,
        )


@strawberry.type(description="My request and what became of it 我的证明.")
class Proof:
    """The applicant's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    state: ProofState = strawberry.field(description="Where it stands.")
    revision: int = strawberry.field(description="Grows with every step.")
    title: str = strawberry.field(description="What is to be certified, in short.")
    purpose: str = strawberry.field(description="What it is for.")
    recipient: str = strawberry.field(description="Which office asked for it.")
    text: str = strawberry.field(description="My own words.")
    subject_name: str = strawberry.field(description="Who it is about.")
    relation: Relation = strawberry.field(description="Who that is to me.")
    region: RegionCode = strawberry.field(description="The committee's region.")
    requested_at: datetime = strawberry.field(description="When I asked.")
    due_on: date = strawberry.field(description="By when it should be decided.")
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    waiting_for_me: bool = strawberry.field(description="Whether the clock waits for me.")
    valid_until: date | None = strawberry.field(description="Its last day, if it has one.")
    corrects: UUID | None = strawberry.field(description="The proof this one corrects.")
    organisation_id: strawberry.Private[UUID]

    @strawberry.field(description="The committee that decides.")
    async def committee(self, info: Info) -> Organisation:
        """Batched."""
        row = await info.context.load(identity.organisations_by_id, self.organisation_id)
        return Organisation.from_model(row)

    @strawberry.field(description="The numbers on the paper; null before approval.")
    async def numbers(self, info: Info) -> ProofNumbers | None:
        """Batched."""
        row = await info.context.load(loaders.snapshots_by_proof, self.id)
        return None if row is None else ProofNumbers.from_model(row)

    @strawberry.field(description="What happened so far, oldest first.")
    async def steps(self, info: Info) -> list[ProofStep]:
        """Batched."""
        rows = await info.context.load(loaders.steps_by_proof, self.id)
        return [ProofStep.from_model(row) for row in rows]

    @strawberry.field(description="Where the sealed PDF is; null before it is issued.")
    def file_url(self) -> str | None:
        """A stable address; the session decides who may read."""
        return f"/files/proofs/{self.id}.pdf" if self.state in _WITH_FILE else None

    @classmethod
    def from_model(cls, row: models.Proof) -> "Proof":
        """Copies what the applicant may see."""
        return cls(
            id=row.id,
            state=row.state,
            revision=row.revision,
            title=row.title,
            purpose=row.purpose,
            recipient=row.recipient,
            text=row.text,
            subject_name=row.subject_name,
            relation=row.relation,
            region=RegionCode(row.region),
            requested_at=row.requested_at,
            due_on=row.due_on,
            calendar_known=row.calendar_known,
            waiting_for_me=row.days_left is not None,
            valid_until=row.valid_until,
            corrects=row.corrects_id,
            organisation_id=row.organisation_id,
        )


@strawberry.type(description="A person as the desk sees her: numbers masked.")
class CasePerson:
    """Enough to recognise and call somebody, no more."""

    name: str = strawberry.field(description="The name.")
    id_number: str | None = strawberry.field(description="The identity number, masked.")
    phone: str | None = strawberry.field(description="The mobile number; null for a subject.")


@strawberry.type(description="A request as the committee works on it 办件.")
class ProofCase:
    """The committee's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    state: ProofState = strawberry.field(description="Where it stands.")
    revision: int = strawberry.field(description="Grows with every step.")
    title: str = strawberry.field(description="What is to be certified, in short.")
    purpose: str = strawberry.field(description="What it is for.")
    recipient: str = strawberry.field(description="Which office asked for it.")
    text: str = strawberry.field(description="The resident's own words.")
    relation: Relation = strawberry.field(description="Who the subject is to the applicant.")
    requested_at: datetime = strawberry.field(description="When it was asked.")
    due_on: date = strawberry.field(description="By when it is to be decided.")
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    waiting_for_resident: bool = strawberry.field(description="Whether the clock stands still.")
    statement: str | None = strawberry.field(description="The final words, once checked.")
    evidence: Evidence | None = strawberry.field(description="What they rest on.")
    evidence_note: str | None = strawberry.field(description="More about the evidence.")
    valid_until: date | None = strawberry.field(description="Its last day, if it has one.")
    trouble: str | None = strawberry.field(
        description="Why rendering or sealing failed, while it has; retryProof tries again."
    )
    corrects: UUID | None = strawberry.field(description="The proof this one corrects.")
    row: strawberry.Private[models.Proof]

    @strawberry.field(description="Who asked.")
    async def applicant(self, info: Info) -> CasePerson:
        """Batched."""
        person = await info.context.load(identity.people_by_id, self.row.applicant_id)
        return _case_person(info, person)

    @strawberry.field(description="Whom the proof is about.")
    def subject(self, info: Info) -> CasePerson:
        """From the row itself."""
        subject = subjects.of(info.context.services.vault, self.row)
        number = subject.id_number
        return CasePerson(
            name=subject.name,
            id_number=number and masking.mask_id_number_for_staff(number),
            phone=None,
        )

    @strawberry.field(description="The numbers on the paper; null before approval.")
    async def numbers(self, info: Info) -> ProofNumbers | None:
        """Batched."""
        row = await info.context.load(loaders.snapshots_by_proof, self.id)
        return None if row is None else ProofNumbers.from_model(row)

    @strawberry.field(description="What happened so far, oldest first.")
    async def steps(self, info: Info) -> list[CaseStep]:
        """Batched."""
        rows = await info.context.load(loaders.steps_by_proof, self.id)
        return [CaseStep.from_model(row) for row in rows]

    @classmethod
    def from_model(cls, row: models.Proof) -> "ProofCase":
        """Copies what the committee may see."""
        return cls(
            id=row.id,
            state=row.state,
            revision=row.revision,
            title=row.title,
            purpose=row.purpose,
            recipient=row.recipient,
            text=row.text,
            relation=row.relation,
            requested_at=row.requested_at,
            due_on=row.due_on,
            calendar_known=row.calendar_known,
            waiting_for_resident=row.days_left is not None,
            statement=row.statement,
            evidence=row.evidence,
            evidence_note=row.evidence_note,
            valid_until=row.valid_until,
            trouble=row.trouble,
            corrects=row.corrects_id,
            row=row,
        )


@strawberry.type(description="How many cases one tab of the worklist has.")
class StageCount:
    """By the same predicate as the list."""

    stage: Stage = strawberry.field(description="The tab.")
    count: int = strawberry.field(description="How many cases.")


@strawberry.type(description="Whether something is new, and when to ask again.")
class ProofProgress:
    """For polling: small when nothing happened."""

    revision: int = strawberry.field(description="Pass it as `known` next time.")
    proof: Proof | None = strawberry.field(description="Null when nothing is new.")
    ask_again_after: int = strawberry.field(description="Seconds until it is worth asking again.")


ProofResult = Annotated[Proof | Problem, strawberry.union("ProofResult")]
ProofCaseResult = Annotated[ProofCase | Problem, strawberry.union("ProofCaseResult")]
RequestProofResult = Annotated[Proof | NotOurs | Problem, strawberry.union("RequestProofResult")]

_WITH_FILE = frozenset(
    {ProofState.ISSUED, ProofState.REVOKED, ProofState.SUPERSEDED, ProofState.EXPIRED}
)

# Between decision and seal something changes within seconds; otherwise a person has to act.
_SECONDS: Mapping[ProofState, int] = {
    ProofState.APPROVED: 1,
    ProofState.RENDERED: 1,
    ProofState.SEALED: 1,
    ProofState.REQUESTED: 30,
    ProofState.CHECKED: 30,
}


def progress_of(row: models.Proof, known: int | None) -> ProofProgress:
    """The proof when its revision is not `known`."""
    return ProofProgress(
        revision=row.revision,
        proof=None if row.revision == known else Proof.from_model(row),
        ask_again_after=_SECONDS.get(row.state, 300),
    )


def _case_person(info: Info, person: Person) -> CasePerson:
    vault = info.context.services.vault
    return CasePerson(
        name=person.name,
        id_number=masking.mask_id_number_for_staff(people.id_number_of(vault, person)),
        phone=people.phone_of(vault, person),
    )
