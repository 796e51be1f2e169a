"""What needs two persons: one asks, another one answers, and nothing happens before that.

But for one thing: what might do harm stops at once (电子签名法 art. 15). Whoever reports that a
key is in foreign hands stops its seals by that; see `stopping` for all other reasons to stop.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official
from backend.seals import access
from backend.seals.actions import moving
from backend.seals.lifecycle import (
    DECISIONS,
    LIFECYCLE,
    DecisionState,
    SealDecisionAnswered,
    SealDecisionAsked,
    SealReason,
    SealState,
    SealVerb,
)
from backend.seals.models import Seal, SealDecision

WORDS_LENGTH = 500
DECISION_LASTS = timedelta(days=10)
"""Longer than the longest public holiday (eight days), so that a second person comes to work in
that time; short enough that who agrees and who asked still speak of the same thing."""
_LAW_IN_FORCE = datetime(2005, 4, 1, tzinfo=clock.CHINA)
"""电子签名法: nothing was sealed electronically before."""
MAX_AT_ONCE = 100
"""As many as a list shows: the committees of a large township at an election."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What one person asks for. `replaces` is for ROTATE, `since` for COMPROMISE, `reason` for
    RETIRE."""

    seal_id: UUID
    verb: SealVerb
    words: str
    reason: SealReason | None = None
    replaces: UUID | None = None
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one of several: the decision, or why not. `id` is as it was named."""

    id: UUID
    decision: SealDecision | None = None
    problem: Problem | None = None


async def ask(viewer: Official, wish: Wish) -> SealDecision:
    """One person asks for what another one has to agree to within DECISION_LASTS.

    COMPROMISE stops every seal with this key at once. Raises NOT_FOUND, FORBIDDEN,
    STEP_UP_REQUIRED, WRONG_STATE (also when the same was asked and is not answered), DATE_INVALID
    for a moment that has not been, and what the verb itself raises (see `moving`).
    """
    words = clean_text(wish.words, field="words", max_length=WORDS_LENGTH)
    if wish.verb is SealVerb.SUSPEND:
        raise Problem(ProblemCode.FORBIDDEN, field="verb")
    async with transaction():
        seal, siblings = await access.seals_under(viewer, wish.seal_id)
        await _require_possible(seal, siblings, wish)
        if wish.verb is SealVerb.COMPROMISE:
            for each in moving.with_same_key(seal, siblings):
                if each.state is SealState.ACTIVE:
                    await moving.suspend(viewer, each, SealReason.KEY_AT_RISK)
        return await open_decision(viewer, wish, words)


async def open_decision(viewer: Official, wish: Wish, words: str) -> SealDecision:
    """Writes down what was asked, in the running transaction.

    Raises WRONG_STATE when the same is asked already; never for a stop, since nothing may hold one
    up, and what is open about an earlier stop is over when the seal was started again.
    """
    open_ones = SealDecision.filter(
        seal_id=wish.seal_id, verb=wish.verb, state=DecisionState.ASKED
    ).select_for_update()
    async for known in open_ones:
        if known.expires_at > clock.now() and wish.verb is not SealVerb.SUSPEND:
            raise WrongState(known.state, "ask")
        await _end(known, "expire")
    decision = await SealDecision.create(
        seal_id=wish.seal_id,
        verb=wish.verb,
        reason=wish.reason,
        replaces_id=wish.replaces if wish.verb is SealVerb.ROTATE else None,
        since=wish.since if wish.verb is SealVerb.COMPROMISE else None,
        words=words,
        asked_by_id=viewer.person_id,
        asked_at=clock.now(),
        expires_at=clock.now() + DECISION_LASTS,
    )
    await audit.record(viewer, f"seal.{wish.verb}_asked", wish.seal_id, decision=str(decision.id))
    await outbox.record(SealDecisionAsked(decision_id=decision.id))
    return decision


async def answer(
    viewer: Official, decision_id: UUID, *, agree: bool, words: str | None
) -> SealDecision:
    """Another person agrees, and it happens in the same moment; or declines, saying why.

    To decline the stop of a seal is to ask that it be started again: that needs one more answer,
    which may be that of who stopped it. Raises NOT_FOUND, FORBIDDEN, STEP_UP_REQUIRED,
    TWO_PERSONS_REQUIRED for who asked, who enrolled the seal and who keeps it, WRONG_STATE for
    what is answered or expired or not possible any more, TEXT_EMPTY for a refusal without a
    reason, and what the verb itself raises.
    """
    said = _reason(words, needed=not agree)
    async with transaction():
        known = await SealDecision.get_or_none(id=decision_id)
        if known is None:
            raise NotFound
        seal, siblings = await access.seals_under(viewer, known.seal_id)
        decision = await SealDecision.select_for_update().get(id=decision_id)
        _require_second(viewer, decision, seal)
        if decision.expires_at <= clock.now():
            raise WrongState(DecisionState.EXPIRED, "answer")
        decision.answered_by_id, decision.answer_words = viewer.person_id, said
        await _end(decision, "agree" if agree else "decline")
        if agree:
            await _carry_out(viewer, decision, seal, siblings)
        elif decision.verb is SealVerb.SUSPEND and seal.state is SealState.SUSPENDED:
            await _ask_to_start_again(viewer, seal, said or "")
        deed = f"seal.{decision.verb}_{decision.state}"
        await audit.record(viewer, deed, seal.id, decision=str(decision.id))
        await outbox.record(SealDecisionAnswered(decision_id=decision.id))
    return decision


async def answer_each(
    viewer: Official, decision_ids: Sequence[UUID], *, agree: bool, words: str | None
) -> list[Outcome]:
    """Answers one after the other, each for itself: what fails does not stop the others.

    Raises TEXT_EMPTY for none, TOO_MANY_AT_ONCE for more than MAX_AT_ONCE.
    """
    return [
        await _outcome(viewer, decision_id, agree=agree, words=words)
        for decision_id in require_some(decision_ids)
    ]


async def withdraw(viewer: Official, decision_id: UUID) -> SealDecision:
    """Who asked takes it back; what was stopped stays stopped.

    Raises NOT_FOUND, FORBIDDEN for others, STEP_UP_REQUIRED, WRONG_STATE, also for a stop, which
    another person confirms or declines.
    """
    async with transaction():
        known = await SealDecision.get_or_none(id=decision_id)
        if known is None:
            raise NotFound
        seal, _ = await access.seals_under(viewer, known.seal_id)
        decision = await SealDecision.select_for_update().get(id=decision_id)
        if decision.asked_by_id != viewer.person_id:
            raise Problem(ProblemCode.FORBIDDEN)
        if decision.verb is SealVerb.SUSPEND:
            raise WrongState(decision.state, "withdraw")
        await _end(decision, "withdraw")
        deed = f"seal.{decision.verb}_{decision.state}"
        await audit.record(viewer, deed, seal.id, decision=str(decision.id))
    return decision


def require_some(ids: Sequence[UUID], *, most: int = MAX_AT_ONCE) -> list[UUID]:
    """Each once, in the order named. Raises TEXT_EMPTY or TOO_MANY_AT_ONCE."""
    chosen = list(dict.fromkeys(ids))
    if not chosen:
        raise Problem(ProblemCode.TEXT_EMPTY, field="ids")
    if len(chosen) > most:
        raise Problem(ProblemCode.TOO_MANY_AT_ONCE, field="ids", limit=most, count=len(chosen))
    return chosen


async def _require_possible(seal: Seal, siblings: Sequence[Seal], wish: Wish) -> None:
    """What can be known when it is asked; all of it is looked at again when it is answered."""
    match wish.verb:
        case SealVerb.ACTIVATE:
            LIFECYCLE.after(seal.state, "activate")
            await moving.require_usable(seal, siblings)
        case SealVerb.ROTATE:
            LIFECYCLE.after(_old_in(siblings, wish.replaces).state, "hand_over")
            if seal.state is not SealState.ENROLLED:
                raise WrongState(seal.state, "rotate")
            await moving.require_usable(seal, siblings)
        case SealVerb.COMPROMISE:
            LIFECYCLE.after(seal.state, "compromise")
            if wish.since is None or not _LAW_IN_FORCE <= wish.since <= clock.now():
                raise Problem(ProblemCode.DATE_INVALID, field="since")
        case _:
            LIFECYCLE.after(seal.state, "retire")
            if wish.reason is None:
                raise Problem(ProblemCode.TEXT_EMPTY, field="reason")


async def _carry_out(
    viewer: Official, decision: SealDecision, seal: Seal, siblings: Sequence[Seal]
) -> None:
    match decision.verb:
        case SealVerb.ACTIVATE:
            await moving.activate(viewer, seal, siblings)
        case SealVerb.ROTATE:
            if seal.state is not SealState.ENROLLED:
                raise WrongState(seal.state, "rotate")
            old = _old_in(siblings, decision.replaces_id)
            await moving.rotate(viewer, seal, old, siblings)
        case SealVerb.RETIRE:
            await moving.retire(viewer, seal, decision.reason or SealReason.OTHER)
        case SealVerb.COMPROMISE:
            assert decision.since is not None, "a compromise has a moment"
            await moving.compromise(viewer, seal, siblings, since=decision.since)
        case SealVerb.SUSPEND:
            pass  # It was stopped when it was asked; what is agreed is that it was right.


def _old_in(siblings: Sequence[Seal], seal_id: UUID | None) -> Seal:
    old = next((each for each in siblings if each.id == seal_id), None)
    if old is None:
        raise Problem(ProblemCode.NOT_FOUND, field="replaces")
    return old


def _require_second(viewer: Official, decision: SealDecision, seal: Seal) -> None:
    if viewer.person_id in {decision.asked_by_id, seal.enrolled_by_id, seal.keeper_id}:
        raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)


async def _ask_to_start_again(viewer: Official, seal: Seal, words: str) -> None:
    asked = await SealDecision.exists(
        seal_id=seal.id,
        verb=SealVerb.ACTIVATE,
        state=DecisionState.ASKED,
        expires_at__gt=clock.now(),
    )
    if not asked:
        wish = Wish(seal_id=seal.id, verb=SealVerb.ACTIVATE, words=words)
        await open_decision(viewer, wish, words)


async def _end(decision: SealDecision, verb: str) -> None:
    decision.state = DECISIONS.after(decision.state, verb)
    decision.ended_at = clock.now()
    await decision.save()


async def _outcome(
    viewer: Official, decision_id: UUID, *, agree: bool, words: str | None
) -> Outcome:
    try:
        decision = await answer(viewer, decision_id, agree=agree, words=words)
        return Outcome(id=decision_id, decision=decision)
    except Problem as problem:
        return Outcome(id=decision_id, problem=problem)


def _reason(words: str | None, *, needed: bool) -> str | None:
    if not needed and not (words or "").strip():
        return None
    return clean_text(words or "", field="words", max_length=WORDS_LENGTH)
