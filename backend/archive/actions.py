"""Filing a paper for its owner, and letting her take everything with her."""

from datetime import timedelta
from uuid import UUID

from backend.archive.models import ArchivedItem
from backend.foundation import audit, clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Citizen, System
from backend.identity import sessions
from backend.identity.actions import closing
from backend.identity.models import Organisation
from backend.proofs import queries as proofs
from backend.proofs.actions import attaching
from backend.proofs.models import FileKind, Proof, ProofSnapshot

_SYSTEM = System(job="archive")
_EXPORTED = "archive.exported"


MAX_EXPORTS = 5
EXPORTS_WINDOW = timedelta(hours=1)
"""A download that breaks off on a train is tried again; nobody needs a sixth in an hour."""


async def begin_export(viewer: Citizen) -> None:
    """Lets the owner take everything with her, and records it.

    Raises STEP_UP_REQUIRED, or TOO_MANY_ATTEMPTS beyond MAX_EXPORTS in EXPORTS_WINDOW.
    """
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)
    async with transaction():
        # Two at once wait here, so that they cannot pass the limit together.
        await db.serialise(f"export {viewer.person_id}")
        earlier = AuditEntry.filter(
            actor_id=viewer.person_id, deed=_EXPORTED, at__gt=clock.now() - EXPORTS_WINDOW
        )
        if await earlier.count() >= MAX_EXPORTS:
            minutes = int(EXPORTS_WINDOW.total_seconds() // 60)
            raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=minutes)
        await audit.record(viewer, _EXPORTED, viewer.person_id)


async def close_account(viewer: Citizen) -> None:
    """Closes the viewer's account (注销): her phone, sessions and unsubmitted files go at once.

    Raises STEP_UP_REQUIRED, ACCOUNT_HAS_POSTS, or ACCOUNT_HAS_REQUESTS while a request of hers is
    under way.
    """
    async with transaction():
        person = await closing.lock(viewer)
        under_way = await proofs.count_under_way(viewer)
        if under_way:
            raise Problem(ProblemCode.ACCOUNT_HAS_REQUESTS, count=under_way)
        await closing.close(viewer, person)
        await attaching.discard_loose(viewer)


async def file_proof(proof_id: UUID) -> None:
    """Files an issued proof for its applicant, once; a second run changes nothing."""
    proof = await Proof.get(id=proof_id)
    item = ArchivedItem(
        owner_id=proof.applicant_id,
        proof_id=proof.id,
        title=proof.title,
        issuer_name=(await Organisation.get(id=proof.organisation_id)).name,
        number=(await ProofSnapshot.get(proof_id=proof.id)).number,
        sha256=(await proofs.file_of(proof.id, FileKind.SEALED)).sha256,
        filed_at=clock.now(),
    )
    async with transaction():
        # A second run waits here, and then finds the first one's item.
        await db.serialise(f"archive {proof.id}")
        if not await ArchivedItem.exists(proof_id=proof.id):
            await item.save(force_create=True)
            await audit.record(_SYSTEM, "archive.filed", proof.id)
