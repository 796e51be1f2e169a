"""Signing in through the city's identity platform: sent there with a visit, back once, and soon.

A person is known by the platform's subject or by her verified identity number, never by her name.
"""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta

from backend.foundation import asking, buckets, clock, db
from backend.foundation.buckets import Rate
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.identity_platform import (
    Identified,
    IdentityPlatform,
    PlatformAway,
    PlatformRefused,
)
from backend.foundation.services import Services
from backend.identity import people, phones, resident_id
from backend.identity.actions import closing
from backend.identity.actions.signing_in import SignedInSession, start_session
from backend.identity.models import Device, Person, PlatformVisit

log = logging.getLogger(__name__)

LASTS = timedelta(minutes=15)
"""Long enough for a face to be checked there, and to try again."""
PER_SOURCE = Rate(amount=100, seconds=600)
"""The same as for codes by message."""
MAX_PARAMETER = 2_000
"""State, code and issuer are shorter everywhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """Where the browser goes, and the secret by which it is known when it comes back."""

    address: str
    browser: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """What a browser brings back; each part may be missing or made up."""

    state: str
    code: str
    issuer: str | None
    error: str
    browser: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """The new session, and where the person was going."""

    session: SignedInSession
    destination: str


async def send(services: Services, source: str, *, destination: str) -> Sent:
    """Sends a browser to the platform, to come back to a page of the portal.

    Raises NOT_FOUND without a platform, PLATFORM_AWAY, PLATFORM_REFUSED or TOO_MANY_ATTEMPTS.
    """
    platform = _platform_of(services)
    taken = await buckets.take(f"platform {source}", PER_SOURCE)
    if not taken.granted:
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=-(-taken.wait // 60))
    try:
        departure = await platform.depart()
    except (PlatformAway, PlatformRefused) as error:
        raise _told(error) from error
    browser = secrets.token_urlsafe(32)
    async with transaction():
        await PlatformVisit.create(
            state_hash=_hash(departure.state),
            browser_hash=_hash(browser),
            nonce=departure.nonce,
            verifier=departure.verifier,
            destination=_own_page(destination),
            begun_at=clock.now(),
        )
    return Sent(address=departure.address, browser=browser)


@asking.as_the_portal("until the end nobody is known")
async def arrive(services: Services, back: Return, *, device: Device) -> Arrived:
    """Signs in whom the platform sent back; a first sign-in registers her.

    Raises NOT_FOUND without a platform, PLATFORM_AWAY, PLATFORM_CANCELLED, PLATFORM_REFUSED for
    whatever does not fit, PLATFORM_INCOMPLETE when it does not say who she is, or ID_NUMBER_TAKEN
    when her phone is somebody else's here.
    """
    platform = _platform_of(services)
    try:
        visit = await _use_visit(back)
        await platform.refuse_another(back.issuer)
        _require_code(back)
        who = await platform.identify(code=back.code, nonce=visit.nonce, verifier=visit.verifier)
        person = await _person(services, platform, who)
    except (PlatformAway, PlatformRefused) as error:
        raise _told(error) from error
    session = await start_session(person, device=device)
    return Arrived(session=session, destination=visit.destination)


def _platform_of(services: Services) -> IdentityPlatform:
    if services.platform is None:
        raise Problem(ProblemCode.NOT_FOUND)
    return services.platform


def _told(error: PlatformAway | PlatformRefused) -> Problem:
    """A plain sentence for the person; the reason stands in the log."""
    log.warning("platform sign-in: %s", error)
    away = isinstance(error, PlatformAway)
    return Problem(ProblemCode.PLATFORM_AWAY if away else ProblemCode.PLATFORM_REFUSED)


def _require_code(back: Return) -> None:
    if back.error == "access_denied":
        raise Problem(ProblemCode.PLATFORM_CANCELLED)
    if back.error:
        raise PlatformRefused(f"the platform ended it: {back.error[:40]!r}")
    if not 0 < len(back.code) <= MAX_PARAMETER:
        raise PlatformRefused("there is no code")


async def _use_visit(back: Return) -> PlatformVisit:
    """The visit that this browser began; it is over now, however it goes on."""
    if not 0 < len(back.state) <= MAX_PARAMETER:
        raise PlatformRefused("there is no state")
    async with transaction():
        visit = await PlatformVisit.select_for_update().get_or_none(state_hash=_hash(back.state))
        if visit is None:
            raise PlatformRefused("the state is unknown")
        if visit.used_at is not None:
            raise PlatformRefused("the state was used before")
        visit.used_at = clock.now()
        await visit.save(update_fields=["used_at"])
    if visit.browser_hash != _hash(back.browser):
        raise PlatformRefused("the visit began in another browser")
    if visit.used_at - visit.begun_at > LASTS:
        raise PlatformRefused("the visit took too long")
    return visit


async def _person(services: Services, platform: IdentityPlatform, who: Identified) -> Person:
    vault = services.vault
    subject = vault.index(f"{platform.issuer}\x00{who.subject}", kind="platform subject")
    number = resident_id.parse(who.id_number, today=clock.today()).value if who.id_number else None
    index = vault.index(number, kind="id_number") if number else None
    async with transaction():
        await db.serialise(people.REGISTRATION)
        known = await Person.get_or_none(subject_index=subject)
        if known is not None:
            if index is not None and index != known.id_number_index:
                raise PlatformRefused("the subject has another identity number than before")
            return known
        if number is None:
            raise Problem(ProblemCode.PLATFORM_INCOMPLETE)
        known = await Person.get_or_none(id_number_index=index)
        if known is None:
            known = await _register(services, who, number)
        elif known.subject_index is not None:
            raise PlatformRefused("the identity number belongs to another subject")
        elif known.closed_at is not None:
            await _reopen(services, known, who)
        known.subject_index = subject
        await known.save(update_fields=["subject_index"])
    return known


async def _register(services: Services, who: Identified, number: str) -> Person:
    """A new person, as registration by phone would make her."""
    if who.name is None or who.phone is None:
        raise Problem(ProblemCode.PLATFORM_INCOMPLETE)
    person = people.new_person(services.vault, name=who.name, id_number=number, phone=who.phone)
    await _require_free(person.phone_index)
    await person.save()
    return person


async def _reopen(services: Services, person: Person, who: Identified) -> None:
    """The platform has seen who she is, so that the phone need not be that of before."""
    if who.phone is None:
        raise Problem(ProblemCode.PLATFORM_INCOMPLETE)
    phone = phones.parse(who.phone, field="phone")
    index = services.vault.index(phone, kind="phone")
    if index != person.phone_index:
        await _require_free(index)
        person.phone_index = index
        await person.save(update_fields=["phone_index"])
    await closing.reopen(services.vault, person, phone)


async def _require_free(phone_index: str | None) -> None:
    """A phone of somebody else's open account stays hers; a closed one keeps nothing of it."""
    other = await Person.get_or_none(phone_index=phone_index)
    if other is None:
        return
    if other.closed_at is None:
        raise Problem(ProblemCode.ID_NUMBER_TAKEN, field="phone")
    other.phone_index = None
    await other.save(update_fields=["phone_index"])


def _own_page(destination: str) -> str:
    """A page of the portal, or its first one: nobody is sent elsewhere from here."""
    own = destination.startswith("/") and destination[1:2] not in {"/", "\\"}
    plain = destination.isascii() and destination.isprintable() and "\\" not in destination
    return destination if own and plain and len(destination) <= 500 else "/"


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
