"""Files that come with a request: taken in, claimed by the request, or given up again.

The row comes first and goes last, and until then every file has one; so nothing that is cut short
leaves a file that nobody knows of. Each file is encrypted anew, so that no two rows share one and
deleting one cannot take away another.
"""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID, uuid4

from tortoise.expressions import Q

from backend.foundation import audit, clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.intake import sounds
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
from backend.foundation.viewer import Citizen, Official, Role, SignedIn, System
from backend.proofs import access, attachments
from backend.proofs.attachments import PLACE
from backend.proofs.lifecycle import GIVEN_UP
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
    found = await _inspected(services, viewer, file)
    return await _taken_in(services, viewer, found)


async def attach_evidence(services: Services, viewer: SignedIn, file: BinaryIO) -> Attachment:
    """The same for a complaint, by residents and agents; sound is taken as well, as it is.

    No proof can claim a recording: see `claim`. Raises FORBIDDEN for officials of other posts.
    """
    if isinstance(viewer, Official) and Role.AGENT not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)
    await _refuse_too_many(viewer)
    file.seek(0)
    content = await asyncio.to_thread(file.read)
    media_type = await asyncio.to_thread(sounds.media_type_of, content)
    if media_type is None:
        found = await _inspected(services, viewer, file)
    else:
        found = InspectedFile(content=content, media_type=media_type)
    return await _taken_in(services, viewer, found)


async def _inspected(services: Services, viewer: SignedIn, file: BinaryIO) -> InspectedFile:
    try:
        return await services.intake.inspect(file)
    except FileRefused as refused:
        await _record_refusal(viewer, refused.refusal)
        raise _problem_of(refused.refusal) from None


async def _taken_in(services: Services, viewer: SignedIn, found: InspectedFile) -> Attachment:
    attachment = Attachment(id=uuid4(), owner_id=viewer.person_id, uploaded_at=clock.now())
    stored = await asyncio.to_thread(_described, services.vault, attachment, found)
    return await _keep(services, viewer, attachment, stored)


async def reuse(services: Services, viewer: Citizen, attachment_id: UUID) -> Attachment:
    """A file that the viewer gave before, once more for a later request (一次采集多次使用).

    It is encrypted anew under a row of its own, so that either can be deleted without the other.
    Raises NotFound, and ATTACHMENT_LIMIT as `attach` does.
    """
    given = await access.attachments_visible_to(viewer).get_or_none(id=attachment_id)
    if given is None:
        raise NotFound
    await _refuse_too_many(viewer)
    content = await attachments.content_of(services, given)
    attachment = Attachment(
        id=uuid4(),
        owner_id=viewer.person_id,
        copied_from=given.copied_from or given.id,
        uploaded_at=clock.now(),
    )
    found = InspectedFile(
        content=content,
        media_type=given.media_type,
        width=given.width,
        height=given.height,
        pages=given.pages,
    )
    stored = await asyncio.to_thread(_described, services.vault, attachment, found)
    return await _keep(services, viewer, attachment, stored)


async def _keep(
    services: Services, viewer: SignedIn, attachment: Attachment, stored: bytes
) -> Attachment:
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
    to a request already, has been given up, or is sound, which only complaints take.
    """
    ids = set(wanted)
    if len(ids) + await Attachment.filter(proof_id=proof.id).count() > MAX_PER_REQUEST:
        raise Problem(ProblemCode.ATTACHMENT_TOO_MANY, field="attachmentIds", limit=MAX_PER_REQUEST)
    claimed = await Attachment.filter(
        ~Q(media_type__startswith="audio/"),
        id__in=list(ids),
        owner_id=viewer.person_id,
        proof_id=None,
        discarded_at=None,
    ).update(proof_id=proof.id)
    if claimed != len(ids):
        raise Problem(ProblemCode.ATTACHMENT_UNKNOWN, field="attachmentIds")


async def discard_loose(viewer: Citizen) -> None:
    """Puts every file of the viewer's that belongs to no request out of reach, for `give_up`.

    Call it in the transaction of the deed.
    """
    await Attachment.filter(owner_id=viewer.person_id, proof_id=None, discarded_at=None).update(
        discarded_at=clock.now()
    )


async def let_go(viewer: System, *, ended_before: datetime) -> None:
    """Puts out of reach the files of requests that were refused or withdrawn before a moment.

    Nothing was certified with them. Like files that no request has claimed, they are deleted by
    `give_up`, in the next run of its job.
    """
    rows = Attachment.filter(
        proof__state__in=GIVEN_UP,
        proof__steps__verb__in=("reject", "withdraw"),
        proof__steps__at__lt=ended_before,
    )
    for proof_id in {row.proof_id for row in await rows}:
        async with transaction():
            await Attachment.filter(proof_id=proof_id).update(
                proof_id=None, discarded_at=clock.now()
            )
            await audit.record(viewer, "proof.attachments_let_go", proof_id)


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


async def _refuse_too_many(viewer: SignedIn) -> None:
    loose = Attachment.filter(owner_id=viewer.person_id, proof_id=None, discarded_at=None)
    if await loose.count() >= MAX_LOOSE:
        raise Problem(ProblemCode.ATTACHMENT_LIMIT, limit=MAX_LOOSE)
    refused = AuditEntry.filter(
        actor_id=viewer.person_id, deed="attachment.refused", at__gt=clock.now() - REFUSED_WINDOW
    )
    if await refused.count() >= MAX_REFUSED:
        minutes = int(REFUSED_WINDOW.total_seconds() // 60)
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=minutes)


async def _record_refusal(viewer: SignedIn, refusal: Refusal) -> None:
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
