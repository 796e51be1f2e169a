"""Why a check came out as it did: stable codes, and what belongs to them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.proofs import standing
from backend.verification.models import VerificationOutcome


class ReasonCode(StrEnum):
    """Why a proof no longer holds, or what is wrong with a file that is not ours.

    Those up to SEAL_IN_DOUBT are proofs.standing.ReasonCode; from CONTENT_CHANGED on they are about
    a file.
    """

    FACTS_WRONG = "facts_wrong"
    ISSUED_BY_MISTAKE = "issued_by_mistake"
    SEAL_COMPROMISED = "seal_compromised"
    HOLDER_ASKED = "holder_asked"
    OTHER = "other"
    CORRECTED = "corrected"
    PAST_LAST_DAY = "past_last_day"
    SEAL_IN_DOUBT = "seal_in_doubt"
    COPY_PAST_LAST_DAY = "copy_past_last_day"
    COPY_SEAL_IN_DOUBT = "copy_seal_in_doubt"

    CONTENT_CHANGED = "content_changed"
    ADDED_AFTERWARDS = "added_afterwards"
    SIGNATURE_INVALID = "signature_invalid"
    SEVERAL_SEALS = "several_seals"
    OTHER_FORM = "other_form"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_NOT_YET_VALID = "certificate_not_yet_valid"
    CERTIFICATE_REVOKED = "certificate_revoked"
    CERTIFICATE_UNSUITABLE = "certificate_unsuitable"
    TIME_UNPROVEN = "time_unproven"
    SEAL_NOT_IN_USE = "seal_not_in_use"
    SEAL_SUSPENDED = "seal_suspended"
    SEAL_RETIRED = "seal_retired"
    SEAL_KEY_COMPROMISED = "seal_key_compromised"
    SEAL_OUT_OF_TERM = "seal_out_of_term"
    OTHER_SIGNER = "other_signer"
    UNKNOWN_SIGNER = "unknown_signer"
    NO_SEAL = "no_seal"
    OTHER_KIND = "other_kind"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    NO_QR_CODE = "no_qr_code"
    SEVERAL_QR_CODES = "several_qr_codes"
    OTHER_QR_CODE = "other_qr_code"
    FOREIGN_QR_CODE = "foreign_qr_code"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why, and for a proof of ours since when: the day it ended or came in doubt, or its last day.

    `number` is the corrected proof's, for CORRECTED only.
    """

    code: ReasonCode
    on: date | None = None
    number: str | None = None

    @classmethod
    def of_proof(cls, reason: standing.Reason) -> "Reason":
        """Why a proof of ours does not hold, as all who ask are told."""
        return cls(code=ReasonCode(reason.code.value), on=reason.on, number=reason.number)


class SignerStanding(StrEnum):
    """What the portal knows of whoever sealed a file."""

    ON_RECORD = "on_record"
    """The seal is one that was enrolled here, and its key made this signature."""
    TRUSTED = "trusted"
    """An authority that the portal trusts vouches for the signer, who is not on record here."""
    UNKNOWN = "unknown"
    """Nobody vouches for what the file says about its signer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signer:
    """Who sealed a file. Name and days come from the register of seals, never from the file."""

    standing: SignerStanding
    name: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What can be said of something that the ledger does not know."""

    outcome: VerificationOutcome
    reasons: tuple[ReasonCode, ...] = ()
    signer: Signer | None = None


NOTHING = Finding(outcome=VerificationOutcome.UNKNOWN)
"""An unknown code or hash: nothing was brought that could be looked at."""
