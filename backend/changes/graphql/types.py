"""What offices, reviewers and residents see of a request."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.catalogue import loaders as catalogue
from backend.catalogue.graphql import ProofItem
from backend.catalogue.models import Lane, Measure, ProofClass, SourceAttribute
from backend.changes import access, loaders, models
from backend.changes.graphql.enums import CancelReason, ChangeState, ChangeVerb, EntryKind
from backend.changes.queries import Opinion
from backend.foundation.clock import CHINA
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.viewer import Official, Role
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation


@strawberry.type(description="One step of a request; everybody may read it.")
class ChangeStep:
    """Without the name of the person, as on the public page."""

    verb: ChangeVerb = strawberry.field(description="What was done.")
    at: datetime = strawberry.field(description="When.")
    office: str | None = strawberry.field(description="By which office; null for the clock.")
    role: Role | None = strawberry.field(description="In which role; null for the clock.")
    words: str = strawberry.field(description="Why, in words.")

    @classmethod
    def from_model(cls, row: models.ChangeStep) -> "ChangeStep":
        """Copies what is public."""
        return cls(
            verb=row.verb,
            at=row.at,
            office=row.organisation and row.organisation.name,
            role=row.role,
            words=row.words,
        )


@strawberry.type(description="调整申请: a department asks for changes of its list.")
class ChangeRequest:
    """The view of its office and of reviewers."""

    id: UUID = strawberry.field(description="Stable identifier.")
    version: int = strawberry.field(description="To be sent with every verb.")
    number: str | None = strawberry.field(
        description="For /catalogue/changes/<number>; null until it is filed."
    )
    state: ChangeState = strawberry.field(description="Where it stands.")
    title: str = strawberry.field(description="What it is called.")
    reason: str = strawberry.field(description="Why the department asks for it.")
    entry_count: int = strawberry.field(description="How many items it is about.")
    changed_at: datetime = strawberry.field(description="When something last happened to it.")
    filed_at: datetime | None = strawberry.field(description="When it was last filed.")
    consultation_ends_on: date | None = strawberry.field(
        description="The last day on which the public may comment."
    )
    open_to_comments: bool = strawberry.field(description="Whether it may comment today.")
    effective_from: date | None = strawberry.field(description="From when on it holds.")
    summary: str | None = strawberry.field(description="What was done with the comments.")
    verbs: list[ChangeVerb] = strawberry.field(description="What I may do to it now.")
    organisation_id: strawberry.Private[UUID]

    @strawberry.field(description="The department.")
    async def organisation(self, info: Info) -> Organisation:
        """Batched."""
        return Organisation.from_model(
            await info.context.load(identity.organisations_by_id, self.organisation_id)
        )

    @strawberry.field(description="Everything that happened, the oldest first.")
    async def steps(self, info: Info) -> list[ChangeStep]:
        """Batched."""
        rows = await info.context.load(loaders.steps_by_request, self.id)
        return [ChangeStep.from_model(row) for row in rows]

    @strawberry.field(description="How many residents commented.")
    async def comment_count(self, info: Info) -> int:
        """Batched."""
        return await info.context.load(loaders.comment_counts_by_request, self.id)

    @classmethod
    def from_model(cls, viewer: Official, row: models.ChangeRequest) -> "ChangeRequest":
        """Copies what office and reviewers may see."""
        return cls(
            id=row.id,
            version=row.version,
            number=row.number,
            state=row.state,
            title=row.title,
            reason=row.reason,
            entry_count=row.entry_count,
            changed_at=row.changed_at,
            filed_at=row.filed_at,
            consultation_ends_on=row.consultation_ends_on,
            open_to_comments=access.is_open(row),
            effective_from=row.effective_from,
            summary=row.summary,
            verbs=access.verbs_for(viewer, row),
            organisation_id=row.organisation_id,
        )


@strawberry.type(description="调整事项: one item to add, change or end, and what it will say.")
class ChangeEntry:
    """An entry as it was written; an empty text is what the list will not tell."""

    kind: EntryKind = strawberry.field(description="What is done to the item.")
    item_code: str = strawberry.field(description="The item's code in the catalogue.")
    base_version: int = strawberry.field(description="The version it was written against; or 0.")
    lane: Lane = strawberry.field(description="What kind of list it belongs to.")
    name: str = strawberry.field(description="The proof.")
    purpose: str = strawberry.field(description="The matter or purpose it is demanded for.")
    demanding_unit: str = strawberry.field(description="Who demands it.")
    issuing_unit: str = strawberry.field(description="Who issues it.")
    measure: Measure | None = strawberry.field(description="What takes its place.")
    cancel_reason: CancelReason | None = strawberry.field(description="Why it is cancelled.")
    proof_class: ProofClass | None = strawberry.field(description="Which of the three classes.")
    source_attribute: SourceAttribute | None = strawberry.field(
        description="From where applicants have it."
    )
    validity: str = strawberry.field(description="How long it holds from its issue.")
    go_instead: str = strawberry.field(description="Where to go, or what to show, instead.")
    legal_basis: str = strawberry.field(description="Laws and documents this rests on.")
    batch: str = strawberry.field(description="The batch of the list.")
    document_no: str = strawberry.field(description="The document that says so.")

    @strawberry.field(description="What the catalogue said when this was written; null if new.")
    async def before(self, info: Info) -> ProofItem | None:
        """Batched."""
        key = (self.item_code, self.base_version)
        found = await info.context.load(catalogue.versions_by_key, key)
        return None if found is None else ProofItem.from_model(found)

    @classmethod
    def from_model(cls, row: models.ChangeEntry) -> "ChangeEntry":
        """Copies all of it: what is filed is public."""
        return cls(
            kind=row.kind,
            item_code=row.code,
            base_version=row.base_version,
            lane=row.lane,
            name=row.name,
            purpose=row.purpose,
            demanding_unit=row.demanding_unit,
            issuing_unit=row.issuing_unit,
            measure=row.measure,
            cancel_reason=row.cancel_reason,
            proof_class=row.proof_class,
            source_attribute=row.source_attribute,
            validity=row.validity,
            go_instead=row.go_instead,
            legal_basis=row.legal_basis,
            batch=row.batch,
            document_no=row.document_no,
        )


@strawberry.type(description="A request that was drafted from a filed form.")
class DerivedChangeRequest:
    """The draft, and what is missing in it."""

    request: ChangeRequest = strawberry.field(description="The draft, to be mended and filed.")
    left_out: list[str] = strawberry.field(
        description=(
            "Proofs that the form tells too little of: one that is kept without its legal basis, or"
            " cancelled without the ground. Add them by hand."
        )
    )


@strawberry.type(description="公众意见: what somebody said. Who it was is not told to anybody.")
class ChangeComment:
    """A comment for offices and reviewers: words and day, nothing that leads to a person."""

    words: str = strawberry.field(description="The comment.")
    written_on: date = strawberry.field(description="The day on which it was last written.")

    @classmethod
    def from_model(cls, row: models.ChangeComment) -> "ChangeComment":
        """Copies the two."""
        return cls(words=row.words, written_on=row.written_at.astimezone(CHINA).date())


@strawberry.type(description="A request that the public is asked about, and my comment on it.")
class MyChangeComment:
    """A resident's own view."""

    number: str = strawberry.field(description="For /catalogue/changes/<number>.")
    title: str = strawberry.field(description="What the request is called.")
    reason: str = strawberry.field(description="Why the department asks for it.")
    state: ChangeState = strawberry.field(description="Where it stands.")
    open: bool = strawberry.field(description="Whether I may comment today.")
    ends_on: date | None = strawberry.field(description="The last day for comments.")
    words: str | None = strawberry.field(description="What I said; null if I said nothing.")

    @classmethod
    def from_opinion(cls, opinion: Opinion) -> "MyChangeComment":
        """Copies what is public, and what is mine."""
        request, comment = opinion.request, opinion.comment
        return cls(
            number=request.number or "",
            title=request.title,
            reason=request.reason,
            state=request.state,
            open=access.is_open(request),
            ends_on=request.consultation_ends_on,
            words=comment and comment.words,
        )


ChangeRequestResult = Annotated[ChangeRequest | Problem, strawberry.union("ChangeRequestResult")]
DerivedChangeRequestResult = Annotated[
    DerivedChangeRequest | Problem, strawberry.union("DerivedChangeRequestResult")
]
MyChangeCommentResult = Annotated[
    MyChangeComment | Problem, strawberry.union("MyChangeCommentResult")
]
