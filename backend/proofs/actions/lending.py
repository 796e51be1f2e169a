"""A copy of an uploaded file for another context, which keeps it under a row of its own.

Until that row is there, a row of an attachment that nobody can reach answers for the copy: what is
cut short is given up like any other file that no request has claimed.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.storage import key_of
from backend.foundation.viewer import SignedIn
from backend.proofs import access, attachments
from backend.proofs.models import Attachment


@dataclass(frozen=True, kw_only=True, slots=True)
class Lent:
    """A copy in the storage: its key there, and the hash and size of the clear file."""

    media_type: str
    stored_as: str
    sha256: str
    size: int


async def lend(
    services: Services, viewer: SignedIn, attachment_id: UUID, *, place: str, row: UUID
) -> Lent:
    """Encrypts a file of the viewer's anew for `place` and `row`, and puts it into the storage.

    Raises ATTACHMENT_UNKNOWN; OSError while the storage is away.
    """
    given = await access.attachments_visible_to(viewer).get_or_none(id=attachment_id)
    if given is None:
        raise Problem(ProblemCode.ATTACHMENT_UNKNOWN, field="attachmentIds")
    content = await attachments.content_of(services, given)
    stored = await asyncio.to_thread(services.vault.encrypt_bytes, content, place=place, row=row)
    key = key_of(stored)
    async with transaction():
        await Attachment.create(
            id=row,
            owner_id=viewer.person_id,
            media_type=given.media_type,
            sha256=key,
            size=given.size,
            uploaded_at=clock.now(),
            discarded_at=clock.now(),
        )
    await services.storage.put(stored)
    return Lent(
        media_type=given.media_type,
        stored_as=key,
        sha256=hashlib.sha256(content).hexdigest(),
        size=given.size,
    )


async def take_over(rows: Sequence[UUID]) -> None:
    """Others answer for these copies from now on; call it in the transaction of their rows.

    Raises ATTACHMENT_UNKNOWN when one has been given up meanwhile.
    """
    if rows and await Attachment.filter(id__in=list(rows), proof_id=None).delete() != len(rows):
        raise Problem(ProblemCode.ATTACHMENT_UNKNOWN, field="attachmentIds")
