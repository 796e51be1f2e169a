"""Which offices supervise: those with a post for it today; and who is the next above a place."""

from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from backend.foundation import clock
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, OrganisationKind, Post
from backend.regions import branches

_COMMUNITIES = frozenset({OrganisationKind.COMMITTEE, OrganisationKind.TOWNSHIP})


def able_to_help(handler_id: UUID, handled_in: str) -> QuerySet[Organisation]:
    """The offices to which this handler may send a complaint, unless one is the accused.

    They supervise, in its branch. Nothing is pushed down to townships and committees
    (首接负责，不得向下推诿): a township leads only what it handles itself.
    """
    return Organisation.filter(
        Q(id=handler_id) | ~Q(kind__in=_COMMUNITIES),
        id__in=Subquery(holding(Role.SUPERVISOR).values("organisation_id")),
        region__startswith=branches.prefix(handled_in),
    )


async def fit_to_help(
    ids: set[UUID], *, handler_id: UUID, handled_in: str, accused_id: UUID | None
) -> bool:
    """Whether the handler may send a complaint to all of these offices."""
    if accused_id in ids:
        return False
    return await able_to_help(handler_id, handled_in).filter(id__in=ids).count() == len(ids)


async def branch_above(region: str, *, accused_id: UUID | None) -> str | None:
    """The narrowest branch above a region's that another office than the accused supervises."""
    posts = holding(Role.SUPERVISOR).filter(organisation__region__in=branches.holding(region)[:-1])
    if accused_id is not None:
        posts = posts.exclude(organisation_id=accused_id)
    supervised = await posts.select_related("organisation")
    found: set[str] = {post.organisation.region for post in supervised}
    return max(found, key=_depth, default=None)


async def supervises(organisation_id: UUID) -> bool:
    """Whether an office has somebody who supervises today."""
    return await holding(Role.SUPERVISOR).filter(organisation_id=organisation_id).exists()


def _depth(region: str) -> int:
    return len(branches.prefix(region))


def holding(role: Role) -> QuerySet[Post]:
    """The posts with a role that include today."""
    today = clock.today()
    return Post.filter(Q(valid_to=None) | Q(valid_to__gte=today), role=role, valid_from__lte=today)
