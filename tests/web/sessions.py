"""Sessions in the database for the viewers that factories make."""

import httpx

from backend.foundation import clock
from backend.foundation.viewer import Official, SignedIn
from backend.identity import sessions
from backend.identity.models import Session


async def a_session(viewer: SignedIn) -> str:
    """Signs the viewer in; the token for the cookie."""
    token, now = sessions.new_token(), clock.now()
    await Session.create(
        token_hash=sessions.hash_of(token),
        person_id=viewer.person_id,
        organisation_id=viewer.organisation_id if isinstance(viewer, Official) else None,
        started_at=now,
        seen_at=now,
        stepped_up_at=viewer.stepped_up_at,
    )
    return token


async def cookies_of(viewer: SignedIn) -> httpx.Cookies:
    """A browser's cookies once the viewer is signed in."""
    return httpx.Cookies({"session": await a_session(viewer)})
