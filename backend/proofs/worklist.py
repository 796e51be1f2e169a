"""The desk's worklist: tabs, their counters, search, and whether anything changed."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from backend.foundation import clock, text
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import Page, PageRequest, Position, page_of
from backend.foundation.viewer import Official
from backend.proofs import access
from backend.proofs.lifecycle import IN_PRODUCTION, OPEN, ProofState
from backend.proofs.models import Proof
from backend.proofs.standing import Standing, rows_that


class Stage(StrEnum):
    """A tab of the worklist."""

    MINE = "mine"
    TO_CHECK = "to_check"
    TO_APPROVE = "to_approve"
    WAITING_FOR_RESIDENT = "waiting_for_resident"
    IN_PRODUCTION = "in_production"
    STUCK = "stuck"
    OVERDUE = "overdue"
    ISSUED = "issued"
    DOUBTED = "doubted"
    ALL = "all"


SEARCH_LENGTH = 100
"""As long as the longest name."""
_NEWEST_FIRST = frozenset({Stage.ISSUED, Stage.DOUBTED, Stage.ALL})
_WATCHED = 50
"""See `revision`: how many changes may overtake one between its number and its commit."""


_STATES: Mapping[Stage, frozenset[ProofState]] = {
    Stage.MINE: OPEN,
    Stage.TO_CHECK: frozenset({ProofState.REQUESTED}),
    Stage.TO_APPROVE: frozenset({ProofState.CHECKED}),
    Stage.WAITING_FOR_RESIDENT: frozenset({ProofState.SENT_BACK}),
    Stage.IN_PRODUCTION: IN_PRODUCTION,
    Stage.STUCK: frozenset({ProofState.RENDER_FAILED, ProofState.SEAL_FAILED}),
    Stage.OVERDUE: frozenset({ProofState.REQUESTED, ProofState.CHECKED}),
    Stage.ISSUED: frozenset({ProofState.ISSUED}),
    Stage.DOUBTED: frozenset({ProofState.ISSUED}),
    Stage.ALL: frozenset(ProofState),
}


def _predicate(viewer: Official, stage: Stage) -> Q:
    """The one predicate that a list and its counter share."""
    states = Q(state__in=_STATES[stage])
    match stage:
        case Stage.MINE:
            return states & Q(handler_id=viewer.person_id)
        case Stage.OVERDUE:
            return states & Q(due_on__lt=clock.today())
        case Stage.DOUBTED:
            return rows_that(Standing.DOUBTED, clock.today())
        case _:
            return states


async def worklist(
    viewer: Official, stage: Stage, request: PageRequest, *, search: str | None = None
) -> Page[Proof]:
    """One tab: what is due first comes first; what is issued, and all together, newest first.

    `search` keeps the cases that mention every one of its words in title, name of applicant or
    subject, or number. Raises TEXT_TOO_LONG or TEXT_FORBIDDEN_CHARACTER for what is no search.
    """
    rows = access.visible_to(viewer).filter(_predicate(viewer, stage), *_mentioning(search))
    if stage in _NEWEST_FIRST:
        return await page_of(rows, request, order="requested_at")
    return await _most_urgent(viewer, rows, request)


async def counters(viewer: Official) -> Mapping[Stage, int]:
    """How many proofs each tab lists, by the same predicates. One statement."""
    counts = {stage.value: Count("id", _filter=_predicate(viewer, stage)) for stage in Stage}
    [row] = await access.visible_to(viewer).annotate(**counts).values(*counts)
    return {stage: row[stage.value] for stage in Stage}


async def revision(viewer: Official) -> str:
    """Another value after any change of a case that the viewer may know of, and on another day.

    Every write gives its row the next number of all (models.Proof.change). A number is given before
    its transaction commits, so that a lower one may become visible after a higher one: the newest
    _WATCHED numbers are watched, not the highest alone.
    """
    rows = access.visible_to(viewer).order_by("-change").limit(_WATCHED)
    newest = await rows.values_list("change", flat=True)
    # What is overdue changes with the day.
    return hashlib.sha256(repr((clock.today(), newest)).encode()).hexdigest()[:32]


def _mentioning(search: str | None) -> list[Q]:
    if search is None or not search.strip():
        return []
    words = text.clean_text(search, field="search", max_length=SEARCH_LENGTH).split()
    return [
        Q(title__icontains=word)
        | Q(subject_name__icontains=word)
        | Q(applicant__name__icontains=word)
        | Q(snapshot__number__icontains=text.as_in_document_numbers(word))
        for word in words
    ]


async def _most_urgent(
    viewer: Official, rows: QuerySet[Proof], request: PageRequest
) -> Page[Proof]:
    """A page by the last day, then by the time of the request, then by id."""
    found = rows
    if request.after is not None:
        found = rows.filter(await _after(viewer, request.after))
    items = await found.order_by("due_on", "requested_at", "id").limit(request.first + 1)
    shown = items[: request.first]
    return Page(
        items=shown,
        positions=[Position(row.requested_at, row.id) for row in shown],
        has_next=len(items) > request.first,
        count=rows.count,
    )


async def _after(viewer: Official, last: Position) -> Q:
    """What comes behind a case. Its last day is read anew, since a position does not hold it."""
    row = await access.visible_to(viewer).get_or_none(id=last.id)
    if row is None:
        raise Problem(ProblemCode.CURSOR_INVALID, field="after")
    same_day = Q(due_on=row.due_on)
    return (
        Q(due_on__gt=row.due_on)
        | (same_day & Q(requested_at__gt=last.at))
        | (same_day & Q(requested_at=last.at, id__gt=last.id))
    )
