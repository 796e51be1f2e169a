"""What operators do for somebody who cannot do it herself: sign her out, take away a lost factor.

To stop is one person's deed, as it is with seals. To open is two persons': whoever takes away a
second factor could enter as its holder, with her phone in hand.
"""

from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from backend.foundation import asking, audit, clock, db, outbox, text
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.identity import access, people, sessions
from backend.identity.actions import closing, second_factors
from backend.identity.lifecycle import (
    RESETS,
    ResetState,
    SecondFactorResetAsked,
    SessionsEnded,
)
from backend.identity.lifecycle import SecondFactorReset as SecondFactorWasReset
from backend.identity.models import RecoveryCode, SecondFactor, SecondFactorReset

WORDS_LENGTH = 500
RESET_LASTS = timedelta(days=3)
"""A weekend: who lost her authenticator cannot work until then."""


class EndingReason(StrEnum):
    """Why an operator signs somebody out; it stands in the audit log."""

    DEVICE_LOST = "device_lost"
    ACCOUNT_AT_RISK = "account_at_risk"
    POST_LEFT = "post_left"


async def end_sessions(
    services: Services, viewer: Official, *, name: str, id_number: str, reason: EndingReason
) -> int:
    """Signs somebody out on all devices, at the next request; answers on how many.

    She is told by message. Raises FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, and what is wrong with
    number or name.
    """
    _require_confirmed_operator(viewer)
    person = await people.person_named(services.vault, name=name, id_number=id_number)
    async with transaction():
        ended = await closing.end_sessions(person.id)
        await audit.record(
            viewer, "session.all_ended", person.id, reason=reason.value, sessions=ended
        )
        await outbox.record(SessionsEnded(person_id=person.id))
    return ended


async def ask_reset(
    services: Services, viewer: Official, *, name: str, id_number: str, words: str
) -> SecondFactorReset:
    """Asks that a lost second factor be taken away; another operator answers within RESET_LASTS.

    Its holder is told at once, so that she can object. Raises FORBIDDEN, STEP_UP_REQUIRED,
    NOT_FOUND, TWO_PERSONS_REQUIRED for one's own, SECOND_FACTOR_NOT_SET where there is none,
    WRONG_STATE while it is asked for already, and what is wrong with number, name or words.
    """
    _require_confirmed_operator(viewer)
    said = text.clean_text(words, field="words", max_length=WORDS_LENGTH)
    person = await people.person_named(services.vault, name=name, id_number=id_number)
    if person.id == viewer.person_id:
        raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
    with asking.the_portal("whether there is anything to reset"):
        has_one = await second_factors.has_one(person.id)
    if not has_one:
        raise Problem(ProblemCode.SECOND_FACTOR_NOT_SET, field="idNumber")
    async with transaction():
        await db.serialise(f"second factor {person.id}")
        await _expire_or_refuse(person.id)
        now = clock.now()
        reset = await SecondFactorReset.create(
            person=person,
            words=said,
            asked_by_id=viewer.person_id,
            asked_at=now,
            expires_at=now + RESET_LASTS,
        )
        await audit.record(viewer, "second_factor.reset_asked", person.id, reset=str(reset.id))
        await outbox.record(SecondFactorResetAsked(person_id=person.id))
    return reset


async def answer_reset(
    viewer: Official, reset_id: UUID, *, agree: bool, words: str | None
) -> SecondFactorReset:
    """Another operator agrees, and factor, recovery codes and sessions end in the same moment.

    Or declines, saying why. Raises NOT_FOUND, FORBIDDEN, STEP_UP_REQUIRED, TWO_PERSONS_REQUIRED
    for who asked and for whose factor it is, WRONG_STATE for what is answered or expired, and
    TEXT_EMPTY for a refusal without a reason.
    """
    _require_confirmed_operator(viewer)
    said = _reason(words, needed=not agree)
    async with transaction():
        reset = await SecondFactorReset.select_for_update().get_or_none(id=reset_id)
        if reset is None:
            raise NotFound
        if viewer.person_id in {reset.asked_by_id, reset.person_id}:
            raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
        if reset.state is ResetState.ASKED and reset.expires_at <= clock.now():
            raise WrongState(ResetState.EXPIRED, "answer")
        reset.state = RESETS.after(reset.state, "agree" if agree else "decline")
        reset.answered_by_id, reset.answer_words = viewer.person_id, said
        reset.ended_at = clock.now()
        await reset.save()
        if agree:
            await _take_away(reset.person_id)
        deed = f"second_factor.reset_{reset.state}"
        await audit.record(viewer, deed, reset.person_id, reset=str(reset.id))
    return reset


def _require_confirmed_operator(viewer: Official) -> None:
    access.require_operator(viewer)
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)


async def _expire_or_refuse(person_id: UUID) -> None:
    """What is asked for already is answered, not asked again; what nobody answered is over."""
    known = await SecondFactorReset.get_or_none(person_id=person_id, state=ResetState.ASKED)
    if known is None:
        return
    if known.expires_at > clock.now():
        raise WrongState(known.state, "ask")
    known.state, known.ended_at = RESETS.after(known.state, "expire"), clock.now()
    await known.save(update_fields=["state", "ended_at"])


@asking.as_the_portal("what two operators agreed on")
async def _take_away(person_id: UUID) -> None:
    await db.serialise(f"second factor {person_id}")
    await RecoveryCode.filter(person_id=person_id).delete()
    await SecondFactor.filter(person_id=person_id).delete()
    await closing.end_sessions(person_id)
    await outbox.record(SecondFactorWasReset(person_id=person_id))


def _reason(words: str | None, *, needed: bool) -> str | None:
    if not needed and not (words or "").strip():
        return None
    return text.clean_text(words or "", field="words", max_length=WORDS_LENGTH)
