"""Every stored file on record (馆藏文件), in the order in which they were made.

One order over all kinds: whoever is interrupted goes on from the moment she has come to. Rows are
read in pages behind the last one (keyset), so that a million files need no more memory than one.
"""

import heapq
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.complaints import evidence
from backend.complaints.models import ComplaintEvidence
from backend.copies.models import AnnotatedCopy, CopyFile
from backend.foundation.services import Services
from backend.letters import keeping
from backend.letters.models import LetterFile, LetterFileKind, LetterPiece
from backend.proofs import attachments
from backend.proofs import loaders as proofs
from backend.proofs.models import Attachment, FileKind, ProofFile

_PAGE = 200


class HoldingKind(StrEnum):
    """What a stored file is."""

    PROOF_RENDERED = "proof-rendered"
    PROOF_SEALED = "proof-sealed"
    ATTACHMENT = "attachment"
    COPY = "annotated-copy"
    """As it was printed, and given away where nothing could seal it."""
    COPY_SEALED = "annotated-copy-sealed"
    LETTER_RENDERED = "letter-rendered"
    LETTER_SEALED = "letter-sealed"
    LETTER_PIECE = "letter-piece"
    EVIDENCE = "complaint-evidence"


SEALED = frozenset({HoldingKind.PROOF_SEALED, HoldingKind.COPY_SEALED, HoldingKind.LETTER_SEALED})
RENDERED = frozenset({HoldingKind.PROOF_RENDERED, HoldingKind.LETTER_RENDERED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """One file. `document` is the number it is known by, and never names anybody.

    `read` gives it in the clear and raises FileMissing, OSError or VaultError. `sha256` is the
    hash of that, and None where only the hash of the cipher text, the storage's key, is on record.
    """

    kind: HoldingKind
    made_at: datetime
    document: str
    subject_id: UUID
    """The proof, letter or complaint that it belongs to; of a sealed copy the copy."""
    size: int
    sha256: str | None
    read: Callable[[], Awaitable[bytes]]


_Rows = Callable[[Services, Sequence[Any]], Awaitable[list[Holding]]]


@dataclass(frozen=True, slots=True)
class _Stock:
    """One table of files, and when each of them was made."""

    rows: Callable[[], QuerySet[Any]]
    moment: str
    holdings: _Rows

    def since(self, moment: datetime) -> QuerySet[Any]:
        return self.rows().filter(**{f"{self.moment}__gte": moment})

    async def pages(self, services: Services, since: datetime) -> AsyncGenerator[Holding]:
        """From the moment on, by moment and id."""
        rows = self.since(since).order_by(self.moment, "id").limit(_PAGE)
        while page := await rows:
            holdings = await self.holdings(services, page)
            for each in holdings:
                yield each
            at, last = holdings[-1].made_at, page[-1].id
            later: dict[str, Any] = {f"{self.moment}__gt": at}
            beside: dict[str, Any] = {self.moment: at, "id__gt": last}
            behind = Q(**later) | Q(**beside)
            rows = self.rows().filter(behind).order_by(self.moment, "id").limit(_PAGE)


async def count(since: datetime) -> int:
    """How many there are from a moment on."""
    return sum([await stock.since(since).count() for stock in _STOCKS])


async def in_order(services: Services, since: datetime) -> AsyncGenerator[Holding]:
    """All of them from a moment on, whatever they are, the oldest first."""
    flows = [stock.pages(services, since) for stock in _STOCKS]
    heads: list[tuple[datetime, int, Holding]] = []
    for place, flow in enumerate(flows):
        await _advance(heads, flow, place)
    while heads:
        _, place, holding = heapq.heappop(heads)
        yield holding
        await _advance(heads, flows[place], place)


async def _advance(
    heads: list[tuple[datetime, int, Holding]], flow: AsyncGenerator[Holding], place: int
) -> None:
    head = await anext(flow, None)
    if head is not None:
        # No two places are alike, so that holdings are never compared.
        heapq.heappush(heads, (head.made_at, place, head))


async def _proof_files(services: Services, rows: Sequence[ProofFile]) -> list[Holding]:
    numbers = await _numbers([row.proof_id for row in rows])
    kinds = {
        FileKind.RENDERED: HoldingKind.PROOF_RENDERED,
        FileKind.SEALED: HoldingKind.PROOF_SEALED,
    }
    return [
        Holding(
            kind=kinds[row.kind],
            made_at=row.made_at,
            document=number,
            subject_id=row.proof_id,
            size=row.size,
            sha256=row.sha256,
            read=partial(services.storage.get, row.sha256),
        )
        for row, number in zip(rows, numbers, strict=True)
    ]


async def _attachments(services: Services, rows: Sequence[Attachment]) -> list[Holding]:
    numbers = await _numbers([row.proof_id or row.id for row in rows])
    return [
        Holding(
            kind=HoldingKind.ATTACHMENT,
            made_at=row.uploaded_at,
            document=number,
            subject_id=row.proof_id or row.id,
            size=row.size,
            sha256=None,
            read=partial(attachments.content_of, services, row),
        )
        for row, number in zip(rows, numbers, strict=True)
    ]


async def _copies(services: Services, rows: Sequence[AnnotatedCopy]) -> list[Holding]:
    numbers = await _numbers([row.proof_id for row in rows])
    return [
        Holding(
            kind=HoldingKind.COPY,
            made_at=row.made_at,
            document=number,
            subject_id=row.proof_id,
            size=row.size,
            sha256=row.sha256,
            read=partial(services.storage.get, row.sha256),
        )
        for row, number in zip(rows, numbers, strict=True)
    ]


async def _copy_files(services: Services, rows: Sequence[CopyFile]) -> list[Holding]:
    numbers = await _numbers([row.copy.proof_id for row in rows])
    return [
        Holding(
            kind=HoldingKind.COPY_SEALED,
            made_at=row.made_at,
            document=number,
            subject_id=row.copy_id,
            size=row.size,
            sha256=row.sha256,
            read=partial(services.storage.get, row.sha256),
        )
        for row, number in zip(rows, numbers, strict=True)
    ]


async def _letter_files(services: Services, rows: Sequence[LetterFile]) -> list[Holding]:
    kinds = {
        LetterFileKind.RENDERED: HoldingKind.LETTER_RENDERED,
        LetterFileKind.SEALED: HoldingKind.LETTER_SEALED,
    }
    return [
        Holding(
            kind=kinds[row.kind],
            made_at=row.made_at,
            document=row.letter.number or str(row.letter_id),
            subject_id=row.letter_id,
            size=row.size,
            sha256=row.sha256,
            read=partial(keeping.pdf_of, services, row),
        )
        for row in rows
    ]


async def _letter_pieces(services: Services, rows: Sequence[LetterPiece]) -> list[Holding]:
    return [
        Holding(
            kind=HoldingKind.LETTER_PIECE,
            made_at=row.letter.drafted_at,
            document=row.letter.number or str(row.letter_id),
            subject_id=row.letter_id,
            size=row.size,
            sha256=row.sha256,
            read=partial(keeping.content_of, services, row),
        )
        for row in rows
    ]


async def _evidence(services: Services, rows: Sequence[ComplaintEvidence]) -> list[Holding]:
    return [
        Holding(
            kind=HoldingKind.EVIDENCE,
            made_at=row.made_at,
            document=row.complaint.number,
            subject_id=row.complaint_id,
            size=row.size,
            sha256=row.sha256,
            read=partial(evidence.content_of, services, row),
        )
        for row in rows
    ]


async def _numbers(proof_ids: list[UUID]) -> list[str]:
    """编号 of each proof, or its id while it has none."""
    found = await proofs.snapshots_by_proof(proof_ids)
    return [
        str(proof_id) if snapshot is None else snapshot.number
        for proof_id, snapshot in zip(proof_ids, found, strict=True)
    ]


_STOCKS = (
    _Stock(ProofFile.all, "made_at", _proof_files),
    _Stock(lambda: Attachment.filter(discarded_at=None), "uploaded_at", _attachments),
    _Stock(AnnotatedCopy.all, "made_at", _copies),
    _Stock(lambda: CopyFile.all().select_related("copy"), "made_at", _copy_files),
    _Stock(lambda: LetterFile.all().select_related("letter"), "made_at", _letter_files),
    _Stock(
        lambda: LetterPiece.all().select_related("letter"), "letter__drafted_at", _letter_pieces
    ),
    _Stock(lambda: ComplaintEvidence.all().select_related("complaint"), "made_at", _evidence),
)
