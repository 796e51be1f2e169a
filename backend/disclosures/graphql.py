"""The face of disclosures: the holder sees who looked at her papers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.disclosures import queries
from backend.disclosures.models import DisclosedField, Door
from backend.disclosures.visits import Visit
from backend.foundation.graphql.audience import ForCitizens
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.pages import PageRequest

strawberry.enum(
    Door, name="DisclosureDoor", description="The way by which somebody looked 查阅途径."
)
strawberry.enum(DisclosedField, description="A part of a paper that somebody saw 查阅内容.")

OfProof = Annotated[UUID | None, strawberry.argument(description="Only looks at this paper.")]
ByDoor = Annotated[Door | None, strawberry.argument(description="Only looks by this door.")]


@strawberry.type(description="A look at one of my papers 查阅记录.")
class Disclosure:
    """The holder's view. Never names a member of staff: the organisation answers for them.

    What one official looked at within half an hour after another look is one line.
    """

    id: UUID = strawberry.field(description="Stable identifier.")
    at: datetime = strawberry.field(description="When it began.")
    proof_id: UUID = strawberry.field(description="The paper, for `myProof`.")
    title: str = strawberry.field(description="What it certifies, in short.")
    door: Door = strawberry.field(description="By which way.")
    parts: list[DisclosedField] = strawberry.field(description="What was seen.")
    looker: str | None = strawberry.field(
        description="Who looked: an organisation, or the name given to the receiver of a share; "
        "null for a stranger."
    )
    known: bool = strawberry.field(
        description="Whether the looker is an organisation that the portal knows, and not a name "
        "that somebody typed."
    )
    purpose: str | None = strawberry.field(description="What for, if it was to be said.")
    legal_basis: str | None = strawberry.field(description="The law that was named, if one.")
    case_number: str | None = strawberry.field(description="The department's case, if one.")

    @classmethod
    def from_visit(cls, visit: Visit) -> "Disclosure":
        """Copies what the holder may see."""
        row = visit.first
        return cls(
            id=row.id,
            at=row.at,
            proof_id=row.proof_id,
            title=row.title,
            door=row.door,
            parts=list(visit.parts),
            looker=row.looker,
            known=row.organisation_id is not None,
            purpose=row.purpose,
            legal_basis=row.legal_basis,
            case_number=row.case_number,
        )


@strawberry.type
class DisclosureQueries:
    """Reading who looked."""

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="Who looked at my papers, when, why and at what; newest first 谁看过.",
    )
    async def my_disclosures(
        self,
        info: Info,
        proof_id: OfProof = None,
        door: ByDoor = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Disclosure]:
        """See queries.my_disclosures."""
        request = PageRequest.asked(first, after)
        viewer = info.context.citizen
        page = await queries.my_disclosures(viewer, request, proof_id=proof_id, door=door)
        return connection_of(page, Disclosure.from_visit)
