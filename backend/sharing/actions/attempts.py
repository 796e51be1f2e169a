"""Counting those who did not get in, in the transaction that refuses them."""

from backend.foundation import clock, db
from backend.foundation.viewer import Visitor
from backend.sharing import access
from backend.sharing.models import AttemptKind, SharingAttempt


async def admit(viewer: Visitor) -> None:
    """Raises TOO_MANY_ATTEMPTS for a source that failed too often, whatever it brings now."""
    # Parallel tries of one source wait here, so that they cannot pass the limit together.
    await db.serialise(f"sharing {viewer.source}")
    await access.refuse_too_many(viewer.source)


async def count(viewer: Visitor, kind: AttemptKind) -> None:
    """One more failure of the viewer's source."""
    await SharingAttempt.create(at=clock.now(), source=viewer.source, kind=kind)
