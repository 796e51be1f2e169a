"""The doors of the registration: one verb or one list each, three lines at most."""

from functools import partial
from uuid import UUID

import strawberry

from backend.foundation import clock
from backend.foundation.graphql.audience import (
    ForDepartmentStaff,
    ForEveryone,
    ForRegistrationReaders,
    ForSupervisors,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.graphql.steps import InSteps
from backend.foundation.pages import PageRequest
from backend.identity.graphql import Done, DoneResult, Organisation
from backend.registration import access, queries
from backend.registration.actions import drafting
from backend.registration.actions import filing as filing_actions
from backend.registration.graphql.blanks import RegistrationForm
from backend.registration.graphql.matters import MatterQueries
from backend.registration.graphql.types import (
    FileRegistrationInput,
    Filing,
    FilingResult,
    FilingRow,
    FilingRowResult,
    PutFilingRowInput,
    RegistrationOffice,
    texts,
)
from backend.registration.lifecycle import FilingState
from backend.registration.models import FormCode
from backend.registration.published_forms import FORMS


@strawberry.type
class RegistrationQueries(MatterQueries):
    """Reading forms and filings."""

    @strawberry.field(permission_classes=[ForEveryone], description="The forms of the reform.")
    def registration_forms(self) -> list[RegistrationForm]:
        """See published_forms."""
        return [RegistrationForm.from_form(form) for form in FORMS.values()]

    @strawberry.field(
        permission_classes=[ForRegistrationReaders],
        description="Filings of my office; for supervisors, what offices of the branch filed.",
    )
    async def filings(
        self,
        info: Info,
        form: FormCode | None = None,
        state: FilingState | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Filing]:
        """See queries.filings."""
        request = PageRequest.asked(first, after)
        page = await queries.filings(info.context.official, request, form=form, state=state)
        return connection_of(page, partial(Filing.from_model, info))

    @strawberry.field(
        permission_classes=[ForRegistrationReaders],
        description="The rows of a filing in order; with `faulty`, those with faults alone.",
    )
    async def filing_rows(
        self,
        info: Info,
        filing_id: UUID,
        faulty: bool = False,
        first: First = None,
        after: After = None,
    ) -> Connection[FilingRow]:
        """See queries.rows."""
        vault, viewer = info.context.services.vault, info.context.official
        filing = await queries.filing(viewer, filing_id)
        page = await queries.rows(filing, PageRequest.asked(first, after), faulty=faulty)
        whole = access.may_see_secrets(viewer, filing)
        return connection_of(page, partial(FilingRow.from_model, vault, filing, whole=whole))

    @strawberry.field(permission_classes=[ForRegistrationReaders], description="One filing.")
    async def filing(self, info: Info, id: UUID) -> Filing:
        """See queries.filing."""
        return Filing.from_model(info, await queries.filing(info.context.official, id))

    @strawberry.field(
        permission_classes=[ForSupervisors],
        description="The departments of my branch, what each has filed and what not.",
    )
    async def registration_offices(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[RegistrationOffice]:
        """See queries.offices."""
        page = await queries.offices(info.context.official, PageRequest.asked(first, after))
        return connection_of(
            page, lambda row: RegistrationOffice(organisation=Organisation.from_model(row))
        )


@strawberry.type
class RegistrationMutations:
    """The verbs of an office on its filings."""

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Begins a draft to be filled in here; a workbook begins one by itself.",
    )
    async def start_filing(self, info: Info, form: FormCode) -> FilingResult:
        """See drafting.start."""
        return Filing.from_model(info, await drafting.start(info.context.official, form))

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Writes a row of a draft; one with faults is kept and says so.",
    )
    async def put_filing_row(self, info: Info, input: PutFilingRowInput) -> FilingRowResult:
        """See drafting.put_row."""
        services, viewer = info.context.services, info.context.official
        cells = texts(input.cells)
        row = await drafting.put_row(services, viewer, input.filing_id, cells, input.row_id)
        filing = await access.known(viewer, input.filing_id)
        return FilingRow.from_model(services.vault, filing, row, whole=True)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Deletes a row of a draft.",
    )
    async def delete_filing_row(self, info: Info, filing_id: UUID, row_id: UUID) -> FilingResult:
        """See drafting.delete_row."""
        row = await drafting.delete_row(info.context.official, filing_id, row_id)
        return Filing.from_model(info, row)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Says that there is nothing to declare 无; to be filed like any other.",
    )
    async def declare_nil(self, info: Info, id: UUID) -> FilingResult:
        """See drafting.declare_nil."""
        return Filing.from_model(info, await drafting.declare_nil(info.context.official, id))

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[ReturnsProblems()],
        description="Files a draft without faults 提交; the office's earlier one is superseded.",
    )
    async def file_registration(self, info: Info, input: FileRegistrationInput) -> FilingResult:
        """See filing.file."""
        services, viewer = info.context.services, info.context.official
        row = await filing_actions.file(services, viewer, input.id, input.value())
        return Filing.from_model(info, row)

    @strawberry.mutation(
        permission_classes=[ForDepartmentStaff],
        extensions=[InSteps(), ReturnsProblems()],
        description="Deletes a draft with all that is in it.",
    )
    async def discard_filing(self, info: Info, id: UUID) -> DoneResult:
        """See drafting.discard."""
        await drafting.discard(info.context.services, info.context.official, id)
        return Done(at=clock.now())
