"""What people may read about themselves and about organisations."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.expressions import Q, Subquery

from backend.foundation import clock
from backend.foundation.viewer import Role, SignedIn
from backend.identity.models import Organisation, OrganisationKind, Person, Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """An organisation and the roles a person holds in it today."""

    organisation: Organisation
    roles: frozenset[Role]


async def person_of(viewer: SignedIn) -> Person:
    """The viewer's own row."""
    return await Person.get(id=viewer.person_id)


async def offices_of(viewer: SignedIn) -> list[Office]:
    """The organisations the viewer may act for today."""
    today = clock.today()
    posts = await Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        person_id=viewer.person_id,
        valid_from__lte=today,
    ).prefetch_related("organisation")
    roles: dict[UUID, set[Role]] = {}
    organisations: dict[UUID, Organisation] = {}
    for post in posts:
        organisations[post.organisation.id] = post.organisation
        roles.setdefault(post.organisation.id, set()).add(post.role)
    return [
        Office(organisation=organisations[key], roles=frozenset(held))
        for key, held in roles.items()
    ]


async def committee_at(region: str) -> Organisation | None:
    """The committee that serves a region through the portal, if one does."""
    return await Organisation.get_or_none(region=region, kind=OrganisationKind.COMMITTEE)


async def holders_of(role: Role, organisation_id: UUID, *, without: Role) -> list[Person]:
    """Who holds a role in an organisation today and not the other one, by name."""
    today = clock.today()
    held = Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        organisation_id=organisation_id,
        valid_from__lte=today,
    )
    both = held.filter(role=without).values("person_id")
    found = Person.filter(id__in=Subquery(held.filter(role=role).values("person_id")))
    return await found.exclude(id__in=Subquery(both)).order_by("name", "id")
