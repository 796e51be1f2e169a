"""The signing process, asked over its Unix socket: the only provider the portal itself knows."""

import asyncio
from pathlib import Path

from backend.foundation.sealing import wire
from backend.foundation.sealing.answer import NotAsOrdered, signer_of
from backend.foundation.sealing.certificate import SealCertificate
from backend.foundation.sealing.provider import KeyUnavailable, SigningOrder, require_key_ref

CERTIFICATE_TIMEOUT_SECONDS = 10.0
"""A clerk waits for it, and a platform of others is given half of that."""
SIGNING_TIMEOUT_SECONDS = 40.0
"""Longer than a platform may take, shorter than a job."""


class ProcessProvider:
    """One connection for each question; whoever does not get an answer may ask again later."""

    def __init__(
        self,
        socket: Path,
        *,
        certificate_timeout: float = CERTIFICATE_TIMEOUT_SECONDS,
        signing_timeout: float = SIGNING_TIMEOUT_SECONDS,
    ) -> None:
        self._socket = socket
        self._certificate_timeout = certificate_timeout
        self._signing_timeout = signing_timeout

    async def certificate_of(self, key_ref: str) -> SealCertificate:
        """See SealProvider."""
        require_key_ref(key_ref)
        given = await self._asked(key_ref, key_ref, self._certificate_timeout)
        if not isinstance(given, SealCertificate):
            raise KeyUnavailable(key_ref, _NONSENSE, permanent=False)
        return given

    async def sign(self, order: SigningOrder) -> bytes:
        """See SealProvider."""
        require_key_ref(order.key_ref)
        given = await self._asked(order, order.key_ref, self._signing_timeout)
        if not isinstance(given, bytes):
            raise KeyUnavailable(order.key_ref, _NONSENSE, permanent=False)
        try:
            signer_of(given, order.digest)
        except NotAsOrdered as error:
            reason = f"the signing process answered wrongly: {error}"
            raise KeyUnavailable(order.key_ref, reason, permanent=False) from error
        return given

    async def _asked(
        self, question: SigningOrder | str, key_ref: str, timeout: float
    ) -> SealCertificate | bytes:
        try:
            async with asyncio.timeout(timeout):
                message = await self._exchange(wire.framed(wire.question(question)))
                return wire.answered_in(message, key_ref=key_ref)
        except wire.Malformed as error:
            raise KeyUnavailable(key_ref, f"{_NONSENSE}: {error}", permanent=False) from error
        except (OSError, TimeoutError) as error:
            reason = f"the signing process is away: {type(error).__name__}"
            raise KeyUnavailable(key_ref, reason, permanent=False) from error

    async def _exchange(self, frame: bytes) -> wire.Message:
        reader, writer = await asyncio.open_unix_connection(self._socket)
        try:
            writer.write(frame)
            await writer.drain()
            return await wire.read_frame(reader)
        finally:
            writer.close()


_NONSENSE = "the signing process answered what nobody answers"
