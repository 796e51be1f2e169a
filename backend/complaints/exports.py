"""What a person takes with her of complaints: her words, the answers, and the evidence."""

from typing import Any

from backend.complaints import access, evidence, following, testimony
from backend.complaints.models import Complainant, Complaint, ComplaintEvidence
from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen


async def complaints_of(services: Services, viewer: Citizen) -> Section:
    """Every complaint filed signed in, newest first; files by their hash. Three statements."""
    rows = await access.of_person(viewer).order_by("-filed_at", "-id")
    ids = [row.id for row in rows]
    whose = await following.complainants_by_complaint(ids)
    pieces = await following.evidence_by_complaint(ids)
    vault = services.vault
    return Section(
        name="complaints",
        content=[
            _told(vault, row, complainant, kept)
            for row, complainant, kept in zip(rows, whose, pieces, strict=True)
        ],
    )


def _told(
    vault: Vault, row: Complaint, complainant: Complainant, pieces: list[ComplaintEvidence]
) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind.value,
        "state": row.state.value,
        "accused": row.accused_name,
        "proof": row.proof_name,
        "matter": row.matter,
        "happenedOn": row.happened_on and row.happened_on.isoformat(),
        "words": testimony.words_of(vault, complainant),
        "agreesToBeNamed": complainant.agrees_to_be_named,
        "filedAt": row.filed_at.isoformat(),
        "answeredAt": row.answered_at and row.answered_at.isoformat(),
        "answer": row.answer,
        "route": row.route,
        "evidence": [
            {
                "kind": piece.kind.value,
                "sha256": piece.sha256,
                "record": evidence.text_of(vault, piece),
            }
            for piece in pieces
        ],
    }
