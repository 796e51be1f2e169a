"""The certificate of a seal as its register keeps it (电子签名法 art. 21)."""

from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import x509


@dataclass(frozen=True, kw_only=True, slots=True)
class SealCertificate:
    """What a certificate says, and the certificate itself."""

    subject: str
    """The common name: the full name of the organisation."""
    serial: str
    """Hexadecimal, lower case."""
    fingerprint_sha256: str
    """Hexadecimal, lower case."""
    not_before: datetime
    not_after: datetime
    der: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(default=(), repr=False)
    """The authorities between it and the root, in DER."""


def seal_certificate(der: bytes, chain: tuple[bytes, ...] = ()) -> SealCertificate:
    """Reads a certificate in DER. Raises ValueError for what is none."""
    certificate = x509.Certificate.load(der)
    return SealCertificate(
        subject=common_name(certificate) or certificate.subject.human_friendly,
        serial=f"{certificate.serial_number:x}",
        fingerprint_sha256=certificate.sha256.hex(),
        not_before=certificate.not_valid_before,
        not_after=certificate.not_valid_after,
        der=der,
        chain=chain,
    )


def common_name(certificate: x509.Certificate) -> str | None:
    """The common name of the subject, or None."""
    name = certificate.subject.native.get("common_name")
    # A certificate may carry several, which asn1crypto gives as a list.
    return name if isinstance(name, str) else None
