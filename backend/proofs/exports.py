"""What a person takes with her of proofs: every request and paper, and the files she gave."""

import re
from functools import partial
from typing import Any

from backend.foundation.exports import ExportedFile, Section
from backend.foundation.media_types import ENDINGS
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen
from backend.identity import loaders as identity
from backend.identity.models import Organisation
from backend.proofs import access, attachments, loaders, subjects
from backend.proofs.declaration import BY_VERSION
from backend.proofs.lifecycle import EVER_ISSUED
from backend.proofs.models import CaseNote, Proof, ProofFile, ProofSnapshot, ProofStep

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""What a file name on Windows cannot have; the mark of a committee might."""


async def proofs_of(services: Services, viewer: Citizen) -> Section:
    """Every request of the viewer's with all its steps; the papers of those that were issued."""
    rows = await access.visible_to(viewer).order_by("-requested_at", "-id")
    ids = [row.id for row in rows]
    parts = zip(
        rows,
        await identity.organisations_by_id([row.organisation_id for row in rows]),
        await loaders.snapshots_by_proof(ids),
        await loaders.sealed_files_by_proof(ids),
        await loaders.told_steps_by_proof(ids),
        await loaders.notes_by_proof(ids),
        strict=True,
    )
    content: list[dict[str, Any]] = []
    files: list[ExportedFile] = []
    for row, committee, snapshot, file, steps, notes in parts:
        paper = _paper(services, row, snapshot, file)
        files += [paper] if paper else []
        told = _proof(services.vault, row, committee) | _numbers(snapshot)
        content.append(
            told
            | {
                "paper": paper and paper.path,
                "paperSha256": file.sha256 if paper and file else None,
                "steps": [_step(step) for step in steps],
                "internalNotes": [_note(note) for note in notes],
            }
        )
    return Section(name="proofs", content=content, files=files)


async def materials_of(services: Services, viewer: Citizen) -> Section:
    """Every file that the viewer gave and that is still kept, newest first."""
    rows = await access.attachments_visible_to(viewer).order_by("-uploaded_at", "-id")
    paths = [f"materials/{row.id}.{ENDINGS[row.media_type]}" for row in rows]
    content = [
        {
            "id": str(row.id),
            "file": path,
            "proof": row.proof_id and str(row.proof_id),
            "copiedFrom": row.copied_from and str(row.copied_from),
            "mediaType": row.media_type,
            "size": row.size,
            "uploadedAt": row.uploaded_at.isoformat(),
        }
        for row, path in zip(rows, paths, strict=True)
    ]
    files = [
        ExportedFile(path=path, read=partial(attachments.content_of, services, row))
        for row, path in zip(rows, paths, strict=True)
    ]
    return Section(name="materials", content=content, files=files)


async def commitments_of(services: Services, viewer: Citizen) -> Section:
    """What the viewer declared with her requests, word for word, newest first."""
    del services
    rows = access.visible_to(viewer).exclude(declaration_version=None)
    content = [_commitment(row) async for row in rows.order_by("-declared_at", "-id")]
    return Section(name="commitments", content=content)


def _paper(
    services: Services, row: Proof, snapshot: ProofSnapshot | None, file: ProofFile | None
) -> ExportedFile | None:
    if row.state not in EVER_ISSUED or snapshot is None or file is None:
        return None
    name = _FORBIDDEN.sub("_", snapshot.number)
    return ExportedFile(path=f"papers/{name}.pdf", read=partial(services.storage.get, file.sha256))


def _proof(vault: Vault, row: Proof, committee: Organisation) -> dict[str, Any]:
    subject = subjects.of(vault, row)
    return {
        "id": str(row.id),
        "state": row.state.value,
        "title": row.title,
        "purpose": row.purpose,
        "recipient": row.recipient,
        "text": row.text,
        "subject": {
            "name": subject.name,
            "idNumber": subject.id_number,
            "relation": subject.relation.value,
        },
        "committee": {"name": committee.name, "uscc": committee.uscc, "region": row.region},
        "requestedAt": row.requested_at.isoformat(),
        "dueOn": row.due_on.isoformat(),
        "statement": row.statement,
        "evidence": row.evidence and row.evidence.value,
        "evidenceNote": row.evidence_note,
        "validUntil": row.valid_until and row.valid_until.isoformat(),
        "corrects": row.corrects_id and str(row.corrects_id),
    }


def _numbers(snapshot: ProofSnapshot | None) -> dict[str, Any]:
    if snapshot is None:
        return {"numbers": None}
    return {
        "numbers": {
            "number": snapshot.number,
            "identifier": snapshot.identifier,
            "verificationCode": snapshot.code,
            "version": snapshot.version,
            "issuedOn": snapshot.issued_on.isoformat(),
        }
    }


def _commitment(row: Proof) -> dict[str, Any]:
    assert row.declaration_version, "only what was declared is told"
    assert row.declared_at, "the database keeps both or neither"
    return {
        "proof": str(row.id),
        "title": row.title,
        "version": row.declaration_version,
        "text": BY_VERSION[row.declaration_version].text,
        "declaredAt": row.declared_at.isoformat(),
    }


def _step(step: ProofStep) -> dict[str, Any]:
    return {
        "at": step.at.isoformat(),
        "verb": step.verb,
        "state": step.state.value,
        "reason": step.reason,
        "remedy": step.remedy,
        "words": step.words,
    }


def _note(note: CaseNote) -> dict[str, Any]:
    """Of whoever it is about, it is hers to have (see models.CaseNote); its author is not."""
    return {"at": note.at.isoformat(), "text": note.text}
