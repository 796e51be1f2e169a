"""Batch reads for contexts whose documents are sealed."""

from uuid import UUID

from backend.seals import askings
from backend.seals.models import Seal


async def seals_by_id(ids: list[UUID]) -> list[Seal]:
    """Seals in the order of the ids; a reference always points to one."""
    found = await Seal.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


async def waits_for_keeper_by_document(ids: list[UUID]) -> list[bool]:
    """Whether each document waits for the word of the seal's keeper."""
    waiting = await askings.waiting_documents(ids)
    return [id_ in waiting for id_ in ids]


async def keeper_refusals_by_document(ids: list[UUID]) -> list[str | None]:
    """Why the keeper did not set the seal of each document, in her words."""
    said = await askings.refusals(ids)
    return [said.get(id_) for id_ in ids]
