"""Wrong codes are on record, so that the owner of an account learns who else wants to be her."""

from datetime import timedelta

from backend.foundation import clock, outbox
from backend.identity.lifecycle import CodesGuessed
from backend.identity.models import Device, WrongKind, WrongTry

TOLD_AT = 5
"""Wrong codes within TOLD_WITHIN: who mistypes one that often asks for another one before."""
TOLD_WITHIN = timedelta(days=1)


async def note(phone_index: str, kind: WrongKind, device: Device) -> None:
    """Writes one down, inside the caller's transaction, which holds the lock of what was guessed.

    The TOLD_AT-th within TOLD_WITHIN is told by message, so that nobody gets more than a few a day.
    """
    now = clock.now()
    await WrongTry.create(phone_index=phone_index, kind=kind, device=device, at=now)
    lately = await WrongTry.filter(phone_index=phone_index, at__gt=now - TOLD_WITHIN).count()
    if lately == TOLD_AT:
        await outbox.record(CodesGuessed(phone_index=phone_index))
