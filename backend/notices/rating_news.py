"""What a bad rating gives to tell: to the rated office, to who supervises it, and to the rater.

What an office is told names neither the rater nor the case.
"""

from collections.abc import Collection
from uuid import UUID, uuid5

from backend.complaints import overseers
from backend.complaints.models import Reminder
from backend.foundation.viewer import Role
from backend.identity.models import Organisation
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling
from backend.ratings import subjects
from backend.ratings.lifecycle import RepairState, RepairVerb
from backend.ratings.models import Rating, Repair, RepairStep, SubjectKind

_STEPS = {
    NoticeKind.RATING_BAD: (RepairVerb.OPEN,),
    NoticeKind.RATING_QUESTION: (RepairVerb.CALL_BACK,),
    NoticeKind.RATING_EXTENDED: (RepairVerb.EXTEND,),
    NoticeKind.RATING_ANSWERED: (RepairVerb.ANSWER,),
    NoticeKind.RATING_EXCLUDED: (RepairVerb.EXCLUDE,),
    NoticeKind.RATING_APPEALED: (RepairVerb.APPEAL,),
    NoticeKind.RATING_APPEAL_DECIDED: (RepairVerb.EXCLUDE, RepairVerb.KEEP),
}
"""The step that each kind tells of; only the first can be taken twice."""

_OF_COMPLAINTS = {
    NoticeKind.RATING_QUESTION: NoticeKind.COMPLAINT_RATING_QUESTION,
    NoticeKind.RATING_EXTENDED: NoticeKind.COMPLAINT_RATING_EXTENDED,
    NoticeKind.RATING_ANSWERED: NoticeKind.COMPLAINT_RATING_ANSWERED,
    NoticeKind.RATING_EXCLUDED: NoticeKind.COMPLAINT_RATING_EXCLUDED,
}
"""What the rater of a complaint is told instead: it leads to her complaint."""
_SUPERVISORS = frozenset({Role.SUPERVISOR})


async def for_office(repair_id: UUID, kind: NoticeKind) -> Telling:
    """Something to do, or decided, for those who answer for the rated office."""
    repair, rating = await _parts(repair_id)
    step = await _step(repair, kind)
    facts = _facts(repair, rating.organisation, step)
    return await _to(rating.organisation_id, DESK[kind], kind, step.id, repair, rating, facts)


async def for_supervisors(repair_id: UUID, kind: NoticeKind) -> list[Telling]:
    """An appeal to decide, for every supervising office above the rated one."""
    repair, rating = await _parts(repair_id)
    step = await _step(repair, kind)
    facts = _facts(repair, rating.organisation, step)
    return [
        # Each office hears of the step by itself.
        await _to(office, _SUPERVISORS, kind, uuid5(step.id, str(office)), repair, rating, facts)
        for office in await _deciding(rating)
    ]


async def for_rater(repair_id: UUID, kind: NoticeKind) -> Telling:
    """What the office, or the supervisor, says to whoever rated; it leads to her own case.

    Who has no account reads it where her receipt code leads.
    """
    repair, rating = await _parts(repair_id)
    step = await _step(repair, kind)
    rater = (await subjects.raters_of([rating]))[rating.id]
    is_complaint = rating.subject_kind is SubjectKind.COMPLAINT
    return Telling(
        kind=_OF_COMPLAINTS[kind] if is_complaint else kind,
        told_of=step.id,
        subject_id=rating.subject_id,
        people=[] if rater.person_id is None else [rater.person_id],
        facts=_facts(repair, rating.organisation, step),
        organisation_id=rater.enterprise_id,
    )


async def of_time(repair_id: UUID) -> list[Telling]:
    """That a term passes, to whoever has it; that it is over, to the office above too."""
    repair, rating = await _parts(repair_id)
    if repair.reminded is Reminder.NONE:
        return []  # It went on before anybody was told.
    kind, told, roles = NoticeKind.RATING_REMINDED, [rating.organisation_id], DESK
    if repair.state is RepairState.APPEALED:
        told = await _deciding(rating)
    if repair.reminded is Reminder.OVER:
        kind = NoticeKind.RATING_OVERDUE
        told = sorted({*told, *await _next_above(rating)})
    mark = uuid5(repair.id, f"{repair.state} {repair.term_from} {repair.reminded.value}")
    facts = _facts(repair, rating.organisation, None)
    return [
        await _to(
            office,
            roles[kind] if office == rating.organisation_id else _SUPERVISORS,
            kind,
            uuid5(mark, str(office)),
            repair,
            rating,
            facts,
        )
        for office in told
    ]


async def _to(
    office: UUID,
    roles: Collection[Role],
    kind: NoticeKind,
    news: UUID,
    repair: Repair,
    rating: Rating,
    facts: dict[str, object],
) -> Telling:
    rater = (await subjects.raters_of([rating]))[rating.id]
    people = await offices.people_in(office, roles)
    return Telling(
        kind=kind,
        told_of=news,
        subject_id=repair.id,
        # Who rates her own office is told what she did in her own affairs only.
        people=sorted(people - {rater.person_id}),
        facts=facts,
        organisation_id=office,
    )


async def _deciding(rating: Rating) -> list[UUID]:
    """The supervising offices that may decide an appeal: not the rated one, nor the accused."""
    above = await offices.offices_above(rating.organisation.region, _SUPERVISORS)
    concerned = {rating.organisation_id, await subjects.accused_in(rating)}
    return [office.id for office in above if office.id not in concerned]


async def _next_above(rating: Rating) -> list[UUID]:
    """The supervising offices of the narrowest branch above the rated one, but the accused."""
    accused = await subjects.accused_in(rating)
    region = await overseers.branch_above(rating.organisation.region, accused_id=accused)
    above = await offices.offices_above(region, _SUPERVISORS) if region else []
    return [office.id for office in above if office.region == region and office.id != accused]


async def _parts(repair_id: UUID) -> tuple[Repair, Rating]:
    repair = await Repair.get(id=repair_id)
    return repair, await Rating.get(id=repair.rating_id).select_related("organisation")


async def _step(repair: Repair, kind: NoticeKind) -> RepairStep:
    steps = RepairStep.filter(repair_id=repair.id, verb__in=_STEPS[kind]).order_by("-serial")
    step = await steps.first()
    assert step, "the event was recorded together with its step"
    return step


def _facts(repair: Repair, office: Organisation, step: RepairStep | None) -> dict[str, object]:
    return {
        "office": office.name,
        "phone": office.contact_phone,
        "words": step.words if step else "",
        "due_on": repair.due_on,
        "excluded": step is not None and step.verb is RepairVerb.EXCLUDE,
        "appealed": repair.state is RepairState.APPEALED,
        "outcome": repair.outcome and repair.outcome.value,
    }
