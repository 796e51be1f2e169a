"""What operators read about clients and alerts, and both sides about consents and keys."""

from datetime import date, timedelta
from uuid import UUID

from backend.exchange import access, consents, waiting
from backend.exchange.lifecycle import ConsentState, KeyRequestState
from backend.exchange.models import (
    ConsentRequest,
    ExchangeAlert,
    ExchangeClient,
    ExchangeToken,
    KeyRequest,
)
from backend.foundation import asking, clock
from backend.foundation.errors import NotFound
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen, Department, Official
from backend.identity.models import Person

SOON = timedelta(days=30)
"""Enough to ask for the next key, wait for it and put it in."""


def ends_soon(token: ExchangeToken) -> bool:
    """Whether a key that is still good ends within SOON."""
    left = token.expires_at - clock.now()
    return token.revoked_at is None and timedelta(0) < left <= SOON


async def clients(viewer: Official, request: PageRequest) -> Page[ExchangeClient]:
    """All clients, newest first."""
    return await page_of(access.clients_visible_to(viewer), request, order="created_at")


async def client(viewer: Official, client_id: UUID) -> ExchangeClient:
    """One client, or NotFound."""
    found = await access.clients_visible_to(viewer).get_or_none(id=client_id)
    if found is None:
        raise NotFound
    return found


async def my_key_requests(viewer: Official, request: PageRequest) -> Page[KeyRequest]:
    """The keys the viewer asked for, newest first."""
    return await page_of(access.key_requests_of(viewer), request, order="filed_at")


async def key_requests(
    viewer: Official, request: PageRequest, *, state: KeyRequestState | None
) -> Page[KeyRequest]:
    """All requests for keys, newest first."""
    rows = access.key_requests_visible_to(viewer)
    if state is not None:
        rows = rows.filter(state=state)
    return await page_of(rows, request, order="filed_at")


def is_key_overdue(request: KeyRequest) -> bool:
    """Whether the term for an answer has passed without one."""
    return request.state is KeyRequestState.FILED and request.due_on < clock.today()


@asking.as_the_portal("a figure without names")
async def key_waiting_time() -> waiting.WaitingTime:
    """For everybody: figures without names. Two statements."""
    since = clock.now() - waiting.LATELY
    answered = KeyRequest.filter(answered_at__gte=since).values_list("filed_at", "answered_at")
    filed = KeyRequest.filter(state=KeyRequestState.FILED).values_list("filed_at")
    return waiting.figures(
        [(row[0], row[1]) for row in await answered], [row[0] for row in await filed], clock.today()
    )


async def alerts(
    viewer: Official, request: PageRequest, *, open_only: bool | None
) -> Page[ExchangeAlert]:
    """All alerts, newest first; only those that nobody has handled, or only those that are."""
    rows = access.alerts_visible_to(viewer)
    if open_only is not None:
        rows = rows.filter(handled_at__isnull=open_only)
    return await page_of(rows, request, order="raised_at")


async def consent_of(viewer: Department, consent_id: UUID) -> ConsentRequest:
    """One request of this client, or NotFound."""
    found = await access.consents_of(viewer).get_or_none(id=consent_id)
    if found is None:
        raise NotFound
    return found


async def console_consents(
    viewer: Official, request: PageRequest, *, state: ConsentState | None
) -> Page[ConsentRequest]:
    """What the staff of the viewer's department asked, newest first."""
    rows = access.consents_at_console(viewer.organisation_id)
    if state is not None:
        rows = rows.filter(consents.rows_in(state, clock.now(), clock.today()))
    return await page_of(rows, request, order="asked_at")


async def console_consent(viewer: Official, consent_id: UUID) -> ConsentRequest:
    """One of them, or NotFound."""
    found = await access.consents_at_console(viewer.organisation_id).get_or_none(id=consent_id)
    if found is None:
        raise NotFound
    return found


async def my_consents(
    vault: Vault, viewer: Citizen, request: PageRequest, *, state: ConsentState | None
) -> Page[ConsentRequest]:
    """What departments asked the viewer, newest first; with `state`, only what stands so today."""
    rows = await access.consents_for(vault, viewer)
    if state is not None:
        rows = rows.filter(consents.rows_in(state, clock.now(), clock.today()))
    return await page_of(rows, request, order="asked_at")


async def my_consent(vault: Vault, viewer: Citizen, consent_id: UUID) -> ConsentRequest:
    """One request to the viewer, or NotFound."""
    found = await (await access.consents_for(vault, viewer)).get_or_none(id=consent_id)
    if found is None:
        raise NotFound
    return found


async def open_consents_of_closed(person_id: UUID) -> list[UUID]:
    """The agreements of a person who has closed her account; nothing once she is back.

    By her number alone: her name may have changed since she agreed.
    """
    person = await Person.get_or_none(id=person_id, closed_at__isnull=False)
    if person is None:
        return []
    rows = ConsentRequest.filter(holder_index=person.id_number_index, state=ConsentState.AGREED)
    return [row[0] for row in await rows.values_list("id")]


async def holder_of(vault: Vault, consent_id: UUID) -> Person | None:
    """The resident who is asked, if she is known here; for telling her."""
    consent = await ConsentRequest.get(id=consent_id)
    person = await Person.get_or_none(id_number_index=consent.holder_index)
    if person is None or access.name_index(vault, person.name) != consent.name_index:
        return None
    return person


async def consents_past(today: date) -> list[UUID]:
    """Requests that nobody answered in time, and agreements whose last day has passed."""
    rows = ConsentRequest.filter(consents.late(clock.now()) | consents.over(today))
    return [row[0] for row in await rows.values_list("id")]
