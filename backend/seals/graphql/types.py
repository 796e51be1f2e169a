"""What officials see of seals, of their register and of what was decided about them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import clock, masking
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.graphql.scalars import Sha256
from backend.foundation.vault import Vault
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation
from backend.identity.models import OrganisationKind
from backend.seals import access, models, queries
from backend.seals import loaders as seals
from backend.seals.actions import confirming, deciding
from backend.seals.graphql.enums import (
    DecisionState,
    SealReason,
    SealState,
    SealVerb,
)
from backend.seals.models import Seal as SealRow
from backend.seals.models import SealUse as SealUseRow
from backend.seals.register import applicant_of


@strawberry.type(description="The electronic seal of an organisation 电子印章.")
class Seal:
    """A seal as officials of its committee, its township and the portal see it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    name: str = strawberry.field(description="What the seal shows: the full statutory name.")
    state: SealState = strawberry.field(description="Where it stands.")
    reason: SealReason | None = strawberry.field(
        description="Why it was suspended or retired; null otherwise."
    )
    valid_from: date = strawberry.field(description="First day.")
    valid_to: date = strawberry.field(description="Last day, within the committee's term.")
    certificate_serial: str = strawberry.field(description="Serial number, hexadecimal.")
    certificate_fingerprint: Sha256 = strawberry.field(description="SHA-256 of the certificate.")
    certificate_not_after: datetime = strawberry.field(description="End of the certificate.")
    enrolled_at: datetime = strawberry.field(description="When it was put on record.")
    compromised_since: datetime | None = strawberry.field(
        description="From when on its key is not trusted; null while it is."
    )
    replaced_by: UUID | None = strawberry.field(description="The seal that took over from it.")
    organisation_id: strawberry.Private[UUID]
    keeper_id: strawberry.Private[UUID]

    @strawberry.field(description="Whose seal it is.")
    async def organisation(self, info: Info) -> Organisation:
        """Through the loader."""
        row = await info.context.load(identity.organisations_by_id, self.organisation_id)
        return Organisation.from_model(row)

    @strawberry.field(description="Who keeps it 印章保管人.")
    async def keeper_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.keeper_id)

    @strawberry.field(description="Whether I may ask for something to be done with it, or answer.")
    async def ruled_by_me(self, info: Info) -> bool:
        """Through the loader."""
        row = await info.context.load(identity.organisations_by_id, self.organisation_id)
        return access.rules_over(info.context.official, row)

    @classmethod
    def from_model(cls, row: SealRow) -> "Seal":
        """Copies what these officials may see; never the reference of the key."""
        return cls(
            id=row.id,
            name=row.name,
            state=row.state,
            reason=row.reason,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            certificate_serial=row.certificate_serial,
            certificate_fingerprint=Sha256(row.certificate_fingerprint),
            certificate_not_after=row.certificate_not_after,
            enrolled_at=row.enrolled_at,
            compromised_since=row.compromised_since,
            replaced_by=row.replaced_by_id,
            organisation_id=row.organisation_id,
            keeper_id=row.keeper_id,
        )


@strawberry.type(description="Who may keep a seal.")
class SealKeeper:
    """A person by the post that she holds today."""

    id: UUID = strawberry.field(description="For EnrolSealInput.")
    name: str = strawberry.field(description="The name.")


@strawberry.type(description="What to know of an organisation before its seal is put on record.")
class SealEnrolment:
    """As operators see it."""

    organisation: Organisation = strawberry.field(description="Whose seal it is to be.")
    term_from: date | None = strawberry.field(description="First day of its term, if it has one.")
    term_to: date | None = strawberry.field(description="Last day; no seal outlives it.")
    keepers: list[SealKeeper] = strawberry.field(
        description="Who holds the keeper's post today and does not approve, by name."
    )

    @classmethod
    def from_enrolment(cls, found: queries.Enrolment) -> "SealEnrolment":
        """Copies what operators may see."""
        row = found.organisation
        return cls(
            organisation=Organisation.from_model(row),
            term_from=row.term_from,
            term_to=row.term_to,
            keepers=[SealKeeper(id=each.id, name=each.name) for each in found.keepers],
        )


@strawberry.type(description="One line of the register of seal uses 用印登记.")
class SealUse:
    """A line as the committee and its township see it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    at: datetime = strawberry.field(description="When the seal was set.")
    content: str = strawberry.field(description="What was sealed: title and number.")
    copies: int = strawberry.field(description="How many copies.")
    applicant_name: str = strawberry.field(
        description="Who asked for the document; masked in the register of annotated copies."
    )
    applicant_phone: str = strawberry.field(description="The applicant's number, masked.")
    sha256: Sha256 = strawberry.field(description="The hash of the sealed file.")
    document_id: UUID = strawberry.field(description="The proof or letter that was sealed.")
    organisation_id: strawberry.Private[UUID]
    approver_id: strawberry.Private[UUID]
    handler_id: strawberry.Private[UUID]
    keeper_id: strawberry.Private[UUID]

    @strawberry.field(description="Whose seal it was; a township reads several registers.")
    async def organisation(self, info: Info) -> Organisation:
        """Through the loader."""
        row = await info.context.load(identity.organisations_by_id, self.organisation_id)
        return Organisation.from_model(row)

    @strawberry.field(description="Who approved it 签批人.")
    async def approver_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.approver_id)

    @strawberry.field(description="Who handled the request 经办人.")
    async def handler_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.handler_id)

    @strawberry.field(description="Who kept the seal at that time 印章保管人.")
    async def keeper_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.keeper_id)

    @classmethod
    def from_model(cls, row: SealUseRow, vault: Vault) -> "SealUse":
        """Copies what committee and township may see.

        Who runs the portal seals copies for residents of everywhere, and need not know them.
        """
        applicant = applicant_of(vault, row)
        is_portal = row.organisation.kind is OrganisationKind.PORTAL
        return cls(
            id=row.id,
            at=row.at,
            content=row.content,
            copies=row.copies,
            applicant_name=masking.mask_name(applicant.name) if is_portal else applicant.name,
            applicant_phone=masking.mask_phone(applicant.phone),
            sha256=Sha256(row.sha256),
            document_id=row.document_id,
            organisation_id=row.organisation_id,
            approver_id=row.approver_id,
            handler_id=row.handler_id,
            keeper_id=row.keeper_id,
        )


@strawberry.type(description="How often a committee's seal was used in a quarter; numbers only.")
class SealUseCount:
    """What is published (村务公开)."""

    year: int = strawberry.field(description="The year.")
    quarter: int = strawberry.field(description="1 to 4.")
    uses: int = strawberry.field(description="Documents sealed.")
    copies: int = strawberry.field(description="Copies sealed.")

    @classmethod
    def from_count(cls, count: queries.QuarterCount) -> "SealUseCount":
        """Copies the numbers."""
        return cls(year=count.year, quarter=count.quarter, uses=count.uses, copies=count.copies)


@strawberry.type(description="What one person asked for a seal, and another one answered.")
class SealDecision:
    """Open until it is answered, taken back, or `expires_at` has come."""

    id: UUID = strawberry.field(description="Stable identifier.")
    verb: SealVerb = strawberry.field(description="What is to be done.")
    state: DecisionState = strawberry.field(description="Where it stands.")
    reason: SealReason | None = strawberry.field(description="Why it is to be stopped or ended.")
    since: datetime | None = strawberry.field(description="From when on the key is not trusted.")
    words: str = strawberry.field(description="Why, in the words of who asked.")
    asked_at: datetime = strawberry.field(description="When it was asked.")
    expires_at: datetime = strawberry.field(description="Until when it can be answered.")
    ended_at: datetime | None = strawberry.field(description="When it was answered or ended.")
    answer_words: str | None = strawberry.field(description="Why, in the words of who answered.")
    asked_by_me: bool = strawberry.field(description="Whether somebody else has to answer.")
    seal_id: strawberry.Private[UUID]
    replaces_id: strawberry.Private[UUID | None]
    asked_by_id: strawberry.Private[UUID]
    answered_by_id: strawberry.Private[UUID | None]

    @strawberry.field(description="The seal that it is about.")
    async def seal(self, info: Info) -> Seal:
        """Through the loader."""
        return Seal.from_model(await info.context.load(seals.seals_by_id, self.seal_id))

    @strawberry.field(description="The seal from which this one takes over; null but for ROTATE.")
    async def replaces(self, info: Info) -> Seal | None:
        """Through the loader."""
        if self.replaces_id is None:
            return None
        return Seal.from_model(await info.context.load(seals.seals_by_id, self.replaces_id))

    @strawberry.field(description="Who asked.")
    async def asked_by_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.asked_by_id)

    @strawberry.field(description="Who answered; null before.")
    async def answered_by_name(self, info: Info) -> str | None:
        """Through the loader."""
        if self.answered_by_id is None:
            return None
        return await info.context.load(identity.names_by_id, self.answered_by_id)

    @strawberry.field(description="Whether I may answer it: I rule over the seal, and did not ask.")
    async def answerable_by_me(self, info: Info) -> bool:
        """Through the loaders."""
        if self.state is not DecisionState.ASKED:
            return False
        seal = await info.context.load(seals.seals_by_id, self.seal_id)
        office = await info.context.load(identity.organisations_by_id, seal.organisation_id)
        viewer = info.context.official
        first = {self.asked_by_id, seal.enrolled_by_id, seal.keeper_id}
        return viewer.person_id not in first and access.rules_over(viewer, office)

    @classmethod
    def from_model(cls, row: models.SealDecision, viewer_id: UUID) -> "SealDecision":
        """Copies what those may see who may see the seal."""
        return cls(
            id=row.id,
            verb=row.verb,
            state=queries.state_at(row, clock.now()),
            reason=row.reason,
            since=row.since,
            words=row.words,
            asked_at=row.asked_at,
            expires_at=row.expires_at,
            ended_at=row.ended_at,
            answer_words=row.answer_words,
            asked_by_me=row.asked_by_id == viewer_id,
            seal_id=row.seal_id,
            replaces_id=row.replaces_id,
            asked_by_id=row.asked_by_id,
            answered_by_id=row.answered_by_id,
        )


@strawberry.type(description="What became of one of several.")
class SealDecisionOutcome:
    """Either the decision or the problem."""

    id: UUID = strawberry.field(description="The seal or decision, as it was named.")
    decision: SealDecision | None = strawberry.field(description="The decision as it stands.")
    problem: Problem | None = strawberry.field(description="Why not.")

    @classmethod
    def from_outcome(cls, outcome: deciding.Outcome, viewer_id: UUID) -> "SealDecisionOutcome":
        """Copies what the viewer may see."""
        row = outcome.decision
        return cls(
            id=outcome.id,
            decision=row and SealDecision.from_model(row, viewer_id),
            problem=outcome.problem and Problem.from_problem(outcome.problem),
        )


@strawberry.type(description="Several decisions, each for itself.")
class SealDecisionOutcomes:
    """In the order asked, each once."""

    outcomes: list[SealDecisionOutcome] = strawberry.field(description="One for each.")


@strawberry.type(description="A document whose seal waits for the word of the keeper.")
class SealUseAsking:
    """What the keeper sees of it; what it says is the committee's business."""

    id: UUID = strawberry.field(description="Stable identifier.")
    asked_at: datetime = strawberry.field(description="Since when it waits.")
    content: str | None = strawberry.field(description="Title and number; null for old ones.")
    holder: str | None = strawberry.field(description="Whom it is for, masked; null for old ones.")
    approved_at: datetime = strawberry.field(description="When its use was approved.")
    approver_id: strawberry.Private[UUID]

    @strawberry.field(description="Who approved the use of the seal 签批人.")
    async def approver_name(self, info: Info) -> str:
        """Through the loader."""
        return await info.context.load(identity.names_by_id, self.approver_id)

    @classmethod
    def from_model(cls, row: models.SealAsking) -> "SealUseAsking":
        """Copies what the keeper may see."""
        return cls(
            id=row.id,
            asked_at=row.at,
            content=row.warrant.content,
            holder=row.warrant.holder,
            approved_at=row.warrant.at,
            approver_id=row.warrant.approver_id,
        )


@strawberry.type(description="What became of one confirmation of several.")
class SealUseOutcome:
    """Confirmed unless there is a problem."""

    id: UUID = strawberry.field(description="What was confirmed, as it was named.")
    problem: Problem | None = strawberry.field(description="Why it was not; null when it was.")

    @classmethod
    def from_confirmed(cls, confirmed: confirming.Confirmed) -> "SealUseOutcome":
        """Copies both."""
        problem = confirmed.problem
        return cls(id=confirmed.asking_id, problem=problem and Problem.from_problem(problem))


@strawberry.type(description="Several confirmations, each for itself.")
class SealUseOutcomes:
    """In the order asked, each once."""

    outcomes: list[SealUseOutcome] = strawberry.field(description="One for each.")


SealResult = Annotated[Seal | Problem, strawberry.union("SealResult")]
SealDecisionResult = Annotated[SealDecision | Problem, strawberry.union("SealDecisionResult")]
SealDecisionsResult = Annotated[
    SealDecisionOutcomes | Problem, strawberry.union("SealDecisionsResult")
]
SealUseAskingResult = Annotated[SealUseAsking | Problem, strawberry.union("SealUseAskingResult")]
SealUsesResult = Annotated[SealUseOutcomes | Problem, strawberry.union("SealUsesResult")]
