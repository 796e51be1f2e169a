"""What the jobs record: rendered, sealed, issued, failed, expired; and asking for another try.

Each is one short transaction around a locked row. A job that comes second meets WrongState.
"""

from dataclasses import asdict
from uuid import UUID

from backend.foundation import audit, clock, crash_points
from backend.foundation.crash_points import CrashPoint
from backend.foundation.db import transaction
from backend.foundation.documents.renderer import RenderedDocument
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role, System
from backend.identity import people
from backend.identity.models import Person
from backend.proofs import access
from backend.proofs.actions import timeline
from backend.proofs.lifecycle import (
    LIFECYCLE,
    ProofEvent,
    ProofExpired,
    ProofIssued,
    ProofRendered,
    ProofSealed,
    ProofState,
    ProofStuck,
    ProofSuperseded,
    RenderRetried,
    SealRetried,
)
from backend.proofs.models import FileKind, Proof, ProofFile, ProofSnapshot
from backend.seals import lasting
from backend.seals.actions import confirming, using
from backend.seals.evidence_models import SealedKind
from backend.seals.pressing import Pressed
from backend.seals.troubles import Trouble

_SYSTEM = System(job="proofs")


async def record_render(proof_id: UUID, document: RenderedDocument, *, key: str) -> None:
    """The unsigned PDF lies in the storage under `key`."""
    async with transaction():
        proof = await access.proof_for_system(proof_id)
        proof.trouble = None
        await timeline.advance(_SYSTEM, proof, "render", ProofRendered)
        await ProofFile.create(
            proof=proof,
            kind=FileKind.RENDERED,
            sha256=key,
            size=len(document.pdf),
            pages=document.pages,
            seal_spot=asdict(document.seal_spot),
            made_at=clock.now(),
        )


async def record_seal(
    services: Services, proof_id: UUID, pressed: Pressed, *, key: str, pages: int
) -> None:
    """The sealed PDF lies in the storage; the use of the seal is registered with it."""
    async with transaction():
        proof = await access.proof_for_system(proof_id)
        proof.trouble = None
        await timeline.advance(_SYSTEM, proof, "seal", ProofSealed)
        await ProofFile.create(
            proof=proof,
            kind=FileKind.SEALED,
            seal_level=pressed.level,
            sha256=key,
            size=len(pressed.pdf),
            pages=pages,
            made_at=clock.now(),
        )
        await lasting.note_sealed(
            SealedKind.PROOF, proof_id, level=pressed.level, holds_until=pressed.holds_until
        )
        await _register_use(services, proof, pressed, key)
        crash_points.reached(CrashPoint.RECORDED)


async def record_evidence(proof_id: UUID, before: ProofFile, pressed: Pressed, *, key: str) -> None:
    """The same proof with one more time stamp lies in the storage.

    Whoever comes second with the file that was before writes nothing.
    """
    async with transaction():
        await access.proof_for_system(proof_id)
        if await ProofFile.filter(proof_id=proof_id, revision=before.revision + 1).exists():
            return
        await ProofFile.create(
            proof_id=proof_id,
            kind=FileKind.SEALED,
            revision=before.revision + 1,
            seal_level=pressed.level,
            sha256=key,
            size=len(pressed.pdf),
            pages=before.pages,
            made_at=clock.now(),
        )
        await lasting.note_sealed(
            SealedKind.PROOF, proof_id, level=pressed.level, holds_until=pressed.holds_until
        )
        await audit.record(_SYSTEM, "proof.stamped", proof_id, level=pressed.level.value)


async def await_keeper(proof_id: UUID) -> None:
    """The document is ready, and its seal waits for the word of the keeper; she is asked once.

    That is a step on the way and no failure: nobody at the desk has to do anything.
    """
    async with transaction():
        proof = await access.proof_for_system(proof_id)
        LIFECYCLE.after(proof.state, "ask_keeper")
        if await confirming.ask_keeper(proof.id):
            proof.trouble = None
            await timeline.advance(_SYSTEM, proof, "ask_keeper", None)


async def issue(proof_id: UUID) -> None:
    """The proof is the resident's; a corrected one supersedes the old in the same moment."""
    async with transaction():
        proof = await access.proof_for_system(proof_id)
        await timeline.advance(_SYSTEM, proof, "issue", ProofIssued)
        if proof.corrects_id is not None:
            old = await access.proof_for_system(proof.corrects_id)
            # A revoked or expired one has ended already; there is nothing to supersede.
            if old.state is ProofState.ISSUED:
                await timeline.advance(_SYSTEM, old, "supersede", ProofSuperseded)


async def record_failure(proof_id: UUID, verb: str, *, trouble: Trouble) -> None:
    """Makes a failed rendering or sealing visible. `verb` is fail_render or fail_seal."""
    async with transaction():
        proof = await access.proof_for_system(proof_id)
        first = proof.trouble is None
        proof.trouble = trouble
        if first:
            await timeline.advance(_SYSTEM, proof, verb, ProofStuck)
        else:
            # The sweep tries every few minutes: one line in the timeline is enough.
            await proof.save(update_fields=["trouble"])


async def retry(viewer: Official, proof_id: UUID) -> Proof:
    """Asks for another try at once, instead of waiting for the sweep."""
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, Role.APPROVER)
        event = _RETRIES.get(proof.state)
        if event is None:
            raise WrongState(proof.state, "retry")
        proof.revision += 1
        await proof.save(update_fields=["revision"])
        await timeline.tell(viewer, proof, "retry", event)
    return proof


async def expire(proof_id: UUID) -> None:
    """The last day has passed."""
    async with transaction():
        proof = await access.proof_for_system(proof_id)
        if proof.valid_until is not None and proof.valid_until < clock.today():
            await timeline.advance(_SYSTEM, proof, "expire", ProofExpired)


_RETRIES: dict[ProofState, type[ProofEvent]] = {
    ProofState.RENDER_FAILED: RenderRetried,
    ProofState.SEAL_FAILED: SealRetried,
}


async def _register_use(services: Services, proof: Proof, pressed: Pressed, sha256: str) -> None:
    assert proof.approver_id, "a sealed proof was approved"
    assert proof.preparer_id, "an approved proof was checked"
    snapshot = await ProofSnapshot.get(proof_id=proof.id)
    applicant = await Person.get(id=proof.applicant_id)
    await using.record_use(
        _SYSTEM,
        services=services,
        seal_id=pressed.seal_id,
        document_id=proof.id,
        content=f"{proof.title} {snapshot.number}",
        copies=1,
        approver_id=proof.approver_id,
        handler_id=proof.preparer_id,
        applicant_name=applicant.name,
        # The desk may correct a paper whose holder has closed her account since.
        applicant_phone=people.phone_of(services.vault, applicant) or "",
        sha256=sha256,
    )
