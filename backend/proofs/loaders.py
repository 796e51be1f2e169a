"""Batch reads for the faces: snapshots and timelines by proof."""

from uuid import UUID

from backend.proofs.models import Proof, ProofSnapshot, ProofStep


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
    rows = ProofStep.filter(proof_id__in=ids).prefetch_related("person").order_by("at", "id")
    for row in await rows:
        steps[row.proof_id].append(row)
    return [steps[id_] for id_ in ids]
