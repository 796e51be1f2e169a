"""What identity shows and takes: who I am, organisations, posts, codes by message."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation.graphql.problems import Problem
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.viewer import Role
from backend.identity.actions import signing_in
from backend.identity.models import Organisation as OrganisationRow
from backend.identity.models import OrganisationKind
from backend.identity.models import Post as PostRow

strawberry.enum(Role, description="What a post allows 岗位.")
strawberry.enum(OrganisationKind, description="What kind of organisation this is.")


@strawberry.type(description="A committee, township, department or enterprise 单位.")
class Organisation:
    """The public facts of an organisation."""

    id: UUID = strawberry.field(description="Stable identifier.")
    kind: OrganisationKind = strawberry.field(description="Its kind.")
    name: str = strawberry.field(description="Its full statutory name.")
    uscc: str = strawberry.field(description="统一社会信用代码.")
    region: RegionCode = strawberry.field(description="The region it serves.")
    contact_phone: str = strawberry.field(description="Its public telephone.")

    @classmethod
    def from_model(cls, row: OrganisationRow) -> "Organisation":
        """Copies what everybody may see."""
        return cls(
            id=row.id,
            kind=row.kind,
            name=row.name,
            uscc=row.uscc,
            region=RegionCode(row.region),
            contact_phone=row.contact_phone,
        )


@strawberry.type(description="An organisation I may act for, and as what.")
class Office:
    """One line of the “act for” choice."""

    organisation: Organisation = strawberry.field(description="The organisation.")
    roles: list[Role] = strawberry.field(description="My roles there today.")


@strawberry.type(description="Myself.")
class Me:
    """The signed-in person's own view; numbers are masked even for their owner's screen."""

    name: str = strawberry.field(description="My name.")
    id_number: str = strawberry.field(description="My identity number, masked.")
    phone: str = strawberry.field(description="My mobile number, masked.")
    offices: list[Office] = strawberry.field(description="Organisations I may act for.")
    acting_for: Organisation | None = strawberry.field(
        description="The organisation I act for now; null in my own affairs."
    )
    stepped_up: bool = strawberry.field(
        description="Whether I confirmed my identity within the last five minutes."
    )


@strawberry.type(description="A code is on its way to the phone.")
class CodeSent:
    """The answer to asking for a code."""

    minutes: int = strawberry.field(description="How long the code is good.")
    shown_code: str | None = strawberry.field(
        description="The code itself, only on demonstration portals without real phones."
    )

    @classmethod
    def from_sent(cls, sent: signing_in.CodeSent) -> "CodeSent":
        """Copies what may leave."""
        return cls(minutes=sent.minutes, shown_code=sent.shown)


@strawberry.type(description="Done; ask for `me` again.")
class Done:
    """For verbs whose result is a changed session."""

    at: datetime = strawberry.field(description="When it was done.")


@strawberry.type(description="A role of a person in an organisation for a term 岗位.")
class Post:
    """A post as its appointer sees it."""

    id: UUID = strawberry.field(description="Stable identifier.")
    role: Role = strawberry.field(description="The role.")
    valid_from: date = strawberry.field(description="First day.")
    valid_to: date | None = strawberry.field(description="Last day, if the term has one.")

    @classmethod
    def from_model(cls, row: PostRow) -> "Post":
        """Copies what the appointer may see."""
        return cls(id=row.id, role=row.role, valid_from=row.valid_from, valid_to=row.valid_to)


@strawberry.input(description="What is needed to sign in.")
class SignInInput:
    """The phone, the code, and at the first sign-in who it is."""

    phone: str = strawberry.field(description="Mobile number, 11 digits.")
    code: str = strawberry.field(description="The six digits sent to the phone.")
    name: str | None = strawberry.field(default=None, description="At the first sign-in.")
    id_number: str | None = strawberry.field(default=None, description="At the first sign-in.")


@strawberry.input(description="Who gets which post, for which days.")
class AppointInput:
    """A new post; the person is registered when unknown."""

    name: str = strawberry.field(description="The person's name.")
    id_number: str = strawberry.field(description="The person's identity number.")
    phone: str = strawberry.field(description="The person's mobile number.")
    organisation_uscc: str = strawberry.field(description="The organisation's USCC.")
    role: Role = strawberry.field(description="The role.")
    valid_from: date = strawberry.field(description="First day.")
    valid_to: date | None = strawberry.field(default=None, description="Last day, if any.")


@strawberry.input(description="An organisation to bring online.")
class RegisterOrganisationInput:
    """A new organisation."""

    kind: OrganisationKind = strawberry.field(description="Its kind.")
    name: str = strawberry.field(description="Its full statutory name.")
    mark: str = strawberry.field(
        description="What stands in its proofs' numbers, e.g. 小阳证; for an enterprise, 简称."
    )
    uscc: str = strawberry.field(description="统一社会信用代码.")
    region: RegionCode = strawberry.field(description="The region it serves.")
    contact_phone: str = strawberry.field(description="Its public telephone.")
    term_from: date | None = strawberry.field(
        default=None, description="First day of a committee's term of office."
    )
    term_to: date | None = strawberry.field(default=None, description="Its last day.")


CodeSentResult = Annotated[CodeSent | Problem, strawberry.union("CodeSentResult")]
DoneResult = Annotated[Done | Problem, strawberry.union("DoneResult")]
OrganisationResult = Annotated[Organisation | Problem, strawberry.union("OrganisationResult")]
PostResult = Annotated[Post | Problem, strawberry.union("PostResult")]
