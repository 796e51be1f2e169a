"""What a complainant sees of her complaint: who has it, what came of it, what she may still do."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.complaints import (
    bundles,
    choices,
    evidence,
    following,
    loaders,
    models,
    papers,
    testimony,
)
from backend.complaints.actions.filing import Filed
from backend.complaints.graphql.enums import (
    ComplaintChannel,
    ComplaintKind,
    ComplaintOrigin,
    ComplaintState,
    ComplaintVerb,
    DeclineReason,
    EvidenceKind,
)
from backend.complaints.graphql.file_types import ComplaintBundle
from backend.complaints.origins import Found
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.vault import Vault
from backend.identity import loaders as identity
from backend.identity.models import Organisation


@strawberry.type(description="An office that has a complaint, and how to reach it.")
class ComplaintOffice:
    """Public."""

    name: str = strawberry.field(description="Its name.")
    phone: str = strawberry.field(description="Its telephone number.")

    @classmethod
    def from_model(cls, office: Organisation) -> "ComplaintOffice":
        """Copies both."""
        return cls(name=office.name, phone=office.contact_phone)


@strawberry.type(description="One step of my complaint that I may read 办理进度.")
class ComplaintProgress:
    """Never a person: offices answer for them."""

    verb: ComplaintVerb = strawberry.field(description="What was done.")
    state: ComplaintState = strawberry.field(description="Where it stood after that.")
    at: datetime = strawberry.field(description="When.")
    office: str | None = strawberry.field(
        description="Which office did it; null for what I did myself, and for what time did."
    )
    words: str = strawberry.field(description="What the office said; may be empty.")
    place: strawberry.Private[tuple[UUID, int]]

    @strawberry.field(
        description="The sealed letter that I got with it, to be asked for with GET, or with the "
        "receipt code as `receiptCode` in a form; null where there is none."
    )
    async def file_url(self, info: Info) -> str | None:
        """Batched."""
        row = await info.context.load(loaders.letters_by_step, self.place)
        return row and papers.answer_address(row)

    @classmethod
    def from_model(cls, row: models.ComplaintStep) -> "ComplaintProgress":
        """Copies what the complainant may read."""
        return cls(
            verb=row.verb,
            state=row.state,
            at=row.at,
            office=None if row.organisation is None else row.organisation.name,
            words=row.words,
            place=(row.complaint_id, row.serial),
        )


@strawberry.type(description="One piece of evidence, as it was when it was kept 证据.")
class ComplaintPiece:
    """For the complainant: a file is shown by its hash."""

    id: UUID = strawberry.field(description="Stable identifier.")
    kind: EvidenceKind = strawberry.field(description="What it is.")
    media_type: str = strawberry.field(description="The media type of the piece.")
    size: int = strawberry.field(description="Its size in bytes.")
    sha256: str = strawberry.field(description="The hash of the piece itself, 64 hex digits.")
    made_at: datetime = strawberry.field(description="When it was kept.")
    record: str | None = strawberry.field(
        description="A record as canonical JSON, whose UTF-8 bytes have that hash; null for a file."
    )

    @classmethod
    def from_model(cls, vault: Vault, row: models.ComplaintEvidence) -> "ComplaintPiece":
        """Copies, and opens a record."""
        return cls(
            id=row.id,
            kind=row.kind,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            made_at=row.made_at,
            record=evidence.text_of(vault, row),
        )


@strawberry.type(description="My complaint, my enterprise's, or that of my receipt code 投诉举报.")
class Complaint:
    """The complainant's view; the accused and the supervisors have others."""

    id: UUID = strawberry.field(description="Stable identifier.")
    number: str = strawberry.field(description="Its number, like 2026-0001.")
    kind: ComplaintKind = strawberry.field(description="What it is.")
    channel: ComplaintChannel = strawberry.field(description="How it came.")
    origin: ComplaintOrigin = strawberry.field(description="From where it was begun.")
    state: ComplaintState = strawberry.field(description="Where it stands.")
    region: RegionCode = strawberry.field(description="Code of the place where it happened.")
    accused_name: str = strawberry.field(description="The office that I complain about.")
    proof_name: str = strawberry.field(description="The proof that it demanded.")
    matter: str = strawberry.field(description="For which matter.")
    happened_on: date | None = strawberry.field(description="On which day, if I said so.")
    filed_at: datetime = strawberry.field(description="When I filed it.")
    due_on: date | None = strawberry.field(
        description="By when the next step is to be done; null when nothing is due any more."
    )
    decide_by: date | None = strawberry.field(
        description="By when I was promised a finding; null before it was accepted."
    )
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    decline_reason: DeclineReason | None = strawberry.field(
        description="Why it was not taken up, if it was not."
    )
    route: str | None = strawberry.field(description="Who else can help, when it was declined.")
    rectify_by: date | None = strawberry.field(
        description="By when the office has to set it right, when it was ordered to."
    )
    answer: str | None = strawberry.field(description="The answer.")
    answered_at: datetime | None = strawberry.field(description="When it was answered.")
    may_withdraw: bool = strawberry.field(description="Whether I may take it back now.")
    may_supplement: bool = strawberry.field(
        description="Whether I am asked for more, and may add it now."
    )
    may_choose_name: bool = strawberry.field(
        description="Whether I may still agree to be named, or take that back."
    )
    row: strawberry.Private[models.Complaint]

    @strawberry.field(description="Who received it first and answers for it 受理部门.")
    async def handler(self, info: Info) -> ComplaintOffice:
        """Batched."""
        return ComplaintOffice.from_model(await _handler(info, self.row))

    @strawberry.field(description="Who has it now: who looks into it, else the handler.")
    async def office(self, info: Info) -> ComplaintOffice:
        """Batched."""
        office_id = self.row.lead_id or self.row.handler_id
        office = await info.context.load(identity.organisations_by_id, office_id)
        return ComplaintOffice.from_model(office)

    @strawberry.field(description="What I said when I filed it.")
    async def words(self, info: Info) -> str:
        """Batched, and opened for the complainant alone."""
        row = await info.context.load(following.complainants_by_complaint, self.row.id)
        return testimony.words_of(info.context.services.vault, row)

    @strawberry.field(description="Whether the office that I complain about may know my name.")
    async def agrees_to_be_named(self, info: Info) -> bool:
        """Batched."""
        row = await info.context.load(following.complainants_by_complaint, self.row.id)
        return row.agrees_to_be_named

    @strawberry.field(description="What was done so far, as far as I may read it.")
    async def steps(self, info: Info) -> list[ComplaintProgress]:
        """Batched."""
        rows = await info.context.load(following.steps_for_complainants, self.row.id)
        return [ComplaintProgress.from_model(row) for row in rows]

    @strawberry.field(description="What speaks for it, each piece with its hash.")
    async def evidence(self, info: Info) -> list[ComplaintPiece]:
        """Batched."""
        rows = await info.context.load(following.evidence_by_complaint, self.row.id)
        return [ComplaintPiece.from_model(info.context.services.vault, row) for row in rows]

    @strawberry.field(description="My evidence as sealed files, the first one asked for first.")
    async def bundles(self, info: Info) -> list[ComplaintBundle]:
        """Batched."""
        rows = await info.context.load(bundles.bundles_by_complaint, self.row.id)
        return [ComplaintBundle.from_model(row) for row in rows]

    @strawberry.field(description="Whether there is evidence that I may ask to have sealed now.")
    async def may_ask_for_bundle(self, info: Info) -> bool:
        """Batched."""
        wishes = await info.context.load(bundles.bundles_by_complaint, self.row.id)
        pieces = await info.context.load(following.evidence_by_complaint, self.row.id)
        return bundles.may_ask(wishes, len(pieces))

    @strawberry.field(description="Whether I may have it looked at again, once.")
    async def may_reopen(self, info: Info) -> bool:
        """By the handler's level, batched."""
        return choices.may_reopen(self.row, (await _handler(info, self.row)).region)

    @strawberry.field(description="Until when, counted from the answer; null when I may not.")
    async def reopen_until(self, info: Info) -> date | None:
        """By the handler's level, batched."""
        region = (await _handler(info, self.row)).region
        may = choices.may_reopen(self.row, region)
        return choices.last_day_to_reopen(self.row, region) if may else None

    @classmethod
    def from_model(cls, row: models.Complaint) -> "Complaint":
        """Copies what its complainant may know."""
        return cls(
            id=row.id,
            number=row.number,
            kind=row.kind,
            channel=row.channel,
            origin=row.origin,
            state=row.state,
            region=RegionCode(row.region),
            accused_name=row.accused_name,
            proof_name=row.proof_name,
            matter=row.matter,
            happened_on=row.happened_on,
            filed_at=row.filed_at,
            due_on=row.due_on,
            decide_by=row.decide_by,
            calendar_known=row.calendar_known,
            decline_reason=row.decline_reason,
            route=row.route,
            rectify_by=row.rectify_by,
            answer=row.answer,
            answered_at=row.answered_at,
            may_withdraw=choices.may_withdraw(row),
            may_supplement=choices.may_supplement(row),
            may_choose_name=choices.is_open(row),
            row=row,
        )


@strawberry.type(description="A complaint that was just filed.")
class FiledComplaint:
    """The one place where a receipt code is told."""

    complaint: Complaint = strawberry.field(description="As its complainant sees it.")
    receipt_code: str | None = strawberry.field(
        description="The secret by which who gave no name here finds it again; told only now "
        "回执码. Null for residents and agents, who find theirs when they sign in."
    )

    @classmethod
    def from_filed(cls, filed: Filed) -> "FiledComplaint":
        """Copies both."""
        return cls(complaint=Complaint.from_model(filed.complaint), receipt_code=filed.receipt_code)


@strawberry.type(description="What a complaint can begin with, for me to mend.")
class ComplaintDraft:
    """Nothing of it is stored."""

    accused_id: UUID | None = strawberry.field(description="The office, when it is known here.")
    accused_name: str = strawberry.field(description="The office by its name; may be empty.")
    proof_name: str = strawberry.field(description="The proof.")
    matter: str = strawberry.field(description="For which matter; may be empty.")
    region: RegionCode | None = strawberry.field(description="Code of the place, when it is known.")
    happened_on: date | None = strawberry.field(description="The day, when it is known.")
    item_code: str | None = strawberry.field(
        description="The entry of the catalogue that speaks for it, if one."
    )
    item_version: int | None = strawberry.field(description="Its version of that day.")

    @classmethod
    def from_found(cls, found: Found) -> "ComplaintDraft":
        """Copies what is filled in."""
        draft, item = found.draft, found.item
        return cls(
            accused_id=draft.accused and draft.accused.id,
            accused_name=draft.accused_name if draft.accused is None else draft.accused.name,
            proof_name=draft.proof_name,
            matter=draft.matter,
            region=None if draft.region is None else RegionCode(draft.region),
            happened_on=draft.happened_on,
            item_code=item and item.item.code,
            item_version=item and item.version,
        )


ComplaintResult = Annotated[Complaint | Problem, strawberry.union("ComplaintResult")]
FiledComplaintResult = Annotated[FiledComplaint | Problem, strawberry.union("FiledComplaintResult")]


async def _handler(info: Info, row: models.Complaint) -> Organisation:
    return await info.context.load(identity.organisations_by_id, row.handler_id)
