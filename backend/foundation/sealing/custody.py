"""Keys in this process: the provider of a small installation, and what a signing process runs."""

import asyncio

from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer

from backend.foundation.sealing.certificate import SealCertificate, seal_certificate
from backend.foundation.sealing.keys import KeySource
from backend.foundation.sealing.provider import SigningOrder

_DIGEST = "sha256"


class KeyCustody:
    """Signs with keys from one source."""

    def __init__(self, keys: KeySource) -> None:
        self._keys = keys

    async def certificate_of(self, key_ref: str) -> SealCertificate:
        """See SealProvider."""
        async with self._keys.open(key_ref) as signer:
            assert signer.signing_cert, "every key source knows the certificate of its key"
            own = signer.signing_cert.dump()
            chain = (each.dump() for each in signer.cert_registry)
            return seal_certificate(own, tuple(der for der in chain if der != own))

    async def sign(self, order: SigningOrder) -> bytes:
        """See SealProvider."""
        async with self._keys.open(order.key_ref) as signer:
            # A thread with a loop of its own: a token may take its time, and CMS takes CPU.
            return await asyncio.to_thread(asyncio.run, _signed(signer, order.digest))


async def _signed(signer: Signer, digest: bytes) -> bytes:
    cms = await signer.async_sign(
        digest, _DIGEST, use_pades=True, signed_attr_settings=PdfCMSSignedAttributes()
    )
    return cms.dump()
