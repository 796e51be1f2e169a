"""The portal's keys before, during and after a rotation."""

import dataclasses

from backend.foundation.key_ring import KeyRing
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.privacy import rotation

FIRST = KeyRing.single(b"k" * 32)
"""That of the tests' services."""
WAITING = FIRST.with_new_key()
ROTATED = WAITING.with_waiting_in_use()
ALONE = ROTATED.without(1)


def under(services: Services, ring: KeyRing) -> Services:
    """The same portal with other keys."""
    return dataclasses.replace(services, vault=Vault(ring))


async def rotate(services: Services) -> int:
    """How many are left under an older key."""
    said: list[str] = []
    return sum(each.older for each in await rotation.rotate(services, said.append))
