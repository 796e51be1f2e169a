"""What a person takes with her of disclosures: who looked at her papers."""

from typing import Any

from backend.disclosures import access
from backend.disclosures.models import Disclosure
from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen


async def looks_of(services: Services, viewer: Citizen) -> Section:
    """Every look, newest first; no member of staff is named, the organisation answers for them."""
    del services
    rows = await access.visible_to(viewer).order_by("-at", "-id")
    return Section(name="disclosures", content=[_told(row) for row in rows])


def _told(row: Disclosure) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "at": row.at.isoformat(),
        "proof": str(row.proof_id),
        "title": row.title,
        "door": row.door.value,
        "fields": row.parts,
        "looker": row.looker,
        "purpose": row.purpose,
        "legalBasis": row.legal_basis,
        "caseNumber": row.case_number,
    }
