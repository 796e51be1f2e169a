"""What a stranger is told: read from the ledger alone, and masked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backend.foundation import masking
from backend.foundation.clock import CHINA
from backend.foundation.sealing.inspector import SealLevel
from backend.foundation.vault import Vault
from backend.proofs import queries as proofs
from backend.proofs.models import Proof, ProofSnapshot, ProofStep
from backend.verification.models import VerificationMethod, VerificationOutcome

SEAL_LEVEL = SealLevel.B_B
"""What foundation.sealing makes: signed and certified, without a timestamp of a third party."""


class ReasonCode(StrEnum):
    """Why a proof no longer holds. The first five are proofs.models.RevokeReason."""

    FACTS_WRONG = "facts_wrong"
    ISSUED_BY_MISTAKE = "issued_by_mistake"
    SEAL_COMPROMISED = "seal_compromised"
    HOLDER_ASKED = "holder_asked"
    OTHER = "other"
    CORRECTED = "corrected"
    PAST_LAST_DAY = "past_last_day"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why, and since when: the day of the revocation or correction, or the last valid day.

    `number` is the corrected proof's, for CORRECTED only.
    """

    code: ReasonCode
    on: date
    number: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """What the paper says, as frozen at approval; name and identity number masked (脱敏)."""

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
    purpose: str
    recipient: str
    seal_level: SealLevel
    demonstration_seal: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """The answer to one check. `paper` is None, and `reasons` empty, for an unknown proof."""

    outcome: VerificationOutcome
    method: VerificationMethod
    checked_at: datetime
    reasons: tuple[Reason, ...] = ()
    paper: Paper | None = None


async def paper_of(vault: Vault, proof_id: UUID) -> Paper:
    """The frozen content of an issued proof, as a stranger may read it."""
    content = await proofs.frozen_content(vault, proof_id)
    subject, issuer = content["subject"], content["issuer"]
    id_number: str | None = subject["id_number"]
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
        subject_name=masking.mask_name(subject["name"]),
        subject_id_number=None if id_number is None else masking.mask_id_number(id_number),
        purpose=content["purpose"],
        recipient=content["recipient"],
        seal_level=SEAL_LEVEL,
        demonstration_seal=content["demo_seal"],
    )


async def reasons_of(proof: Proof, outcome: VerificationOutcome) -> tuple[Reason, ...]:
    """Why the proof does not hold; nothing for one that does. The desk's own words stay inside."""
    match outcome:
        case VerificationOutcome.REVOKED:
            step = await ProofStep.get(proof_id=proof.id, verb="revoke")
            return (Reason(code=ReasonCode(step.reason), on=_day_of(step.at)),)
        case VerificationOutcome.SUPERSEDED:
            return (await _correction(proof.id),)
        case VerificationOutcome.EXPIRED:
            assert proof.valid_until is not None, "only a proof with a last day expires"
            return (Reason(code=ReasonCode.PAST_LAST_DAY, on=proof.valid_until),)
        case VerificationOutcome.VALID | VerificationOutcome.UNKNOWN:
            return ()


async def _correction(proof_id: UUID) -> Reason:
    # Of several corrected versions the first that was issued took the old one's place.
    issue = await ProofStep.filter(proof__corrects_id=proof_id, verb="issue").earliest("at")
    assert issue is not None, "a proof is superseded in the moment its correction is issued"
    successor = await ProofSnapshot.get(proof_id=issue.proof_id)
    return Reason(code=ReasonCode.CORRECTED, on=_day_of(issue.at), number=successor.number)


def _day_of(at: datetime) -> date:
    return at.astimezone(CHINA).date()


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)
