"""Files that come with a request: taken in, claimed by the request, or given up again.

The row comes first and goes last, and until then every file has one; so nothing that is cut short
leaves a file that nobody knows of. Each file is encrypted anew, so that no two rows share one and
deleting one cannot take away another.
"""

import asyncio
from collections.abc import Collection
from datetime import timedelta
from typing import BinaryIO
from uuid import UUID, uuid4

from backend.foundation import audit, clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.intake.verdict import (
    MAX_PAGES,
    MAX_PIXELS,
    FileRefused,
    InspectedFile,
    Refusal,
)
from backend.foundation.services import Services
from backend.foundation.storage import key_of
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen
from backend.proofs.attachments import PLACE
from backend.proofs.models import Attachment, Proof

MAX_SIZE = 10_000_000
"""A phone's photograph has 3 to 6 MB."""
MAX_PER_REQUEST = 9
"""As many as people know from messengers; a household register has fewer pages that matter."""
MAX_LOOSE = 30
"""Three full requests in the making; unclaimed files of one person take 300 MB at most."""
MAX_REFUSED = 20
REFUSED_WINDOW = timedelta(hours=1)
"""Nobody takes twenty unreadable photographs an hour; each may cost ten seconds of a processor."""

_PROBLEMS = {
    Refusal.KIND: ProblemCode.ATTACHMENT_KIND,
    Refusal.BROKEN: ProblemCode.ATTACHMENT_BROKEN,
    Refusal.ENCRYPTED: ProblemCode.ATTACHMENT_ENCRYPTED,
}


async def attach(services: Services, viewer: Citizen, file: BinaryIO) -> Attachment:
    """Inspects and keeps a photograph or a PDF for a later request; else a Problem.

    Raises ATTACHMENT_LIMIT while too many belong to no request, TOO_MANY_ATTEMPTS after too many
    refused ones, and ATTACHMENT_KIND, _BROKEN, _PIXELS, _PAGES or _ENCRYPTED by what the file is.
    """
    await _refuse_too_many(viewer)
    try:
        found = await services.intake.inspect(file)
    except FileRefused as refused:
        await _record_refusal(viewer, refused.refusal)
        raise _problem_of(refused.refusal) from None
    attachment = Attachment(id=uuid4(), owner_id=viewer.person_id, uploaded_at=clock.now())
    stored = await asyncio.to_thread(_described, services.vault, attachment, found)
    async with transaction():
        # Uploads of one person count one after the other, so that no two pass the limit together.
        await db.serialise(f"attachments of {viewer.person_id}")
        await _refuse_too_many(viewer)
        await attachment.save(force_create=True)
    try:
        await services.storage.put(stored)
    except OSError:
        # It may have arrived all the same: the row stays until the file is surely gone.
        await _mark(attachment.id)
        raise
    return attachment


async def claim(viewer: Citizen, proof: Proof, wanted: Collection[UUID]) -> None:
    """Gives uploaded files to a request; call it in the transaction of the request.

    Raises ATTACHMENT_TOO_MANY, and ATTACHMENT_UNKNOWN for a file that is not the viewer's, belongs
    to a request already or has been given up.
    """
    ids = set(wanted)
    if len(ids) + await Attachment.filter(proof_id=proof.id).count() > MAX_PER_REQUEST:
        raise Problem(ProblemCode.ATTACHMENT_TOO_MANY, field="attachmentIds", limit=MAX_PER_REQUEST)
    claimed = await Attachment.filter(
        id__in=list(ids), owner_id=viewer.person_id, proof_id=None, discarded_at=None
    ).update(proof_id=proof.id)
    if claimed != len(ids):
        raise Problem(ProblemCode.ATTACHMENT_UNKNOWN, field="attachmentIds")


async def give_up(services: Services, attachment_id: UUID) -> None:
    """Deletes a file that no request has claimed, and its row; harmless when done twice."""
    if not await _mark(attachment_id):
        return
    attachment = await Attachment.get_or_none(id=attachment_id)
    if attachment is None:
        return
    await services.storage.delete(attachment.sha256)
    async with transaction():
        await Attachment.filter(id=attachment_id).delete()


async def _mark(attachment_id: UUID) -> bool:
    """Puts a file out of reach unless a request has it: whoever locks the row first decides."""
    async with transaction():
        marked = await Attachment.filter(id=attachment_id, proof_id=None).update(
            discarded_at=clock.now()
        )
    return marked == 1


async def _refuse_too_many(viewer: Citizen) -> None:
    loose = Attachment.filter(owner_id=viewer.person_id, proof_id=None, discarded_at=None)
    if await loose.count() >= MAX_LOOSE:
        raise Problem(ProblemCode.ATTACHMENT_LIMIT, limit=MAX_LOOSE)
    refused = AuditEntry.filter(
        actor_id=viewer.person_id, deed="attachment.refused", at__gt=clock.now() - REFUSED_WINDOW
    )
    if await refused.count() >= MAX_REFUSED:
        minutes = int(REFUSED_WINDOW.total_seconds() // 60)
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=minutes)


async def _record_refusal(viewer: Citizen, refusal: Refusal) -> None:
    async with transaction():
        await audit.record(viewer, "attachment.refused", None, refusal=refusal.value)


def _problem_of(refusal: Refusal) -> Problem:
    match refusal:
        case Refusal.PIXELS:
            return Problem(ProblemCode.ATTACHMENT_PIXELS, limit=MAX_PIXELS // 1_000_000)
        case Refusal.PAGES:
            return Problem(ProblemCode.ATTACHMENT_PAGES, limit=MAX_PAGES)
        case _:
            return Problem(_PROBLEMS[refusal])


def _described(vault: Vault, attachment: Attachment, found: InspectedFile) -> bytes:
    """Fills the row from the file; the bytes to store."""
    attachment.media_type, attachment.size = found.media_type, len(found.content)
    attachment.width, attachment.height, attachment.pages = found.width, found.height, found.pages
    stored = vault.encrypt_bytes(found.content, place=PLACE, row=attachment.id)
    attachment.sha256 = key_of(stored)
    return stored
