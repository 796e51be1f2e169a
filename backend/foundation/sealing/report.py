"""What an inspection of a sealed file finds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SealLevel(StrEnum):
    """The PAdES level the structure claims (ETSI EN 319 142-1); no judgement of its evidence."""

    NONE = "none"
    B_B = "B-B"
    B_T = "B-T"
    B_LT = "B-LT"
    B_LTA = "B-LTA"


class SealProblem(StrEnum):
    """Why a file is not soundly sealed."""

    NO_SEAL = "no-seal"
    SEVERAL_SEALS = "several-seals"
    CONTENT_CHANGED = "content-changed"
    SIGNATURE_INVALID = "signature-invalid"
    ADDED_AFTERWARDS = "added-afterwards"
    HIDDEN_BYTES = "hidden-bytes"
    NOT_PADES = "not-pades"
    NOT_CERTIFIED = "not-certified"
    UNKNOWN_AUTHORITY = "unknown-authority"
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_NOT_YET_VALID = "certificate-not-yet-valid"
    CERTIFICATE_REVOKED = "certificate-revoked"
    CERTIFICATE_UNSUITABLE = "certificate-unsuitable"
    TIME_UNPROVEN = "time-unproven"


@dataclass(frozen=True, kw_only=True, slots=True)
class SealReport:
    """What the first seal of a file is worth. What it says about the signer is the file's claim
    unless `trusted`."""

    signatures: int
    """Signatures in the file, time stamps of the whole document apart; counted up to 9."""
    intact: bool = False
    """The bytes the signature covers are those that were signed."""
    valid: bool = False
    """The signature was made with the key of the certificate in the file."""
    trusted: bool = False
    """That certificate leads to a trusted root, and was in force and not known as revoked: now, or
    at the time that is proven."""
    covers_whole_document: bool = False
    """Every byte is signed but the signatures themselves, nothing hides in their places, and after
    the seal there is nothing but time stamps with their evidence."""
    docmdp_ok: bool = False
    """The signature certifies the document, forbids changes (DocMDP P=1 or 2), none was made."""
    signer_common_name: str | None = None
    signer_fingerprint: str | None = None
    """SHA-256 of the certificate, hexadecimal in lower case, as in SealCertificate."""
    signed_at: datetime | None = None
    """By the signer's own clock."""
    proven_at: datetime | None = None
    """By when the seal was there, as a trusted time stamp over the whole file says."""
    level: SealLevel = SealLevel.NONE
    problems: tuple[str, ...] = ()
    """Values of SealProblem; empty exactly when the seal is sound."""
