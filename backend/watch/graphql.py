"""The face of the watch: findings for the office that they are about, and for its supervisors."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import (
    ForDepartmentStaff,
    ForRegistrationReaders,
    ForSupervisors,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.pages import PageRequest
from backend.watch import actions, queries
from backend.watch.lifecycle import FindingState
from backend.watch.models import Finding as FindingRow
from backend.watch.models import FindingKind

strawberry.enum(FindingKind, description="What does not fit 巡查发现的问题.")
strawberry.enum(
    FindingState,
    description="OPEN waits for the office; RESOLVED: a later scan did not find it any more.",
)


@strawberry.type(description="An item of a list that says otherwise, in one version.")
class FindingRule:
    """The list's side."""

    code: str = strawberry.field(description="The item, for `/catalogue/items/<code>`.")
    version: int = strawberry.field(description="Its version that says so.")
    name: str = strawberry.field(description="The proof as the list names it.")
    list_title: str = strawberry.field(description="The list, as published.")
    needs_confirmation: bool = strawberry.field(
        description="待核实: the source was not read in full."
    )


@strawberry.type(
    description=(
        "A material that an office declares to ask for and that does not fit: abolished,"
        " replaceable, without legal basis, or not asked for by another office (巡查发现)."
    )
)
class Finding:
    """As the office and its supervisors see it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    kind: FindingKind = strawberry.field(description="What does not fit.")
    state: FindingState = strawberry.field(description="Where it stands.")
    office: str = strawberry.field(description="Who declares to ask for it.")
    matter_id: UUID | None = strawberry.field(
        description="The matter, for `matter`; null where the form declares none."
    )
    matter: str = strawberry.field(description="For which matter; empty where it was not told.")
    material: str = strawberry.field(description="What is asked for, as declared.")
    rule: FindingRule | None = strawberry.field(description="What a list says, where one does.")
    other_office: str | None = strawberry.field(
        description="Who does the same matter without it, of a contradiction."
    )
    opened_at: datetime = strawberry.field(description="When a scan found it first.")
    seen_at: datetime = strawberry.field(description="When a scan found it last.")
    answer: str | None = strawberry.field(description="What the office said.")
    answered_at: datetime | None = strawberry.field(description="When it said so.")
    ruling: str | None = strawberry.field(description="Why a supervisor found it to be none.")
    ruled_at: datetime | None = strawberry.field(description="When she did.")
    resolved_at: datetime | None = strawberry.field(description="When a scan found it no more.")

    @classmethod
    def from_model(cls, row: FindingRow) -> "Finding":
        """Copies it; what it tells of was read with it."""
        return cls(
            id=row.id,
            kind=row.kind,
            state=row.state,
            office=row.organisation.name,
            matter_id=row.matter_id,
            matter=row.matter_name,
            material=row.material,
            rule=_rule(row),
            other_office=row.other.name if row.other else None,
            opened_at=row.opened_at,
            seen_at=row.seen_at,
            answer=row.answer,
            answered_at=row.answered_at,
            ruling=row.ruling,
            ruled_at=row.ruled_at,
            resolved_at=row.resolved_at,
        )


@strawberry.type(description="How many findings wait.")
class FindingCounts:
    """For the badge of the page."""

    open: int = strawberry.field(description="Nobody has answered them.")
    answered: int = strawberry.field(description="Answered, and still found.")


FindingResult = Annotated[Finding | Problem, strawberry.union("FindingResult")]


@strawberry.type
class WatchQueries:
    """Reading findings."""

    @strawberry.field(
        permission_classes=[ForRegistrationReaders],
        description="Findings about my office, or in my branch for supervisors; newest first.",
    )
    async def findings(
        self,
        info: Info,
        kind: FindingKind | None = None,
        state: FindingState | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Finding]:
        """See queries.findings."""
        request = PageRequest.asked(first, after)
        page = await queries.findings(info.context.official, kind, state, request)
        return connection_of(page, Finding.from_model)

    @strawberry.field(permission_classes=[ForRegistrationReaders], description="How many wait.")
    async def finding_counts(self, info: Info) -> FindingCounts:
        """See queries.counts."""
        counts = await queries.counts(info.context.official)
        return FindingCounts(open=counts.open, answered=counts.answered)


@strawberry.type
class WatchMutations:
    """The verbs of findings."""

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Says what my office will do about a finding, or why it asks all the same.",
    )
    async def answer_finding(self, info: Info, id: UUID, words: str) -> FindingResult:
        """See actions.answer."""
        await actions.answer(info.context.official, id, words=words)
        return Finding.from_model(await queries.finding(id))

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="Says why a finding is none. It stays so while list and declaration do.",
    )
    async def dismiss_finding(self, info: Info, id: UUID, words: str) -> FindingResult:
        """See actions.dismiss."""
        await actions.dismiss(info.context.official, id, words=words)
        return Finding.from_model(await queries.finding(id))


def _rule(row: FindingRow) -> FindingRule | None:
    if row.rule is None:
        return None
    return FindingRule(
        code=row.rule.item.code,
        version=row.rule.version,
        name=row.rule.name,
        list_title=row.rule.item.published_list.title,
        needs_confirmation=row.rule.confidence.needs_confirmation,
    )
