"""What a person takes with her of the departments' door: who asked for her papers, her answers."""

from typing import Any

from backend.exchange import access, consents, loaders
from backend.exchange.models import ConsentRequest, ExchangeClient
from backend.foundation import clock
from backend.foundation.exports import Section
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import loaders as identity


async def consents_of(services: Services, viewer: Citizen) -> Section:
    """Every request for consent with what became of it, newest first."""
    rows = await (await access.consents_for(services.vault, viewer)).order_by("-asked_at", "-id")
    clients = await loaders.clients_by_id([row.client_id for row in rows])
    offices = await identity.organisations_by_id([client.organisation_id for client in clients])
    chosen = await loaders.chosen_by_consent([row.id for row in rows])
    content = [
        _told(row, client)
        | {"organisation": office.name, "proofs": [str(proof_id) for proof_id in proof_ids]}
        for row, client, office, proof_ids in zip(rows, clients, offices, chosen, strict=True)
    ]
    return Section(name="consents", content=content)


def _told(row: ConsentRequest, client: ExchangeClient) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "state": consents.state_of(row, clock.now(), clock.today()).value,
        "system": client.name,
        "purpose": row.purpose,
        "legalNote": row.legal_note,
        "caseNumber": row.case_number,
        "wanted": row.wanted,
        "days": row.days,
        "askedAt": row.asked_at.isoformat(),
        "decidedAt": row.decided_at and row.decided_at.isoformat(),
        "validUntil": row.valid_until and row.valid_until.isoformat(),
        "overAt": row.over_at and row.over_at.isoformat(),
    }
