"""Letters whose seal is in doubt: marked when its key is not trusted, cleared by two persons.

As with proofs (proofs/actions/doubting.py): what was posted is not changed by it, and what it says
is on record. Somebody of the office looks again and vouches, another person in charge decides. A
letter that cannot be vouched for is written anew.
"""

from uuid import UUID

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, Role, System
from backend.identity import sessions
from backend.letters import access
from backend.letters.actions import advancing
from backend.letters.lifecycle import LIFECYCLE, LetterDoubted
from backend.letters.models import Letter

_SYSTEM = System(job="letters")
_DESK = (*access.DRAFTING, Role.APPROVER)
WORDS_LENGTH = 500


async def doubt(letter_id: UUID) -> None:
    """Its seal was made when the key was not trusted any more: marked once, whatever follows."""
    async with transaction():
        letter = await access.letter_for_system(letter_id)
        if letter.doubted_at is None and LIFECYCLE.allows(letter.state, "doubt"):
            letter.doubted_at = clock.now()
            await advancing.advance(_SYSTEM, letter, "doubt", LetterDoubted)


async def vouch(services: Services, viewer: Official, letter_id: UUID, *, words: str) -> Letter:
    """The office looked again: it wrote this letter, and the letter says what it decided.

    Raises NOT_FOUND, FORBIDDEN, OWN_CASE, WRONG_STATE for what is not in doubt, and what clean_text
    raises.
    """
    said = clean_text(words, field="words", max_length=WORDS_LENGTH)
    async with transaction():
        letter = await _in_doubt(services, viewer, letter_id, "vouch", *_DESK)
        letter.vouched_by_id, letter.vouched_at = viewer.person_id, clock.now()
        letter.vouched_words = said
        await advancing.advance(viewer, letter, "vouch", None)
    return letter


async def clear(services: Services, viewer: Official, letter_id: UUID) -> Letter:
    """The person in charge confirms what somebody else vouched for: it can be relied on again.

    Raises STEP_UP_REQUIRED, NOT_FOUND, FORBIDDEN, OWN_CASE, WRONG_STATE for what nobody vouched
    for, and TWO_PERSONS_REQUIRED for who did so herself.
    """
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)
    async with transaction():
        letter = await _in_doubt(services, viewer, letter_id, "clear", Role.APPROVER)
        if letter.vouched_by_id is None:
            raise WrongState(letter.state, "clear")
        if letter.vouched_by_id == viewer.person_id:
            raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
        letter.cleared_by_id, letter.cleared_at = viewer.person_id, clock.now()
        await advancing.advance(viewer, letter, "clear", None)
    return letter


async def _in_doubt(
    services: Services, viewer: Official, letter_id: UUID, verb: str, *roles: Role
) -> Letter:
    letter = await access.letter_for_office(viewer, letter_id, *roles)
    await services.refuse_own_matter(viewer, letter.subject_id)
    if not letter.is_in_doubt:
        raise WrongState(letter.state, verb)
    return letter
