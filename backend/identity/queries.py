"""What people may read about themselves and about organisations."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.expressions import Q, Subquery

from backend.foundation import asking, clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Official, Role, SignedIn
from backend.identity import access, sessions
from backend.identity.models import (
    Organisation,
    OrganisationKind,
    Person,
    Post,
    RecoveryCode,
    SecondFactor,
    SecondFactorReset,
    Session,
    WrongTry,
)


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


MOST_DEVICES = 50
"""Nobody is signed in on more by herself."""


async def sessions_of(viewer: SignedIn) -> list[Session]:
    """Where the viewer is signed in now, the latest used first."""
    now = clock.now()
    begun = Session.filter(
        person_id=viewer.person_id,
        ended_at=None,
        started_at__gt=now - sessions.CITIZEN_ABSOLUTE,
        seen_at__gt=now - max(sessions.CITIZEN_IDLE, sessions.STAFF_IDLE),
    )
    rows = await begun.order_by("-seen_at", "id").limit(MOST_DEVICES)
    return [row for row in rows if not sessions.is_over(row, now)]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnSecondFactor:
    """Since when somebody has a second factor, and how many printed codes are left."""

    since: datetime
    recovery_codes_left: int


async def second_factor_of(viewer: SignedIn) -> OwnSecondFactor | None:
    """The viewer's own second factor, if she has one."""
    factor = await SecondFactor.get_or_none(person_id=viewer.person_id)
    if factor is None or factor.enrolled_at is None:
        return None
    left = await RecoveryCode.filter(person_id=viewer.person_id, used_at=None).count()
    return OwnSecondFactor(since=factor.enrolled_at, recovery_codes_left=left)


WRONG_TRIES_SHOWN = 20
WRONG_TRIES_WITHIN = timedelta(days=30)
"""What somebody can still remember to have typed herself."""


async def wrong_tries_of(viewer: SignedIn) -> list[WrongTry]:
    """Wrong codes at the viewer's account lately, the newest first."""
    index = (await person_of(viewer)).phone_index
    since = clock.now() - WRONG_TRIES_WITHIN
    tries = WrongTry.filter(phone_index=index, at__gt=since)
    return await tries.order_by("-at", "id").limit(WRONG_TRIES_SHOWN)


async def second_factor_resets(viewer: Official, page: PageRequest) -> Page[SecondFactorReset]:
    """All that were asked for, newest first, with what became of each. Raises FORBIDDEN."""
    access.require_operator(viewer)
    return await page_of(SecondFactorReset.all().select_related("person"), page, order="asked_at")


async def committee_at(region: str) -> Organisation | None:
    """The committee that serves a region through the portal, if one does."""
    return await Organisation.get_or_none(region=region, kind=OrganisationKind.COMMITTEE)


@asking.as_the_portal("who holds a post, for whoever may name them for one more")
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
