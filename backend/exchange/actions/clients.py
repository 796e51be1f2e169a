"""Letting systems of departments in: registering, keys, suspending and resuming."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from backend.exchange import access, admission, terms
from backend.exchange.actions import watching
from backend.exchange.lifecycle import CLIENTS, ClientState
from backend.exchange.models import ExchangeClient, ExchangeToken
from backend.exchange.terms import KeyTerms
from backend.foundation import audit, clock, db
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.text import clean_text
from backend.foundation.viewer import ExchangeScope, Official, System
from backend.identity.models import Organisation, OrganisationKind

LONGEST_TERM = timedelta(days=365)
"""A key that nobody renews is a key that nobody remembers."""
CLIENT_NAME_LENGTH = 100
CONTACT_LENGTH = 100
LABEL_LENGTH = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class NewToken:
    """What an operator enters for a key. Nothing is allowed that is not named here."""

    client_id: UUID
    label: str
    scopes: Sequence[ExchangeScope]
    regions: Sequence[str]
    item_types: Sequence[str]
    ip_ranges: Sequence[str]
    legal_bases: Sequence[str]
    expires_at: datetime

    def terms(self) -> KeyTerms:
        """What the key is to be good for."""
        return KeyTerms(
            scopes=self.scopes,
            regions=self.regions,
            item_types=self.item_types,
            ip_ranges=self.ip_ranges,
            legal_bases=self.legal_bases,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyDraft:
    """A key that may be made: checked terms, and the operator who answers for them."""

    label: str
    terms: KeyTerms
    expires_at: datetime
    issuer_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuedToken:
    """A new key. `secret` exists nowhere else, and is never shown again."""

    token: ExchangeToken
    secret: str


async def register(
    viewer: Official | System, *, organisation_id: UUID, name: str, contact: str
) -> ExchangeClient:
    """Registers a system of a department; it can do nothing until it has a key.

    Raises FORBIDDEN, NOT_FOUND, DEPARTMENT_REQUIRED for another kind of organisation, CLIENT_KNOWN
    for a second one of that name, or what is wrong with the texts.
    """
    access.require_operator(viewer)
    async with transaction():
        return await register_within(viewer, organisation_id, name=name, contact=contact)


async def register_within(
    viewer: Official | System, organisation_id: UUID, *, name: str, contact: str
) -> ExchangeClient:
    """The same inside the running transaction, for a viewer known to be an operator."""
    called = clean_text(name, field="name", max_length=CLIENT_NAME_LENGTH)
    reached = clean_text(contact, field="contact", max_length=CONTACT_LENGTH)
    await db.serialise(f"exchange clients {organisation_id}")
    await require_department(organisation_id)
    systems = ExchangeClient.filter(organisation_id=organisation_id, staff_id=None)
    if await systems.filter(name=called).exists():
        raise Problem(ProblemCode.CLIENT_KNOWN, field="name")
    now = clock.now()
    client = await ExchangeClient.create(
        organisation_id=organisation_id,
        name=called,
        contact=reached,
        created_at=now,
        watched_since=now,
        created_by_id=viewer.person_id if isinstance(viewer, Official) else None,
    )
    await audit.record(viewer, "exchange.client_registered", client.id)
    return client


async def issue_token(
    viewer: Official | System, new: NewToken, *, sandbox: bool = False
) -> IssuedToken:
    """Issues a key, in a `sandbox` one for tests; its secret is in the answer and nowhere else.

    Raises FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, WRONG_STATE for a closed client, DATE_INVALID
    beyond LONGEST_TERM, IP_RANGE_INVALID, REGION_UNKNOWN, ITEM_UNKNOWN, or what is wrong with a
    text.
    """
    access.require_operator(viewer)
    access.require_stepped_up(viewer)
    now = clock.now()
    if not now < new.expires_at <= now + LONGEST_TERM:
        raise Problem(ProblemCode.DATE_INVALID, field="expiresAt")
    draft = KeyDraft(
        label=clean_text(new.label, field="label", max_length=LABEL_LENGTH),
        terms=await terms.checked(new.terms()),
        expires_at=new.expires_at,
        issuer_id=viewer.person_id if isinstance(viewer, Official) else None,
    )
    async with transaction():
        client = await access.client_for_operator(viewer, new.client_id)
        return await issue_within(viewer, client, draft, sandbox=sandbox)


async def issue_within(
    viewer: Official | System, client: ExchangeClient, draft: KeyDraft, *, sandbox: bool
) -> IssuedToken:
    """Makes and stores a key of a locked client, inside the running transaction.

    Raises WRONG_STATE for a closed client.
    """
    if client.state is ClientState.CLOSED:
        raise WrongState(client.state, "issue_token")
    if client.staff_id is not None:  # A person signs in, and has no keys.
        raise NotFound
    secret = admission.new_token(sandbox=sandbox)
    token = await ExchangeToken.create(
        client_id=client.id,
        label=draft.label,
        prefix=secret[: admission.PREFIX_LENGTH],
        token_hash=admission.hash_of(secret),
        **draft.terms.stored(),
        created_at=clock.now(),
        created_by_id=draft.issuer_id,
        expires_at=draft.expires_at,
    )
    await audit.record(viewer, "exchange.token_issued", token.id, client=str(client.id))
    return IssuedToken(token=token, secret=secret)


async def revoke_token(viewer: Official | System, token_id: UUID) -> ExchangeToken:
    """Ends a key at once; a second time changes nothing. Raises FORBIDDEN or NOT_FOUND."""
    access.require_operator(viewer)
    async with transaction():
        token = await ExchangeToken.select_for_update(no_key=True).get_or_none(id=token_id)
        if token is None:
            raise NotFound
        if token.revoked_at is None:
            token.revoked_at = clock.now()
            await token.save(update_fields=["revoked_at"])
            await audit.record(viewer, "exchange.token_revoked", token.id)
    return token


async def suspend(viewer: Official | System, client_id: UUID) -> ExchangeClient:
    """No answers from now on, for any key. Raises FORBIDDEN, NOT_FOUND, WRONG_STATE."""
    async with transaction():
        client = await access.client_for_operator(viewer, client_id)
        await watching.suspend_locked(viewer, client)
    return client


async def resume(viewer: Official | System, client_id: UUID, *, words: str) -> ExchangeClient:
    """Answers again; `words` say why that is right, and stand in the audit trail.

    Raises FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, WRONG_STATE, or what is wrong with the words.
    """
    access.require_stepped_up(viewer)
    said = clean_text(words, field="words", max_length=watching.WORDS_LENGTH, multiline=True)
    async with transaction():
        client = await access.client_for_operator(viewer, client_id)
        client.state = CLIENTS.after(client.state, "resume")
        # What the operator has looked at must not suspend the client again at its first query.
        client.watched_since = clock.now()
        await client.save(update_fields=["state", "watched_since"])
        await audit.record(viewer, "exchange.client_resumed", client.id, words=said)
    return client


async def close(viewer: Official | System, client_id: UUID) -> ExchangeClient:
    """Ends a client for good. Raises FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, WRONG_STATE."""
    access.require_stepped_up(viewer)
    async with transaction():
        client = await access.client_for_operator(viewer, client_id)
        client.state = CLIENTS.after(client.state, "close")
        await client.save(update_fields=["state"])
        await audit.record(viewer, "exchange.client_closed", client.id)
    return client


async def require_department(organisation_id: UUID) -> None:
    """Raises NOT_FOUND, or DEPARTMENT_REQUIRED for another kind of organisation."""
    organisation = await Organisation.get_or_none(id=organisation_id)
    if organisation is None:
        raise NotFound
    if organisation.kind is not OrganisationKind.DEPARTMENT:
        raise Problem(ProblemCode.DEPARTMENT_REQUIRED, field="organisationId")
