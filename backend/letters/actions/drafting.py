"""Writing a letter, and taking it back before anybody approved it."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, Role
from backend.letters import access, keeping, snapshot, texts
from backend.letters.actions import advancing
from backend.letters.keeping import Piece
from backend.letters.lifecycle import LetterDrafted, LetterWithdrawn
from backend.letters.models import Letter, LetterPiece
from backend.letters.texts import Text

ADDRESSEE_LENGTH = 200
REASON_LENGTH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class NewLetter:
    """What another context asks for: about what, to whom, and what it says.

    The type of `text` is the kind of the letter. `pieces` travel inside of it.
    """

    subject_id: UUID
    addressee: str
    text: Text
    pieces: tuple[Piece, ...] = ()


async def draft(services: Services, viewer: Official, new: NewLetter) -> Letter:
    """A letter of the viewer's office, which waits for somebody else's approval.

    The caller has decided that its subject is the viewer's to write about. It may run inside the
    caller's transaction, unless there are pieces: those are stored first. Raises FORBIDDEN for who
    does not write letters, or what is wrong with addressee, text or pieces.
    """
    access.require_drafter(viewer)
    addressee = texts.printable(
        services.glyphs, new.addressee, field="addressee", limit=ADDRESSEE_LENGTH
    )
    text = texts.clean(new.text, services.glyphs)
    keeping.check(services.glyphs, text.KIND, new.pieces)
    letter = Letter(
        id=uuid4(),
        kind=text.KIND,
        organisation_id=viewer.organisation_id,
        subject_id=new.subject_id,
        drafter_id=viewer.person_id,
        drafted_at=clock.now(),
    )
    snapshot.put_draft(services.vault, letter, addressee, texts.stored(text))
    pieces = [
        await keeping.keep_piece(services, letter.id, position, piece)
        for position, piece in enumerate(new.pieces, start=1)
    ]
    async with transaction():
        await letter.save(force_create=True)
        await LetterPiece.bulk_create(pieces)
        await advancing.tell(viewer, letter, "draft", LetterDrafted)
    return letter


async def withdraw(viewer: Official, letter_id: UUID, *, words: str) -> Letter:
    """Takes a letter back before it is approved; it never had a number.

    Raises NotFound, FORBIDDEN, WRONG_STATE, or what is wrong with the words.
    """
    reason = clean_text(words, field="words", max_length=REASON_LENGTH)
    async with transaction():
        letter = await access.letter_for_office(viewer, letter_id, *access.DRAFTING, Role.APPROVER)
        letter.withdrawn_because = reason
        await advancing.advance(viewer, letter, "withdraw", LetterWithdrawn)
    return letter
