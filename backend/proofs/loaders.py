"""Batch reads for the faces: snapshots, timelines, notes and files by proof."""

from collections import Counter
from uuid import UUID

from tortoise.expressions import Q

from backend.identity import loaders as identity
from backend.proofs.doubt_models import ProofDoubt
from backend.proofs.lifecycle import AMONG_STAFF
from backend.proofs.models import (
    Attachment,
    CaseNote,
    FileKind,
    Proof,
    ProofFile,
    ProofSnapshot,
    ProofStep,
)


async def proofs_by_id(ids: list[UUID]) -> list[Proof]:
    """Proofs in the order of the ids; a reference always points to one."""
    found = await Proof.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


async def snapshots_by_proof(ids: list[UUID]) -> list[ProofSnapshot | None]:
    """The snapshot of each proof; None before approval."""
    rows = {row.proof_id: row for row in await ProofSnapshot.filter(proof_id__in=ids)}
    return [rows.get(id_) for id_ in ids]


async def steps_by_proof(ids: list[UUID]) -> list[list[ProofStep]]:
    """The timeline of each proof, oldest first."""
    steps: dict[UUID, list[ProofStep]] = {id_: [] for id_ in ids}
    rows = await ProofStep.filter(proof_id__in=ids).order_by("at", "id")
    await identity.name_in(rows)
    for row in rows:
        steps[row.proof_id].append(row)
    return [steps[id_] for id_ in ids]


async def told_steps_by_proof(ids: list[UUID]) -> list[list[ProofStep]]:
    """The same as residents are told: without what is among the staff."""
    steps = await steps_by_proof(ids)
    return [[step for step in each if step.verb not in AMONG_STAFF] for each in steps]


async def doubts_by_proof(ids: list[UUID]) -> list[ProofDoubt | None]:
    """That each proof is or was in doubt, with who vouched for it; None for others."""
    found = await ProofDoubt.filter(proof_id__in=ids)
    await identity.name_in(found, "vouched_by")
    rows = {row.proof_id: row for row in found}
    return [rows.get(id_) for id_ in ids]


async def notes_by_proof(ids: list[UUID]) -> list[list[CaseNote]]:
    """The internal notes of each proof with their authors, oldest first."""
    notes: dict[UUID, list[CaseNote]] = {id_: [] for id_ in ids}
    rows = await CaseNote.filter(proof_id__in=ids).order_by("at", "id")
    await identity.name_in(rows)
    for row in rows:
        notes[row.proof_id].append(row)
    return [notes[id_] for id_ in ids]


async def attachments_by_proof(ids: list[UUID]) -> list[list[Attachment]]:
    """The files that came with each request, oldest first."""
    files: dict[UUID, list[Attachment]] = {id_: [] for id_ in ids}
    for row in await Attachment.filter(proof_id__in=ids).order_by("uploaded_at", "id"):
        assert row.proof_id, "asked for by its proof"
        files[row.proof_id].append(row)
    return [files[id_] for id_ in ids]


async def uses_by_original(ids: list[UUID]) -> list[int]:
    """With how many requests each file came, by the row of its first upload."""
    rows = Attachment.filter(
        Q(id__in=ids) | Q(copied_from__in=ids), proof_id__isnull=False, discarded_at=None
    )
    uses = Counter([row.copied_from or row.id async for row in rows])
    return [uses[id_] for id_ in ids]


async def sealed_files_by_proof(ids: list[UUID]) -> list[ProofFile | None]:
    """The newest sealed PDF of each proof; None before there is one."""
    rows = ProofFile.filter(proof_id__in=ids, kind=FileKind.SEALED).order_by("revision")
    found = {row.proof_id: row for row in await rows}
    return [found.get(id_) for id_ in ids]
