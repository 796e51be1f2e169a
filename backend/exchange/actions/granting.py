"""What an operator does with a request for a key: grant it, perhaps for less; or decline it."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from backend.exchange import access, terms
from backend.exchange.actions import applying, clients
from backend.exchange.lifecycle import (
    KEY_REQUESTS,
    ClientState,
    KeyRequestDeclined,
    KeyRequestGranted,
)
from backend.exchange.models import ExchangeClient, KeyRequest
from backend.exchange.terms import KeyTerms
from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.text import clean_text
from backend.foundation.viewer import ExchangeScope, Official

WORDS_LENGTH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """What an operator changes of what was wished; None leaves it as it is."""

    scopes: Sequence[ExchangeScope] | None = None
    regions: Sequence[str] | None = None
    item_types: Sequence[str] | None = None
    ip_ranges: Sequence[str] | None = None
    legal_bases: Sequence[str] | None = None
    key_days: int
    words: str | None = None

    def changed(self, wished: KeyTerms) -> KeyTerms:
        """What was wished, with the changes."""
        names = [field.name for field in dataclasses.fields(wished)]
        given = {name: getattr(self, name) for name in names}
        return dataclasses.replace(wished, **{k: v for k, v in given.items() if v is not None})


async def grant(viewer: Official, request_id: UUID, new: Grant) -> KeyRequest:
    """Lets a department collect its key within applying.COLLECT_DAYS; the operator never sees it.

    The system is registered unless the department has one of this name. Raises FORBIDDEN,
    STEP_UP_REQUIRED, NOT_FOUND, OWN_CASE, WRONG_STATE for an answered request or a closed system,
    NUMBER_OUT_OF_RANGE, and what terms.checked finds.
    """
    access.require_operator(viewer)
    access.require_stepped_up(viewer)
    longest = clients.LONGEST_TERM.days
    if not 1 <= new.key_days <= longest:
        raise Problem(ProblemCode.NUMBER_OUT_OF_RANGE, field="keyDays", least=1, most=longest)
    words = new.words and _words(new.words)
    async with transaction():
        request = await access.key_request_for_operator(viewer, request_id)
        request.state = KEY_REQUESTS.after(request.state, "grant")
        wanted = new.changed(KeyTerms.from_stored(request.wished))
        terms.require_use(wanted)
        request.granted = (await terms.checked(wanted)).stored()
        request.client_id = (await _client_for(viewer, request)).id
        request.key_days = new.key_days
        request.collect_until = clock.now() + timedelta(days=applying.COLLECT_DAYS)
        _sign(request, viewer, words)
        await request.save()
        await applying.tell(viewer, request, "granted", KeyRequestGranted)
    return request


async def decline(viewer: Official, request_id: UUID, *, words: str) -> KeyRequest:
    """There will be no key, and `words` say why.

    Raises FORBIDDEN, NOT_FOUND, OWN_CASE, WRONG_STATE, or what is wrong with the words.
    """
    said = _words(words)
    async with transaction():
        request = await access.key_request_for_operator(viewer, request_id)
        request.state = KEY_REQUESTS.after(request.state, "decline")
        _sign(request, viewer, said)
        await request.save()
        await applying.tell(viewer, request, "declined", KeyRequestDeclined)
    return request


async def _client_for(viewer: Official, request: KeyRequest) -> ExchangeClient:
    known = await ExchangeClient.get_or_none(
        organisation_id=request.organisation_id, name=request.system, staff_id=None
    )
    if known is None:
        return await clients.register_within(
            viewer, request.organisation_id, name=request.system, contact=request.contact
        )
    if known.state is ClientState.CLOSED:
        raise WrongState(known.state, "grant")
    return known


def _words(typed: str) -> str:
    return clean_text(typed, field="words", max_length=WORDS_LENGTH, multiline=True)


def _sign(request: KeyRequest, viewer: Official, words: str | None) -> None:
    request.answer = words
    request.answered_at = clock.now()
    request.answered_by_id = viewer.person_id
