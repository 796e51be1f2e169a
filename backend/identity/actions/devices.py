"""Where somebody is signed in: tokens that are renewed, and sessions that she ends."""

from typing import Any
from uuid import UUID

from tortoise.expressions import F

from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound
from backend.foundation.viewer import SignedIn
from backend.identity import sessions
from backend.identity.actions import closing
from backend.identity.models import Session


async def renew(viewer: SignedIn, *, overlap: bool = False, **changes: Any) -> str:
    """Changes the viewer's session inside the caller's transaction; a new token is good from now.

    With `overlap` the old one goes on for moments, for what is on its way already; without, it is
    worthless at once.
    """
    token = sessions.new_token()
    await Session.filter(id=viewer.session_id).update(
        earlier_hash=F("token_hash") if overlap else None,
        token_hash=sessions.hash_of(token),
        renewed_at=clock.now(),
        **changes,
    )
    return token


async def end_session(viewer: SignedIn, session_id: UUID) -> None:
    """Ends one of the viewer's sessions, as of a lost phone. Raises NOT_FOUND for all others."""
    async with transaction():
        ended = await Session.filter(
            id=session_id, person_id=viewer.person_id, ended_at=None
        ).update(ended_at=clock.now())
        if not ended:
            raise NotFound
        await audit.record(viewer, "session.ended", session_id)


async def sign_out_everywhere(viewer: SignedIn) -> None:
    """Ends all sessions of the viewer, this one too, at once."""
    async with transaction():
        await closing.end_sessions(viewer.person_id)
        await audit.record(viewer, "session.all_ended", viewer.person_id)
