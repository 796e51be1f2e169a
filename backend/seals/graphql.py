"""The face of seals: what is on record, the register, the published count, the verbs."""

import dataclasses
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import masking
from backend.foundation.graphql.audience import (
    ForEveryone,
    ForOfficials,
    ForOperators,
    ForSealRulers,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.scalars import Sha256
from backend.foundation.pages import PageRequest
from backend.foundation.vault import Vault
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation
from backend.identity.models import OrganisationKind
from backend.seals import actions, queries
from backend.seals.lifecycle import SealReason, SealState
from backend.seals.models import Seal as SealRow
from backend.seals.models import SealUse as SealUseRow
from backend.seals.register import applicant_of

strawberry.enum(SealState, name="SealState", description="Only an active seal seals.")
strawberry.enum(SealReason, name="SealReason", description="Why a seal may not be used.")


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
        return (await info.context.load(identity.people_by_id, self.keeper_id)).name

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
            organisation_id=row.organisation_id,
            keeper_id=row.keeper_id,
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
        return (await info.context.load(identity.people_by_id, self.approver_id)).name

    @strawberry.field(description="Who handled the request 经办人.")
    async def handler_name(self, info: Info) -> str:
        """Through the loader."""
        return (await info.context.load(identity.people_by_id, self.handler_id)).name

    @strawberry.field(description="Who kept the seal at that time 印章保管人.")
    async def keeper_name(self, info: Info) -> str:
        """Through the loader."""
        return (await info.context.load(identity.people_by_id, self.keeper_id)).name

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


@strawberry.input(description="What is needed to put a seal on record.")
class EnrolSealInput:
    """A new seal."""

    organisation_id: UUID = strawberry.field(description="Whose seal it is.")
    name: str = strawberry.field(description="The full statutory name, at most 40 characters.")
    key_ref: str = strawberry.field(description="The reference of its key in the key store.")
    keeper_id: UUID = strawberry.field(description="Who keeps it; holds the post today.")
    valid_from: date = strawberry.field(description="First day, within the committee's term.")
    valid_to: date = strawberry.field(description="Last day, within the committee's term.")


SealResult = Annotated[Seal | Problem, strawberry.union("SealResult")]


@strawberry.type
class SealQueries:
    """What may be asked about seals."""

    @strawberry.field(
        permission_classes=[ForOfficials],
        description="Seals of my committee, of my township's branch, or for operators of all.",
    )
    async def seals(self, info: Info, first: First = None, after: After = None) -> Connection[Seal]:
        """See queries.seals_of."""
        page = await queries.seals_of(info.context.official, PageRequest.asked(first, after))
        return connection_of(page, Seal.from_model)

    @strawberry.field(
        permission_classes=[ForOfficials],
        description="The register 用印登记 of my committee or branch; reading it is recorded.",
    )
    async def seal_register(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[SealUse]:
        """See queries.register."""
        vault = info.context.services.vault
        page = await queries.register(info.context.official, PageRequest.asked(first, after))
        return connection_of(page, lambda row: SealUse.from_model(row, vault))

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="How often a committee used its seal, by quarter, newest first; three years.",
    )
    async def seal_use_counts(self, info: Info, organisation_id: UUID) -> list[SealUseCount]:
        """See queries.uses_by_quarter."""
        del info
        counts = await queries.uses_by_quarter(organisation_id)
        return [SealUseCount.from_count(count) for count in counts]


@strawberry.type
class SealMutations:
    """The verbs of a seal."""

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Puts a seal on record; the township activates it.",
    )
    async def enrol_seal(self, info: Info, input: EnrolSealInput) -> SealResult:
        """See actions.enrol."""
        context = info.context
        row = await actions.enrol(context.services, context.official, **dataclasses.asdict(input))
        return Seal.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForSealRulers],
        extensions=[ReturnsProblems()],
        description="Lets a committee of my branch seal from now on; for operators a department.",
    )
    async def activate_seal(self, info: Info, id: UUID) -> SealResult:
        """See actions.activate."""
        return Seal.from_model(await actions.activate(info.context.official, id))

    @strawberry.mutation(
        permission_classes=[ForSealRulers],
        extensions=[ReturnsProblems()],
        description="Stops the use of a seal for the time being, at once.",
    )
    async def suspend_seal(self, info: Info, id: UUID, reason: SealReason) -> SealResult:
        """See actions.suspend."""
        return Seal.from_model(await actions.suspend(info.context.official, id, reason=reason))

    @strawberry.mutation(
        permission_classes=[ForSealRulers],
        extensions=[ReturnsProblems()],
        description="Ends a seal for good; what it sealed stays valid.",
    )
    async def retire_seal(self, info: Info, id: UUID, reason: SealReason) -> SealResult:
        """See actions.retire."""
        return Seal.from_model(await actions.retire(info.context.official, id, reason=reason))
