"""Everything that reads complaints for supervising offices, the accused, the public, the clock."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from backend.complaints import access, board, overseers, terms
from backend.complaints.board import BoardStage, TermAge
from backend.complaints.lifecycle import ENDED, ComplaintState, ComplaintVerb
from backend.complaints.models import Complaint, ComplaintStep, Reminder
from backend.foundation import asking, clock
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.viewer import Official
from backend.identity.models import Organisation


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which complaints a supervising office asks for; None stands for all."""

    state: ComplaintState | None = None
    mine: bool | None = None
    """Handled or led by her office."""
    overdue: bool | None = None
    accused_id: UUID | None = None
    lead_id: UUID | None = None
    stage: BoardStage | None = None
    age: TermAge | None = None
    supervised: bool | None = None
    """Whether an office above looks on (督办) and it has not ended."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """The board: how many of each state, and of how many the present term is over."""

    by_state: Mapping[ComplaintState, int]
    overdue: int


async def complaints(viewer: Official, wanted: Wanted, request: PageRequest) -> Page[Complaint]:
    """Those the viewer's office may know of, the latest filed first."""
    return await page_of(_matching(viewer, wanted), request, order="filed_at")


async def complaint(viewer: Official, complaint_id: UUID) -> Complaint:
    """One of them, or NotFound."""
    return await access.known(viewer, complaint_id)


async def counts(viewer: Official, wanted: Wanted) -> Counts:
    """By the same predicate as the list."""
    found = _matching(viewer, wanted).annotate(found=Count("id")).group_by("state")
    by_state = {ComplaintState(state): n for state, n in await found.values_list("state", "found")}
    late = _matching(viewer, wanted).filter(_overdue())
    return Counts(by_state=by_state, overdue=await late.count())


async def cells(viewer: Official, wanted: Wanted) -> Mapping[tuple[BoardStage, TermAge], int]:
    """The board: how many stand in which stage, by how much of their term is over.

    By the same predicate as the list, in two statements; what has ended is on no board.
    """
    rows = _matching(viewer, wanted).filter(state__in=set(board.STAGE_OF))
    found: Counter[tuple[BoardStage, TermAge]] = Counter()
    grouped = rows.annotate(found=Count("id"))
    late = grouped.filter(_overdue()).group_by("state")
    for state, n in await late.values_list("state", "found"):
        found[board.STAGE_OF[ComplaintState(state)], TermAge.OVER] += n
    in_time = grouped.filter(~_overdue()).group_by("state", "reminded")
    for state, mark, n in await in_time.values_list("state", "reminded", "found"):
        age = board.AGE_OF.get(Reminder(mark), TermAge.OVER)
        found[board.STAGE_OF[ComplaintState(state)], age] += n
    return found


async def offices(viewer: Official, request: PageRequest) -> Page[Organisation]:
    """Those to which the viewer's office may send what it handles, by their age here."""
    found = overseers.able_to_help(viewer.organisation_id, viewer.region)
    return await page_of(found, request, order="created_at")


async def accusations(viewer: Official, request: PageRequest) -> Page[ComplaintStep]:
    """The steps by which the viewer's office was told of complaints, each with its complaint.

    Pages by them show when it was told, and nothing of when somebody complained.
    """
    known = Subquery(access.for_accused(viewer).values("id"))
    steps = ComplaintStep.filter(complaint_id__in=known, verb=ComplaintVerb.BEGIN)
    return await page_of(steps.select_related("complaint"), request, order="at")


async def accusation(viewer: Official, complaint_id: UUID) -> Complaint:
    """One that the viewer's office was told of, or NotFound."""
    return await access.told(viewer, complaint_id)


@asking.as_the_portal("what was made public")
async def public_notices(request: PageRequest) -> Page[ComplaintStep]:
    """What was made public (通报), the latest first, each with its complaint."""
    steps = ComplaintStep.filter(verb=ComplaintVerb.PUBLICISE).select_related("complaint")
    return await page_of(steps, request, order="at")


async def due_today() -> list[UUID]:
    """Those of which a mark of their term was passed, the most urgent first. One statement."""
    today = clock.today()
    running = Complaint.filter(due_on__isnull=False, reminded__lt=Reminder.OVER)
    rows = await running.order_by("due_on", "id")
    return [row.id for row in rows if terms.reached(row, today) > row.reminded]


def _matching(viewer: Official, wanted: Wanted) -> QuerySet[Complaint]:
    rows = access.for_supervisors(viewer)
    if wanted.state is not None:
        rows = rows.filter(state=wanted.state)
    if wanted.mine is not None:
        office = viewer.organisation_id
        # A complaint without a lead is nobody's to lead, in SQL too.
        mine = Q(handler_id=office) | Q(lead_id__isnull=False, lead_id=office)
        rows = rows.filter(mine if wanted.mine else ~mine)
    if wanted.overdue is not None:
        late = _overdue()
        rows = rows.filter(late if wanted.overdue else ~late)
    if wanted.accused_id is not None:
        rows = rows.filter(accused_id=wanted.accused_id)
    if wanted.lead_id is not None:
        rows = rows.filter(lead_id=wanted.lead_id)
    return _on_board(rows, wanted)


def _on_board(rows: QuerySet[Complaint], wanted: Wanted) -> QuerySet[Complaint]:
    """Those of a stage, of an age, or under supervision: by what the board counts."""
    if wanted.stage is not None:
        rows = rows.filter(state__in=board.STATES[wanted.stage])
    if wanted.age is not None:
        rows = rows.filter(_of_age(wanted.age), state__in=set(board.STAGE_OF))
    if wanted.supervised is not None:
        watched = Q(supervision__isnull=False) & ~Q(state__in=ENDED)
        rows = rows.filter(watched if wanted.supervised else ~watched)
    return rows


def _of_age(age: TermAge) -> Q:
    if age is TermAge.OVER:
        return _overdue() | Q(reminded=Reminder.OVER)
    return ~_overdue() & Q(reminded=board.MARKS[age])


def _overdue() -> Q:
    return Q(due_on__isnull=False, due_on__lt=clock.today())
