"""The face of the archive for an organisation's agents: what was issued about it 单位档案."""

from datetime import date, datetime
from uuid import UUID

import strawberry

from backend.archive import models, queries, standing
from backend.archive.graphql.items import ArchiveYear, Search, Year
from backend.archive.models import ArchivedState
from backend.foundation import clock
from backend.foundation.graphql.audience import ForAgents
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.pages import PageRequest
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation
from backend.proofs import loaders as proofs
from backend.proofs.graphql.types import ProofNumbers
from backend.proofs.models import Proof, ProofFile


@strawberry.type(description="A paper about my organisation 单位证照, whoever asked for it.")
class OrganisationPaper:
    """The agents' view: what stands on the paper and whether it holds; never who asked for it."""

    proof_id: UUID = strawberry.field(description="The proof; the paper's address.")
    title: str = strawberry.field(description="What is certified, in short.")
    number: str = strawberry.field(description="编号, e.g. 小阳证〔2026〕15号.")
    issuer: str = strawberry.field(description="The committee that issued it.")
    filed_at: datetime = strawberry.field(description="When it came into the archive.")

    @strawberry.field(description="Whether it holds today.")
    async def state(self, info: Info) -> ArchivedState:
        """Batched, from the proof itself."""
        proof = await self._proof(info)
        return standing.state_of(proof, clock.today())

    @strawberry.field(description="Its last day, if it has one.")
    async def valid_until(self, info: Info) -> date | None:
        """Batched."""
        return (await self._proof(info)).valid_until

    @strawberry.field(description="The one thing the paper may be used for.")
    async def purpose(self, info: Info) -> str:
        """Batched."""
        return (await self._proof(info)).purpose

    @strawberry.field(description="The office it is meant for.")
    async def recipient(self, info: Info) -> str:
        """Batched."""
        return (await self._proof(info)).recipient

    @strawberry.field(description="The committee that issued it, with its telephone.")
    async def committee(self, info: Info) -> Organisation:
        """Batched."""
        committee_id = (await self._proof(info)).organisation_id
        row = await info.context.load(identity.organisations_by_id, committee_id)
        return Organisation.from_model(row)

    @strawberry.field(description="The numbers on the paper.")
    async def numbers(self, info: Info) -> ProofNumbers:
        """Batched."""
        row = await info.context.load(proofs.snapshots_by_proof, self.proof_id)
        assert row is not None, "what is filed was approved"
        return ProofNumbers.from_model(row)

    @strawberry.field(description="Where the sealed PDF is; opening it is recorded.")
    def file_url(self) -> str:
        """A stable address; the session decides who may read."""
        return f"/files/proofs/{self.proof_id}.pdf"

    @strawberry.field(description="Where its pages are as pictures; opening one is recorded.")
    def image_url(self) -> str:
        """A stable address; the session decides who may read."""
        return f"/files/proofs/{self.proof_id}.png"

    @strawberry.field(description="The size of the sealed PDF in bytes.")
    async def file_size(self, info: Info) -> int:
        """Batched."""
        return (await self._file(info)).size

    @strawberry.field(description="How many pages it has.")
    async def pages(self, info: Info) -> int:
        """Batched."""
        return (await self._file(info)).pages

    async def _proof(self, info: Info) -> Proof:
        return await info.context.load(proofs.proofs_by_id, self.proof_id)

    async def _file(self, info: Info) -> ProofFile:
        file = await info.context.load(proofs.sealed_files_by_proof, self.proof_id)
        assert file is not None, "what is filed was sealed"
        return file

    @classmethod
    def from_model(cls, row: models.ArchivedItem) -> "OrganisationPaper":
        """Copies what an agent may see."""
        return cls(
            proof_id=row.proof_id,
            title=row.title,
            number=row.number,
            issuer=row.issuer_name,
            filed_at=row.filed_at,
        )


@strawberry.type
class OrganisationArchiveQueries:
    """Reading the archive of the organisation one acts for."""

    @strawberry.field(
        permission_classes=[ForAgents],
        description="The papers issued about my organisation, found by its 统一社会信用代码; "
        "newest first; search, state and year narrow the list.",
    )
    async def organisation_archive(
        self,
        info: Info,
        search: Search = None,
        state: ArchivedState | None = None,
        year: Year = None,
        first: First = None,
        after: After = None,
    ) -> Connection[OrganisationPaper]:
        """See queries.archive_of."""
        wanted = queries.Filter(search=search, state=state, year=year)
        page = await queries.archive_of(
            info.context.official, wanted, PageRequest.asked(first, after)
        )
        return connection_of(page, OrganisationPaper.from_model)

    @strawberry.field(
        permission_classes=[ForAgents],
        description="The years in which papers about my organisation were issued, newest first.",
    )
    async def organisation_archive_years(self, info: Info) -> list[ArchiveYear]:
        """See queries.years_of."""
        years = await queries.years_of(info.context.official)
        return [ArchiveYear(year=year, count=count) for year, count in years.items()]

    @strawberry.field(
        permission_classes=[ForAgents], description="One paper about my organisation."
    )
    async def organisation_paper(self, info: Info, id: UUID) -> OrganisationPaper:
        """See queries.paper."""
        return OrganisationPaper.from_model(await queries.paper(info.context.official, id))
