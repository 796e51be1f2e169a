"""What a person takes with her of objections: what she found wrong, and the answers."""

from typing import Any

from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen
from backend.objections import access, wishes
from backend.objections.models import Objection


async def objections_of(services: Services, viewer: Citizen) -> Section:
    """Every objection, newest first."""
    rows = await access.visible_to(viewer).order_by("-filed_at", "-id")
    return Section(name="objections", content=[_told(services.vault, row) for row in rows])


def _told(vault: Vault, row: Objection) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "proof": str(row.proof_id),
        "state": row.state.value,
        "field": row.field.value,
        "words": row.words,
        "wish": wishes.of(vault, row),
        "filedAt": row.filed_at.isoformat(),
        "dueOn": row.due_on.isoformat(),
        "answeredAt": row.answered_at and row.answered_at.isoformat(),
        "answer": row.answer,
        "route": row.route,
        "correction": row.correction_id and str(row.correction_id),
    }
