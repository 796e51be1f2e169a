"""Batch reads for contexts that hold references to people and organisations."""

from uuid import UUID

from backend.identity.models import Organisation, Person


async def people_by_id(ids: list[UUID]) -> list[Person]:
    """People in the order of the ids; a reference always points to one."""
    found = await Person.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


async def organisations_by_id(ids: list[UUID]) -> list[Organisation]:
    """Organisations in the order of the ids; a reference always points to one."""
    found = await Organisation.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]
