"""What the public does: one comment of each resident, as long as a request is open to comments."""

from backend.changes import access
from backend.changes.models import ChangeComment, ChangeRequest
from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.foundation.viewer import Citizen

COMMENT_LENGTH = 500


async def comment(viewer: Citizen, number: str, words: str) -> tuple[ChangeRequest, ChangeComment]:
    """Keeps what the viewer says; a second time it takes the place of what she said before.

    Raises NOT_FOUND, and CONSULTATION_OVER when the request is not, or no longer, open.
    """
    text = clean_text(words, field="words", max_length=COMMENT_LENGTH, multiline=True)
    async with transaction():
        # The request is locked: a comment is either counted before it is published, or refused.
        request = await access.published_by_number(number, locked=True)
        if not access.is_open(request):
            raise Problem(ProblemCode.CONSULTATION_OVER)
        kept, _ = await ChangeComment.update_or_create(
            request_id=request.id,
            author_id=viewer.person_id,
            defaults={"words": text, "written_at": clock.now()},
        )
        await audit.record(viewer, "change.comment", request.id)
    return request, kept
