"""What the holder and the desk see of an objection, and what they send."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import masking
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.vault import Vault
from backend.identity import loaders as identity
from backend.objections import models, queries, wishes
from backend.objections.actions.filing import NewObjection
from backend.objections.lifecycle import ObjectionState
from backend.objections.models import DisputedField
from backend.objections.wording import Statement
from backend.proofs import loaders as proofs
from backend.proofs.graphql.cases import ProofCase

strawberry.enum(ObjectionState, description="Where an objection stands 异议状态.")
strawberry.enum(DisputedField, description="What on the paper is wrong 有异议的内容.")


@strawberry.type(description="What I find wrong in a proof of mine, and the answer 异议纠错.")
class Objection:
    """The holder's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    proof_id: UUID = strawberry.field(description="The proof, for `myProof`.")
    state: ObjectionState = strawberry.field(description="Where it stands.")
    disputed_field: DisputedField = strawberry.field(description="What on the paper is wrong.")
    words: str = strawberry.field(description="What is wrong, in my own words.")
    wish: str | None = strawberry.field(
        description="How it should read, if I said so; an identity number is masked."
    )
    filed_at: datetime = strawberry.field(description="When I said so.")
    due_on: date = strawberry.field(description="By when the committee should answer.")
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    overdue: bool = strawberry.field(description="Whether that day passed without an answer.")
    answered_at: datetime | None = strawberry.field(description="When the committee answered.")
    answer: str | None = strawberry.field(description="The committee's own words.")
    route: str | None = strawberry.field(description="Who else can help, when it was declined.")
    correction_id: UUID | None = strawberry.field(
        description="The case that puts it right, and later the corrected proof; for `myProof`."
    )

    @strawberry.field(description="What the proof certifies, in short.")
    async def proof_title(self, info: Info) -> str:
        """Batched."""
        return (await info.context.load(proofs.proofs_by_id, self.proof_id)).title

    @classmethod
    def from_model(cls, vault: Vault, row: models.Objection) -> "Objection":
        """Copies what the holder may see."""
        return cls(
            id=row.id,
            proof_id=row.proof_id,
            state=row.state,
            disputed_field=row.field,
            words=row.words,
            wish=_shown_wish(vault, row),
            filed_at=row.filed_at,
            due_on=row.due_on,
            calendar_known=row.calendar_known,
            overdue=queries.is_overdue(row),
            answered_at=row.answered_at,
            answer=row.answer,
            route=row.route,
            correction_id=row.correction_id,
        )


@strawberry.type(description="An objection as the committee answers it; the township reads along.")
class ObjectionCase:
    """The committee's view."""

    id: UUID = strawberry.field(description="Stable identifier.")
    state: ObjectionState = strawberry.field(description="Where it stands.")
    disputed_field: DisputedField = strawberry.field(
        description="What on the paper is said to be wrong."
    )
    words: str = strawberry.field(description="What is wrong, in the holder's words.")
    wish: str | None = strawberry.field(
        description="How it should read; an identity number is masked."
    )
    filed_at: datetime = strawberry.field(description="When it was filed.")
    due_on: date = strawberry.field(description="By when it is to be answered.")
    calendar_known: bool = strawberry.field(
        description="False while next year's holidays are not announced yet."
    )
    overdue: bool = strawberry.field(description="Whether that day passed without an answer.")
    answered_at: datetime | None = strawberry.field(description="When it was answered.")
    answer: str | None = strawberry.field(description="The committee's words.")
    route: str | None = strawberry.field(description="Who else can help, when it was declined.")
    row: strawberry.Private[models.Objection]

    @strawberry.field(description="The disputed proof, with its holder as applicant.")
    async def proof_case(self, info: Info) -> ProofCase:
        """Batched."""
        return ProofCase.from_model(await info.context.load(proofs.proofs_by_id, self.row.proof_id))

    @strawberry.field(description="The case that puts it right; null before it is accepted.")
    async def correction(self, info: Info) -> ProofCase | None:
        """Batched."""
        if self.row.correction_id is None:
            return None
        return ProofCase.from_model(
            await info.context.load(proofs.proofs_by_id, self.row.correction_id)
        )

    @strawberry.field(description="Who answered; null before.")
    async def answered_by(self, info: Info) -> str | None:
        """Batched."""
        if self.row.answered_by_id is None:
            return None
        return await info.context.load(identity.names_by_id, self.row.answered_by_id)

    @classmethod
    def from_model(cls, vault: Vault, row: models.Objection) -> "ObjectionCase":
        """Copies what the committee may see."""
        return cls(
            id=row.id,
            state=row.state,
            disputed_field=row.field,
            words=row.words,
            wish=_shown_wish(vault, row),
            filed_at=row.filed_at,
            due_on=row.due_on,
            calendar_known=row.calendar_known,
            overdue=queries.is_overdue(row),
            answered_at=row.answered_at,
            answer=row.answer,
            route=row.route,
            row=row,
        )


@strawberry.type(description="How many objections there are to do something about.")
class ObjectionCounts:
    """By the same predicates as the list."""

    filed: int = strawberry.field(description="Waiting for an answer, overdue ones included.")
    accepted: int = strawberry.field(description="Being corrected.")
    overdue: int = strawberry.field(description="Waiting for an answer for too long.")

    @classmethod
    def from_counts(cls, counts: queries.Counts) -> "ObjectionCounts":
        """Copies all three."""
        return cls(filed=counts.filed, accepted=counts.accepted, overdue=counts.overdue)


@strawberry.input(description="What I find wrong in an issued proof of mine.")
class FileObjectionInput:
    """A new objection."""

    client_token: UUID = strawberry.field(
        description="Made by the client once per objection: a repeated submit is harmless."
    )
    proof_id: UUID = strawberry.field(description="The proof.")
    field: DisputedField = strawberry.field(description="What on the paper is wrong.")
    words: str = strawberry.field(description="What is wrong, at most 500 characters.")
    wish: str | None = strawberry.field(
        default=None,
        description="How it should read; for a name or a number just the right one.",
    )

    def value(self) -> NewObjection:
        """As the action takes it."""
        return NewObjection(
            proof_id=self.proof_id,
            client_token=self.client_token,
            statement=Statement(field=self.field, words=self.words, wish=self.wish),
        )


ObjectionResult = Annotated[Objection | Problem, strawberry.union("ObjectionResult")]
ObjectionCaseResult = Annotated[ObjectionCase | Problem, strawberry.union("ObjectionCaseResult")]


def _shown_wish(vault: Vault, row: models.Objection) -> str | None:
    wish = wishes.of(vault, row)
    if wish is None or row.field is not DisputedField.ID_NUMBER:
        return wish
    return masking.mask_id_number_for_staff(wish)
