"""What offices and supervisors see of filings and rows, and what they send."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem
from backend.foundation.vault import Vault
from backend.identity import loaders as identity
from backend.identity.graphql import Organisation
from backend.registration import access, checking, models, queries, secrets
from backend.registration.actions.filing import Signature
from backend.registration.faults import Fault as FaultValue
from backend.registration.faults import FaultCode
from backend.registration.lifecycle import FilingState
from backend.registration.models import FormCode
from backend.registration.published_forms import FORMS
from backend.registration.troubles import Trouble as TroubleValue
from backend.registration.troubles import TroubleCode

strawberry.enum(FilingState, description="A draft, in force, or replaced by a later filing.")
strawberry.enum(FaultCode, description="What is wrong with a cell.")
strawberry.enum(TroubleCode, description="What is wrong with a workbook as a whole.")


@strawberry.type(description="What is wrong in one cell, and what to do.")
class Fault:
    """A fault as an office reads it."""

    column: str = strawberry.field(description="The code of the column.")
    cell: str | None = strawberry.field(
        description="The cell of the workbook, e.g. F17; null for a row that came by hand."
    )
    code: FaultCode = strawberry.field(description="Stable; safe to branch on.")
    message: str = strawberry.field(description="What to do, in Chinese.")
    message_en: str = strawberry.field(description="The same in English.")

    @classmethod
    def from_fault(cls, fault: FaultValue, cell: str | None) -> "Fault":
        """Copies everything."""
        return cls(
            column=fault.column,
            cell=cell,
            code=fault.code,
            message=fault.message,
            message_en=fault.message_en,
        )


@strawberry.type(description="What is wrong with a workbook as a whole.")
class Trouble:
    """A trouble as an office reads it."""

    code: TroubleCode = strawberry.field(description="Stable; safe to branch on.")
    fatal: bool = strawberry.field(description="Whether no row could be read.")
    message: str = strawberry.field(description="What to do, in Chinese.")
    message_en: str = strawberry.field(description="The same in English.")

    @classmethod
    def from_trouble(cls, trouble: TroubleValue) -> "Trouble":
        """Copies everything."""
        return cls(
            code=trouble.code,
            fatal=trouble.is_fatal,
            message=trouble.message,
            message_en=trouble.message_en,
        )


@strawberry.type(description="A filled cell.")
class FilledCell:
    """One cell."""

    column: str = strawberry.field(description="The code of its column.")
    text: str = strawberry.field(description="What stands in it; masked for other offices.")


def filled(cells: dict[str, str]) -> list[FilledCell]:
    """Cells in the order in which they are kept."""
    return [FilledCell(column=column, text=text) for column, text in cells.items()]


@strawberry.type(description="A row of a filing.")
class FilingRow:
    """One row."""

    id: UUID = strawberry.field(description="Stable identifier.")
    position: int = strawberry.field(description="Its place in the filing.")
    line: int | None = strawberry.field(description="Its row in the workbook it came with.")
    cells: list[FilledCell] = strawberry.field(description="The cells that are filled in.")
    faults: list[Fault] = strawberry.field(description="What is wrong; empty when all is well.")

    @classmethod
    def from_model(
        cls, vault: Vault, filing: models.Filing, row: models.FilingRow, *, whole: bool
    ) -> "FilingRow":
        """The row; cells that are personal data are masked unless `whole`."""
        faults = [FaultValue.from_stored(each) for each in row.faults]
        return cls(
            id=row.id,
            position=row.position,
            line=row.line,
            cells=filled(secrets.cells_of(vault, row, whole=whole)),
            faults=[Fault.from_fault(each, _cell(row, filing, each.column)) for each in faults],
        )


def _cell(row: models.FilingRow, filing: models.Filing, column: str) -> str | None:
    letter = filing.letters.get(column)
    return None if row.line is None or letter is None else f"{letter}{row.line}"


@strawberry.type(description="填报: one form of one office.")
class Filing:
    """A filing for its office and for the supervisor above it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    form: FormCode = strawberry.field(description="Which form.")
    state: FilingState = strawberry.field(description="A draft, in force, or replaced.")
    subject: str = strawberry.field(description="The material of a sheet for one; else empty.")
    nil: bool = strawberry.field(description="Whether there is nothing to declare 无.")
    head: list[FilledCell] = strawberry.field(description="The lines above its rows.")
    head_faults: list[Fault] = strawberry.field(description="What is wrong with those lines.")
    filled_on: date | None = strawberry.field(description="The day on the form.")
    leader: str = strawberry.field(description="分管领导.")
    contact_name: str = strawberry.field(description="联系人.")
    contact_phone: str = strawberry.field(description="联系电话; masked for other offices.")
    being_read: bool = strawberry.field(description="Whether its workbook is being read.")
    rows_done: int = strawberry.field(description="Rows of the workbook read so far.")
    rows_total: int | None = strawberry.field(description="Rows of the workbook; null: unknown.")
    troubles: list[Trouble] = strawberry.field(description="What is wrong with the workbook.")
    started_at: datetime = strawberry.field(description="When the draft was begun.")
    filed_at: datetime | None = strawberry.field(description="When it was filed.")
    workbook_url: str = strawberry.field(description="Where it is as a workbook.")
    row: strawberry.Private[models.Filing]

    @strawberry.field(description="The office that fills it in.")
    async def organisation(self, info: Info) -> Organisation:
        """Batched."""
        row = await info.context.load(identity.organisations_by_id, self.row.organisation_id)
        return Organisation.from_model(row)

    @strawberry.field(description="How many rows it has.")
    async def row_count(self, info: Info) -> int:
        """Batched."""
        return (await info.context.load(queries.row_counts, self.id)).rows

    @strawberry.field(description="How many of its rows have faults.")
    async def faulty_count(self, info: Info) -> int:
        """Batched."""
        return (await info.context.load(queries.row_counts, self.id)).faulty

    @classmethod
    def from_model(cls, info: Info, row: models.Filing) -> "Filing":
        """What the viewer may see of it."""
        whole = access.may_see_secrets(info.context.official, row)
        faults = [] if row.nil else checking.head_faults(FORMS[row.form], row.head)
        return cls(
            id=row.id,
            form=row.form,
            state=row.state,
            subject=row.subject,
            nil=row.nil,
            head=filled(row.head),
            head_faults=[Fault.from_fault(each, None) for each in faults],
            filled_on=row.filled_on,
            leader=row.leader,
            contact_name=row.contact_name,
            contact_phone=secrets.contact_phone_of(info.context.services.vault, row, whole=whole),
            being_read=row.is_being_read,
            rows_done=row.rows_done,
            rows_total=row.rows_total,
            troubles=[
                Trouble.from_trouble(TroubleValue.from_stored(each)) for each in row.troubles
            ],
            started_at=row.started_at,
            filed_at=row.filed_at,
            workbook_url=f"/registration/filings/{row.id}.xlsx",
            row=row,
        )


@strawberry.input(description="A cell to write.")
class CellInput:
    """One cell."""

    column: str = strawberry.field(description="The code of its column.")
    text: str = strawberry.field(description="What to write; empty leaves it blank.")


def texts(cells: list[CellInput]) -> dict[str, str]:
    """Cells by their columns; the last of two for one column."""
    return {each.column: each.text for each in cells}


@strawberry.input(description="A row to write into a draft.")
class PutFilingRowInput:
    """A whole row: cells that are not named are blank."""

    filing_id: UUID = strawberry.field(description="The draft.")
    row_id: UUID | None = strawberry.field(default=None, description="Null: a new row at the end.")
    cells: list[CellInput] = strawberry.field(description="Its cells.")


@strawberry.input(description="Who answers for a form that is filed.")
class FileRegistrationInput:
    """The foot of the form, and the lines above its rows."""

    id: UUID = strawberry.field(description="The draft.")
    leader: str = strawberry.field(default="", description="分管领导, where the form asks for one.")
    contact_name: str = strawberry.field(description="联系人.")
    contact_phone: str = strawberry.field(description="联系电话.")
    filled_on: date | None = strawberry.field(default=None, description="填报日期; null: today.")
    head: list[CellInput] = strawberry.field(
        default_factory=list, description="Lines above the rows; empty leaves them as they are."
    )

    def value(self) -> Signature:
        """As the action takes it."""
        return Signature(
            leader=self.leader,
            contact_name=self.contact_name,
            contact_phone=self.contact_phone,
            filled_on=self.filled_on,
            head=texts(self.head),
        )


@strawberry.type(description="A department of my branch, and what it has filed.")
class RegistrationOffice:
    """One line of the supervisor's list."""

    organisation: Organisation = strawberry.field(description="The department.")

    @strawberry.field(description="What it has filed and not replaced; nil returns too.")
    async def filings(self, info: Info) -> list[Filing]:
        """Batched."""
        found = await info.context.load(queries.in_force_by_office, self.organisation.id)
        return [Filing.from_model(info, row) for row in found]

    @strawberry.field(description="The forms that it has not filed yet.")
    async def missing(self, info: Info) -> list[FormCode]:
        """Batched."""
        found = await info.context.load(queries.in_force_by_office, self.organisation.id)
        filed = {row.form for row in found}
        return [form for form in FormCode if form not in filed]


FilingResult = Annotated[Filing | Problem, strawberry.union("FilingResult")]
FilingRowResult = Annotated[FilingRow | Problem, strawberry.union("FilingRowResult")]
