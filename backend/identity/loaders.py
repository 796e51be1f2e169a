"""Batch reads for contexts that hold references to people and organisations."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.expressions import Q
from tortoise.models import Model

from backend.foundation import asking, clock
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, Person, Post


async def people_by_id(ids: list[UUID]) -> list[Person]:
    """People in the order of the ids: the viewer, or who applied for what she has in hand."""
    found = await Person.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


@asking.as_the_portal("the name of whom a row names that somebody sees")
async def names_by_id(ids: list[UUID]) -> list[str]:
    """Names in the order of the ids; a reference always points to somebody.

    People are named across offices, so that PostgreSQL cannot say whose name is whose to read: who
    asks has seen the row with the id. Nothing but the name is read.
    """
    found = dict(await Person.filter(id__in=ids).values_list("id", "name"))
    return [found[id_] for id_ in ids]


async def name_of(person_id: UUID) -> str:
    """The same for one."""
    return (await names_by_id([person_id]))[0]


@asking.as_the_portal("the name of whom a row names that somebody sees")
async def name_in(rows: Sequence[Model], relation: str = "person") -> None:
    """The same for rows that were read: `row.person.name`, and nothing else of her. One statement.

    Not a join: to whoever may not see her, she would be missing from it.
    """
    ids = {getattr(row, f"{relation}_id") for row in rows} - {None}
    if not ids:
        return
    named = {person.id: person for person in await Person.filter(id__in=ids).only("id", "name")}
    for row in rows:
        if (person_id := getattr(row, f"{relation}_id")) is not None:
            setattr(row, relation, named[person_id])


async def organisations_by_id(ids: list[UUID]) -> list[Organisation]:
    """Organisations in the order of the ids; a reference always points to one."""
    found = await Organisation.in_bulk(ids, "id")
    return [found[id_] for id_ in ids]


@asking.as_the_portal("who holds which post, for whoever works beside them")
async def posts_by_organisation(ids: list[UUID]) -> list[list[Post]]:
    """The posts that people hold today in each organisation."""
    today = clock.today()
    posts: dict[UUID, list[Post]] = {id_: [] for id_ in ids}
    rows = Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today), organisation_id__in=ids, valid_from__lte=today
    )
    for row in await rows:
        posts[row.organisation_id].append(row)
    return [posts[id_] for id_ in ids]


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
