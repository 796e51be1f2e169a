"""A look at who complained: for the handler and the lead, on record whoever looks."""

from uuid import UUID

from backend.complaints import access, shielding, testimony
from backend.complaints.models import Complainant
from backend.complaints.shielding import Identity
from backend.foundation import audit
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Official

DEED = "complainant.look"


async def look(services: Services, viewer: Official, complaint_id: UUID) -> Identity:
    """Who complained and in which words, in the clear; the look is recorded with it, or neither.

    Raises what access.complaint_for_lookers raises.
    """
    async with transaction():
        complaint = await access.complaint_for_lookers(viewer, complaint_id)
        rows = Complainant.filter(complaint_id=complaint.id)
        [row] = await testimony.with_accounts(rows)
        await audit.record(viewer, DEED, complaint.id, number=complaint.number)
    return shielding.identity_of(services.vault, row)
