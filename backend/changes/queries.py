"""Everything that reads requests: an office's, those that wait for a reviewer, the public's."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.changes import access
from backend.changes.lifecycle import ChangeState
from backend.changes.models import ChangeComment, ChangeEntry, ChangeRequest
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import Page, PageRequest, Position, page_of
from backend.foundation.viewer import Citizen, Official, Role

FEED_LENGTH = 100
"""What a reader of the feed who looks once a day cannot have missed."""

_DECIDED = (ChangeState.PUBLISHED, ChangeState.IN_FORCE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """A request that the public may read, and what one resident said of it, if she did."""

    request: ChangeRequest
    comment: ChangeComment | None


async def change_requests(
    viewer: Official, state: ChangeState | None, waiting: bool | None, request: PageRequest
) -> Page[ChangeRequest]:
    """Those the viewer may know of, the latest change first; or what waits for her, or does not."""
    rows = access.visible_to(viewer)
    if state is not None:
        rows = rows.filter(state=state)
    if waiting is not None:
        mine = _waiting_for(viewer)
        rows = rows.filter(mine if waiting else ~mine)
    return await page_of(rows, request, order="changed_at")


async def change_request(viewer: Official, request_id: UUID) -> ChangeRequest:
    """One of them, or NotFound."""
    return await access.known(viewer, request_id)


async def entries_for(
    viewer: Official, request_id: UUID, request: PageRequest
) -> Page[ChangeEntry]:
    """What a request is about: its office reads what it is writing, others what was filed."""
    found = await access.known(viewer, request_id)
    is_office = (
        Role.DEPARTMENT_STAFF in viewer.roles and found.organisation_id == viewer.organisation_id
    )
    round_ = found.round if is_office else found.filed_round
    return await _entries(found, round_, request)


async def comments_for(
    viewer: Official, request_id: UUID, request: PageRequest
) -> Page[ChangeComment]:
    """What the public said of a request, the newest first. Who said it is not for the viewer."""
    found = await access.known(viewer, request_id)
    return await page_of(ChangeComment.filter(request_id=found.id), request, order="written_at")


async def opinion_of(viewer: Citizen, number: str) -> Opinion:
    """What the viewer said of a request that everybody may read; or NotFound."""
    request = await access.published_by_number(number)
    comment = await ChangeComment.get_or_none(request_id=request.id, author_id=viewer.person_id)
    return Opinion(request=request, comment=comment)


async def public_requests(state: ChangeState | None, request: PageRequest) -> Page[ChangeRequest]:
    """What was ever filed, the latest change first, with its office."""
    rows = access.public().select_related("organisation")
    if state is not None:
        rows = rows.filter(state=state)
    return await page_of(rows, request, order="changed_at")


async def public_request(number: str) -> ChangeRequest | None:
    """One that was filed, with its office; None when there is no such."""
    return await access.with_number(number).select_related("organisation").first()


async def public_entries(request: ChangeRequest, page: PageRequest) -> Page[ChangeEntry]:
    """What was filed last of a request, in its order."""
    return await _entries(request, request.filed_round, page)


async def decided_requests() -> list[ChangeRequest]:
    """The latest that are published or in force, for the feed, with their offices."""
    rows = access.public().filter(state__in=_DECIDED).select_related("organisation")
    return await rows.order_by("-published_at", "-id").limit(FEED_LENGTH)


async def due_requests() -> list[UUID]:
    """Published ones whose day has come."""
    rows = ChangeRequest.filter(state=ChangeState.PUBLISHED, effective_from__lte=clock.today())
    found = await rows.order_by("published_at").values_list("id")
    return [row[0] for row in found]


def _waiting_for(viewer: Official) -> Q:
    """By the state alone: that somebody took another step of it is said on its page."""
    mine = Q(id__isnull=True)
    if Role.LEGAL_REVIEWER in viewer.roles:
        mine |= Q(state=ChangeState.FILED)
    if Role.POLICY_REVIEWER in viewer.roles:
        mine |= Q(state=ChangeState.LEGALLY_REVIEWED)
    if viewer.roles & access.PUBLISHING:
        mine |= Q(state=ChangeState.CONSULTING, consultation_ends_on__lt=clock.today())
    if Role.DEPARTMENT_STAFF in viewer.roles:
        own = (ChangeState.DRAFT, ChangeState.RETURNED)
        mine |= Q(state__in=own, organisation_id=viewer.organisation_id)
    return mine


async def _entries(request: ChangeRequest, round_: int, page: PageRequest) -> Page[ChangeEntry]:
    """In the order in which they were written."""
    rows: QuerySet[ChangeEntry] = ChangeEntry.filter(request_id=request.id, round=round_)
    found = rows
    if page.after is not None:
        last = await rows.get_or_none(id=page.after.id)
        if last is None:
            raise Problem(ProblemCode.CURSOR_INVALID, field="after")
        found = rows.filter(position__gt=last.position)
    items = await found.order_by("position").limit(page.first + 1)
    shown = items[: page.first]
    return Page(
        items=shown,
        positions=[Position(request.changed_at, item.id) for item in shown],
        has_next=len(items) > page.first,
        count=rows.count,
    )
