"""Internal notes (内部备注): what one colleague leaves for the next, beside the case."""

from uuid import UUID, uuid4

from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.viewer import Official, Role
from backend.proofs import access, wording
from backend.proofs.models import CaseNote, Proof


async def add_note(viewer: Official, proof_id: UUID, *, text: str) -> Proof:
    """Appends a note to a case in any state. What it says is not in the audit trail.

    See models.CaseNote for what the person the case is about may ask of it.
    """
    text = wording.plain(text, field="text", limit=wording.NOTE_LENGTH)
    async with transaction():
        proof = await access.proof_for_committee(viewer, proof_id, Role.PREPARER, Role.APPROVER)
        note = await CaseNote.create(
            id=uuid4(), proof_id=proof.id, person_id=viewer.person_id, at=clock.now(), text=text
        )
        await audit.record(viewer, "proof.note", proof.id, note=str(note.id))
    return proof
