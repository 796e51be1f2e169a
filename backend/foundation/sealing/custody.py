"""Keys in this process: the provider of a small installation, and what a signing process runs."""

import asyncio

from backend.foundation.sealing.certificate import SealCertificate
from backend.foundation.sealing.cms import form_of
from backend.foundation.sealing.keys import KeySource, SealKey
from backend.foundation.sealing.provider import SigningOrder


class KeyCustody:
    """Signs with keys from one source."""

    def __init__(self, keys: KeySource) -> None:
        self._keys = keys

    async def certificate_of(self, key_ref: str) -> SealCertificate:
        """See SealProvider."""
        async with self._keys.open(key_ref) as key:
            return key.certificate

    async def sign(self, order: SigningOrder) -> bytes:
        """See SealProvider."""
        async with self._keys.open(order.key_ref) as key:
            # A thread: a token may take its time.
            return await asyncio.to_thread(_signed, key, order.digest)


def _signed(key: SealKey, digest: bytes) -> bytes:
    form = form_of(key.certificate)
    return form.filled(digest, key.sign(form.attributes(digest)))
