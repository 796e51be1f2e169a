"""Whether a stored file on record is still what it was, sealed as registered, and printed alike."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from backend.copies.models import CopyFile
from backend.foundation.documents.renderer import RenderFailed
from backend.foundation.sealing.inspector import InspectionFailed
from backend.foundation.sealing.report import SealProblem, SealReport
from backend.foundation.services import Services
from backend.foundation.storage import FileChanged, FileMissing
from backend.foundation.vault import VaultError
from backend.letters import printing as letters
from backend.letters import snapshot as letter_snapshot
from backend.letters.models import LetterFile, LetterFileKind, LetterSnapshot
from backend.preservation.holdings import RENDERED, SEALED, Holding, HoldingKind
from backend.proofs import printing as proofs
from backend.proofs import queries
from backend.proofs import snapshot as proof_snapshot
from backend.proofs.models import FileKind, ProofFile, ProofSnapshot
from backend.seals.models import SealUse


class FaultCode(StrEnum):
    """What is wrong with a stored file."""

    MISSING = "missing"
    CHANGED = "changed"
    """Not the content whose hash or size is on record."""
    UNREACHABLE = "unreachable"
    """The storage gave no answer: another try later may find nothing wrong."""
    UNREADABLE = "unreadable"
    """It cannot be decrypted: changed, of another row, or of another key."""
    SEAL_BROKEN = "seal-broken"
    OTHER_SIGNER = "other-signer"
    """Not the certificate on record for the seal that the register names."""
    NOT_REGISTERED = "not-registered"
    """The register has no line for the document, or one for another file."""
    SNAPSHOT_CHANGED = "snapshot-changed"
    """What was decided is not what was frozen."""
    NOT_REPRINTED = "not-reprinted"
    PRINTED_OTHERWISE = "printed-otherwise"
    """The snapshot gives other bytes than then: another version of template, fonts or library."""


_TRUST = frozenset(
    {
        SealProblem.UNKNOWN_AUTHORITY,
        SealProblem.CERTIFICATE_EXPIRED,
        SealProblem.CERTIFICATE_NOT_YET_VALID,
        SealProblem.CERTIFICATE_REVOKED,
        SealProblem.CERTIFICATE_UNSUITABLE,
    }
)
"""Of the certificate today, and no fault of the file: it was in force when the seal was set."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One fault of one file; `detail` holds codes only."""

    holding: Holding
    code: FaultCode
    detail: str = ""

    def __str__(self) -> str:
        """One line, without anything personal."""
        line = f"{self.holding.document} {self.holding.kind.value} {self.code.value}"
        return f"{line} ({self.detail})" if self.detail else line


async def faults_of(services: Services, holding: Holding, *, reprint: bool) -> list[Fault]:
    """Everything that is wrong with a file; `reprint` prints a rendered one again to compare."""
    content = await _content(holding)
    if isinstance(content, Fault):
        return [content]
    faults: list[Fault] = []
    if not _is_on_record(holding, content):
        faults.append(Fault(holding=holding, code=FaultCode.CHANGED))
    if holding.kind in SEALED:
        faults += await _faults_of_seal(services, holding, content)
    if holding.kind in RENDERED:
        faults += await _faults_of_snapshot(services, holding)
    if holding.kind in RENDERED and reprint and not faults:
        faults += await _faults_of_print(services, holding, content)
    return faults


async def _content(holding: Holding) -> bytes | Fault:
    try:
        return await holding.read()
    except FileChanged:
        return Fault(holding=holding, code=FaultCode.CHANGED)
    except FileMissing:
        return Fault(holding=holding, code=FaultCode.MISSING)
    except VaultError:
        return Fault(holding=holding, code=FaultCode.UNREADABLE)
    except OSError as error:
        return Fault(holding=holding, code=FaultCode.UNREACHABLE, detail=type(error).__name__)


def _is_on_record(holding: Holding, content: bytes) -> bool:
    same = holding.sha256 in (None, hashlib.sha256(content).hexdigest())
    return same and len(content) == holding.size


async def _faults_of_seal(services: Services, holding: Holding, pdf: bytes) -> list[Fault]:
    use = await SealUse.get_or_none(document_id=holding.subject_id).select_related("seal")
    faults: list[Fault] = []
    if use is None or use.sha256 != await _first_sealed(holding):
        faults.append(Fault(holding=holding, code=FaultCode.NOT_REGISTERED))
    try:
        report = await services.inspector.inspect(pdf)
    except InspectionFailed:
        return [*faults, Fault(holding=holding, code=FaultCode.SEAL_BROKEN, detail="unreadable")]
    if problems := _broken(report):
        faults.append(Fault(holding=holding, code=FaultCode.SEAL_BROKEN, detail=problems))
    if use is not None and report.signer_fingerprint != use.seal.certificate_fingerprint:
        faults.append(Fault(holding=holding, code=FaultCode.OTHER_SIGNER))
    return faults


async def _first_sealed(holding: Holding) -> str | None:
    """The hash of the file as it was when its use was registered, before any time stamp."""
    match holding.kind:
        case HoldingKind.PROOF_SEALED:
            rows = ProofFile.filter(proof_id=holding.subject_id, kind=FileKind.SEALED)
        case HoldingKind.COPY_SEALED:
            rows = CopyFile.filter(copy_id=holding.subject_id)
        case _:
            rows = LetterFile.filter(letter_id=holding.subject_id, kind=LetterFileKind.SEALED)
    first = await rows.order_by("made_at", "id").first()
    return None if first is None else first.sha256


def _broken(report: SealReport) -> str:
    return ", ".join(each for each in report.problems if SealProblem(each) not in _TRUST)


async def _faults_of_snapshot(services: Services, holding: Holding) -> list[Fault]:
    try:
        same = await _is_as_frozen(services, holding)
    except (VaultError, json.JSONDecodeError):
        same = False
    return [] if same else [Fault(holding=holding, code=FaultCode.SNAPSHOT_CHANGED)]


async def _is_as_frozen(services: Services, holding: Holding) -> bool:
    if holding.kind is HoldingKind.PROOF_RENDERED:
        proof = await ProofSnapshot.get(proof_id=holding.subject_id)
        return proof.sha256 == _hash_of(queries.content_of(services.vault, proof))
    letter = await LetterSnapshot.get(letter_id=holding.subject_id)
    return letter.sha256 == _hash_of(letter_snapshot.opened(services.vault, letter))


def _hash_of(content: dict[str, Any]) -> str:
    return proof_snapshot.hash_of(proof_snapshot.canonical(content))


async def _faults_of_print(services: Services, holding: Holding, pdf: bytes) -> Iterable[Fault]:
    printed = (
        proofs.print_proof if holding.kind is HoldingKind.PROOF_RENDERED else letters.print_letter
    )
    try:
        document = await printed(services, holding.subject_id)
    except (RenderFailed, FileMissing, OSError) as error:
        reason = type(error).__name__
        return [Fault(holding=holding, code=FaultCode.NOT_REPRINTED, detail=reason)]
    if document.pdf == pdf:
        return []
    return [Fault(holding=holding, code=FaultCode.PRINTED_OTHERWISE)]
