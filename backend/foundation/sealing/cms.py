"""The CMS SignedData around one signature, as PAdES wants it (ETSI EN 319 142-1; RFC 5652, 5035).

All but the digest and the signature is the same for every file of a certificate. pyHanko builds it
anew each time, which was most of sealing (docs/performance.md); so the fixed parts are encoded
once, and what is around the two changing ones is lengths. The bytes are those of pyHanko.
"""

from functools import lru_cache
from typing import Any

from asn1crypto import algos, cms, x509
from pyhanko.sign.general import as_signing_certificate_v2

from backend.foundation.sealing.certificate import SealCertificate

_OCTETS, _SEQUENCE, _SET, _FIRST = 0x04, 0x30, 0x31, 0xA0
_SHORT = 0x80
"""From this length on, DER writes how many bytes the length has (X.690, 8.1.3)."""

_VERSION = b"\x02\x01\x01"
_SIGNED_DATA = cms.ContentType("signed_data").dump()
_DATA = cms.ContentType("data").dump()
_SHA256 = algos.DigestAlgorithm({"algorithm": "sha256"}).dump()
_MESSAGE_DIGEST = cms.CMSAttributeType("message_digest").dump()
_ALGORITHMS = {"ec": "sha256_ecdsa", "rsa": "sha256_rsa"}


class SignatureForm:
    """What all signatures of one certificate share. Raises KeyError for a key of another kind."""

    def __init__(self, certificate: SealCertificate) -> None:
        own = x509.Certificate.load(certificate.der)
        self._certificates = _set_of(_FIRST, *certificate.chain, certificate.der)
        self._signer = _signer_identifier(own)
        self._content_type = _attribute("content_type", "data")
        self._binding = _attribute("signing_certificate_v2", as_signing_certificate_v2(own))
        kind = _ALGORITHMS[own.public_key.algorithm]
        self._algorithm = algos.SignedDigestAlgorithm({"algorithm": kind}).dump()

    def attributes(self, digest: bytes) -> bytes:
        """What the key signs: the attributes as a SET OF (RFC 5652, 5.4)."""
        return _set_of(_SET, *self._attributes(digest))

    def filled(self, digest: bytes, signature: bytes) -> bytes:
        """The detached SignedData with this signature over `attributes(digest)`, in DER."""
        signer = _der(
            _SEQUENCE,
            _VERSION,
            self._signer,
            _SHA256,
            _set_of(_FIRST, *self._attributes(digest)),
            self._algorithm,
            _der(_OCTETS, signature),
        )
        signed = _der(
            _SEQUENCE,
            _VERSION,
            _der(_SET, _SHA256),
            _der(_SEQUENCE, _DATA),
            self._certificates,
            _der(_SET, signer),
        )
        return _der(_SEQUENCE, _SIGNED_DATA, _der(_FIRST, signed))

    def _attributes(self, digest: bytes) -> list[bytes]:
        said = _der(_SEQUENCE, _MESSAGE_DIGEST, _der(_SET, _der(_OCTETS, digest)))
        return [self._content_type, said, self._binding]


@lru_cache(maxsize=256)  # As many committees as a worker seals for in a while; 3 kB each.
def form_of(certificate: SealCertificate) -> SignatureForm:
    """The form for signatures of this certificate."""
    return SignatureForm(certificate)


def _signer_identifier(certificate: x509.Certificate) -> bytes:
    names = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    return cms.IssuerAndSerialNumber(names).dump()


def _attribute(kind: str, value: Any) -> bytes:
    return cms.CMSAttribute({"type": kind, "values": [value]}).dump()


def _set_of(tag: int, *parts: bytes) -> bytes:
    return _der(tag, *sorted(parts))  # X.690, 11.6


def _der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    length = len(content)
    if length < _SHORT:
        return bytes((tag, length)) + content
    size = length.to_bytes((length.bit_length() + 7) // 8)
    return bytes((tag, _SHORT | len(size))) + size + content
