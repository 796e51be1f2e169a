"""The second factor of staff: getting one, proving to have it, printed codes for when it is lost.

Whoever has one confirms her identity with it from then on, and never with a message again: the
number of a phone can be taken over at a shop counter.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from backend.foundation import audit, buckets, clock, codes, db, outbox
from backend.foundation.buckets import Rate
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import SignedIn
from backend.identity import one_time_passwords, sessions
from backend.identity.actions import closing, devices, wrong_tries
from backend.identity.lifecycle import RecoveryCodeUsed, SecondFactorEnrolled
from backend.identity.models import Device, Person, RecoveryCode, SecondFactor, WrongKind

OFFER_LASTS = timedelta(minutes=15)
"""Long enough to install an authenticator first."""
MAX_WRONG_TRIES = 5
LOCKED_FOR = timedelta(minutes=15)
"""480 tries a day, each at three of a million passwords: one is right in 700 days."""
PER_SOURCE = Rate(amount=100, seconds=600)
"""A township's office shares one address; the same as for codes by message."""
RECOVERY_CODES = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A secret for an authenticator, good until a password of it is shown."""

    secret: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolled:
    """Codes to print, shown this once; and the session's new token, for the cookie only."""

    codes: list[str]
    token: str


async def offer(services: Services, viewer: SignedIn) -> Offer:
    """A new secret. What the viewer has stays good until `enrol`. Raises STEP_UP_REQUIRED."""
    _require_step_up(viewer)
    secret = one_time_passwords.new_secret()
    async with transaction():
        factor = await _locked(viewer.person_id)
        factor.offered = services.vault.encrypt(
            secret, place="second_factor.offered", row=factor.id
        )
        factor.offered_at = clock.now()
        await factor.save(update_fields=["offered", "offered_at"])
    # Several offices may use one authenticator: the name says whose passwords these are.
    holder = (await Person.get(id=viewer.person_id)).name
    return Offer(secret=secret, address=one_time_passwords.address_of(secret, holder=holder))


async def enrol(services: Services, viewer: SignedIn, *, code: str) -> Enrolled:
    """Takes the offered secret into use, once a password shows that the viewer has it.

    Older recovery codes are worthless from then on, and all her other sessions end: whoever has
    one of them did not show the new factor. Raises STEP_UP_REQUIRED, or SECOND_FACTOR_WRONG, also
    when the offer is too old.
    """
    _require_step_up(viewer)
    typed = one_time_passwords.normalise(code)
    async with transaction():
        factor = await _locked(viewer.person_id)
        secret = _offered(services.vault, factor)
        step = secret and typed and one_time_passwords.step_of(secret, typed, clock.now())
        if not secret or not step:
            raise Problem(ProblemCode.SECOND_FACTOR_WRONG, field="code")
        now = clock.now()
        factor.secret = services.vault.encrypt(secret, place="second_factor.secret", row=factor.id)
        factor.enrolled_at, factor.last_step, factor.wrong_tries = now, step, 0
        factor.offered = factor.offered_at = None
        await factor.save()
        printed = await _new_recovery_codes(services.vault, viewer.person_id)
        await closing.end_sessions(viewer.person_id, but=viewer.session_id)
        token = await devices.renew(viewer, overlap=True, stepped_up_at=now, second_factor_at=now)
        await audit.record(viewer, "second_factor.enrolled", viewer.person_id)
        await outbox.record(SecondFactorEnrolled(person_id=viewer.person_id))
    return Enrolled(codes=printed, token=token)


async def renew_recovery_codes(services: Services, viewer: SignedIn) -> list[str]:
    """New codes to print, in place of all older ones.

    Raises STEP_UP_REQUIRED, or SECOND_FACTOR_MISSING for whoever has nothing to recover.
    """
    _require_step_up(viewer)
    if not await has_one(viewer.person_id):
        raise Problem(ProblemCode.SECOND_FACTOR_MISSING)
    async with transaction():
        await _locked(viewer.person_id)
        printed = await _new_recovery_codes(services.vault, viewer.person_id)
        await audit.record(viewer, "second_factor.codes_renewed", viewer.person_id)
    return printed


async def has_one(person_id: UUID) -> bool:
    """Whether this person confirms her identity with one-time passwords."""
    return await SecondFactor.filter(person_id=person_id, enrolled_at__not_isnull=True).exists()


async def check(
    services: Services, viewer: SignedIn, *, code: str, device: Device = Device.OTHER
) -> None:
    """Accepts a password, or a recovery code, once. A wrong try counts even though it fails.

    Raises SECOND_FACTOR_WRONG, SECOND_FACTOR_USED for a password that was used just before, or
    TOO_MANY_ATTEMPTS after MAX_WRONG_TRIES and for a source that tries too much.
    """
    taken = await buckets.take(f"second factor {viewer.source}", PER_SOURCE)
    if not taken.granted:
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=-(-taken.wait // 60))
    async with transaction():
        factor = await _locked(viewer.person_id)
        problem = _locked_out(factor) or await _judge(services.vault, viewer, factor, code)
        await _count(viewer, factor, problem, device)
    if problem is not None:
        raise problem


def _require_step_up(viewer: SignedIn) -> None:
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)


async def _locked(person_id: UUID) -> SecondFactor:
    """The person's row, locked; made when there is none."""
    await db.serialise(f"second factor {person_id}")
    factor, _ = await SecondFactor.get_or_create(person_id=person_id)
    return factor


def _offered(vault: Vault, factor: SecondFactor) -> str | None:
    if factor.offered is None or factor.offered_at is None:
        return None
    if clock.now() - factor.offered_at > OFFER_LASTS:
        return None
    return vault.decrypt(factor.offered, place="second_factor.offered", row=factor.id)


def _locked_out(factor: SecondFactor) -> Problem | None:
    if factor.wrong_tries < MAX_WRONG_TRIES or factor.wrong_at is None:
        return None
    left = factor.wrong_at + LOCKED_FOR - clock.now()
    if left <= timedelta(0):
        factor.wrong_tries = 0
        return None
    return Problem(ProblemCode.SECOND_FACTOR_LOCKED, minutes=-(-left // timedelta(minutes=1)))


async def _judge(
    vault: Vault, viewer: SignedIn, factor: SecondFactor, typed: str
) -> Problem | None:
    """What is wrong with what was typed; what is right is used up."""
    password = one_time_passwords.normalise(typed)
    if password is not None:
        return _judge_password(vault, factor, password)
    if not await _use_recovery_code(vault, viewer.person_id, typed):
        return _wrong()
    await audit.record(viewer, "second_factor.recovered", viewer.person_id)
    await outbox.record(RecoveryCodeUsed(person_id=viewer.person_id))
    return None


def _judge_password(vault: Vault, factor: SecondFactor, password: str) -> Problem | None:
    if factor.secret is None:
        return _wrong()
    secret = vault.decrypt(factor.secret, place="second_factor.secret", row=factor.id)
    step = one_time_passwords.step_of(secret, password, clock.now())
    if step is None:
        return _wrong()
    if step <= factor.last_step:
        return Problem(ProblemCode.SECOND_FACTOR_USED, field="code")
    factor.last_step = step
    return None


def _wrong() -> Problem:
    return Problem(ProblemCode.SECOND_FACTOR_WRONG, field="code")


async def _count(
    viewer: SignedIn, factor: SecondFactor, problem: Problem | None, device: Device
) -> None:
    match problem:
        case None:
            factor.wrong_tries = 0
        case Problem(code=ProblemCode.SECOND_FACTOR_WRONG):
            factor.wrong_tries += 1
            factor.wrong_at = clock.now()
            index = (await Person.get(id=viewer.person_id)).phone_index
            assert index, "a closed account has no session"
            await wrong_tries.note(index, WrongKind.SECOND_FACTOR, device)
        case _:  # She has the secret: a password typed twice is no guess.
            return
    await factor.save(update_fields=["wrong_tries", "wrong_at", "last_step"])
    if factor.wrong_tries == MAX_WRONG_TRIES:
        await audit.record(viewer, "second_factor.locked", viewer.person_id)


async def _new_recovery_codes(vault: Vault, person_id: UUID) -> list[str]:
    await RecoveryCode.filter(person_id=person_id).delete()
    printed = [codes.new_code(secrets.token_bytes) for _ in range(RECOVERY_CODES)]
    now = clock.now()
    await RecoveryCode.bulk_create(
        RecoveryCode(
            id=uuid4(), person_id=person_id, code_index=_index(vault, person_id, code), made_at=now
        )
        for code in printed
    )
    return printed


async def _use_recovery_code(vault: Vault, person_id: UUID, typed: str) -> bool:
    try:
        code = codes.normalise(typed)
    except Problem:
        return False
    used = await RecoveryCode.filter(
        person_id=person_id, code_index=_index(vault, person_id, code), used_at=None
    ).update(used_at=clock.now())
    return used == 1


def _index(vault: Vault, person_id: UUID, code: str) -> str:
    return vault.index(code, kind=f"recovery code:{person_id}")
