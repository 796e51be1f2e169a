"""Watching how a client asks, in the transaction of each answer; what operators make of it."""

from collections.abc import Sequence
from uuid import UUID

from backend.exchange import access, alarms
from backend.exchange.alarms import Hit, Seen
from backend.exchange.kinds import AlertKind
from backend.exchange.lifecycle import CLIENTS, ClientSuspended, ExchangeAlertRaised
from backend.exchange.models import ExchangeAlert, ExchangeAnswer, ExchangeClient, ExchangeLookup
from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound
from backend.foundation.lifecycle import WrongState
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, System

WORDS_LENGTH = 500
_SYSTEM = System(job="exchange alarms")


async def watch(
    client: ExchangeClient, answer: ExchangeAnswer, lookups: Sequence[ExchangeLookup]
) -> bool:
    """Writes down what is asked for, and whether the client was suspended for how it asks.

    Call it in the transaction of the answer, with the client locked. An alert that an operator has
    not handled yet is not raised again, unless it becomes severe.
    """
    for lookup in lookups:
        lookup.at, lookup.answer_id = answer.at, answer.id
        lookup.client_id, lookup.case_number = client.id, answer.case_number or ""
    if not lookups:
        return False
    await ExchangeLookup.bulk_create(lookups)
    found = alarms.hits(await _trail(client), answer.at)
    for hit in await _new(client, found):
        await _raise(client, hit)
    severe = any(hit.severe for hit in found)
    if severe:
        await suspend_locked(_SYSTEM, client)
    return severe


async def suspend_locked(viewer: Official | System, client: ExchangeClient) -> None:
    """Suspends a client whose row the running transaction holds."""
    client.state = CLIENTS.after(client.state, "suspend")
    await client.save(update_fields=["state"])
    await audit.record(viewer, "exchange.client_suspended", client.id)
    await outbox.record(ClientSuspended(client_id=client.id))


async def handle_alert(viewer: Official, alert_id: UUID, *, words: str) -> ExchangeAlert:
    """An operator has looked at an alert and says what it was; once.

    Raises NOT_FOUND, FORBIDDEN, WRONG_STATE for a second time, or what is wrong with the words.
    """
    said = clean_text(words, field="words", max_length=WORDS_LENGTH, multiline=True)
    async with transaction():
        rows = access.alerts_visible_to(viewer).select_for_update(no_key=True)
        alert = await rows.get_or_none(id=alert_id)
        if alert is None:
            raise NotFound
        if alert.handled_at is not None:
            raise WrongState(alert.kind, "handle")
        alert.handled_at, alert.words = clock.now(), said
        alert.handled_by_id = viewer.person_id
        await alert.save(update_fields=["handled_at", "words", "handled_by_id"])
        await audit.record(viewer, "exchange.alert_handled", alert.id)
    return alert


async def _trail(client: ExchangeClient) -> list[Seen]:
    since = max(client.watched_since, clock.now() - alarms.WINDOW)
    rows = (
        await ExchangeLookup.filter(client_id=client.id, at__gt=since)
        .order_by("-at", "-id")
        .limit(alarms.TRAIL)
        .values("at", "case_number", "known", "person", "series", "serial")
    )
    return [Seen(**row) for row in rows]


async def _new(client: ExchangeClient, found: Sequence[Hit]) -> list[Hit]:
    if not found:
        return []
    rows = ExchangeAlert.filter(client_id=client.id, handled_at=None)
    open_alerts = set(await rows.values_list("kind", "severe"))
    return [
        hit
        for hit in found
        if (hit.kind, True) not in open_alerts and (hit.kind, hit.severe) not in open_alerts
    ]


async def _raise(client: ExchangeClient, hit: Hit) -> None:
    limit = alarms.THRESHOLDS[AlertKind(hit.kind)]
    alert = await ExchangeAlert.create(
        client_id=client.id,
        kind=hit.kind,
        severe=hit.severe,
        details={**hit.figures, "told": limit.told, "severe": limit.severe},
        raised_at=clock.now(),
    )
    await audit.record(_SYSTEM, "exchange.alert_raised", alert.id, kind=hit.kind.value)
    await outbox.record(ExchangeAlertRaised(alert_id=alert.id, client_id=client.id))
