"""Batch reads for contexts that hold references to people and organisations."""

from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import clock
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, Person, Post


async def people_by_id(ids: list[UUID]) -> list[Person]:
    """People in the order of the ids; a reference always points to one."""
    found = await Person.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


async def organisations_by_id(ids: list[UUID]) -> list[Organisation]:
    """Organisations in the order of the ids; a reference always points to one."""
    found = await Organisation.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


async def agents_by_uscc(codes: list[str]) -> list[set[UUID]]:
    """Who is an agent today of the organisation with each code; nobody if it is unknown."""
    today = clock.today()
    posts = Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        organisation__uscc__in=codes,
        role=Role.AGENT,
        valid_from__lte=today,
    )
    agents: dict[str, set[UUID]] = {code: set() for code in codes}
    for person_id, code in await posts.values_list("person_id", "organisation__uscc"):
        agents[code].add(person_id)
    return [agents[code] for code in codes]
