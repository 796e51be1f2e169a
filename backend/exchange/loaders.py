"""Batch reads of what belongs to a client."""

from uuid import UUID

from backend.exchange.models import ConsentedProof, ExchangeClient, ExchangeToken
from backend.foundation import asking


async def tokens_by_client(ids: list[UUID]) -> list[list[ExchangeToken]]:
    """The keys of each client, newest first."""
    rows = await ExchangeToken.filter(client_id__in=ids).order_by("-created_at")
    return [[row for row in rows if row.client_id == id_] for id_ in ids]


@asking.as_the_portal("who asked, as a row names it that somebody sees")
async def clients_by_id(ids: list[UUID]) -> list[ExchangeClient]:
    """Clients in the order of the ids; a reference always points to one."""
    found = await ExchangeClient.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


async def tokens_by_id(ids: list[UUID]) -> list[ExchangeToken]:
    """Keys in the order of the ids; a reference always points to one."""
    found = await ExchangeToken.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


async def chosen_by_consent(ids: list[UUID]) -> list[list[UUID]]:
    """The papers that were chosen for each consent."""
    rows = await ConsentedProof.filter(consent_id__in=ids).order_by("proof_id")
    return [[row.proof_id for row in rows if row.consent_id == id_] for id_ in ids]
