"""What a verb answered, kept for a while: asking again with the same key does nothing twice.

The rules are those of draft-ietf-httpapi-idempotency-key-header: the same key with the same
question gives the same answer, with another one it is refused, and while the first is at work the
second is told so.
"""

import asyncio
import contextvars
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from backend.foundation import clock, db
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.vault import Vault
from backend.repeats.models import KeptAnswer

KEPT = timedelta(hours=48)
"""A phone that was without a signal over night still gets its answer."""
_PLACE = "kept_answer.body"


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """By what a question is known again: who asks, the key she chose, the question's hash."""

    asker_id: UUID
    key: UUID
    question: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a verb answered."""

    body: bytes
    keep: bool
    """Whether it may be given again: not what came with a cookie, and not a refusal."""


class NothingDone(Exception):
    """What was begun is taken back; `body` is the answer all the same."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body


async def once(
    vault: Vault, key: Key, act: Callable[[], Coroutine[Any, Any, Answer]], *, together: bool
) -> bytes:
    """The answer of `act`, or the one that it gave to this key before.

    `together`: what it does and its answer are one transaction, so that whatever ends the process
    leaves both or neither. Otherwise it has transactions of its own (several things, each for
    itself), and after a crash is asked again what it has done already.

    Raises TOKEN_REUSED for a key of another question, STILL_AT_WORK while the first is not
    answered, and what `act` raises, NothingDone excepted.
    """
    outside = contextvars.copy_context()
    try:
        async with db.transaction():
            if not await db.claim(f"repeat {key.asker_id} {key.key}"):
                raise Problem(ProblemCode.STILL_AT_WORK)
            kept = await KeptAnswer.get_or_none(asker_id=key.asker_id, key=key.key)
            if kept is not None:
                return _again(vault, kept, key)
            answer = await (act() if together else asyncio.create_task(act(), context=outside))
            if answer.keep:
                await _keep(vault, key, answer.body)
            return answer.body
    except NothingDone as undone:
        return undone.body


def _again(vault: Vault, kept: KeptAnswer, key: Key) -> bytes:
    if kept.question != key.question:
        raise Problem(ProblemCode.TOKEN_REUSED)
    return vault.decrypt_bytes(kept.body, place=_PLACE, row=kept.id)


async def _keep(vault: Vault, key: Key, body: bytes) -> None:
    row = uuid4()
    await KeptAnswer.create(
        id=row,
        asker_id=key.asker_id,
        key=key.key,
        question=key.question,
        body=vault.encrypt_bytes(body, place=_PLACE, row=row),
        kept_at=clock.now(),
    )
