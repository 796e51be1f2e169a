"""Everything that reads proofs: my proofs, the desk's worklist and counters, files, timelines."""

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import audit, clock
from backend.foundation.errors import NotFound
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.storage import Storage
from backend.foundation.vault import Vault
from backend.foundation.viewer import Official, SignedIn
from backend.proofs import access
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, Proof, ProofFile, ProofSnapshot


class Stage(StrEnum):
    """A tab of the worklist."""

    TO_CHECK = "to_check"
    TO_APPROVE = "to_approve"
    WAITING_FOR_RESIDENT = "waiting_for_resident"
    IN_PRODUCTION = "in_production"
    STUCK = "stuck"
    OVERDUE = "overdue"
    ISSUED = "issued"
    ALL = "all"


_OPEN = [ProofState.REQUESTED, ProofState.CHECKED]
_STAGES: Mapping[Stage, Q] = {
    Stage.TO_CHECK: Q(state=ProofState.REQUESTED),
    Stage.TO_APPROVE: Q(state=ProofState.CHECKED),
    Stage.WAITING_FOR_RESIDENT: Q(state=ProofState.SENT_BACK),
    Stage.IN_PRODUCTION: Q(state__in=[ProofState.APPROVED, ProofState.RENDERED, ProofState.SEALED]),
    Stage.STUCK: Q(state__in=[ProofState.RENDER_FAILED, ProofState.SEAL_FAILED]),
    Stage.ISSUED: Q(state=ProofState.ISSUED),
    Stage.ALL: Q(),
}


def _predicate(stage: Stage) -> Q:
    """The one predicate that a list and its counter share."""
    if stage is Stage.OVERDUE:
        return Q(state__in=_OPEN, due_on__lt=clock.today())
    return _STAGES[stage]


async def list_proofs(viewer: SignedIn, request: PageRequest) -> Page[Proof]:
    """The proofs a viewer may know of, newest first."""
    return await page_of(access.visible_to(viewer), request, order="requested_at")


async def worklist(viewer: Official, stage: Stage, request: PageRequest) -> Page[Proof]:
    """One tab of the desk's worklist."""
    rows = access.visible_to(viewer).filter(_predicate(stage))
    return await page_of(rows, request, order="requested_at")


async def counters(viewer: Official) -> Mapping[Stage, int]:
    """How many proofs each tab lists, by the same predicates."""
    return {
        stage: await access.visible_to(viewer).filter(_predicate(stage)).count() for stage in Stage
    }


async def proof(viewer: SignedIn, proof_id: UUID) -> Proof:
    """One proof the viewer may know of, or NotFound."""
    found = await access.visible_to(viewer).get_or_none(id=proof_id)
    if found is None:
        raise NotFound
    return found


async def earlier_proofs(viewer: Official, case: Proof) -> list[Proof]:
    """What the same applicant or subject asked before, newest first, at most 20."""
    same = Q(applicant_id=case.applicant_id)
    if case.subject_index is not None:
        same |= Q(subject_index=case.subject_index)
    rows = access.visible_to(viewer).filter(same).exclude(id=case.id)
    return await rows.order_by("-requested_at").limit(20)


async def frozen_content(vault: Vault, proof_id: UUID) -> dict[str, Any]:
    """What was decided, as frozen."""
    snapshot = await ProofSnapshot.get(proof_id=proof_id)
    return json.loads(vault.decrypt(snapshot.content, place="proof_snapshot.content", row=proof_id))


async def file_of(proof_id: UUID, kind: FileKind) -> ProofFile:
    """The file of one kind, or NotFound while there is none."""
    found = await ProofFile.get_or_none(proof_id=proof_id, kind=kind)
    if found is None:
        raise NotFound
    return found


async def sealed_pdf(storage: Storage, viewer: SignedIn, proof_id: UUID) -> bytes:
    """The sealed PDF of a proof the viewer may know of; the look is recorded."""
    found = await proof(viewer, proof_id)
    file = await file_of(found.id, FileKind.SEALED)
    await audit.record(viewer, "proof.file_read", found.id)
    return await storage.get(file.sha256)


async def proofs_past_validity(day: date) -> list[UUID]:
    """Issued proofs whose last day lies before `day`."""
    rows = await Proof.filter(state=ProofState.ISSUED, valid_until__lt=day).values_list("id")
    return [row[0] for row in rows]
