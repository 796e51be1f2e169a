"""What letters give to tell to the office that sends them; nothing of what they say."""

from uuid import UUID, uuid5

from backend.letters import queries as letters
from backend.letters.snapshot import FORMS
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling
from backend.seals import troubles


async def for_office(letter_id: UUID, kind: NoticeKind) -> Telling:
    """For those in its office who have to do something about it."""
    letter = await letters.letter(letter_id)
    told = await offices.people_in(letter.organisation_id, DESK[kind])
    if kind is NoticeKind.LETTER_TO_APPROVE:
        # Two persons answer for a letter.
        told -= {letter.drafter_id}
    return Telling(
        kind=kind,
        # One letter may be held up twice: by its printing, and then by its seal.
        told_of=uuid5(letter.id, letter.state) if kind is NoticeKind.LETTER_STUCK else letter.id,
        subject_id=letter.id,
        people=sorted(told),
        facts={
            "title": FORMS[letter.kind].title,
            "number": letter.number,
            "trouble": letter.trouble and troubles.sentence_of(letter.trouble),
        },
        organisation_id=letter.organisation_id,
    )
