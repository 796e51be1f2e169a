"""The frozen content of a decision: canonical JSON, its hash, and the numbers printed on it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.foundation import numbering
from backend.foundation.numbering import Series
from backend.foundation.services import Services
from backend.identity.models import Organisation
from backend.proofs import subjects
from backend.proofs.identifier import certificate_identifier
from backend.proofs.models import Proof, ProofSnapshot

ITEM = "free-form-proof"
"""The catalogue's code of 无固定模板类证明."""
TEMPLATE = "proofs/free-form"
TEMPLATE_VERSION = "v2"


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbers:
    """What is allocated at approval, without gaps per committee and year."""

    year: int
    serial: int
    identifier_serial: str
    version: int
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """What a proof is cited and found by, as it stands on the page."""

    number: str
    identifier: str
    code: str
    version: int
    supersedes: str | None
    """The number of the proof that this one corrects."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Persons:
    """The names a court wants to see beside the seal (民诉法解释 art. 115)."""

    preparer: str
    person_in_charge: str


async def corrected_by(proof: Proof) -> ProofSnapshot | None:
    """The snapshot of the proof that this one corrects, if it is a correction."""
    if proof.corrects_id is None:
        return None
    return await ProofSnapshot.get(proof_id=proof.corrects_id)


async def version_after(old: ProofSnapshot | None) -> int:
    """The version of a paper that corrects `old`, or the first."""
    if old is None:
        return 1
    gaps = await numbering.gaps(Series.CORRECTION)
    return numbering.version_after(gaps, old.version, old.approved_at)


def marks_of(
    services: Services, committee: Organisation, numbers: Numbers, old: ProofSnapshot | None
) -> Marks:
    """The marks that allocated numbers make; `old` is the snapshot that is corrected."""
    return Marks(
        number=number_of(committee, numbers.year, str(numbers.serial)),
        identifier=identifier_of(services, committee, numbers.identifier_serial, numbers.version),
        code=numbers.code,
        version=numbers.version,
        supersedes=old.number if old else None,
    )


def number_of(committee: Organisation, year: int, serial: str) -> str:
    """编号, in the form of a document number: 小阳证〔2026〕15号."""
    return f"{committee.mark}〔{year}〕{serial}号"


def identifier_of(services: Services, committee: Organisation, serial: str, version: int) -> str:
    """证照标识 by GB/T 36904-2018, with its check character."""
    return certificate_identifier(services.certificate_type, committee.uscc, serial, version)


def content_of(
    services: Services,
    proof: Proof,
    committee: Organisation,
    persons: Persons,
    marks: Marks,
    *,
    issued_on: date,
) -> dict[str, Any]:
    """Everything the page shows and nothing else; plain JSON values only."""
    subject = subjects.of(services.vault, proof)
    return {
        "template": TEMPLATE,
        "template_version": TEMPLATE_VERSION,
        "number": marks.number,
        "identifier": marks.identifier,
        "verification_code": marks.code,
        "verification_url": f"{services.public_url}/v/{marks.code}",
        "title": proof.title,
        "subject": {
            "name": subject.name,
            "id_number": subject.id_number,
            "uscc": subject.uscc,
        },
        "statement": proof.statement,
        "purpose": proof.purpose,
        "recipient": proof.recipient,
        "issuer": {
            "name": committee.name,
            "uscc": committee.uscc,
            "contact_phone": committee.contact_phone,
        },
        "preparer": persons.preparer,
        "person_in_charge": persons.person_in_charge,
        "issued_on": issued_on.isoformat(),
        "valid_until": proof.valid_until.isoformat() if proof.valid_until else None,
        "version": f"{marks.version:03d}",
        "supersedes": {"number": marks.supersedes} if marks.supersedes else None,
        "demo_seal": services.demonstration_seals,
    }


def canonical(content: dict[str, Any]) -> str:
    """One text for one content: sorted keys, no white space, characters as themselves."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(text: str) -> str:
    """SHA-256 of the canonical text in UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()
