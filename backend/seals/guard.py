"""A provider that signs only what the record allows: the last door before a key."""

from backend.foundation import crash_points
from backend.foundation.crash_points import CrashPoint
from backend.foundation.sealing.certificate import SealCertificate
from backend.foundation.sealing.provider import SealProvider, SigningOrder
from backend.seals.actions import using


class GuardedProvider:
    """Asks the record before the provider behind it.

    The signing process runs it, and so does a test that keeps the keys in its own process: nothing
    signs without an approval anywhere.
    """

    def __init__(self, provider: SealProvider) -> None:
        self._provider = provider

    async def certificate_of(self, key_ref: str) -> SealCertificate:
        """See SealProvider."""
        return await self._provider.certificate_of(key_ref)

    async def sign(self, order: SigningOrder) -> bytes:
        """See SealProvider."""
        # First, so that a key that is away uses up no intent.
        certificate = await self._provider.certificate_of(order.key_ref)
        await using.allow_signature(order, fingerprint=certificate.fingerprint_sha256)
        crash_points.reached(CrashPoint.ALLOWED)
        return await self._provider.sign(order)
