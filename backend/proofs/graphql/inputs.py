"""What callers send: typed, and turned into the values that actions take."""

from datetime import date
from uuid import UUID

import strawberry

from backend.foundation.graphql.scalars import RegionCode
from backend.proofs import wording
from backend.proofs.actions.guiding import ThirdLane
from backend.proofs.actions.requesting import NewRequest
from backend.proofs.graphql.enums import (
    Evidence,
    RejectReason,
    Relation,
    RevokeReason,
    SendBackReason,
)
from backend.proofs.similarity import Matter

_DECLARATION = "The version of `declaration` that I was shown and declared 真实性承诺."


@strawberry.input(description="Whom the proof is about, when not myself.")
class SubjectInput:
    """The person or the organisation that the proof is about."""

    name: str = strawberry.field(description="The name.")
    id_number: str | None = strawberry.field(
        default=None, description="Of a person, if it is to be printed."
    )
    uscc: str | None = strawberry.field(
        default=None, description="统一社会信用代码; for REPRESENTED needed, else not allowed."
    )
    relation: Relation = strawberry.field(description="Who that is to me.")

    def value(self) -> wording.Subject:
        """As the actions take it."""
        return wording.Subject(
            name=self.name, id_number=self.id_number, relation=self.relation, uscc=self.uscc
        )


@strawberry.input(description="A request for a proof, in my own words.")
class RequestProofInput:
    """A new request."""

    client_token: UUID = strawberry.field(
        description="Made by the client once per request, so that a repeated submit is harmless."
    )
    region_code: RegionCode = strawberry.field(description="The committee's region.")
    title: str = strawberry.field(description="What is to be certified, at most 60 characters.")
    purpose: str = strawberry.field(description="What it is for, at most 200 characters.")
    recipient: str = strawberry.field(description="Which office asked, at most 100 characters.")
    text: str = strawberry.field(description="The facts, at most 2,000 characters.")
    subject: SubjectInput | None = strawberry.field(default=None, description="Null: myself.")
    attachment_ids: list[UUID] = strawberry.field(
        default_factory=list[UUID], description="Files uploaded before."
    )
    declaration: str = strawberry.field(description=_DECLARATION)

    def value(self) -> NewRequest:
        """As the action takes it."""
        return NewRequest(
            region=self.region_code,
            client_token=self.client_token,
            request=wording.Request(
                title=self.title,
                purpose=self.purpose,
                recipient=self.recipient,
                text=self.text,
                subject=self.subject and self.subject.value(),
            ),
            attachments=self.attachment_ids,
            declaration=self.declaration,
        )


@strawberry.input(description="The mended words of a request that came back.")
class ResubmitProofInput:
    """All words anew."""

    id: UUID = strawberry.field(description="The proof.")
    title: str = strawberry.field(description="What is to be certified.")
    purpose: str = strawberry.field(description="What it is for.")
    recipient: str = strawberry.field(description="Which office asked.")
    text: str = strawberry.field(description="The facts.")
    subject: SubjectInput | None = strawberry.field(default=None, description="Null: as before.")
    attachment_ids: list[UUID] = strawberry.field(
        default_factory=list[UUID], description="Files uploaded since; they join the others."
    )
    declaration: str = strawberry.field(description=_DECLARATION)

    def value(self) -> wording.Request:
        """As the action takes it."""
        return wording.Request(
            title=self.title,
            purpose=self.purpose,
            recipient=self.recipient,
            text=self.text,
            subject=self.subject and self.subject.value(),
        )


@strawberry.input(description="What I am about to ask for, to see whether I have it already.")
class SimilarProofsInput:
    """The words as typed so far."""

    title: str = strawberry.field(description="What is to be certified.")
    purpose: str = strawberry.field(description="What it is for.")
    recipient: str = strawberry.field(description="Which office asked.")
    subject_name: str | None = strawberry.field(
        default=None, description="Whom it is about; null: myself."
    )

    def value(self) -> Matter:
        """As the query takes it."""
        return Matter(title=self.title, purpose=self.purpose, recipient=self.recipient)


@strawberry.input(description="What the desk found instead of the guide, with the reason.")
class ThirdLaneInput:
    """Whether no list names the proof."""

    outside_lists: bool = strawberry.field(
        description="True: on neither list 清单以外; false: the committee's by a list or a law."
    )
    reason: str = strawberry.field(
        description="Why, at most 500 characters; the resident reads it too."
    )

    def value(self) -> ThirdLane:
        """As the action takes it."""
        return ThirdLane(outside_lists=self.outside_lists, reason=self.reason)


@strawberry.input(description="The preparer's finding.")
class CheckProofInput:
    """The final words and what they rest on."""

    id: UUID = strawberry.field(description="The case.")
    statement: str = strawberry.field(description="What the committee certifies, word for word.")
    evidence: Evidence = strawberry.field(description="What the knowledge rests on.")
    evidence_note: str | None = strawberry.field(default=None, description="More about it.")
    valid_until: date | None = strawberry.field(default=None, description="Last day, if one.")
    third_lane: ThirdLaneInput | None = strawberry.field(
        default=None, description="Null: the guide was right."
    )


@strawberry.input(description="Why a request goes back, and how to mend it.")
class SendBackProofInput:
    """A send-back the resident can act on."""

    id: UUID = strawberry.field(description="The case.")
    reason: SendBackReason = strawberry.field(description="The coded reason.")
    remedy: str = strawberry.field(description="How to mend it, at most 500 characters.")
    words: str = strawberry.field(description="In own words, at most 500 characters.")


@strawberry.input(description="Why a request is refused, and where to go instead.")
class RejectProofInput:
    """A refusal with a route."""

    id: UUID = strawberry.field(description="The case.")
    reason: RejectReason = strawberry.field(description="The coded reason.")
    route: str = strawberry.field(description="Who can help and how, at most 500 characters.")
    words: str = strawberry.field(description="In own words, at most 500 characters.")


@strawberry.input(description="Why an issued proof no longer holds.")
class RevokeProofInput:
    """A revocation."""

    id: UUID = strawberry.field(description="The case.")
    reason: RevokeReason = strawberry.field(description="The coded reason.")
    words: str = strawberry.field(description="In own words, at most 500 characters.")


@strawberry.input(description="What a corrected version should say.")
class CorrectProofInput:
    """A correction."""

    id: UUID = strawberry.field(description="The issued proof.")
    text: str = strawberry.field(description="The facts as they should read.")
    words: str = strawberry.field(description="What was wrong, at most 500 characters.")
