"""The face of what a resident declared with her requests."""

from datetime import datetime
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForCitizens
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.pages import PageRequest
from backend.proofs import queries as proofs
from backend.proofs.declaration import BY_VERSION
from backend.proofs.models import Proof


@strawberry.type(description="What I declared with a request 我的承诺.")
class Commitment:
    """The applicant's view; the words are those of their time."""

    id: UUID = strawberry.field(description="Stable identifier.")
    proof_id: UUID = strawberry.field(description="The request, for `myProof`.")
    proof_title: str = strawberry.field(description="What it asks for, in short.")
    version: str = strawberry.field(description="Which version of the words.")
    text: str = strawberry.field(description="The words, in lines; what counts in law.")
    text_en: str = strawberry.field(description="The same in English.")
    made_at: datetime = strawberry.field(
        description="When; of a request that came back, with the mended words."
    )

    @classmethod
    def from_model(cls, row: Proof) -> "Commitment":
        """Copies what the applicant may see. A request has one commitment, and lends it its id."""
        assert row.declaration_version, "only what was declared is listed"
        assert row.declared_at, "the database keeps both or neither"
        declared = BY_VERSION[row.declaration_version]
        return cls(
            id=row.id,
            proof_id=row.id,
            proof_title=row.title,
            version=declared.version,
            text=declared.text,
            text_en=declared.text_en,
            made_at=row.declared_at,
        )


@strawberry.type
class CommitmentQueries:
    """Reading one's own commitments."""

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="What I declared to be true, for which request and when; newest first.",
    )
    async def my_commitments(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Commitment]:
        """See queries.my_declarations of proofs."""
        page = await proofs.my_declarations(info.context.citizen, PageRequest.asked(first, after))
        return connection_of(page, Commitment.from_model)
