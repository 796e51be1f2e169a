"""What the departments' door gives to tell: a resident is asked, an operator must look."""

from collections.abc import Mapping
from uuid import UUID

from backend.exchange import queries as exchange
from backend.exchange.models import ConsentRequest, ExchangeAlert, KeyRequest
from backend.foundation.clock import CHINA
from backend.foundation.vault import Vault
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling


async def consent_asked(vault: Vault, consent_id: UUID) -> list[Telling]:
    """A department asks a resident; nothing for somebody who is not known here."""
    holder = await exchange.holder_of(vault, consent_id)
    if holder is None:
        return []
    consent = await ConsentRequest.get(id=consent_id).prefetch_related("client__organisation")
    telling = Telling(
        kind=NoticeKind.CONSENT_ASKED,
        told_of=consent.id,
        subject_id=consent.id,
        people=[holder.id],
        facts={
            "department": consent.client.organisation.name,
            "contact": consent.client.contact,
            "purpose": consent.purpose,
            "ask_until": consent.ask_until.astimezone(CHINA).date(),
        },
    )
    return [telling]


async def alert_raised(alert_id: UUID) -> list[Telling]:
    """A client asks in a way that somebody must look at."""
    alert = await ExchangeAlert.get(id=alert_id).prefetch_related("client__organisation")
    facts = {
        "department": alert.client.organisation.name,
        "system": alert.client.name,
        "severe": alert.severe,
    }
    return await _for_operators(NoticeKind.EXCHANGE_ALERT, alert.id, facts)


async def key_requested(request_id: UUID) -> list[Telling]:
    """A department asks for a key, and waits."""
    request = await _key_request(request_id)
    facts = {
        "department": request.organisation.name,
        "system": request.system,
        "due_on": request.due_on,
    }
    return await _for_operators(NoticeKind.KEY_REQUESTED, request.id, facts)


async def key_answered(request_id: UUID, kind: NoticeKind) -> Telling:
    """The applicant has an answer, in the inbox of her post."""
    request = await _key_request(request_id)
    until = request.collect_until
    return Telling(
        kind=kind,
        told_of=request.id,
        subject_id=request.id,
        people=[request.applicant_id],
        facts={
            "system": request.system,
            "answer": request.answer,
            "collect_until": until and until.astimezone(CHINA).date(),
        },
        organisation_id=request.organisation_id,
    )


async def _key_request(request_id: UUID) -> KeyRequest:
    return await KeyRequest.get(id=request_id).prefetch_related("organisation")


async def _for_operators(
    kind: NoticeKind, subject_id: UUID, facts: Mapping[str, object]
) -> list[Telling]:
    """Told to every office that runs the portal."""
    return [
        Telling(
            kind=kind,
            told_of=subject_id,
            subject_id=subject_id,
            people=sorted(await offices.people_in(office.id, DESK[kind])),
            facts=facts,
            organisation_id=office.id,
        )
        for office in await offices.portal_offices()
    ]
