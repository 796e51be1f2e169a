"""Sessions live in PostgreSQL: who is signed in, for how long, and what makes it end."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import clock
from backend.foundation.viewer import Anonymous, Citizen, Official, Role, SignedIn
from backend.identity.models import Post, Session

CITIZEN_IDLE = timedelta(minutes=30)
STAFF_IDLE = timedelta(minutes=30)
CITIZEN_ABSOLUTE = timedelta(hours=12)
STAFF_ABSOLUTE = timedelta(hours=8)
"""A working day: the next one begins with a new sign-in."""
STEP_UP_LASTS = timedelta(minutes=5)
"""Sole control at the moment of sealing (电子签名法 art. 13): one paper read, and one decision."""
EARLIER_TOKEN_LASTS = timedelta(seconds=5)
"""What a page asked just before its token was renewed still arrives: the slowest answer in time."""

# `seen_at` is written at most this often, so that reading does not write at every request.
_SEEN_EVERY = timedelta(minutes=1)


def new_token() -> str:
    """256 random bits for the cookie."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is stored of a token. It is random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


async def viewer_of(token: str | None, *, source: str) -> Anonymous | SignedIn:
    """The viewer a token stands for; Anonymous for an absent, unknown, ended or idle session.

    The token before the present one is good for EARLIER_TOKEN_LASTS, and confirms nothing.
    """
    if not token:
        return Anonymous(source=source)
    hash_ = hash_of(token)
    known = Q(token_hash=hash_) | Q(earlier_hash=hash_)
    found = Session.get_or_none(known, ended_at=None)
    session = await found.select_related("organisation")
    if session is None or is_over(session, clock.now()):
        return Anonymous(source=source)
    if session.token_hash != hash_:
        if _is_long_ago(session.renewed_at):
            return Anonymous(source=source)
        session.stepped_up_at = None
    await _touch(session)
    return await _viewer(session, source)


def is_over(session: Session, now: datetime) -> bool:
    """Whether nobody is signed in with it any more, though nobody ended it."""
    staff = session.organisation_id is not None
    idle, absolute = (STAFF_IDLE, STAFF_ABSOLUTE) if staff else (CITIZEN_IDLE, CITIZEN_ABSOLUTE)
    return now - session.seen_at > idle or now - session.started_at > absolute


async def roles_of(person_id: UUID, organisation_id: UUID) -> frozenset[Role]:
    """The roles whose term includes today."""
    today = clock.today()
    posts = await Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        person_id=person_id,
        organisation_id=organisation_id,
        valid_from__lte=today,
    )
    return frozenset(post.role for post in posts)


def is_stepped_up(viewer: SignedIn) -> bool:
    """Whether identity was confirmed again recently enough for what carries legal weight."""
    at = viewer.stepped_up_at
    return at is not None and clock.now() - at < STEP_UP_LASTS


def _is_long_ago(renewed_at: datetime | None) -> bool:
    return renewed_at is None or clock.now() - renewed_at > EARLIER_TOKEN_LASTS


async def _touch(session: Session) -> None:
    now = clock.now()
    if now - session.seen_at > _SEEN_EVERY:
        await Session.filter(id=session.id).update(seen_at=now)


async def _viewer(session: Session, source: str) -> SignedIn:
    organisation = session.organisation
    if organisation is None:
        return Citizen(
            person_id=session.person_id,
            session_id=session.id,
            stepped_up_at=session.stepped_up_at,
            source=source,
        )
    return Official(
        person_id=session.person_id,
        session_id=session.id,
        organisation_id=organisation.id,
        region=organisation.region,
        # Read at every request: a post that ended this morning decides nothing this afternoon.
        roles=await roles_of(session.person_id, organisation.id),
        stepped_up_at=session.stepped_up_at,
        source=source,
    )
