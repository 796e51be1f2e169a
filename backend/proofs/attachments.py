"""Files that residents uploaded: reading them, and which of them nobody needs any more."""

import asyncio
from datetime import timedelta
from uuid import UUID

from tortoise.expressions import Q

from backend.disclosures.models import DisclosedField
from backend.foundation import audit, clock
from backend.foundation.errors import NotFound
from backend.foundation.services import Services
from backend.foundation.viewer import Official, SignedIn
from backend.proofs import access, looks
from backend.proofs.models import Attachment, Proof

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
    if isinstance(viewer, Official) and attachment.proof_id is not None:
        proof = await Proof.get(id=attachment.proof_id)
        await looks.at_file(viewer, proof, DisclosedField.ATTACHMENTS)
    return attachment.media_type, await content_of(services, attachment)


async def content_of(services: Services, attachment: Attachment) -> bytes:
    """The file in the clear; the caller has made sure, and recorded, who may read it."""
    stored = await services.storage.get(attachment.sha256)
    return await asyncio.to_thread(
        services.vault.decrypt_bytes, stored, place=PLACE, row=attachment.id
    )


async def loose_for_too_long() -> list[UUID]:
    """Files that belong to no request after KEPT_LOOSE, or whose giving up was interrupted."""
    now = clock.now()
    over = Q(uploaded_at__lt=now - KEPT_LOOSE) | Q(discarded_at__lt=now - SETTLED_AFTER)
    rows = await Attachment.filter(over, proof_id=None).order_by("uploaded_at").values_list("id")
    return [row[0] for row in rows]
