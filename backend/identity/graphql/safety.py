"""The safety of my account: where I am signed in, and my second factor."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from backend.foundation import clock
from backend.foundation.graphql.audience import ForEveryone, ForSignedIn
from backend.foundation.graphql.context import Info, SessionChange
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.viewer import SignedIn
from backend.identity import models, queries
from backend.identity.actions import devices, second_factors
from backend.identity.graphql.types import Done, DoneResult
from backend.identity.models import Device, Session, WrongKind

strawberry.enum(Device, description="What somebody signed in with.")
strawberry.enum(WrongKind, description="Which code was wrong.")


@strawberry.type(description="A device on which I am signed in.")
class SignedInDevice:
    """One session of the viewer."""

    id: UUID = strawberry.field(description="Stable identifier.")
    device: Device = strawberry.field(description="What kind of device it is.")
    signed_in_at: datetime = strawberry.field(description="When I signed in there.")
    seen_at: datetime = strawberry.field(description="When it was last used, to the minute.")
    at_work: bool = strawberry.field(description="Whether I act for an organisation there.")
    here: bool = strawberry.field(description="Whether this is the device I ask from.")

    @classmethod
    def from_model(cls, row: Session, viewer: SignedIn) -> "SignedInDevice":
        """Copies what its owner may see."""
        return cls(
            id=row.id,
            device=row.device,
            signed_in_at=row.started_at,
            seen_at=row.seen_at,
            at_work=row.organisation_id is not None,
            here=row.id == viewer.session_id,
        )


@strawberry.type(description="A wrong code at my account, typed by whoever it was.")
class WrongTry:
    """When and how; never what was typed, nor from where."""

    kind: WrongKind = strawberry.field(description="Which code it was.")
    device: Device = strawberry.field(description="What kind of device it came from.")
    at: datetime = strawberry.field(description="When.")

    @classmethod
    def from_model(cls, row: models.WrongTry) -> "WrongTry":
        """Copies what the owner may see."""
        return cls(kind=row.kind, device=row.device, at=row.at)


@strawberry.type(description="My second factor: one-time passwords 动态口令.")
class MySecondFactor:
    """What its owner needs to know of it; never the secret."""

    since: datetime = strawberry.field(description="Since when I have it.")
    recovery_codes_left: int = strawberry.field(description="Printed codes not used yet.")


@strawberry.type(description="How safe my account is.")
class AccountSafety:
    """Devices, second factor and wrong tries."""

    devices: list[SignedInDevice] = strawberry.field(
        description="Where I am signed in, the latest used first; at most 50."
    )
    second_factor: MySecondFactor | None = strawberry.field(
        description="My second factor; null without one."
    )
    wrong_tries: list[WrongTry] = strawberry.field(
        description="Wrong codes of the last 30 days, the newest first; at most 20."
    )


@strawberry.type(description="A secret for an authenticator; shown this once.")
class SecondFactorOffer:
    """What an authenticator needs."""

    secret: str = strawberry.field(description="The secret in base 32, to type.")
    address: str = strawberry.field(description="The same as an otpauth address, for a QR code.")


@strawberry.type(description="Codes to print, each good for one time without the second factor.")
class RecoveryCodes:
    """Shown this once; older ones are worthless."""

    codes: list[str] = strawberry.field(description="The codes.")


SecondFactorOfferResult = Annotated[
    SecondFactorOffer | Problem, strawberry.union("SecondFactorOfferResult")
]
RecoveryCodesResult = Annotated[RecoveryCodes | Problem, strawberry.union("RecoveryCodesResult")]


@strawberry.type
class SafetyQueries:
    """How safe is my account, and which ways lead to it."""

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="Whether one may sign in through the city's identity platform, at /platform.",
    )
    def platform_sign_in(self, info: Info) -> bool:
        """Whether an operator has set one."""
        return info.context.services.platform is not None

    @strawberry.field(
        permission_classes=[ForSignedIn],
        description="My devices, my second factor, wrong codes at my account.",
    )
    async def account_safety(self, info: Info) -> AccountSafety:
        """See queries.sessions_of and queries.second_factor_of."""
        viewer = info.context.signed_in
        factor = await queries.second_factor_of(viewer)
        return AccountSafety(
            devices=[
                SignedInDevice.from_model(row, viewer) for row in await queries.sessions_of(viewer)
            ],
            second_factor=factor
            and MySecondFactor(since=factor.since, recovery_codes_left=factor.recovery_codes_left),
            wrong_tries=[WrongTry.from_model(row) for row in await queries.wrong_tries_of(viewer)],
        )


@strawberry.type
class SafetyMutations:
    """Ending sessions; getting and renewing a second factor."""

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Signs me out on one of my devices.",
    )
    async def end_session(self, info: Info, id: UUID) -> DoneResult:
        """See devices.end_session."""
        await devices.end_session(info.context.signed_in, id)
        return Done(at=clock.now())

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Signs me out on all of my devices, this one too.",
    )
    async def sign_out_everywhere(self, info: Info) -> DoneResult:
        """See devices.sign_out_everywhere."""
        await devices.sign_out_everywhere(info.context.signed_in)
        info.context.session_change = SessionChange(token=None)
        return Done(at=clock.now())

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="A secret for my authenticator. What I have stays good until I enrol.",
    )
    async def offer_second_factor(self, info: Info) -> SecondFactorOfferResult:
        """See second_factors.offer."""
        offer = await second_factors.offer(info.context.services, info.context.signed_in)
        return SecondFactorOffer(secret=offer.secret, address=offer.address)

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="Takes the offered secret into use, with a password that it makes.",
    )
    async def enrol_second_factor(self, info: Info, code: str) -> RecoveryCodesResult:
        """See second_factors.enrol."""
        context = info.context
        enrolled = await second_factors.enrol(context.services, context.signed_in, code=code)
        context.session_change = SessionChange(token=enrolled.token)
        return RecoveryCodes(codes=enrolled.codes)

    @strawberry.mutation(
        permission_classes=[ForSignedIn],
        extensions=[ReturnsProblems()],
        description="New recovery codes in place of all older ones.",
    )
    async def renew_recovery_codes(self, info: Info) -> RecoveryCodesResult:
        """See second_factors.renew_recovery_codes."""
        context = info.context
        return RecoveryCodes(
            codes=await second_factors.renew_recovery_codes(context.services, context.signed_in)
        )
