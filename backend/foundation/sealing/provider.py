"""Who holds the keys of the seals, seen from outside: it answers a digest with a signature."""

import re
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from backend.foundation.sealing.certificate import SealCertificate

_KEY_REF = re.compile(r"[a-z0-9-]{1,64}")
_DIGEST_BYTES = 32


@dataclass(frozen=True, kw_only=True, slots=True)
class SigningOrder:
    """One signature that is wanted, and what allows it. Raises SigningRefused for no digest."""

    key_ref: str
    """Names one key of one organisation."""
    digest: bytes
    """SHA-256 of everything the signature covers, 32 bytes."""
    intent_id: UUID
    """The line on record that says which document this is and who approved it."""

    def __post_init__(self) -> None:
        if len(self.digest) != _DIGEST_BYTES:
            raise SigningRefused(f"a digest has {_DIGEST_BYTES} bytes, not {len(self.digest)}")


class SealProvider(Protocol):
    """Signs digests; documents never reach it, so it can stand anywhere.

    电子签名法 art. 13: the key belongs to one organisation and is under its sole control when
    signing, so a reference names exactly one key, and no key is shared.
    """

    async def certificate_of(self, key_ref: str) -> SealCertificate:
        """The certificate this key signs with. Raises KeyUnavailable."""
        ...

    async def sign(self, order: SigningOrder) -> bytes:
        """A detached CMS SignedData over the digest, in DER, as PAdES wants it.

        One signer; signed attributes content-type, message-digest and signing-certificate-v2 and
        no signing-time (the PDF says when); the certificate and its chain without the root; no
        time stamp. Raises KeyUnavailable, or SigningRefused when the order is not allowed.
        """
        ...


class KeyUnavailable(Exception):
    """The key cannot be used; `permanent` is False only where trying again may help."""

    def __init__(self, key_ref: str, reason: str, *, permanent: bool = True) -> None:
        super().__init__(f"seal key {key_ref!r}: {reason}")
        self.key_ref = key_ref
        self.reason = reason
        self.permanent = permanent


class SigningRefused(Exception):
    """Whoever holds the key found no ground for this signature; `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def require_key_ref(key_ref: str) -> None:
    """Raises KeyUnavailable for what is no reference: as a path it could name any file."""
    if not _KEY_REF.fullmatch(key_ref):
        raise KeyUnavailable(key_ref, "a reference is 1 to 64 of a-z, 0-9 and -")
