"""Whose ratings and repairs a viewer may know of, and who may do what to them.

An office knows those about itself, a supervisor those of her branch besides, but none about a
complaint against her own office. The rater knows hers, or who has the receipt code of a complaint.
"""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from backend.complaints import ownership
from backend.complaints.models import Complaint
from backend.complaints.ownership import Named
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen, Official, Role, Visitor
from backend.identity.models import Organisation
from backend.ratings import subjects
from backend.ratings.lifecycle import LIFECYCLE, RepairVerb
from backend.ratings.models import Rating, Repair, SubjectKind
from backend.ratings.subjects import Rater
from backend.regions import branches

ANSWERING = frozenset({Role.APPROVER, Role.DEPARTMENT_STAFF, Role.SUPERVISOR})
"""Who answers for a rated office: a committee, a department, or one that led a complaint."""
SETTLING = (
    RepairVerb.CALL_BACK,
    RepairVerb.EXTEND,
    RepairVerb.RECTIFY,
    RepairVerb.EXPLAIN,
    RepairVerb.ANSWER,
    RepairVerb.APPEAL,
)
"""The verbs of the rated office."""
FOR_RATER = frozenset(
    {
        RepairVerb.CALL_BACK,
        RepairVerb.REPLY,
        RepairVerb.EXTEND,
        RepairVerb.ANSWER,
        RepairVerb.EXCLUDE,
    }
)
"""The steps whose words are the rater's, or are said to her; the others are among offices."""
DECIDING = (RepairVerb.EXCLUDE, RepairVerb.KEEP)
"""The verbs of the supervisor."""


def of_rater(viewer: Visitor) -> QuerySet[Rating]:
    """Those that the viewer gave, or an agent of her enterprise; none for who has not signed in."""
    complaints = Subquery(ownership.visible_to(viewer).values("id"))
    given = Q(subject_kind=SubjectKind.COMPLAINT, subject_id__in=complaints)
    if isinstance(viewer, Citizen):
        given |= Q(rater_id=viewer.person_id)
    return Rating.filter(given)


async def of_receipt(vault: Vault, viewer: Visitor, code: str) -> Rating | None:
    """The rating of the complaint that a receipt code leads to; NotFound for every other code.

    Call receipts.admit before, outside of any transaction.
    """
    complaint = await ownership.known(vault, viewer, Named(receipt_code=code))
    return await Rating.get_or_none(subject_kind=SubjectKind.COMPLAINT, subject_id=complaint.id)


def ratings_for(viewer: Official) -> QuerySet[Rating]:
    """The base of every query over ratings by somebody in a post."""
    return Rating.filter(_known(viewer))


def repairs_for(viewer: Official) -> QuerySet[Repair]:
    """The repairs of the same ratings."""
    return Repair.filter(_known(viewer, "rating__"))


async def repair_for_office(
    viewer: Official, repair_id: UUID, verb: RepairVerb, version: int
) -> Repair:
    """A repair of the viewer's own office, locked, for a verb of the office.

    Raises NOT_FOUND; OWN_CASE when the viewer is the rater; VERSION_OUTDATED; WRONG_STATE, also for
    a second extension or appeal, and for a question while another one waits for its reply.
    """
    known = repairs_for(viewer).filter(rating__organisation_id=viewer.organisation_id)
    repair = await _locked(known, viewer, repair_id, version)
    _refuse_in_wrong_state(repair, verb)
    return repair


async def repair_for_supervisor(
    viewer: Official, repair_id: UUID, verb: RepairVerb, version: int
) -> Repair:
    """A repair of another office in the viewer's branch, locked, for deciding its appeal.

    Raises as repair_for_office, and OWN_CASE also when the viewer had the rated case in hand.
    """
    others = repairs_for(viewer).exclude(rating__organisation_id=viewer.organisation_id)
    repair = await _locked(others, viewer, repair_id, version)
    if viewer.person_id in await subjects.handlers_of(repair.rating):
        raise Problem(ProblemCode.OWN_CASE)
    _refuse_in_wrong_state(repair, verb)
    return repair


async def repair_for_rater(
    vault: Vault, viewer: Visitor, rating_id: UUID, receipt_code: str | None
) -> Repair:
    """The repair of the viewer's own rating, or of that of a receipt code, locked, for her reply.

    Raises NOT_FOUND, and WRONG_STATE when no question waits for one.
    """
    if receipt_code is None:
        rating = await of_rater(viewer).get_or_none(id=rating_id)
    else:
        rating = await of_receipt(vault, viewer, receipt_code)
    if rating is None or rating.id != rating_id:
        raise NotFound
    repair = await Repair.filter(rating_id=rating_id).select_for_update().first()
    if repair is None:
        raise NotFound
    _refuse_in_wrong_state(repair, RepairVerb.REPLY)
    return repair


def may_reply(repair: Repair) -> bool:
    """Whether a question waits for the rater's reply."""
    return _allows(repair, RepairVerb.REPLY)


def verbs_for(viewer: Official, repair: Repair, rating: Rating, rater: Rater) -> list[RepairVerb]:
    """What the viewer's post lets her do to a repair now.

    Who had the case in hand is asked when she decides, not for each line of a list.
    """
    if viewer.person_id == rater.person_id:
        return []
    own = rating.organisation_id == viewer.organisation_id
    if own:
        verbs = SETTLING if viewer.roles & ANSWERING else ()
    else:
        verbs = DECIDING if Role.SUPERVISOR in viewer.roles else ()
    return [verb for verb in verbs if _allows(repair, verb)]


def _known(viewer: Official, path: str = "") -> Q:
    """Rows whose rating, to which `path` leads, the viewer may know of."""

    def where(column: str, value: object) -> Q:
        condition: dict[str, Any] = {f"{path}{column}": value}
        return Q(**condition)

    offices = Q(id=None)
    if viewer.roles & ANSWERING:
        offices |= Q(id=viewer.organisation_id)
    if Role.SUPERVISOR in viewer.roles:
        offices |= Q(region__startswith=branches.prefix(viewer.region))
    # By the ids of the offices, which are few, the ratings are found in their index.
    known = where("organisation_id__in", Subquery(Organisation.filter(offices).values("id")))
    # An accused office that supervises others reads nothing of how the complaint about it went. Of
    # one that is hidden from it PostgreSQL says so (migration 0041).
    accused = Complaint.filter(accused_id=viewer.organisation_id)
    return known & ~where("subject_id__in", Subquery(accused.values("id")))


async def _locked(
    known: QuerySet[Repair], viewer: Official, repair_id: UUID, version: int
) -> Repair:
    found = await known.get_or_none(id=repair_id)
    if found is None:
        raise NotFound
    repair = await Repair.filter(id=repair_id).select_for_update().get()
    await repair.fetch_related("rating")
    raters = await subjects.raters_of([repair.rating])
    if raters[repair.rating_id].person_id == viewer.person_id:
        raise Problem(ProblemCode.OWN_CASE)
    if repair.version != version:
        raise Problem(ProblemCode.VERSION_OUTDATED)
    return repair


def _refuse_in_wrong_state(repair: Repair, verb: RepairVerb) -> None:
    LIFECYCLE.after(repair.state, verb)
    if not _allows(repair, verb):
        raise Problem(ProblemCode.WRONG_STATE)


def _allows(repair: Repair, verb: RepairVerb) -> bool:
    """Whether the table has it and nothing else is in the way."""
    hindered = {
        RepairVerb.CALL_BACK: repair.awaits_reply,
        RepairVerb.REPLY: not repair.awaits_reply,
        RepairVerb.EXTEND: repair.extended_at is not None,
        RepairVerb.APPEAL: repair.appealed_at is not None,
    }
    return LIFECYCLE.allows(repair.state, verb) and not hindered.get(verb, False)
