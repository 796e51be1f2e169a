"""The face for staff of departments without a system: what systems do at /exchange, by hand."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.exchange import consents, grounds, models, queries
from backend.exchange.actions import consenting, consoles, pulling, verifying
from backend.exchange.graphql.cases import InContext
from backend.exchange.graphql.consenting import RequestConsentInput
from backend.exchange.graphql.pulling import (
    AnnotatedCopy,
    AnnotatedCopyResult,
    ConsentedPapers,
    ConsentedProofsResult,
)
from backend.exchange.graphql.verifying import CheckedPapers, Papers, VerifyProofsResult
from backend.exchange.lifecycle import ConsentState
from backend.foundation import clock
from backend.foundation.graphql.audience import ForDepartmentStaff, ForOperators
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.steps import InSteps
from backend.foundation.pages import PageRequest


@strawberry.type(description="The console of a department 部门工作台, as an operator set it up.")
class DepartmentConsole:
    """What its staff may name, and whom residents call."""

    legal_bases: list[str] = strawberry.field(description="The texts that staff may name.")
    contact: str = strawberry.field(description="Whom residents call about it.")

    @classmethod
    def from_model(cls, row: models.DepartmentConsole) -> "DepartmentConsole":
        """Copies what staff and operators may see."""
        return cls(legal_bases=row.legal_bases, contact=row.contact)


@strawberry.type(
    description="A request for consent that my department made by hand 授权请求. Whether she uses "
    "the portal is not told: a request to somebody who does not simply expires."
)
class DepartmentConsent:
    """The view of staff: the resident is known by her case, her name is not kept."""

    id: UUID = strawberry.field(description="For `consentId`, once it is AGREED.")
    state: ConsentState = strawberry.field(description="Where it stands.")
    case_number: str = strawberry.field(description="Our case.")
    purpose: str = strawberry.field(description="What for.")
    wanted: list[str] = strawberry.field(description="Titles asked for; empty left it to her.")
    days: int = strawberry.field(description="For how many days we asked.")
    asked_at: datetime = strawberry.field(description="When we asked.")
    ask_until: datetime = strawberry.field(description="Until when she can answer.")
    decided_at: datetime | None = strawberry.field(description="When she answered.")
    valid_until: date | None = strawberry.field(description="The last day of her agreement.")

    @classmethod
    def from_model(cls, row: models.ConsentRequest) -> "DepartmentConsent":
        """Copies what staff may know."""
        return cls(
            id=row.id,
            state=consents.state_of(row, clock.now(), clock.today()),
            case_number=row.case_number,
            purpose=row.purpose,
            wanted=row.wanted,
            days=row.days,
            asked_at=row.asked_at,
            ask_until=row.ask_until,
            decided_at=row.decided_at,
            valid_until=row.valid_until,
        )


ConsoleResult = Annotated[DepartmentConsole | Problem, strawberry.union("DepartmentConsoleResult")]
DepartmentConsentResult = Annotated[
    DepartmentConsent | Problem, strawberry.union("DepartmentConsentResult")
]
InState = Annotated[
    ConsentState | None, strawberry.argument(description="Only those that stand so today.")
]


@strawberry.type
class ConsoleQueries:
    """Reading, for staff of departments."""

    @strawberry.field(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="What an operator set up for my department.",
    )
    async def department_console(self, info: Info) -> ConsoleResult:
        """See consoles.open_for."""
        return DepartmentConsole.from_model(await consoles.open_for(info.context.official))

    @strawberry.field(
        permission_classes=[ForDepartmentStaff],
        description="What my department asked residents by hand, newest first.",
    )
    async def department_consents(
        self, info: Info, state: InState = None, first: First = None, after: After = None
    ) -> Connection[DepartmentConsent]:
        """See queries.console_consents."""
        request = PageRequest.asked(first, after)
        page = await queries.console_consents(info.context.official, request, state=state)
        return connection_of(page, DepartmentConsent.from_model)

    @strawberry.field(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="One of them.",
    )
    async def department_consent(self, info: Info, id: UUID) -> DepartmentConsentResult:
        """See queries.console_consent."""
        return DepartmentConsent.from_model(
            await queries.console_consent(info.context.official, id)
        )

    @strawberry.field(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="The papers that a resident chose, while her agreement holds. Reading them is "
        "kept as evidence and told to her, so that it is one consent at a time.",
    )
    async def department_papers(
        self, info: Info, consent_id: UUID, first: First = None, after: After = None
    ) -> ConsentedProofsResult:
        """See pulling.consented_proofs."""
        services, official = info.context.services, info.context.official
        request = PageRequest.asked(first, after)
        case = grounds.case_of(await queries.console_consent(official, consent_id))
        department = await consoles.enter(official)
        given = await pulling.consented_proofs(services, department, case, request)
        return ConsentedPapers.from_papers(given)


@strawberry.type
class ConsoleMutations:
    """What must be recorded, and what operators set up."""

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Checks papers that somebody brought to my department 批量核验. Kept as "
        "evidence, and told to the holders.",
    )
    async def department_verify(
        self, info: Info, context: InContext, proofs: Papers
    ) -> VerifyProofsResult:
        """See verifying.verify_proofs."""
        checked = await verifying.verify_proofs(
            info.context.services,
            await consoles.enter(info.context.official),
            context.to_case(),
            [paper.to_asked() for paper in proofs],
        )
        return CheckedPapers.from_checked(checked)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Asks a resident for her consent; she answers on her phone 单独同意.",
    )
    async def request_department_consent(
        self, info: Info, input: RequestConsentInput
    ) -> DepartmentConsentResult:
        """See consenting.ask."""
        department = await consoles.enter(info.context.official)
        asked = await consenting.ask(info.context.services, department, input.to_new())
        return DepartmentConsent.from_model(asked)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[InSteps(seals=True), ReturnsProblems()],
        description="A copy of a consented paper for my department alone, marked with the purpose "
        "加注件; opened by whoever asked for it.",
    )
    async def department_copy(
        self, info: Info, consent_id: UUID, proof_id: UUID
    ) -> AnnotatedCopyResult:
        """See pulling.annotated_copy."""
        services, official = info.context.services, info.context.official
        case = grounds.case_of(await queries.console_consent(official, consent_id))
        department = await consoles.enter(official)
        given = await pulling.annotated_copy(services, department, case, proof_id)
        return AnnotatedCopy.from_given(given, f"{services.public_url}/files/department")

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Opens the console for a department's staff, or changes what they may name. "
        "Needs a step-up.",
    )
    async def set_department_console(
        self, info: Info, organisation_id: UUID, contact: str, legal_bases: list[str]
    ) -> ConsoleResult:
        """See consoles.set_up."""
        console = await consoles.set_up(
            info.context.official, organisation_id, contact=contact, legal_bases=legal_bases
        )
        return DepartmentConsole.from_model(console)
