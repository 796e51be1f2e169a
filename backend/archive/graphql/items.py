"""The face of the archive: a resident's own papers."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.archive import actions, closing, models, queries, retention, standing
from backend.archive.models import ArchivedState
from backend.archive.retention import RetentionUnit
from backend.catalogue.models import Confidence
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.graphql.audience import ForCitizens, ForEveryone
from backend.foundation.graphql.context import Info, SessionChange
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.identity.graphql import Done, DoneResult
from backend.proofs import loaders as proofs

strawberry.enum(ArchivedState, description="Whether a filed paper still holds 档案状态.")
strawberry.enum(RetentionUnit, description="In what a term is counted.")

Search = Annotated[
    str | None,
    strawberry.argument(description="Words of title, number or issuer; all of them."),
]
Year = Annotated[
    int | None, strawberry.argument(description="The year in which it came into the archive.")
]


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
        return standing.state_of(proof, clock.today())

    @strawberry.field(description="The last day on which it is surely kept; null: for ever.")
    def kept_until(self) -> date | None:
        """By the rules of retention; nothing is deleted without people looking at it."""
        day = self.filed_at.astimezone(CHINA).date()
        return retention.rule_of_proof(self.title).kept_until(day)

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


@strawberry.type(description="A year, and how many papers came into my archive in it.")
class ArchiveYear:
    """One line of the choice of years."""

    year: int = strawberry.field(description="The calendar year in China.")
    count: int = strawberry.field(description="How many papers.")


@strawberry.type(description="How long something is kept, and on which ground 保管期限.")
class RetentionRule:
    """For everybody to read before giving anything."""

    code: str = strawberry.field(description="Stable; safe to branch on.")
    name: str = strawberry.field(description="What is kept.")
    name_en: str = strawberry.field(description="The same in English.")
    amount: int | None = strawberry.field(description="How many units; null: for ever.")
    unit: RetentionUnit = strawberry.field(description="In what the term is counted.")
    basis: str = strawberry.field(description="The law or the rule.")
    source: str = strawberry.field(description="What was read of it, or who decided.")
    needs_confirmation: bool = strawberry.field(
        description="Whether the source was not read in full 待核实."
    )

    @classmethod
    def from_rule(cls, rule: retention.RetentionRule) -> "RetentionRule":
        """Copies what everybody may see."""
        permanent = rule.unit is RetentionUnit.PERMANENT
        return cls(
            code=rule.code,
            name=rule.name,
            name_en=rule.name_en,
            amount=None if permanent else rule.amount,
            unit=rule.unit,
            basis=rule.basis,
            source=rule.source,
            needs_confirmation=rule.confidence is not Confidence.A,
        )


@strawberry.type(description="What closing my account would do 注销说明.")
class AccountClosing:
    """To be read before `closeAccount`."""

    deleted: list[RetentionRule] = strawberry.field(description="What is deleted at once.")
    kept: list[RetentionRule] = strawberry.field(
        description="What must stay, how long and on which ground; nobody uses it meanwhile."
    )
    requests_under_way: int = strawberry.field(description="Requests that are in the way.")
    holds_posts: bool = strawberry.field(description="Whether a post of mine is in the way.")

    @classmethod
    def from_explanation(cls, told: closing.Explanation) -> "AccountClosing":
        """Copies everything."""
        return cls(
            deleted=[RetentionRule.from_rule(rule) for rule in told.deleted],
            kept=[RetentionRule.from_rule(rule) for rule in told.kept],
            requests_under_way=told.requests_under_way,
            holds_posts=told.holds_posts,
        )


@strawberry.type
class ArchiveQueries:
    """Reading one's own archive."""

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="My filed papers, newest first; search, state and year narrow the list.",
    )
    async def my_archive(
        self,
        info: Info,
        search: Search = None,
        state: ArchivedState | None = None,
        year: Year = None,
        first: First = None,
        after: After = None,
    ) -> Connection[ArchivedItem]:
        """See queries.archive_of."""
        wanted = queries.Filter(search=search, state=state, year=year)
        page = await queries.archive_of(
            info.context.citizen, wanted, PageRequest.asked(first, after)
        )
        return connection_of(page, ArchivedItem.from_model)

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="The years in which papers came into my archive, newest first.",
    )
    async def archive_years(self, info: Info) -> list[ArchiveYear]:
        """See queries.years_of."""
        years = await queries.years_of(info.context.citizen)
        return [ArchiveYear(year=year, count=count) for year, count in years.items()]

    @strawberry.field(
        permission_classes=[ForEveryone], description="What the portal keeps, and how long."
    )
    def retention_rules(self) -> list[RetentionRule]:
        """See retention.rules."""
        return [RetentionRule.from_rule(rule) for rule in retention.rules().values()]

    @strawberry.field(
        permission_classes=[ForCitizens],
        description="What closing my account would delete, what must stay, what is in the way.",
    )
    async def account_closing(self, info: Info) -> AccountClosing:
        """See closing.explanation_for."""
        return AccountClosing.from_explanation(await closing.explanation_for(info.context.citizen))


@strawberry.type
class ArchiveMutations:
    """The verbs of an archive's owner."""

    @strawberry.mutation(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="Closes my account 注销; needs a step-up. The same phone opens it again.",
    )
    async def close_account(self, info: Info) -> DoneResult:
        """See actions.close_account."""
        await actions.close_account(info.context.citizen)
        info.context.session_change = SessionChange(token=None)
        return Done(at=clock.now())
