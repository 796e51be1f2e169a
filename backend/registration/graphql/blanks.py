"""The face of the forms themselves: their columns and notes, as printed."""

import strawberry

from backend.registration import forms
from backend.registration.models import FormCode

strawberry.enum(FormCode, description="Which form of the reform.")
strawberry.enum(forms.Cell, name="CellKind", description="What a cell of a column may hold.")


@strawberry.type(description="A column of a form, as printed.")
class FormColumn:
    """One column that people fill in."""

    code: str = strawberry.field(description="Its code, for cells.")
    heading: str = strawberry.field(description="The original heading.")
    group: str = strawberry.field(description="The heading over several columns; may be empty.")
    kind: forms.Cell = strawberry.field(description="What its cells may hold.")
    required: bool = strawberry.field(description="Whether every row needs it.")
    limit: int = strawberry.field(description="Characters at most.")

    @classmethod
    def from_column(cls, column: forms.Column) -> "FormColumn":
        """Copies everything."""
        return cls(
            code=column.code,
            heading=column.heading,
            group=column.group,
            kind=column.cell,
            required=column.required,
            limit=column.limit,
        )


@strawberry.type(description="A line above the rows of a form.")
class FormHeadLine:
    """One line."""

    code: str = strawberry.field(description="Its code.")
    heading: str = strawberry.field(description="The original words.")
    required: bool = strawberry.field(description="Whether it must be filled in.")


@strawberry.type(description="登记表: one of the forms of the reform.")
class RegistrationForm:
    """A form, for everybody."""

    code: FormCode = strawberry.field(description="Which one.")
    title: str = strawberry.field(description="The original title.")
    source: str = strawberry.field(description="Where it was published.")
    columns: list[FormColumn] = strawberry.field(description="What is filled in, in order.")
    head: list[FormHeadLine] = strawberry.field(description="Lines above the rows.")
    signed_by_leader: bool = strawberry.field(description="Whether a leader signs it.")
    notes: list[str] = strawberry.field(description="The original notes.")
    blank_url: str = strawberry.field(description="Where the blank workbook is.")

    @classmethod
    def from_form(cls, form: forms.Form) -> "RegistrationForm":
        """Copies everything."""
        return cls(
            code=form.code,
            title=form.title,
            source=form.source,
            columns=[FormColumn.from_column(each) for each in form.asked],
            head=[
                FormHeadLine(code=each.code, heading=each.heading, required=each.required)
                for each in form.head
            ],
            signed_by_leader="leader" in form.below,
            notes=list(form.notes),
            blank_url=f"/registration/forms/{form.code}.xlsx",
        )
