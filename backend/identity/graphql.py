"""The face of identity: sign-in, who I am, which organisation I act for, posts."""

import dataclasses
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import clock, masking
from backend.foundation.graphql.audience import (
    ForAppointers,
    ForEveryone,
    ForOperators,
    ForSignedIn,
)
from backend.foundation.graphql.context import Info, SessionChange
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.viewer import Anonymous, Official, Role, SignedIn
from backend.identity import loaders, people, queries, sessions
from backend.identity.actions import posts, signing_in
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
        description="Whether I confirmed my identity within the last ten minutes."
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


@strawberry.type
class IdentityQueries:
    """Who am I."""

    @strawberry.field(
        permission_classes=[ForEveryone], description="Myself; null when nobody is signed in."
    )
    async def me(self, info: Info) -> Me | None:
        """The viewer, or nothing."""
        match info.context.viewer:
            case Anonymous():
                return None
            case viewer:
                return await _me(info, viewer)


@strawberry.type
class IdentityMutations:
    """Signing in and out, acting for an organisation, posts."""

    @strawberry.mutation(
        permission_classes=[ForEveryone],
        extensions=[ReturnsProblems()],
        description="Sends a sign-in code; answers alike for known and unknown phones.",
    )
    async def request_sign_in_code(self, info: Info, phone: str) -> CodeSentResult:
        """See signing_in.request_sign_in_code."""
        context = info.context
        sent = await signing_in.request_sign_in_code(
            context.services, context.viewer.source, phone=phone
        )
        return CodeSent.from_sent(sent)

    @strawberry.mutation(
        permission_classes=[ForEveryone],
        extensions=[ReturnsProblems()],
        description="Signs in and sets the session cookie.",
    )
    async def sign_in(self, info: Info, input: SignInInput) -> DoneResult:
        """See signing_in.sign_in."""
        started = await signing_in.sign_in(
            info.context.services,
            phone=input.phone,
            code=input.code,
            name=input.name,
            id_number=input.id_number,
        )
        info.context.session_change = SessionChange(token=started.token)
        return Done(at=clock.now())

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Ends the session on this device.",
    )
    async def sign_out(self, info: Info) -> DoneResult:
        """See signing_in.sign_out."""
        await signing_in.sign_out(info.context.signed_in)
        info.context.session_change = SessionChange(token=None)
        return Done(at=clock.now())

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Acts for an organisation I hold posts in; null is my own affairs.",
    )
    async def act_for(self, info: Info, organisation_id: UUID | None) -> DoneResult:
        """See signing_in.act_for."""
        await signing_in.act_for(info.context.signed_in, organisation_id)
        return Done(at=clock.now())

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Sends a code to my own phone, to confirm my identity again.",
    )
    async def request_step_up_code(self, info: Info) -> CodeSentResult:
        """See signing_in.request_step_up_code."""
        sent = await signing_in.request_step_up_code(info.context.services, info.context.signed_in)
        return CodeSent.from_sent(sent)

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Confirms my identity again, for ten minutes.",
    )
    async def step_up(self, info: Info, code: str) -> DoneResult:
        """See signing_in.step_up."""
        await signing_in.step_up(info.context.services, info.context.signed_in, code=code)
        return Done(at=clock.now())

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Brings a committee, township, department or enterprise online.",
    )
    async def register_organisation(
        self, info: Info, input: RegisterOrganisationInput
    ) -> OrganisationResult:
        """See posts.register_organisation."""
        new = posts.NewOrganisation(**dataclasses.asdict(input))
        return Organisation.from_model(
            await posts.register_organisation(info.context.official, new)
        )

    @strawberry.mutation(
        permission_classes=[ForAppointers],
        extensions=[ReturnsProblems()],
        description="Gives a person a post in an organisation of my branch.",
    )
    async def appoint(self, info: Info, input: AppointInput) -> PostResult:
        """See posts.appoint."""
        appointment = posts.Appointment(**dataclasses.asdict(input))
        context = info.context
        return Post.from_model(await posts.appoint(context.services, context.official, appointment))

    @strawberry.mutation(
        permission_classes=[ForAppointers],
        extensions=[ReturnsProblems()],
        description="Ends a post; nothing can be decided with it from the day after.",
    )
    async def end_post(self, info: Info, id: UUID, last_day: date) -> PostResult:
        """See posts.end_post."""
        return Post.from_model(await posts.end_post(info.context.official, id, last_day=last_day))


async def _me(info: Info, viewer: SignedIn) -> Me:
    vault = info.context.services.vault
    person = await queries.person_of(viewer)
    offices = await queries.offices_of(viewer)
    acting = None
    if isinstance(viewer, Official):
        row = await info.context.load(loaders.organisations_by_id, viewer.organisation_id)
        acting = Organisation.from_model(row)
    return Me(
        name=person.name,
        id_number=masking.mask_id_number_for_staff(people.id_number_of(vault, person)),
        phone=masking.mask_phone(people.phone_of(vault, person) or ""),
        offices=[
            Office(
                organisation=Organisation.from_model(office.organisation),
                roles=sorted(office.roles),
            )
            for office in offices
        ],
        acting_for=acting,
        stepped_up=sessions.is_stepped_up(viewer),
    )
