"""The face of proposals for what happens to complaints."""

from uuid import UUID

from backend.foundation.services import Services
from backend.proposals.actions import making


async def propose(services: Services, *, complaint_id: UUID) -> None:
    """ComplaintFound: what would prevent the next one is put before the department."""
    del services
    await making.propose(complaint_id)
