"""Whose complaints a viewer may know of, and as what: complainant, handler, lead, or accused.

Each has a queryset of its own. Those of the accused never touch the complainant's table, and begin
when the lead has told it; supervising offices know those of their branch, but never one about
themselves, and nobody handles what she complained of herself.
"""

from collections.abc import Collection
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from backend.complaints import conditions
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.lifecycle import ComplaintState, ComplaintVerb
from backend.complaints.models import Complainant, Complaint, ComplaintAssistant
from backend.foundation import asking, clock
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Citizen, Official, Role
from backend.identity.models import Organisation, Post
from backend.regions import branches

ANSWERING = frozenset(
    {Role.PREPARER, Role.APPROVER, Role.TOWNSHIP, Role.DEPARTMENT_STAFF, Role.SUPERVISOR}
)
"""Who answers for an accused office, of whatever kind it is."""

UNTOLD = frozenset(
    {
        ComplaintState.FILED,
        ComplaintState.DECLINED,
        ComplaintState.WITHDRAWN,
        ComplaintState.ACCEPTED,
        ComplaintState.DISPATCHED,
        ComplaintState.OBJECTED,
    }
)
"""The accused knows nothing yet; of a complaint taken back, nothing any more."""

LEADING = frozenset(
    {
        ComplaintVerb.OBJECT,
        ComplaintVerb.BEGIN,
        ComplaintVerb.ASK,
        ComplaintVerb.EXTEND,
        ComplaintVerb.FIND,
        ComplaintVerb.DISMISS,
        ComplaintVerb.REPLY,
        ComplaintVerb.ORDER,
        ComplaintVerb.CONFIRM,
        ComplaintVerb.PUBLICISE,
        ComplaintVerb.TRANSFER,
        ComplaintVerb.ANSWER,
        ComplaintVerb.VISIT,
        ComplaintVerb.CLOSE,
    }
)
"""The verbs of the lead."""
HANDLING = frozenset({ComplaintVerb.ACCEPT, ComplaintVerb.DECLINE, ComplaintVerb.DISPATCH})
"""The verbs of the handler."""


def of_person(viewer: Citizen) -> QuerySet[Complaint]:
    """Those that the viewer filed, signed in."""
    mine = Complainant.filter(person_id=viewer.person_id, organisation_id=None)
    return Complaint.filter(id__in=Subquery(mine.values("complaint_id")))


def of_enterprise(viewer: Official) -> QuerySet[Complaint]:
    """Those that agents filed for the viewer's enterprise."""
    ours = Complainant.filter(
        organisation_id=viewer.organisation_id if Role.AGENT in viewer.roles else None
    ).filter(organisation_id__isnull=False)
    return Complaint.filter(id__in=Subquery(ours.values("complaint_id")))


def for_supervisors(viewer: Official) -> QuerySet[Complaint]:
    """Those of the viewer's branch, and those her office handles, leads or assists with."""
    if Role.SUPERVISOR not in viewer.roles:
        return Complaint.filter(id=None)
    office = viewer.organisation_id
    assisted = ComplaintAssistant.filter(organisation_id=office, ended_at=None)
    known = (
        Q(region__startswith=branches.prefix(viewer.region))
        | Q(handler_id=office)
        | Q(lead_id=office)
        | Q(id__in=Subquery(assisted.values("complaint_id")))
    )
    return Complaint.filter(known, Q(accused_id=None) | ~Q(accused_id=office))


def for_accused(viewer: Official) -> QuerySet[Complaint]:
    """Those about the viewer's office, since it was told."""
    if not viewer.roles & ANSWERING:
        return Complaint.filter(id=None)
    return Complaint.filter(accused_id=viewer.organisation_id).exclude(state__in=UNTOLD)


async def complaint_for_supervisor(
    viewer: Official, complaint_id: UUID, verb: ComplaintVerb, version: int
) -> Complaint:
    """The complaint, locked, for a verb of its handler, its lead, or an office above.

    Raises NOT_FOUND; FORBIDDEN when it is another office's to do; OWN_CASE when the viewer is the
    complainant or also serves the accused; VERSION_OUTDATED when it is not as she saw it;
    WRONG_STATE; LETTER_PENDING for what would leave the state in which it waits for a letter.
    """
    await known(viewer, complaint_id)
    complaint = await Complaint.filter(id=complaint_id).select_for_update().get()
    handler = await Organisation.get(id=complaint.handler_id)
    if not may(viewer, complaint, verb, handled_in=handler.region):
        raise Problem(ProblemCode.FORBIDDEN)
    await refuse_own(viewer, [complaint.id], complaint.accused_id)
    if complaint.version != version:
        raise Problem(ProblemCode.VERSION_OUTDATED)
    if conditions.waits_for_letters(complaint, verb):
        pending = ComplaintLetter.filter(complaint_id=complaint.id, ended_at=None)
        if await pending.exists():
            raise Problem(ProblemCode.LETTER_PENDING)
    return complaint


async def complaint_with_letter(viewer: Official, complaint_id: UUID) -> Complaint:
    """The complaint, locked, for its lead to take a letter back; what it waits for may be none.

    Raises NOT_FOUND; FORBIDDEN for another office than the lead; OWN_CASE as for its verbs.
    """
    await known(viewer, complaint_id)
    complaint = await Complaint.filter(id=complaint_id).select_for_update().get()
    if complaint.lead_id != viewer.organisation_id:
        raise Problem(ProblemCode.FORBIDDEN)
    await refuse_own(viewer, [complaint.id], complaint.accused_id)
    return complaint


@asking.as_the_portal("what it is about may be hidden from the viewer, and hers all the same")
async def refuse_own_matter(viewer: Official, subject_id: UUID) -> None:
    """Raises OWN_CASE for what is about a complaint of the viewer's, or about an office she serves.

    For those who read or sign what they do not know the matter of; see Services.
    """
    complaint = await Complaint.get_or_none(id=subject_id)
    if complaint is not None:
        await refuse_own(viewer, [complaint.id], complaint.accused_id)


async def known(viewer: Official, complaint_id: UUID) -> Complaint:
    """One to read, for a supervising office; NotFound for what the viewer may not know of."""
    found = await for_supervisors(viewer).get_or_none(id=complaint_id)
    if found is None:
        raise NotFound
    return found


async def complaint_for_lookers(viewer: Official, complaint_id: UUID) -> Complaint:
    """One whose complainant the viewer may know: her office handles it or leads.

    Raises NOT_FOUND; FORBIDDEN when it is another office's; OWN_CASE as for its verbs.
    """
    found = await known(viewer, complaint_id)
    if viewer.organisation_id not in {found.handler_id, found.lead_id}:
        raise Problem(ProblemCode.FORBIDDEN)
    await refuse_own(viewer, [found.id], found.accused_id)
    return found


async def complaint_for_handler(viewer: Official, complaint_id: UUID) -> Complaint:
    """One whose evidence the viewer's office may seal: it handles it.

    Raises what `complaint_for_lookers` raises, and FORBIDDEN for the lead.
    """
    found = await complaint_for_lookers(viewer, complaint_id)
    if viewer.organisation_id != found.handler_id:
        raise Problem(ProblemCode.FORBIDDEN)
    return found


@asking.as_the_portal("none that is hers may be overlooked")
async def refuse_own(viewer: Official, ids: Collection[UUID], accused_id: UUID | None) -> None:
    """Raises OWN_CASE for who complained herself, and for who has a post at the accused too."""
    own = Complainant.filter(complaint_id__in=list(ids), person_id=viewer.person_id)
    posts = Post.filter(
        Q(valid_to=None) | Q(valid_to__gte=clock.today()),
        person_id=viewer.person_id,
        organisation_id=accused_id,
    )
    if await own.exists() or (accused_id is not None and await posts.exists()):
        raise Problem(ProblemCode.OWN_CASE)


async def complaint_for_accused(viewer: Official, complaint_id: UUID) -> Complaint:
    """The complaint, locked, for what its accused may say; or NotFound."""
    await told(viewer, complaint_id)
    return await Complaint.filter(id=complaint_id).select_for_update().get()


async def told(viewer: Official, complaint_id: UUID) -> Complaint:
    """One to read, for its accused; NotFound for what it was not told of."""
    found = await for_accused(viewer).get_or_none(id=complaint_id)
    if found is None:
        raise NotFound
    return found


def may(viewer: Official, complaint: Complaint, verb: ComplaintVerb, *, handled_in: str) -> bool:
    """Whether this verb is the viewer's office's: the lead's, the handler's, or of one above.

    `handled_in` is the region of the handler.
    """
    office = viewer.organisation_id
    if Role.SUPERVISOR not in viewer.roles:
        return False
    if verb in HANDLING:
        return complaint.handler_id == office
    if verb is ComplaintVerb.SUPERVISE:
        is_above = viewer.region != handled_in and branches.within(handled_in, viewer.region)
        return is_above and complaint.lead_id != office
    return verb in LEADING and complaint.lead_id == office
