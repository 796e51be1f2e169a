"""Pieces of evidence (证据): written once on filing, each with the hash of its clear content."""

import asyncio
import hashlib
from collections.abc import Sequence
from uuid import UUID, uuid4

from backend.complaints.models import ComplaintEvidence, EvidenceKind
from backend.complaints.records import Record
from backend.exchange.evidence import canonical
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.foundation.viewer import Anonymous, SignedIn, Visitor
from backend.proofs.actions import lending
from backend.proofs.actions.attaching import MAX_PER_REQUEST

RECORD_TYPE = "application/json"
MOST_FILES = 18
"""Of a complaint, whenever they came; with its records, one letter holds them."""
MOST_BYTES = 50_000_000
"""Of these files together, for the same reason (letters.keeping)."""
_FILES = {"image": EvidenceKind.PICTURE, "audio": EvidenceKind.SOUND}
_CONTENT, _FILE = "complaint_evidence.content", "complaint_evidence.file"


def record_row(vault: Vault, complaint_id: UUID, record: Record) -> ComplaintEvidence:
    """A row for a record, encrypted; `keep` stores it."""
    row_id, text = uuid4(), canonical(record.content).encode()
    return ComplaintEvidence(
        id=row_id,
        complaint_id=complaint_id,
        kind=record.kind,
        media_type=RECORD_TYPE,
        content=vault.encrypt_bytes(text, place=_CONTENT, row=row_id),
        sha256=hashlib.sha256(text).hexdigest(),
        size=len(text),
        made_at=clock.now(),
    )


async def file_rows(
    services: Services, viewer: Visitor, complaint_id: UUID, chosen: Sequence[UUID]
) -> list[ComplaintEvidence]:
    """Rows for copies of files that the viewer uploaded; the copies are in the storage by now.

    Call it before the transaction that keeps them. Raises ATTACHMENT_TOO_MANY,
    ATTACHMENT_TOO_LARGE when a bundle could not hold them all, and ATTACHMENT_UNKNOWN for what is
    not hers; who has not signed in uploads no files.
    """
    wanted = list(dict.fromkeys(chosen))
    if not wanted:
        return []
    if len(wanted) > MAX_PER_REQUEST:
        raise Problem(ProblemCode.ATTACHMENT_TOO_MANY, field="attachmentIds", limit=MAX_PER_REQUEST)
    if isinstance(viewer, Anonymous):
        raise Problem(ProblemCode.ATTACHMENT_UNKNOWN, field="attachmentIds")
    rows = [await _file_row(services, viewer, complaint_id, each) for each in wanted]
    await _refuse_more_than_a_bundle(complaint_id, rows)
    return rows


async def keep(complaint_id: UUID, rows: Sequence[ComplaintEvidence]) -> None:
    """Stores the rows behind those that the complaint has, in the transaction of the deed."""
    there = await ComplaintEvidence.filter(complaint_id=complaint_id).count()
    for position, row in enumerate(rows, start=there + 1):
        row.position = position
    await ComplaintEvidence.bulk_create(rows)
    await lending.take_over([row.id for row in rows if row.stored_as is not None])


def text_of(vault: Vault, row: ComplaintEvidence) -> str | None:
    """A record as canonical JSON; None for a file."""
    if row.content is None:
        return None
    return vault.decrypt(row.content, place=_CONTENT, row=row.id)


async def content_of(services: Services, row: ComplaintEvidence) -> bytes:
    """The piece itself, in the clear, whose hash is the row's. Raises FileMissing, OSError."""
    if row.content is not None:
        return services.vault.decrypt_bytes(row.content, place=_CONTENT, row=row.id)
    assert row.stored_as is not None, "a piece is here or in the storage"
    stored = await services.storage.get(row.stored_as)
    return await asyncio.to_thread(services.vault.decrypt_bytes, stored, place=_FILE, row=row.id)


async def _refuse_more_than_a_bundle(complaint_id: UUID, new: Sequence[ComplaintEvidence]) -> None:
    kept = await ComplaintEvidence.filter(complaint_id=complaint_id, stored_as__isnull=False)
    files = [*kept, *new]
    if len(files) > MOST_FILES:
        raise Problem(ProblemCode.ATTACHMENT_TOO_MANY, field="attachmentIds", limit=MOST_FILES)
    if sum(file.size for file in files) > MOST_BYTES:
        raise Problem(
            ProblemCode.ATTACHMENT_TOO_LARGE, field="attachmentIds", limit=MOST_BYTES // 1_000_000
        )


async def _file_row(
    services: Services, viewer: SignedIn, complaint_id: UUID, attachment_id: UUID
) -> ComplaintEvidence:
    row_id = uuid4()
    lent = await lending.lend(services, viewer, attachment_id, place=_FILE, row=row_id)
    return ComplaintEvidence(
        id=row_id,
        complaint_id=complaint_id,
        kind=_FILES.get(lent.media_type.partition("/")[0], EvidenceKind.PAPER),
        media_type=lent.media_type,
        stored_as=lent.stored_as,
        sha256=lent.sha256,
        size=lent.size,
        made_at=clock.now(),
    )
