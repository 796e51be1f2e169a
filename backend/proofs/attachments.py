"""Files that residents uploaded: reading them, and which of them nobody needs any more."""

import asyncio
from datetime import timedelta
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import audit, clock
from backend.foundation.errors import NotFound
from backend.foundation.services import Services
from backend.foundation.viewer import SignedIn
from backend.proofs import access
from backend.proofs.models import Attachment

PLACE = "attachment.content"
"""What the encryption of a file is bound to, together with its row."""
KEPT_LOOSE = timedelta(hours=48)
"""A draft that is finished the day after tomorrow still has its files."""
SETTLED_AFTER = timedelta(hours=1)
"""By then, whatever was on its way to the storage has arrived or is lost."""


async def read(services: Services, viewer: SignedIn, attachment_id: UUID) -> tuple[str, bytes]:
    """Media type and content of a file the viewer may know of, or NotFound; recorded."""
    attachment = await access.attachments_visible_to(viewer).get_or_none(id=attachment_id)
    if attachment is None:
        raise NotFound
    await audit.record(
        viewer, "proof.attachment_read", attachment.proof_id, attachment=str(attachment.id)
    )
    stored = await services.storage.get(attachment.sha256)
    content = await asyncio.to_thread(
        services.vault.decrypt_bytes, stored, place=PLACE, row=attachment.id
    )
    return attachment.media_type, content


async def loose_for_too_long() -> list[UUID]:
    """Files that belong to no request after KEPT_LOOSE, or whose giving up was interrupted."""
    now = clock.now()
    over = Q(uploaded_at__lt=now - KEPT_LOOSE) | Q(discarded_at__lt=now - SETTLED_AFTER)
    rows = await Attachment.filter(over, proof_id=None).order_by("uploaded_at").values_list("id")
    return [row[0] for row in rows]
