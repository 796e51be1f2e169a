"""Proofs by the hundred, each with all that belongs to a proof."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from backend.foundation import clock, codes
from backend.foundation.services import Services
from backend.identity.models import Organisation, Person
from backend.proofs import subjects, wording
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import (
    Attachment,
    CaseNote,
    FileKind,
    Proof,
    ProofFile,
    ProofSnapshot,
    ProofStep,
    Relation,
)
from tests.statements.copies import alike

_CONTENT = "proof_snapshot.content"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Whose paper it is, whom it is about, and who gives it."""

    applicant: Person
    about: Organisation
    committee: Organisation
    preparer: Person
    approver: Person
    corrects: Proof | None = None


async def like(
    services: Services,
    issued: Proof,
    wanted: Sequence[Wanted],
    *,
    mark: str,
    since: timedelta,
    state: ProofState = ProofState.ISSUED,
) -> list[Proof]:
    """Proofs like one that was issued; `mark` makes their numbers their own.

    They were asked for `since` ago, one after the other.
    """
    at = clock.now() - since
    proofs = [
        _proof(services, issued, each, state, at - timedelta(seconds=n))
        for n, each in enumerate(wanted)
    ]
    await Proof.bulk_create(proofs)
    snapshot = await ProofSnapshot.get(proof_id=issued.id)
    plain = services.vault.decrypt(snapshot.content, place=_CONTENT, row=issued.id)
    await ProofSnapshot.bulk_create(
        alike(
            snapshot,
            proof_id=proof.id,
            organisation_id=proof.organisation_id,
            serial=1_000 + n,
            year=2000 + ord(mark),
            number=f"{mark}证〔2026〕{3 * n + 1}号",
            identifier=f"{snapshot.identifier}-{mark}{n}",
            code=codes.new_code(secrets.token_bytes),
            content=services.vault.encrypt(plain, place=_CONTENT, row=proof.id),
        )
        for n, proof in enumerate(proofs)
    )
    await _belongings(issued, wanted, proofs, at)
    return proofs


def _proof(
    services: Services, issued: Proof, wanted: Wanted, state: ProofState, at: datetime
) -> Proof:
    proof = alike(
        issued,
        id=uuid4(),
        client_token=uuid4(),
        state=state,
        applicant_id=wanted.applicant.id,
        organisation_id=wanted.committee.id,
        region=wanted.committee.region,
        preparer_id=wanted.preparer.id,
        approver_id=wanted.approver.id,
        handler_id=wanted.preparer.id,
        recused=[wanted.applicant.id],
        claimed_at=at,
        valid_until=clock.today() + timedelta(days=365),
        requested_at=at,
        corrects_id=wanted.corrects and wanted.corrects.id,
    )
    subject = wording.Subject(
        name=wanted.about.name,
        id_number=None,
        relation=Relation.REPRESENTED,
        uscc=wanted.about.uscc,
    )
    subjects.put(services.vault, proof, subject)
    return proof


async def _belongings(
    issued: Proof, wanted: Sequence[Wanted], proofs: Sequence[Proof], at: datetime
) -> None:
    pairs = list(zip(proofs, wanted, strict=True))
    file = await ProofFile.get(proof_id=issued.id, kind=FileKind.SEALED)
    await ProofFile.bulk_create(
        alike(file, proof_id=proof.id, sha256=uuid4().hex * 2) for proof in proofs
    )
    await ProofStep.bulk_create(step for pair in pairs for step in _steps(*pair, at))
    await CaseNote.bulk_create(
        CaseNote(proof_id=proof.id, person_id=each.approver.id, at=at, text="已电话核对。")
        for proof, each in pairs
    )
    await Attachment.bulk_create(
        an_attachment(each.applicant.id, at, proof_id=proof.id) for proof, each in pairs
    )


def _steps(proof: Proof, wanted: Wanted, at: datetime) -> list[ProofStep]:
    return [
        ProofStep(proof_id=proof.id, at=at, verb=verb, state=proof.state, person_id=person)
        for verb, person in (
            ("request", wanted.applicant.id),
            ("check", wanted.preparer.id),
            ("approve", wanted.approver.id),
            ("issue", None),
        )
    ]


def an_attachment(owner_id: UUID, at: datetime, **changes: Any) -> Attachment:
    """A row without its file: nothing here reads what is in it."""
    return Attachment(
        owner_id=owner_id,
        media_type="image/jpeg",
        sha256=uuid4().hex * 2,
        size=1_000,
        width=64,
        height=48,
        uploaded_at=at,
        **changes,
    )
