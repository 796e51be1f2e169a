"""Letters of a department: one that waits, one that could not be sealed, and one in doubt."""

from typing import Any

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Role
from backend.identity.models import Organisation
from backend.letters.lifecycle import LetterState
from backend.letters.models import Letter
from backend.seals.troubles import Trouble
from tests.factories import an_official
from tests.letters.office import a_draft


async def letters_of(services: Services, department: Organisation) -> dict[str, Any]:
    """Drafted and decided by people who are none of the viewers."""
    drafter = await an_official(services, department, Role.SUPERVISOR, name="马督查")
    approver = await an_official(services, department, Role.APPROVER, name="邓主任")
    drafted = await a_draft(services, drafter)
    stuck = await a_draft(services, drafter)
    await Letter.filter(id=stuck.id).update(
        state=LetterState.SEAL_FAILED,
        trouble=Trouble.SEAL_KEY_AWAY,
        approver_id=approver.person_id,
        approved_at=clock.now(),
        year=2026,
        serial=999,
        number="某局投整〔2026〕999号",
    )
    doubted = await a_draft(services, drafter)
    now = clock.now()
    await Letter.filter(id=doubted.id).update(
        state=LetterState.ISSUED,
        approver_id=approver.person_id,
        approved_at=now,
        issued_at=now,
        year=2026,
        serial=997,
        number="某局投整〔2026〕997号",
        doubted_at=now,
        vouched_by_id=drafter.person_id,
        vouched_at=now,
        vouched_words="已核对。",
    )
    return {
        "drafted_letter": drafted.id,
        "stuck_letter": stuck.id,
        "doubted_letter": doubted.id,
    }
