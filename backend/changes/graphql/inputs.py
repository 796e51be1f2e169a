"""What a department and its reviewers send."""

from uuid import UUID

import strawberry

from backend.catalogue.models import Lane, Measure, ProofClass, SourceAttribute
from backend.changes.actions.reviewing import (
    LEAST_DAYS,
    MOST_DAYS,
    USUAL_DAYS,
    Review,
)
from backend.changes.entries import MOST_ENTRIES, EntryWords, NewEntry
from backend.changes.graphql.enums import CancelReason, EntryKind, ReviewKind, ReviewVerdict


@strawberry.input(description="One item to add, change or end.")
class ChangeEntryInput:
    """An entry as typed."""

    kind: EntryKind = strawberry.field(description="What is done to the item.")
    item_code: str | None = strawberry.field(
        default=None, description="Of an item to change or end: its code."
    )
    item_version: int | None = strawberry.field(
        default=None, description="Of an item to change or end: the version that was read."
    )
    lane: Lane = strawberry.field(
        default=Lane.DEPARTMENT, description="What kind of list it belongs to."
    )
    name: str = strawberry.field(default="", description="The proof, as people call it.")
    purpose: str = strawberry.field(default="", description="The matter it is demanded for.")
    demanding_unit: str = strawberry.field(default="", description="Who demands it.")
    issuing_unit: str = strawberry.field(default="", description="Who issues it.")
    measure: Measure | None = strawberry.field(
        default=None, description="What takes its place; needed on a department's list."
    )
    cancel_reason: CancelReason | None = strawberry.field(
        default=None, description="Needed when the item is cancelled or ended."
    )
    proof_class: ProofClass | None = strawberry.field(
        default=None, description="Which of the three classes."
    )
    source_attribute: SourceAttribute | None = strawberry.field(
        default=None, description="From where applicants have it."
    )
    validity: str = strawberry.field(
        default="", description="How long it holds from its issue: 7天, 3年, 长期."
    )
    go_instead: str = strawberry.field(
        default="", description="Where to go instead; needed on a negative list."
    )
    legal_basis: str = strawberry.field(
        default="", description="Laws; needed unless the proof is cancelled."
    )
    batch: str = strawberry.field(default="", description="The batch of the list.")
    document_no: str = strawberry.field(default="", description="The document that says so.")

    def value(self) -> NewEntry:
        """As the action takes it."""
        words = EntryWords(
            lane=self.lane,
            name=self.name,
            purpose=self.purpose,
            demanding_unit=self.demanding_unit,
            issuing_unit=self.issuing_unit,
            measure=self.measure,
            cancel_reason=self.cancel_reason,
            proof_class=self.proof_class,
            source_attribute=self.source_attribute,
            validity=self.validity,
            go_instead=self.go_instead,
            legal_basis=self.legal_basis,
            batch=self.batch,
            document_no=self.document_no,
        )
        return NewEntry(
            kind=self.kind, words=words, item_code=self.item_code, item_version=self.item_version
        )


@strawberry.input(description="What a department writes of the changes it asks for.")
class ChangeDraftInput:
    """The whole request."""

    title: str = strawberry.field(description="What it is called, at most 100 characters.")
    reason: str = strawberry.field(description="Why; everybody will read it.")
    entries: list[ChangeEntryInput] = strawberry.field(
        description=f"The items, at most {MOST_ENTRIES}, in the order they are to be read."
    )

    def values(self) -> list[NewEntry]:
        """The entries as the action takes them."""
        return [each.value() for each in self.entries]


@strawberry.input(description="What a reviewer says of a request.")
class ReviewChangeInput:
    """A review."""

    id: UUID = strawberry.field(description="The request.")
    version: int = strawberry.field(description="The version that was read.")
    kind: ReviewKind = strawberry.field(description="Which review.")
    verdict: ReviewVerdict = strawberry.field(description="What it says.")
    reason: str = strawberry.field(description="Why; everybody will read it.")
    days: int = strawberry.field(
        default=USUAL_DAYS,
        description=f"When the policy review passes it: how many days, {LEAST_DAYS} to"
        f" {MOST_DAYS}, the public may comment.",
    )

    def value(self) -> Review:
        """As the action takes it."""
        return Review(kind=self.kind, verdict=self.verdict, reason=self.reason, days=self.days)
