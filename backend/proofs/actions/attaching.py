"""Files that come with a request: kind by content, not by name; stored under their hash."""

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs.models import Attachment

MAX_SIZE = 10_000_000
"""A phone's photograph has 3 to 6 MB."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)


async def attach(services: Services, viewer: Citizen, content: bytes) -> Attachment:
    """Stores a JPEG, PNG or PDF for a later request; else ATTACHMENT_KIND."""
    media_type = next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)
    if media_type is None:
        raise Problem(ProblemCode.ATTACHMENT_KIND)
    key = await services.storage.put(content)
    async with transaction():
        return await Attachment.create(
            owner_id=viewer.person_id,
            media_type=media_type,
            sha256=key,
            size=len(content),
            uploaded_at=clock.now(),
        )
