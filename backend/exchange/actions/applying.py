"""What a department does for a key: ask for one, take that back, and collect it once."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from backend.exchange import access, terms, waiting
from backend.exchange.actions import clients
from backend.exchange.actions.clients import CLIENT_NAME_LENGTH, CONTACT_LENGTH, IssuedToken
from backend.exchange.lifecycle import (
    KEY_REQUESTS,
    KeyCollected,
    KeyRequestEvent,
    KeyRequestFiled,
    KeyRequestState,
    KeyRequestWithdrawn,
)
from backend.exchange.models import KeyRequest
from backend.exchange.terms import KeyTerms
from backend.foundation import audit, clock, db, deadlines, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official

COLLECT_DAYS = 14
PURPOSE_LENGTH = 500
_SAID = ("organisation_id", "system", "contact", "purpose", "wished")


@dataclass(frozen=True, kw_only=True, slots=True)
class NewKeyRequest:
    """What a department says of its system, and what the key should be good for."""

    system: str
    contact: str
    purpose: str
    wished: KeyTerms


async def file(viewer: Official, new: NewKeyRequest, client_token: UUID) -> KeyRequest:
    """Asks for a key; the term for an answer begins.

    The same token with the same content gives the same request again, with other content
    TOKEN_REUSED. Raises KEY_REQUESTED while a request for this system is open, TEXT_EMPTY for a
    key that would open nothing, and what terms.checked or clean_text find.
    """
    request = await _drafted(viewer, new, client_token)
    async with transaction():
        # Doubled submits, and two colleagues for one system, come one after the other.
        await db.serialise(f"key request {viewer.organisation_id}")
        known = await KeyRequest.get_or_none(
            applicant_id=viewer.person_id, client_token=client_token
        )
        if known is not None:
            return _same(known, request)
        await _refuse_second(request)
        await request.save(force_create=True)
        await tell(viewer, request, "filed", KeyRequestFiled)
    return request


async def withdraw(viewer: Official, request_id: UUID) -> KeyRequest:
    """Takes a request back before it is answered. Raises NOT_FOUND, WRONG_STATE."""
    async with transaction():
        request = await access.key_request_for_applicant(viewer, request_id)
        request.state = KEY_REQUESTS.after(request.state, "withdraw")
        await request.save(update_fields=["state"])
        await tell(viewer, request, "withdrawn", KeyRequestWithdrawn)
    return request


async def collect(services: Services, viewer: Official, request_id: UUID) -> IssuedToken:
    """Makes the granted key and shows it, once: of two presses at the same time one gets it.

    Raises STEP_UP_REQUIRED, NOT_FOUND, WRONG_STATE for what is not granted or a closed client,
    KEY_COLLECTED, and KEY_LAPSED after COLLECT_DAYS.
    """
    access.require_stepped_up(viewer)
    async with transaction():
        request = await access.key_request_for_applicant(viewer, request_id)
        draft = _draft_of(request)
        client = await access.client_for_collection(request)
        issued = await clients.issue_within(viewer, client, draft, sandbox=services.sandbox)
        request.token_id = issued.token.id
        await request.save(update_fields=["token_id"])
        await tell(viewer, request, "collected", KeyCollected)
    return issued


def is_collectable(request: KeyRequest) -> bool:
    """Whether a key waits for its applicant."""
    return (
        request.collect_until is not None
        and request.token_id is None
        and clock.now() < request.collect_until
    )


async def tell(
    viewer: Official, request: KeyRequest, deed: str, event: type[KeyRequestEvent]
) -> None:
    """Records the deed and tells of it, inside the running transaction."""
    await audit.record(viewer, f"exchange.key_request_{deed}", request.id)
    await outbox.record(event(key_request_id=request.id))


async def _drafted(viewer: Official, new: NewKeyRequest, client_token: UUID) -> KeyRequest:
    terms.require_use(new.wished)
    due = deadlines.add_working_days(clock.today(), waiting.PROMISED_DAYS)
    return KeyRequest(
        id=uuid4(),
        organisation_id=viewer.organisation_id,
        applicant_id=viewer.person_id,
        client_token=client_token,
        system=clean_text(new.system, field="system", max_length=CLIENT_NAME_LENGTH),
        contact=clean_text(new.contact, field="contact", max_length=CONTACT_LENGTH),
        purpose=clean_text(new.purpose, field="purpose", max_length=PURPOSE_LENGTH, multiline=True),
        wished=(await terms.checked(new.wished)).stored(),
        filed_at=clock.now(),
        due_on=due.on,
        calendar_known=due.calendar_known,
    )


def _same(known: KeyRequest, request: KeyRequest) -> KeyRequest:
    if any(getattr(known, name) != getattr(request, name) for name in _SAID):
        raise Problem(ProblemCode.TOKEN_REUSED, field="clientToken")
    return known


async def _refuse_second(request: KeyRequest) -> None:
    rows = KeyRequest.filter(organisation_id=request.organisation_id, system=request.system)
    if await rows.filter(state=KeyRequestState.FILED).exists():
        raise Problem(ProblemCode.KEY_REQUESTED, field="system")


def _draft_of(request: KeyRequest) -> clients.KeyDraft:
    if request.granted is None or request.key_days is None:
        raise WrongState(request.state, "collect")
    if request.token_id is not None:
        raise Problem(ProblemCode.KEY_COLLECTED)
    if not is_collectable(request):
        raise Problem(ProblemCode.KEY_LAPSED, days=COLLECT_DAYS)
    return clients.KeyDraft(
        label=request.system[: clients.LABEL_LENGTH],
        terms=KeyTerms.from_stored(request.granted),
        expires_at=clock.now() + timedelta(days=request.key_days),
        issuer_id=request.answered_by_id,
    )
