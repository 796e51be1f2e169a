"""What the owner sees of a proof, and the parts of it that the committee sees too."""

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, cast
from uuid import UUID

import strawberry

from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.graphql.scalars import RegionCode
from backend.guidance.graphql import NotOurs
from backend.identity import loaders as identity
from backend.identity import models as identities
from backend.identity.graphql import Organisation
from backend.proofs import declaration as declarations
from backend.proofs import loaders, models
from backend.proofs.examples import Example
from backend.proofs.graphql.enums import ProofState, Relation
from backend.proofs.lifecycle import EVER_ISSUED
from backend.proofs.terms import Terms
from backend.seals import loaders as seals


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


@strawberry.type(description="A file that came with a request 附件.")
class Attachment:
    """For the owner and the committee alike."""

    id: UUID = strawberry.field(description="Stable identifier.")
    media_type: str = strawberry.field(description="What kind of file, e.g. image/jpeg.")
    size: int = strawberry.field(description="Its size in bytes.")
    width: int | None = strawberry.field(description="Of a picture, in pixels.")
    height: int | None = strawberry.field(description="Of a picture, in pixels.")
    pages: int | None = strawberry.field(description="Of a PDF.")
    url: str = strawberry.field(description="Where it is; the session decides who may read.")
    uploaded_at: datetime = strawberry.field(description="When it was uploaded.")

    @classmethod
    def from_model(cls, row: models.Attachment) -> "Attachment":
        """Copies what may leave; never the name it is stored under."""
        return cls(
            id=row.id,
            media_type=row.media_type,
            size=row.size,
            width=row.width,
            height=row.height,
            pages=row.pages,
            url=f"/files/attachments/{row.id}",
            uploaded_at=row.uploaded_at,
        )


@strawberry.type(description="A file I gave with an earlier request 我的材料.")
class Material:
    """For its owner, who may use it again."""

    attachment: Attachment = strawberry.field(description="The file; see reuseMaterial.")
    proof_id: UUID = strawberry.field(
        description="The request it came with, the last one of several; for `myProof`."
    )
    original_id: strawberry.Private[UUID]

    @strawberry.field(description="What that request asks for, in short.")
    async def proof_title(self, info: Info) -> str:
        """Batched."""
        return (await info.context.load(loaders.proofs_by_id, self.proof_id)).title

    @strawberry.field(description="With how many requests I gave this file.")
    async def times_used(self, info: Info) -> int:
        """Batched."""
        return await info.context.load(loaders.uses_by_original, self.original_id)

    @classmethod
    def from_model(cls, row: models.Attachment) -> "Material":
        """Copies what its owner may see."""
        assert row.proof_id, "only what came with a request is listed"
        return cls(
            attachment=Attachment.from_model(row),
            proof_id=row.proof_id,
            original_id=row.copied_from or row.id,
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
    subject_uscc: str | None = strawberry.field(
        description="统一社会信用代码 of the organisation it is about; null for a person."
    )
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
    doubted_at: datetime | None = strawberry.field(
        description="Since when nobody should rely on it 存疑: the key of its seal was not trusted "
        "any more. Null again once the committee has confirmed it."
    )
    organisation_id: strawberry.Private[UUID]
    known_committee: strawberry.Private[identities.Organisation | None]

    @strawberry.field(description="The committee that decides.")
    def committee(self, info: Info) -> Organisation:
        """Batched, unless a list brought it: what needs not be awaited costs a list much less."""
        if self.known_committee is not None:
            return Organisation.from_model(self.known_committee)
        return cast("Organisation", self._committee(info))

    async def _committee(self, info: Info) -> Organisation:
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
        rows = await info.context.load(loaders.told_steps_by_proof, self.id)
        return [ProofStep.from_model(row) for row in rows]

    @strawberry.field(description="The files that came with the request, oldest first.")
    async def attachments(self, info: Info) -> list[Attachment]:
        """Batched."""
        rows = await info.context.load(loaders.attachments_by_proof, self.id)
        return [Attachment.from_model(row) for row in rows]

    @strawberry.field(description="Whether its seal waits for the word of the keeper 印章保管人.")
    def waits_for_keeper(self, info: Info) -> bool:
        """Batched; nothing is awaited for the papers of which it is known."""
        if self.state is not ProofState.RENDERED:
            return False
        return cast("bool", info.context.load(seals.waits_for_keeper_by_document, self.id))

    @strawberry.field(description="Where the sealed PDF is; null before it is issued.")
    def file_url(self) -> str | None:
        """A stable address; the session decides who may read."""
        return file_url(self.id, self.state)

    @strawberry.field(description="Where the first page is as a picture; null before it is issued.")
    def image_url(self) -> str | None:
        """A stable address; the session decides who may read."""
        return f"/files/proofs/{self.id}.png" if self.state in EVER_ISSUED else None

    @strawberry.field(description="The size of the sealed PDF in bytes; null before it is issued.")
    async def file_size(self, info: Info) -> int | None:
        """Batched."""
        file = await self._sealed_file(info)
        return file and file.size

    @strawberry.field(description="How many pages it has; null before it is issued.")
    async def pages(self, info: Info) -> int | None:
        """Batched."""
        file = await self._sealed_file(info)
        return file and file.pages

    async def _sealed_file(self, info: Info) -> models.ProofFile | None:
        if self.state not in EVER_ISSUED:
            return None
        return await info.context.load(loaders.sealed_files_by_proof, self.id)

    @classmethod
    def from_model(
        cls, row: models.Proof, committee: identities.Organisation | None = None
    ) -> "Proof":
        """Copies what the applicant may see; with the committee, where it was read together."""
        return cls(
            id=row.id,
            state=row.state,
            revision=row.revision,
            title=row.title,
            purpose=row.purpose,
            recipient=row.recipient,
            text=row.text,
            subject_name=row.subject_name,
            subject_uscc=row.subject_uscc,
            relation=row.relation,
            region=RegionCode(row.region),
            requested_at=row.requested_at,
            due_on=row.due_on,
            calendar_known=row.calendar_known,
            waiting_for_me=row.days_left is not None,
            valid_until=row.valid_until,
            corrects=row.corrects_id,
            doubted_at=row.doubted_at,
            organisation_id=row.organisation_id,
            known_committee=committee,
        )


@strawberry.type(description="Whether something is new, and when to ask again.")
class ProofProgress:
    """For polling: small when nothing happened."""

    revision: int = strawberry.field(description="Pass it as `known` next time.")
    proof: Proof | None = strawberry.field(description="Null when nothing is new.")
    ask_again_after: int = strawberry.field(description="Seconds until it is worth asking again.")


@strawberry.type(description="What a committee promises for a request made today.")
class RequestTerms:
    """For the page where a resident checks her answers."""

    committee: Organisation = strawberry.field(description="Who sees the request and decides.")
    due_on: date = strawberry.field(description="By when it should be decided.")
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    working_days: int = strawberry.field(description="The promise in working days.")

    @classmethod
    def from_terms(cls, terms: Terms) -> "RequestTerms":
        """Copies what everybody may see."""
        return cls(
            committee=Organisation.from_model(terms.committee),
            due_on=terms.term.due.on,
            calendar_known=terms.term.due.calendar_known,
            working_days=terms.term.working_days,
        )


@strawberry.type(description="What is declared with a request 真实性承诺, word for word.")
class Declaration:
    """For everybody to read before asking."""

    version: str = strawberry.field(description="Sent back with the request.")
    text: str = strawberry.field(description="The words, in lines; what counts in law.")
    text_en: str = strawberry.field(description="The same in English.")

    @classmethod
    def from_declaration(cls, declared: declarations.Declaration) -> "Declaration":
        """Copies everything."""
        return cls(**dataclasses.asdict(declared))


@strawberry.type(description="A request in good words, to learn from 写法示例.")
class WordingExample:
    """Who, what, since when, for which purpose, for which office; in Chinese."""

    title: str = strawberry.field(description="What is to be certified, in short.")
    purpose: str = strawberry.field(description="What it is for.")
    recipient: str = strawberry.field(description="Which office asked for it.")
    text: str = strawberry.field(description="The facts.")

    @classmethod
    def from_example(cls, example: Example) -> "WordingExample":
        """Copies everything."""
        return cls(**dataclasses.asdict(example))


AttachmentResult = Annotated[Attachment | Problem, strawberry.union("AttachmentResult")]
ProofResult = Annotated[Proof | Problem, strawberry.union("ProofResult")]
RequestProofResult = Annotated[Proof | NotOurs | Problem, strawberry.union("RequestProofResult")]
RequestTermsResult = Annotated[RequestTerms | Problem, strawberry.union("RequestTermsResult")]

# Between decision and seal something changes within seconds; otherwise a person has to act.
_SECONDS: Mapping[ProofState, int] = {
    ProofState.APPROVED: 1,
    ProofState.RENDERED: 1,
    ProofState.SEALED: 1,
    ProofState.REQUESTED: 30,
    ProofState.CHECKED: 30,
}
_WAITING = 30
"""A keeper of a seal confirms within the day, and whoever looks on should see it soon after."""


def file_url(proof_id: UUID, state: ProofState) -> str | None:
    """Where the sealed PDF of a proof is, once it is issued."""
    return f"/files/proofs/{proof_id}.pdf" if state in EVER_ISSUED else None


def progress_of(row: models.Proof, known: int | None, *, waits: bool) -> ProofProgress:
    """The proof when its revision is not `known`; `waits` says that a person has to act on it."""
    return ProofProgress(
        revision=row.revision,
        proof=None if row.revision == known else Proof.from_model(row),
        ask_again_after=_WAITING if waits else _SECONDS.get(row.state, 300),
    )
