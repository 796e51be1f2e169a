"""The face of identity: sign-in, who I am, which organisation I act for, posts."""

import dataclasses
from datetime import date
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
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.graphql.steps import InSteps
from backend.foundation.viewer import Anonymous, Official, SignedIn
from backend.identity import loaders, people, queries, sessions, user_agents
from backend.identity.actions import posts, signing_in
from backend.identity.graphql.types import (
    AppointInput,
    CodeSent,
    CodeSentResult,
    Done,
    DoneResult,
    Me,
    Office,
    Organisation,
    OrganisationResult,
    Post,
    PostResult,
    RegisterOrganisationInput,
    SignInInput,
)


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
            device=user_agents.device_of(info.context.agent),
        )
        if not isinstance(info.context.viewer, Anonymous):
            # Who was signed in on this device before is not any more.
            await signing_in.sign_out(info.context.viewer)
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
        context = info.context
        token = await signing_in.act_for(context.services, context.signed_in, organisation_id)
        context.session_change = SessionChange(token=token)
        return Done(at=clock.now())

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[InSteps(), ReturnsProblems()],
        description="Sends a code to my own phone, to confirm my identity again.",
    )
    async def request_step_up_code(self, info: Info) -> CodeSentResult:
        """See signing_in.request_step_up_code."""
        sent = await signing_in.request_step_up_code(info.context.services, info.context.signed_in)
        return CodeSent.from_sent(sent)

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Confirms my identity again, for five minutes: with a code by message, or with"
        " a one-time password or recovery code of whoever has a second factor.",
    )
    async def step_up(self, info: Info, code: str) -> DoneResult:
        """See signing_in.step_up."""
        context = info.context
        token = await signing_in.step_up(
            context.services,
            context.signed_in,
            code=code,
            device=user_agents.device_of(context.agent),
        )
        context.session_change = SessionChange(token=token)
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
