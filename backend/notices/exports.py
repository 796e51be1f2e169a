"""What a person takes with her of notices: what the portal told her."""

from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.notices.models import Notice


async def notices_of(services: Services, viewer: Citizen) -> Section:
    """Every notice to herself, newest first; those to a desk belong to its office."""
    del services
    rows = await Notice.filter(person_id=viewer.person_id, organisation_id=None).order_by(
        "-created_at", "-id"
    )
    content = [
        {
            "kind": row.kind.value,
            "title": row.title,
            "body": row.body,
            "createdAt": row.created_at.isoformat(),
            "readAt": row.read_at and row.read_at.isoformat(),
            "message": row.channel_outcome.value,
        }
        for row in rows
    ]
    return Section(name="notices", content=content)
