"""The keeper's word for one use of a seal, where the region asks for it (电子签名法 art. 13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.foundation import audit, clock, db, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, System
from backend.seals import access, askings
from backend.seals.actions import deciding
from backend.seals.lifecycle import SealUseAsked, SealUseConfirmed, SealUseRefused
from backend.seals.models import SealAsking, SealConfirmation, SealRefusal, SealWarrant

_SYSTEM = System(job="seals")
CONFIRMED_AT_ONCE = 20
"""She looks at each of them: as many as a person reads in one go."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmed:
    """What became of one of several: that it was confirmed, or why not."""

    asking_id: UUID
    problem: Problem | None = None


async def ask_keeper(document_id: UUID) -> bool:
    """Has the keeper asked, in the running transaction; False when she is asked already.

    The caller holds the lock on the document, so that she is asked once.
    """
    warrant = await SealWarrant.get(document_id=document_id)
    if await askings.unanswered().filter(warrant_id=warrant.id).exists():
        return False
    asking = await SealAsking.create(warrant=warrant, at=clock.now())
    await audit.record(_SYSTEM, "seal.use_asked", warrant.seal_id, document=str(document_id))
    await outbox.record(SealUseAsked(asking_id=asking.id))
    return True


async def confirm_each(viewer: Official, asking_ids: Sequence[UUID]) -> list[Confirmed]:
    """The keeper agrees to several uses of her seal, each for itself.

    Raises TEXT_EMPTY for none, TOO_MANY_AT_ONCE for more than CONFIRMED_AT_ONCE, and
    STEP_UP_REQUIRED before anything is confirmed.
    """
    chosen = deciding.require_some(asking_ids, most=CONFIRMED_AT_ONCE)
    access.require_step_up(viewer)
    return [await _outcome(viewer, asking_id) for asking_id in chosen]


async def confirm(viewer: Official, asking_id: UUID) -> SealAsking:
    """The keeper agrees to one use of her seal: it is set by itself from here.

    Raises NOT_FOUND for what is not hers, STEP_UP_REQUIRED, TWO_PERSONS_REQUIRED for what she
    approved, WRONG_STATE for what is answered.
    """
    access.require_step_up(viewer)
    async with transaction():
        asking = await _hers(viewer, asking_id)
        await SealConfirmation.create(
            warrant_id=asking.warrant_id, keeper_id=viewer.person_id, at=clock.now()
        )
        document = asking.warrant.document_id
        await audit.record(
            viewer, "seal.use_confirmed", asking.warrant.seal_id, document=str(document)
        )
        await outbox.record(SealUseConfirmed(document_id=document))
    return asking


async def refuse(viewer: Official, asking_id: UUID, *, words: str) -> SealAsking:
    """The keeper does not set the seal, and says why: the committee decides how it goes on.

    Raises what confirm raises, and what is wrong with the words.
    """
    said = clean_text(words, field="words", max_length=deciding.WORDS_LENGTH)
    access.require_step_up(viewer)
    async with transaction():
        asking = await _hers(viewer, asking_id)
        await SealRefusal.create(
            asking=asking, keeper_id=viewer.person_id, words=said, at=clock.now()
        )
        document = asking.warrant.document_id
        await audit.record(
            viewer, "seal.use_refused", asking.warrant.seal_id, document=str(document)
        )
        await outbox.record(SealUseRefused(document_id=document))
    return asking


async def _hers(viewer: Official, asking_id: UUID) -> SealAsking:
    """An asking that is the viewer's to answer, with its warrant locked."""
    rows = askings.visible_to(viewer).select_related("warrant")
    asking = await rows.get_or_none(id=asking_id)
    if asking is None:
        raise NotFound
    # Two answers must wait for each other, and no row of a warrant may be locked: that takes the
    # right to change it.
    await db.serialise(f"answers to warrant {asking.warrant_id}")
    if viewer.person_id == asking.warrant.approver_id:
        raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
    if not await askings.unanswered().filter(id=asking.id).exists():
        raise WrongState(await askings.answer_to(asking), "confirm")
    return asking


async def _outcome(viewer: Official, asking_id: UUID) -> Confirmed:
    try:
        await confirm(viewer, asking_id)
        return Confirmed(asking_id=asking_id)
    except Problem as problem:
        return Confirmed(asking_id=asking_id, problem=problem)
