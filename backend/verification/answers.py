"""What a stranger is told: read from the ledger alone, and masked."""

from dataclasses import dataclass
from datetime import date, datetime

from backend.foundation import masking
from backend.foundation.clock import CHINA
from backend.foundation.sealing.report import SealLevel
from backend.foundation.vault import Vault
from backend.proofs import queries as proofs
from backend.verification.ledger import Copied, Found
from backend.verification.models import (
    VerificationMethod,
    VerificationOutcome,
    VerificationRecord,
)
from backend.verification.reasons import Finding, Reason, ReasonCode, Signer


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """What the paper says, as frozen at approval; name and identity number masked (脱敏).

    Of an organisation name and credit code are public, and stand as they are.
    """

    title: str
    number: str
    identifier: str
    version: str
    issuer_name: str
    issuer_uscc: str
    issuer_phone: str
    issued_on: date
    valid_until: date | None
    subject_name: str
    subject_id_number: str | None
    subject_uscc: str | None
    purpose: str
    recipient: str
    seal_level: SealLevel
    demonstration_seal: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyNote:
    """That a copy was brought and not the proof: whom it was made for, what for, until when."""

    recipient: str
    purpose: str
    valid_until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """The answer to one check.

    `paper` is there exactly when the outcome is one of OF_PROOFS. `copy` is there when what was
    brought is an annotated copy, `signer` when it is a sealed file that is not ours.
    """

    outcome: VerificationOutcome
    method: VerificationMethod
    checked_at: datetime
    reasons: tuple[Reason, ...] = ()
    paper: Paper | None = None
    copy: CopyNote | None = None
    signer: Signer | None = None


def of_proof(vault: Vault, record: VerificationRecord, found: Found) -> Verification:
    """The answer about an issued proof; the desk's own words stay inside."""
    return Verification(
        outcome=record.outcome,
        method=record.method,
        checked_at=record.at,
        reasons=_reasons_of(found, record.outcome),
        paper=_paper_of(vault, found),
        copy=found.copy and _note_of(found.copy),
    )


def of_stranger(record: VerificationRecord, finding: Finding) -> Verification:
    """The answer about what the ledger does not know."""
    return Verification(
        outcome=record.outcome,
        method=record.method,
        checked_at=record.at,
        reasons=tuple(Reason(code=code) for code in finding.reasons),
        signer=finding.signer,
    )


def _paper_of(vault: Vault, found: Found) -> Paper:
    content = proofs.opened_content(vault, found.proof_id, found.content)
    subject, issuer = content["subject"], content["issuer"]
    id_number: str | None = subject["id_number"]
    # What was frozen before organisations came knows people only, and has no such key.
    uscc: str | None = subject.get("uscc")
    return Paper(
        title=content["title"],
        number=content["number"],
        identifier=content["identifier"],
        version=content["version"],
        issuer_name=issuer["name"],
        issuer_uscc=issuer["uscc"],
        issuer_phone=issuer["contact_phone"],
        issued_on=date.fromisoformat(content["issued_on"]),
        valid_until=_day(content["valid_until"]),
        subject_name=subject["name"] if uscc else masking.mask_name(subject["name"]),
        subject_id_number=None if id_number is None else masking.mask_id_number(id_number),
        subject_uscc=uscc,
        purpose=content["purpose"],
        recipient=content["recipient"],
        seal_level=found.seal_level,
        demonstration_seal=content["demo_seal"],
    )


def _note_of(copy: Copied) -> CopyNote:
    return CopyNote(recipient=copy.recipient, purpose=copy.purpose, valid_until=copy.valid_until)


def _reasons_of(found: Found, outcome: VerificationOutcome) -> tuple[Reason, ...]:
    """Why the proof or its copy does not hold; nothing for one that does."""
    match outcome:
        case VerificationOutcome.COPY_EXPIRED:
            assert found.copy is not None, "only a copy has a last day of its own"
            return (Reason(code=ReasonCode.COPY_PAST_LAST_DAY, on=found.copy.valid_until),)
        case VerificationOutcome.DOUBTED if found.ending is None:
            assert found.copy is not None, "a proof in doubt says so itself"
            assert found.copy.doubted_since is not None, "so it is its copy that is"
            since = found.copy.doubted_since.astimezone(CHINA).date()
            return (Reason(code=ReasonCode.COPY_SEAL_IN_DOUBT, on=since),)
        case VerificationOutcome.EXPIRED:
            return (Reason(code=ReasonCode.PAST_LAST_DAY, on=found.valid_until),)
        case _:
            return (Reason.of_proof(found.ending),) if found.ending else ()


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)
