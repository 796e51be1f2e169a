"""Sealed evidence (证据包): which wish for it stands, and what is asked of the letter."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from backend.complaints import evidence
from backend.complaints.models import (
    Complaint,
    ComplaintBundle,
    ComplaintEvidence,
    EvidenceKind,
)
from backend.foundation.services import Services
from backend.letters.actions.drafting import NewLetter
from backend.letters.keeping import Piece
from backend.letters.lifecycle import LetterState
from backend.letters.texts import EvidenceBundle

ADDRESSEE = "投诉人"
"""Never her name: she may hand the file on, and the pieces say what they say."""

_TITLES: Mapping[EvidenceKind, str] = {
    EvidenceKind.ITEM: "清单条目（当日的版本）",
    EvidenceKind.GUIDE: "办事指引的回答",
    EvidenceKind.PROOF: "开具证明的申请和答复",
    EvidenceKind.LOG: "查看记录（附应答内容的校验码）",
    EvidenceKind.SHARE: "分享记录",
    EvidenceKind.PICTURE: "照片",
    EvidenceKind.PAPER: "书面材料",
    EvidenceKind.SOUND: "录音",
    EvidenceKind.STATEMENT: "投诉人的补充说明",
}


async def bundles_by_complaint(ids: list[UUID]) -> list[list[ComplaintBundle]]:
    """Every wish of each complaint with its letter, the oldest first."""
    rows = ComplaintBundle.filter(complaint_id__in=ids).select_related("letter")
    found = await rows.order_by("asked_at", "id")
    return [[each for each in found if each.complaint_id == id_] for id_ in ids]


async def of_complaint(complaint_id: UUID) -> list[ComplaintBundle]:
    """The wishes of one complaint, the oldest first."""
    (found,) = await bundles_by_complaint([complaint_id])
    return found


def open_one(wishes: Sequence[ComplaintBundle]) -> ComplaintBundle | None:
    """The wish for which a letter is still to be drafted; there is one at most."""
    return next((each for each in wishes if _is_open(each)), None)


def may_ask(wishes: Sequence[ComplaintBundle], pieces: int) -> bool:
    """Whether there is something to ask for that was not asked for yet."""
    if open_one(wishes) is not None:
        return False
    return pieces > max((each.pieces or 0 for each in wishes), default=0)


def is_ready(wish: ComplaintBundle) -> bool:
    """Whether its sealed file may be fetched."""
    return wish.letter is not None and wish.letter.state is LetterState.ISSUED


async def letter_for(
    services: Services, complaint: Complaint, rows: Sequence[ComplaintEvidence]
) -> NewLetter:
    """What is asked of the letters: every piece as it is kept. Raises FileMissing, OSError."""
    return NewLetter(
        subject_id=complaint.id,
        addressee=ADDRESSEE,
        text=EvidenceBundle(reference=complaint.number, matter=complaint.matter),
        pieces=tuple(
            [
                Piece(
                    title=_TITLES[row.kind],
                    media_type=row.media_type,
                    content=await evidence.content_of(services, row),
                )
                for row in rows
            ]
        ),
    )


def _is_open(wish: ComplaintBundle) -> bool:
    return wish.letter is None or wish.letter.state is LetterState.WITHDRAWN
