"""What the committee sees of a proof, and of its own work on it; the township reads along."""

import asyncio
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import masking
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.identity import loaders as identity
from backend.identity import people, uscc
from backend.identity.graphql import Organisation
from backend.identity.models import Person
from backend.proofs import access, doubt_models, loaders, models, subjects
from backend.proofs.actions import deciding
from backend.proofs.graphql.enums import Evidence, ProofState, Relation, Stage
from backend.proofs.graphql.types import Attachment, ProofNumbers, ProofStep, file_url
from backend.seals import loaders as seals
from backend.seals import troubles
from backend.seals.troubles import Trouble


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


@strawberry.type(description="A note among colleagues; residents do not see it 内部备注.")
class CaseNote:
    """Written once, never changed."""

    id: UUID = strawberry.field(description="Stable identifier.")
    at: datetime = strawberry.field(description="When it was written.")
    person_name: str = strawberry.field(description="Who wrote it.")
    text: str = strawberry.field(description="What it says.")

    @classmethod
    def from_model(cls, row: models.CaseNote) -> "CaseNote":
        """Copies what the committee may see."""
        return cls(id=row.id, at=row.at, person_name=row.person.name, text=row.text)


@strawberry.type(
    description="A person or organisation as the desk sees it: identity numbers masked."
)
class CasePerson:
    """Enough to recognise and call somebody, no more."""

    name: str = strawberry.field(description="The name.")
    id_number: str | None = strawberry.field(description="The identity number, masked.")
    phone: str | None = strawberry.field(
        description="The mobile number, masked for the township; null for a subject."
    )
    uscc: str | None = strawberry.field(
        default=None, description="统一社会信用代码 of an organisation; null for a person."
    )
    uscc_looks_right: bool | None = strawberry.field(
        default=None,
        description="Whether its check character follows from the others. A few codes in force "
        "break the rule: look the organisation up, it is no ground to refuse.",
    )


@strawberry.type(description="That nobody should rely on a proof until it is cleared 存疑.")
class ProofDoubt:
    """Two persons clear it: one looks again and vouches, the person in charge decides."""

    since: datetime = strawberry.field(description="When it was marked.")
    words: str | None = strawberry.field(description="What was found; null before.")
    vouched_at: datetime | None = strawberry.field(description="When somebody vouched for it.")
    vouched_by_name: str | None = strawberry.field(description="Who vouched for it; null before.")
    vouched_by_me: bool = strawberry.field(description="Whether somebody else has to clear it.")

    @classmethod
    def from_model(cls, row: doubt_models.ProofDoubt, viewer_id: UUID) -> "ProofDoubt":
        """Copies what the committee may see."""
        return cls(
            since=row.at,
            words=row.words,
            vouched_at=row.vouched_at,
            vouched_by_name=row.vouched_by.name if row.vouched_by else None,
            vouched_by_me=row.vouched_by_id == viewer_id,
        )


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
        description="What holds up rendering or sealing, while something does; see retryProof."
    )
    trouble_en: str | None = strawberry.field(description="The same in English.")
    corrects: UUID | None = strawberry.field(description="The proof this one corrects.")
    claimed_at: datetime | None = strawberry.field(
        description="Since when somebody handles it 认领; null when nobody does."
    )
    row: strawberry.Private[models.Proof]

    @strawberry.field(description="The committee whose case it is.")
    async def committee(self, info: Info) -> Organisation:
        """Batched."""
        row = await info.context.load(identity.organisations_by_id, self.row.organisation_id)
        return Organisation.from_model(row)

    @strawberry.field(description="Who handles it 认领人; null when nobody does.")
    async def handler_name(self, info: Info) -> str | None:
        """Batched."""
        if self.row.handler_id is None:
            return None
        return await info.context.load(identity.names_by_id, self.row.handler_id)

    @strawberry.field(description="Whether I am the one who handles it.")
    def handled_by_me(self, info: Info) -> bool:
        """From the row itself."""
        return self.row.handler_id == info.context.official.person_id

    @strawberry.field(description="Who stepped out of it 回避, in this order.")
    async def recused_names(self, info: Info) -> list[str]:
        """Batched."""
        load = info.context.load
        out = [load(identity.names_by_id, person_id) for person_id in self.row.recused]
        return list(await asyncio.gather(*out))

    @strawberry.field(description="Whether I stepped out of it.")
    def recused_by_me(self, info: Info) -> bool:
        """From the row itself."""
        return info.context.official.person_id in self.row.recused

    @strawberry.field(
        description="Whether two others can check and approve after somebody stepped out; "
        "if not, the township appoints 指派."
    )
    async def colleagues_left(self, info: Info) -> bool:
        """Batched, and asked of nobody's posts before somebody stepped out."""
        if not self.row.recused:
            return True
        load, office = info.context.load, self.row.organisation_id
        return access.can_be_decided(self.row, await load(identity.posts_by_organisation, office))

    @strawberry.field(description="Who asked.")
    async def applicant(self, info: Info) -> CasePerson:
        """Batched."""
        person = await info.context.load(identity.people_by_id, self.row.applicant_id)
        return _case_person(info, person)

    @strawberry.field(description="Whom the proof is about.")
    def subject(self, info: Info) -> CasePerson:
        """From the row itself."""
        subject = subjects.of(info.context.services.vault, self.row)
        number, code = subject.id_number, subject.uscc
        return CasePerson(
            name=subject.name,
            id_number=number and masking.mask_id_number_for_staff(number),
            phone=None,
            uscc=code,
            uscc_looks_right=None if code is None else uscc.has_right_check(code),
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

    @strawberry.field(description="The internal notes, oldest first; none where I may not decide.")
    async def notes(self, info: Info) -> list[CaseNote]:
        """Batched. Whoever asked, or is asked about, is a resident here, whatever her post."""
        context, code = info.context, self.row.subject_uscc
        if context.official.person_id in self.row.recused:
            return []
        rows = await context.load(loaders.notes_by_proof, self.id)
        viewer = await context.load(identity.people_by_id, context.official.person_id)
        agents = set[UUID]() if code is None else await context.load(identity.agents_by_uscc, code)
        if access.is_own_case(viewer, self.row, agents):
            return []
        return [CaseNote.from_model(row) for row in rows]

    @strawberry.field(description="The files that came with the request, oldest first.")
    async def attachments(self, info: Info) -> list[Attachment]:
        """Batched."""
        rows = await info.context.load(loaders.attachments_by_proof, self.id)
        return [Attachment.from_model(row) for row in rows]

    @strawberry.field(description="Whether its seal waits for the word of the keeper 印章保管人.")
    async def waits_for_keeper(self, info: Info) -> bool:
        """Batched."""
        if self.state is not ProofState.RENDERED:
            return False
        return await info.context.load(seals.waits_for_keeper_by_document, self.id)

    @strawberry.field(description="Why the keeper did not set its seal; null unless that is why.")
    async def keeper_refusal(self, info: Info) -> str | None:
        """Batched."""
        if self.row.trouble != Trouble.KEEPER_REFUSED:
            return None
        return await info.context.load(seals.keeper_refusals_by_document, self.id)

    @strawberry.field(description="The doubt that is not cleared yet; null for others.")
    async def doubt(self, info: Info) -> ProofDoubt | None:
        """Batched."""
        if self.row.doubted_at is None:
            return None
        row = await info.context.load(loaders.doubts_by_proof, self.id)
        return row and ProofDoubt.from_model(row, info.context.official.person_id)

    @strawberry.field(description="Where the sealed PDF is; null before it is issued.")
    def file_url(self) -> str | None:
        """The same address as the owner's."""
        return file_url(self.id, self.state)

    @classmethod
    def from_model(cls, row: models.Proof) -> "ProofCase":
        """Copies what the committee may see."""
        trouble = row.trouble and troubles.sentence_of(row.trouble)
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
            trouble=trouble and trouble.zh,
            trouble_en=trouble and trouble.en,
            corrects=row.corrects_id,
            claimed_at=row.claimed_at,
            row=row,
        )


@strawberry.type(description="How many cases one tab of the worklist has.")
class StageCount:
    """By the same predicate as the list."""

    stage: Stage = strawberry.field(description="The tab.")
    count: int = strawberry.field(description="How many cases.")


@strawberry.type(description="What became of one case of several.")
class ApprovalOutcome:
    """Either the case or the problem."""

    id: UUID = strawberry.field(description="The case, as it was named.")
    proof_case: ProofCase | None = strawberry.field(description="The approved case.")
    problem: Problem | None = strawberry.field(description="Why it was not approved.")

    @classmethod
    def from_outcome(cls, outcome: deciding.Outcome) -> "ApprovalOutcome":
        """Copies what the committee may see."""
        return cls(
            id=outcome.proof_id,
            proof_case=outcome.proof and ProofCase.from_model(outcome.proof),
            problem=outcome.problem and Problem.from_problem(outcome.problem),
        )


@strawberry.type(description="Several cases, each approved or not for itself.")
class BulkApproval:
    """In the order asked, each case once."""

    outcomes: list[ApprovalOutcome] = strawberry.field(description="One for every case.")


ProofCaseResult = Annotated[ProofCase | Problem, strawberry.union("ProofCaseResult")]
ApproveProofsResult = Annotated[BulkApproval | Problem, strawberry.union("ApproveProofsResult")]


def _case_person(info: Info, person: Person) -> CasePerson:
    vault = info.context.services.vault
    phone = people.phone_of(vault, person)
    # Only the desk has to call somebody.
    calls = bool(info.context.official.roles & access.COMMITTEE)
    return CasePerson(
        name=person.name,
        id_number=masking.mask_id_number_for_staff(people.id_number_of(vault, person)),
        phone=phone if calls or phone is None else masking.mask_phone(phone),
    )
