"""Stopping a seal: one person does it at once, and another one looks at it afterwards.

Whoever knows or fears that a key is in foreign hands has to stop using it at once (电子签名法
art. 15), so that nothing may wait for a second person here. Starting again always needs two.
"""

from collections.abc import Sequence
from uuid import UUID

from backend.foundation.db import transaction
from backend.foundation.errors import Problem
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official
from backend.seals import access
from backend.seals.actions import deciding, moving
from backend.seals.actions.deciding import WORDS_LENGTH, Outcome, Wish
from backend.seals.lifecycle import SealReason, SealVerb
from backend.seals.models import SealDecision


async def suspend(
    viewer: Official, seal_id: UUID, *, reason: SealReason, words: str
) -> SealDecision:
    """Stops the use of a seal at once: at an election, or when its key may be known to others.

    Another person confirms it or asks to start it again; when nobody does, it stays stopped.
    Raises NOT_FOUND, FORBIDDEN, STEP_UP_REQUIRED, WRONG_STATE.
    """
    said = clean_text(words, field="words", max_length=WORDS_LENGTH)
    async with transaction():
        seal, _ = await access.seals_under(viewer, seal_id)
        await moving.suspend(viewer, seal, reason)
        wish = Wish(seal_id=seal.id, verb=SealVerb.SUSPEND, words=said, reason=reason)
        return await deciding.open_decision(viewer, wish, said)


async def suspend_for_election(
    viewer: Official, seal_ids: Sequence[UUID], *, words: str
) -> list[Outcome]:
    """Stops the seals of several committees that are elected anew (换届), each for itself.

    Raises TEXT_EMPTY for none, TOO_MANY_AT_ONCE, and what is wrong with the words.
    """
    clean_text(words, field="words", max_length=WORDS_LENGTH)
    return [
        await _outcome(viewer, seal_id, words=words) for seal_id in deciding.require_some(seal_ids)
    ]


async def _outcome(viewer: Official, seal_id: UUID, *, words: str) -> Outcome:
    try:
        decision = await suspend(viewer, seal_id, reason=SealReason.ELECTION, words=words)
        return Outcome(id=seal_id, decision=decision)
    except Problem as problem:
        return Outcome(id=seal_id, problem=problem)
