"""What a person takes with her of changes: what she said about them."""

from backend.changes.models import ChangeComment
from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen


async def comments_of(services: Services, viewer: Citizen) -> Section:
    """Every comment, newest first."""
    del services
    rows = ChangeComment.filter(author_id=viewer.person_id).select_related("request")
    return Section(
        name="change-comments",
        content=[
            {
                "change": row.request.number,
                "title": row.request.title,
                "words": row.words,
                "writtenAt": row.written_at.isoformat(),
            }
            for row in await rows.order_by("-written_at", "-id")
        ],
    )
