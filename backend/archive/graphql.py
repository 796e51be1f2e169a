"""The face of the archive: a resident's own papers."""

from datetime import datetime
from uuid import UUID

import strawberry

from backend.archive import models, queries, standing
from backend.archive.models import ArchivedState
from backend.foundation import clock
from backend.foundation.graphql.audience import ForCitizens
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.pages import PageRequest
from backend.proofs import loaders as proofs

strawberry.enum(ArchivedState, description="Whether a filed paper still holds 档案状态.")


@strawberry.type(description="A paper in my archive 专属数字档案.")
class ArchivedItem:
    """The owner's view. What was filed never changes; whether it holds is asked each time."""

    title: str = strawberry.field(description="What is certified, in short.")
    number: str = strawberry.field(description="编号, e.g. 小阳证〔2026〕15号.")
    issuer: str = strawberry.field(description="The committee that issued it.")
    filed_at: datetime = strawberry.field(description="When it came into the archive.")
    proof_id: UUID = strawberry.field(description="The proof, for `myProof`.")

    @strawberry.field(description="Whether it holds today.")
    async def state(self, info: Info) -> ArchivedState:
        """Batched, from the proof itself."""
        proof = await info.context.load(proofs.proofs_by_id, self.proof_id)
        return standing.state_of(proof.state, proof.valid_until, clock.today())

    @strawberry.field(description="Where the sealed PDF is.")
    def file_url(self) -> str:
        """A stable address; the session decides who may read."""
        return f"/files/proofs/{self.proof_id}.pdf"

    @classmethod
    def from_model(cls, row: models.ArchivedItem) -> "ArchivedItem":
        """Copies what the owner may see."""
        return cls(
            title=row.title,
            number=row.number,
            issuer=row.issuer_name,
            filed_at=row.filed_at,
            proof_id=row.proof_id,
        )


@strawberry.type
class ArchiveQueries:
    """Reading one's own archive."""

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="My filed papers, newest first; `state` narrows the list.",
    )
    async def my_archive(
        self,
        info: Info,
        state: ArchivedState | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[ArchivedItem]:
        """See queries.my_archive."""
        request = PageRequest.asked(first, after)
        page = await queries.my_archive(info.context.citizen, state, request)
        return connection_of(page, ArchivedItem.from_model)
