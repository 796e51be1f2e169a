"""Signing in by a code sent to the phone, confirming it again, acting for an organisation."""

import hmac
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from backend.foundation import asking, audit, clock, db
from backend.foundation.channels import Channel, Message
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import SignedIn
from backend.identity import people, phones, sessions, sign_in_codes
from backend.identity.actions import closing, devices, second_factors, wrong_tries
from backend.identity.models import (
    CodePurpose,
    Device,
    Organisation,
    OrganisationKind,
    Person,
    Session,
    SignInCode,
    WrongKind,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeSent:
    """A code is on its way. `shown` holds it only where the channel allows codes on screen."""

    minutes: int
    shown: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedInSession:
    """The new session's token, for the cookie only."""

    token: str
    person: Person


async def request_sign_in_code(services: Services, source: str, *, phone: str) -> CodeSent:
    """Sends a code to the phone. The answer is the same whether the phone is known or not."""
    return await _send_code(
        services, CodePurpose.SIGN_IN, source, phones.parse(phone, field="phone")
    )


@asking.as_the_portal("until the end nobody is known")
async def sign_in(
    services: Services,
    *,
    phone: str,
    code: str,
    name: str | None = None,
    id_number: str | None = None,
    device: Device = Device.OTHER,
) -> SignedInSession:
    """Starts a session. A phone's first sign-in needs a name and identity number as well.

    Raises SIGN_IN_CODE_WRONG, REGISTRATION_NEEDED or what is wrong with name or number (the code
    stays good), or ID_NUMBER_TAKEN (the code is used up).
    """
    number = phones.parse(phone, field="phone")
    index = services.vault.index(number, kind="phone")
    await _check_code(services.vault, CodePurpose.SIGN_IN, index, code, device)
    person = await Person.get_or_none(phone_index=index, closed_at=None)
    if person is None:
        person = await _register(services.vault, number, name, id_number)
    return await start_session(person, device=device)


async def sign_out(viewer: SignedIn) -> None:
    """Ends the session at once, on this device only."""
    async with transaction():
        await Session.filter(id=viewer.session_id).update(ended_at=clock.now())


async def act_for(services: Services, viewer: SignedIn, organisation_id: UUID | None) -> str:
    """Steps into the posts held in an organisation, or back to one's own affairs (None).

    The session has a new token afterwards, which is answered. Raises POST_UNKNOWN, and for posts
    SECOND_FACTOR_NEEDED when she has a second factor and did not show it in this session, or
    SECOND_FACTOR_MISSING when she must have one.
    """
    async with transaction():
        if organisation_id is not None:
            await _require_post(viewer, organisation_id)
            await _require_second_factor(services, viewer, organisation_id)
        # A change of role needs a fresh step-up before anything carries legal weight.
        return await devices.renew(viewer, organisation_id=organisation_id, stepped_up_at=None)


async def _require_post(viewer: SignedIn, organisation_id: UUID) -> None:
    if not await sessions.roles_of(viewer.person_id, organisation_id):
        raise Problem(ProblemCode.POST_UNKNOWN, field="organisationId")


async def _require_second_factor(
    services: Services, viewer: SignedIn, organisation_id: UUID
) -> None:
    if await second_factors.has_one(viewer.person_id):
        if not await Session.exists(id=viewer.session_id, second_factor_at__not_isnull=True):
            raise Problem(ProblemCode.SECOND_FACTOR_NEEDED)
        return
    organisation = await Organisation.get(id=organisation_id)
    # Agents of enterprises decide nothing about others.
    if services.second_factor_demanded and organisation.kind is not OrganisationKind.ENTERPRISE:
        raise Problem(ProblemCode.SECOND_FACTOR_MISSING)


async def request_step_up_code(services: Services, viewer: SignedIn) -> CodeSent:
    """Sends a code to the viewer's own phone.

    Raises SECOND_FACTOR_NEEDED for whoever has a second factor: a message is no proof of her then.
    """
    if await second_factors.has_one(viewer.person_id):
        raise Problem(ProblemCode.SECOND_FACTOR_NEEDED)
    person = await Person.get(id=viewer.person_id)
    phone = people.phone_of(services.vault, person)
    assert phone, "a closed account has no session"
    return await _send_code(services, CodePurpose.STEP_UP, viewer.source, phone)


async def step_up(
    services: Services, viewer: SignedIn, *, code: str, device: Device = Device.OTHER
) -> str:
    """Confirms the identity again; lasts sessions.STEP_UP_LASTS. Answers the session's new token.

    The code is one of the second factor of whoever has one, and of a message else.
    """
    if await second_factors.has_one(viewer.person_id):
        await second_factors.check(services, viewer, code=code, device=device)
        async with transaction():
            return await _confirm(viewer, second_factor_at=clock.now())
    index = (await Person.get(id=viewer.person_id)).phone_index
    assert index, "a closed account has no session"
    await _check_code(services.vault, CodePurpose.STEP_UP, index, code, device)
    async with transaction():
        await _use_codes(CodePurpose.STEP_UP, index)
        return await _confirm(viewer)


async def _confirm(viewer: SignedIn, **changes: Any) -> str:
    await audit.record(viewer, "session.stepped_up", viewer.session_id)
    return await devices.renew(viewer, overlap=True, stepped_up_at=clock.now(), **changes)


async def _send_code(services: Services, purpose: CodePurpose, source: str, phone: str) -> CodeSent:
    index = services.vault.index(phone, kind="phone")
    code = sign_in_codes.new_code()
    async with transaction():
        # Parallel requests for one phone wait here, so that they cannot pass the limit together.
        await db.serialise(index)
        await _refuse_too_many(index, source)
        sent = await SignInCode.create(
            id=uuid4(),
            purpose=purpose,
            phone_index=index,
            source=source,
            code_index=services.vault.index(code, kind=f"code:{purpose}:{index}"),
            sent_at=clock.now(),
        )
    await _tell(services.channel, phone, code, sent.id)
    return CodeSent(
        minutes=int(sign_in_codes.LIFETIME.total_seconds() // 60),
        shown=code if services.channel.shows_codes else None,
    )


async def _tell(channel: Channel, phone: str, code: str, reference: UUID) -> None:
    text_ = f"【免证通】验证码 {code}，10 分钟内有效。工作人员不会向您索要验证码。"
    await channel.send(Message(phone=phone, text=text_, reference=str(reference)))


async def _refuse_too_many(phone_index: str, source: str) -> None:
    since = clock.now() - sign_in_codes.WINDOW
    by_phone = await SignInCode.filter(phone_index=phone_index, sent_at__gt=since).count()
    by_source = await SignInCode.filter(source=source, sent_at__gt=since).count()
    if by_phone >= sign_in_codes.MAX_PER_PHONE or by_source >= sign_in_codes.MAX_PER_SOURCE:
        minutes = int(sign_in_codes.WINDOW.total_seconds() // 60)
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=minutes)


async def _check_code(
    vault: Vault, purpose: CodePurpose, phone_index: str, code: str, device: Device
) -> None:
    """Raises SIGN_IN_CODE_WRONG; a wrong try is counted even though the caller fails.

    Only the newest code counts, so that an older one gives no further tries. The tries that could
    have been right are on record with their times.
    """
    typed = sign_in_codes.normalise(code)
    if typed is None:
        raise Problem(ProblemCode.SIGN_IN_CODE_WRONG, field="code")
    async with transaction():
        sent = (
            await SignInCode.select_for_update()
            .filter(
                purpose=purpose,
                phone_index=phone_index,
                used_at=None,
                sent_at__gt=clock.now() - sign_in_codes.LIFETIME,
            )
            .order_by("-sent_at")
            .first()
        )
        expected = vault.index(typed, kind=f"code:{purpose}:{phone_index}")
        right = (
            sent is not None
            and sent.wrong_tries < sign_in_codes.MAX_WRONG_TRIES
            and hmac.compare_digest(sent.code_index, expected)
        )
        if sent is not None and not right:
            sent.wrong_tries += 1
            await sent.save(update_fields=["wrong_tries"])
            if sent.wrong_tries <= sign_in_codes.MAX_WRONG_TRIES:
                await wrong_tries.note(phone_index, WrongKind(purpose), device)
    if not right:
        raise Problem(ProblemCode.SIGN_IN_CODE_WRONG, field="code")


async def _use_codes(purpose: CodePurpose, phone_index: str) -> None:
    await SignInCode.filter(purpose=purpose, phone_index=phone_index, used_at=None).update(
        used_at=clock.now()
    )


async def _register(vault: Vault, phone: str, name: str | None, id_number: str | None) -> Person:
    if name is None or id_number is None:
        raise Problem(ProblemCode.REGISTRATION_NEEDED, field="name")
    person = people.new_person(vault, name=name, id_number=id_number, phone=phone)
    async with transaction():
        # A doubled tap registers once: the second one waits, then finds the first one's row.
        await db.serialise(people.REGISTRATION)
        known = await Person.get_or_none(phone_index=person.phone_index)
        if known is not None and await _is_hers(vault, known, person, phone):
            return known
        taken = await Person.filter(id_number_index=person.id_number_index).exists()
        if taken:
            # One code asks about one number, or it would tell who is registered here.
            await _use_codes(CodePurpose.SIGN_IN, vault.index(phone, kind="phone"))
        else:
            await person.save()
    if taken:
        raise Problem(ProblemCode.ID_NUMBER_TAKEN, field="idNumber")
    return person


async def _is_hers(vault: Vault, known: Person, person: Person, phone: str) -> bool:
    """Whether a known phone is the person's own; a closed account of hers is open again then.

    Numbers of mobile phones are given out anew: whoever has one with another identity number gets
    an account of her own, and the closed one keeps nothing of the phone.
    """
    if known.closed_at is None:
        return True
    if known.id_number_index != person.id_number_index:
        known.phone_index = None
        await known.save(update_fields=["phone_index"])
        return False
    if known.name != person.name:
        return False
    await closing.reopen(vault, known, phones.parse(phone))
    return True


async def start_session(person: Person, *, device: Device) -> SignedInSession:
    """Signs a person in whose identity is known; codes that were sent to her are worthless."""
    token = sessions.new_token()
    now = clock.now()
    async with transaction():
        if person.phone_index:
            await _use_codes(CodePurpose.SIGN_IN, person.phone_index)
        await Session.create(
            token_hash=sessions.hash_of(token),
            person=person,
            device=device,
            started_at=now,
            seen_at=now,
        )
    return SignedInSession(token=token, person=person)
