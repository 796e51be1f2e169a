"""Who in an office is told: the people who hold the fitting posts today."""

from collections.abc import Collection
from uuid import UUID

from tortoise.expressions import Q

from backend.foundation import clock
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, OrganisationKind, Post
from backend.regions import branches


async def people_in(organisation_id: UUID, roles: Collection[Role]) -> set[UUID]:
    """Whose post with one of the roles includes today."""
    today = clock.today()
    posts = await Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=today),
        organisation_id=organisation_id,
        role__in=roles,
        valid_from__lte=today,
    )
    return {post.person_id for post in posts}


async def portal_offices() -> list[Organisation]:
    """The offices that run the portal."""
    return await Organisation.filter(kind=OrganisationKind.PORTAL)


async def offices_above(region: str, roles: Collection[Role]) -> list[Organisation]:
    """Those in whose branch a region lies, and that ever had a post with one of the roles."""
    holding = branches.holding(region)
    found = Organisation.filter(region__in=holding, posts__role__in=roles)
    return await found.distinct().order_by("id")
