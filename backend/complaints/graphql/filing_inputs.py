"""What complainants, and those who enter complaints for others, send."""

from datetime import date
from uuid import UUID

import strawberry

from backend.complaints.graphql.enums import ComplaintKind, ComplaintOrigin
from backend.complaints.origins import Origin
from backend.complaints.submits import Caller, NewComplaint
from backend.complaints.wording import Claim
from backend.foundation.graphql.scalars import RegionCode


@strawberry.input(description="The thing in the portal that a complaint is begun from.")
class ComplaintOriginInput:
    """It is read again from our own tables."""

    kind: ComplaintOrigin = strawberry.field(description="What it is.")
    ref: str = strawberry.field(
        default="",
        description="The code of an entry of the catalogue (also for the guide), or the id of my "
        "request, of a line of who looked, of my share.",
    )

    def value(self) -> Origin:
        """As the context knows it."""
        return Origin(kind=self.kind, ref=self.ref)


@strawberry.input
class _ClaimInput:
    """The part that is the same for whoever sends it."""

    client_token: UUID = strawberry.field(
        description="Made by the client once per complaint: a repeated submit is harmless."
    )
    kind: ComplaintKind = strawberry.field(description="What it is.")
    region: RegionCode = strawberry.field(description="Code of the place where it happened.")
    accused_id: UUID | None = strawberry.field(
        default=None, description="The office, when it is known here."
    )
    accused_name: str | None = strawberry.field(
        default=None, description="The office by its name, when no `accusedId` is given. ≤ 200."
    )
    proof_name: str = strawberry.field(description="The proof that it demanded. ≤ 200.")
    matter: str = strawberry.field(description="For which matter. ≤ 200.")
    happened_on: date | None = strawberry.field(
        default=None, description="On which day; at most ten years ago."
    )
    words: str = strawberry.field(
        description="What happened, in the complainant's words; the office never reads them. "
        "≤ 1000."
    )

    def claim(self) -> Claim:
        """As the context knows it."""
        return Claim(
            kind=self.kind,
            region=self.region,
            accused_id=self.accused_id,
            accused_name=self.accused_name,
            proof_name=self.proof_name,
            matter=self.matter,
            happened_on=self.happened_on,
            words=self.words,
        )


@strawberry.input(description="A complaint of mine, of my enterprise, or without a name.")
class FileComplaintInput(_ClaimInput):
    """As who I am signed in decides whose it is."""

    origin: ComplaintOriginInput | None = strawberry.field(
        default=None, description="From where it was begun, when it was not on an empty page."
    )
    attachment_ids: list[UUID] = strawberry.field(
        default_factory=list[UUID],
        description="Photographs, PDFs and recordings that I uploaded before, at most 9; copies "
        "are kept. For residents and agents.",
    )
    agrees_to_be_named: bool = strawberry.field(
        default=False, description="Whether the office that I complain about may know my name."
    )

    def value(self) -> NewComplaint:
        """As the action takes it."""
        return NewComplaint(
            client_token=self.client_token,
            claim=self.claim(),
            origin=Origin() if self.origin is None else self.origin.value(),
            attachment_ids=self.attachment_ids,
            agrees_to_be_named=self.agrees_to_be_named,
        )


@strawberry.input(description="What somebody said at a counter, or on the hotline 12345.")
class EnterComplaintInput(_ClaimInput):
    """With a work order it came over the hotline, without one at a counter."""

    hotline_number: str | None = strawberry.field(
        default=None, description="The number of the work order 工单编号. ≤ 40."
    )
    name: str | None = strawberry.field(default=None, description="Who says so, if she told.")
    phone: str | None = strawberry.field(
        default=None, description="Her mobile number, if she left it."
    )
    agrees_to_be_named: bool = strawberry.field(
        default=False, description="Whether that office may know her name."
    )

    def value(self) -> NewComplaint:
        """As the action takes it."""
        return NewComplaint(
            client_token=self.client_token,
            claim=self.claim(),
            agrees_to_be_named=self.agrees_to_be_named,
        )

    def caller(self) -> Caller:
        """Who it is for."""
        return Caller(hotline_number=self.hotline_number, name=self.name, phone=self.phone)
