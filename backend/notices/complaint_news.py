"""What complaints give to tell, to each side: who complained, who handles it, who is accused.

The accused is told from the row alone, in which nothing tells who complained.
"""

from collections.abc import Collection, Mapping
from uuid import UUID, uuid5

from backend.complaints import conditions
from backend.complaints.lifecycle import ComplaintState, ComplaintVerb
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintAssistant,
    ComplaintStep,
    Reminder,
)
from backend.foundation.errors import Sentence
from backend.notices import offices
from backend.notices.models import Notice, NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling

_V, _K = ComplaintVerb, NoticeKind
_PROGRESS = {
    _V.BEGIN: Sentence("已开始调查", "it is being looked into"),
    _V.FIND: Sentence("经调查认定属实", "it was found to be true"),
    _V.DISMISS: Sentence("经调查认定不属实", "it was found not to be true"),
    _V.ORDER: Sentence("已责令限期整改", "the office was ordered to set it right by a day"),
    _V.MISS: Sentence("到期未完成整改", "it was not set right in time"),
    _V.PUBLICISE: Sentence("已通报", "it was made public"),
    _V.TRANSFER: Sentence("已转纪检监察机关", "it was handed on to the discipline body"),
    _V.CONFIRM: Sentence("已确认整改到位", "it was confirmed to be set right"),
    _V.CLOSE: Sentence("已办结", "it is closed"),
}
_COMPLAINANT: Mapping[ComplaintVerb, NoticeKind] = {
    **dict.fromkeys(_PROGRESS, _K.COMPLAINT_PROGRESS),
    _V.ACCEPT: _K.COMPLAINT_ACCEPTED,
    _V.DECLINE: _K.COMPLAINT_DECLINED,
    _V.ASK: _K.COMPLAINT_ASKED,
    _V.EXTEND: _K.COMPLAINT_EXTENDED,
    _V.REPLY: _K.COMPLAINT_ANSWERED,
    _V.ANSWER: _K.COMPLAINT_ANSWERED,
}
_ACCUSED: Mapping[ComplaintVerb, NoticeKind] = {
    _V.BEGIN: _K.ACCUSATION_BEGUN,
    _V.FIND: _K.ACCUSATION_PROGRESS,
    _V.DISMISS: _K.ACCUSATION_PROGRESS,
    _V.ORDER: _K.ACCUSATION_ORDERED,
    _V.MISS: _K.ACCUSATION_MISSED,
    _V.PUBLICISE: _K.ACCUSATION_PUBLICISED,
    _V.TRANSFER: _K.ACCUSATION_PROGRESS,
    _V.CONFIRM: _K.ACCUSATION_PROGRESS,
}
_OFFICES: Mapping[ComplaintVerb, NoticeKind] = {
    _V.FILE: _K.COMPLAINT_FILED,
    _V.WITHDRAW: _K.COMPLAINT_WITHDRAWN,
    _V.DISPATCH: _K.COMPLAINT_DISPATCHED,
    _V.OBJECT: _K.COMPLAINT_OBJECTED,
    _V.SUPPLEMENT: _K.COMPLAINT_CONTINUED,
    _V.LAPSE: _K.COMPLAINT_CONTINUED,
    _V.STATE: _K.COMPLAINT_STATED,
    _V.REPORT: _K.COMPLAINT_STATED,
    _V.MISS: _K.COMPLAINT_MISSED,
    _V.REOPEN: _K.COMPLAINT_REOPENED,
    _V.SUPERVISE: _K.COMPLAINT_SUPERVISED,
}
_BOTH_OFFICES = frozenset({_V.WITHDRAW, _V.REOPEN, _V.SUPERVISE})
_HANDLERS = frozenset({_V.FILE, _V.OBJECT})


async def for_complainant(complaint_id: UUID) -> list[Telling]:
    """What she was not told yet; nothing for somebody without an account."""
    who = await Complainant.get(complaint_id=complaint_id)
    if who.person_id is None:
        return []
    row = await Complaint.get(id=complaint_id)
    return [
        Telling(
            kind=_COMPLAINANT[step.verb],
            told_of=step.id,
            subject_id=row.id,
            people=[who.person_id],
            facts=_facts(row, step),
            organisation_id=who.organisation_id,
        )
        for step in await _untold(row, _COMPLAINANT)
    ]


async def for_accused(complaint_id: UUID) -> list[Telling]:
    """What the accused office was not told yet; nothing when the portal does not know it."""
    row = await Complaint.get(id=complaint_id)
    tellings: list[Telling] = []
    for step in await _untold(row, _ACCUSED):
        tellings += await _to_accused(row, _ACCUSED[step.verb], step.id, _PROGRESS[step.verb])
    return tellings


async def for_offices(complaint_id: UUID) -> list[Telling]:
    """What handler, lead and those who help were not told yet."""
    row = await Complaint.get(id=complaint_id)
    tellings: list[Telling] = []
    for step in await _untold(row, _OFFICES):
        kind, facts = _OFFICES[step.verb], _facts(row, step)
        tellings += await _to_each(await _concerned(row, step), kind, step.id, row, facts)
    return tellings


async def of_time(complaint_id: UUID) -> list[Telling]:
    """That a term passes, to the office that has it; that it is over, to the one above too.

    That the day of an order comes near, to the accused as well: it is the one to act.
    """
    row = await Complaint.get(id=complaint_id)
    if row.reminded is Reminder.NONE:
        return []  # It went on before anybody was told.
    facts = _facts(row, None)
    mark = uuid5(row.id, f"{row.state} {row.term_from} {row.reminded.value}")
    kind = _K.COMPLAINT_ESCALATED
    told = [conditions.responsible(row)]
    if row.reminded is not Reminder.OVER:
        reminded = await _to_each(told, _K.COMPLAINT_REMINDED, mark, row, facts)
        if row.state is ComplaintState.RECTIFYING:
            reminded += await _to_accused(row, _K.ACCUSATION_REMINDED, mark)
        return reminded
    if row.escalated_to is not None:
        above = await offices.offices_above(row.escalated_to, DESK[kind])
        told += [office.id for office in above if office.region == row.escalated_to]
    return await _to_each(told, kind, mark, row, facts)


async def _untold(row: Complaint, kinds: Mapping[ComplaintVerb, NoticeKind]) -> list[ComplaintStep]:
    """Steps of these verbs of which nobody has been told, the oldest first."""
    notices = await Notice.filter(subject_id=row.id, kind__in=set(kinds.values()))
    told = {notice.told_of for notice in notices}
    told_offices = {str(notice.organisation_id) for notice in notices}
    steps = await ComplaintStep.filter(complaint_id=row.id, verb__in=list(kinds)).order_by("serial")
    return [
        step
        for step in steps
        if not told & {step.id, *(uuid5(step.id, office) for office in told_offices)}
    ]


async def _concerned(row: Complaint, step: ComplaintStep) -> list[UUID]:
    """Which offices a step is news for; never the accused."""
    if step.verb in _HANDLERS or row.lead_id is None:
        return [row.handler_id]
    if step.verb in _BOTH_OFFICES:
        return [row.handler_id, row.lead_id]
    if step.verb is not ComplaintVerb.DISPATCH:
        return [row.lead_id]
    helping = await ComplaintAssistant.filter(complaint_id=row.id, ended_at=None)
    return [row.lead_id, *(each.organisation_id for each in helping)]


async def _to_accused(
    row: Complaint, kind: NoticeKind, news: UUID, progress: Sentence | None = None
) -> list[Telling]:
    """Nothing for an office that the portal does not know."""
    if row.accused_id is None:
        return []
    return [
        Telling(
            kind=kind,
            told_of=news,
            subject_id=row.id,
            people=sorted(await offices.people_in(row.accused_id, DESK[kind])),
            facts={
                "number": row.number,
                "proof": row.proof_name,
                "rectify_by": row.rectify_by,
                "progress": progress,
            },
            organisation_id=row.accused_id,
        )
    ]


async def _to_each(
    ids: Collection[UUID],
    kind: NoticeKind,
    news: UUID,
    row: Complaint,
    facts: Mapping[str, object],
) -> list[Telling]:
    return [
        Telling(
            kind=kind,
            # Each office hears of it by itself.
            told_of=uuid5(news, str(office)),
            subject_id=row.id,
            people=sorted(await offices.people_in(office, DESK[kind])),
            facts=facts,
            organisation_id=office,
        )
        for office in sorted(set(ids) - {row.accused_id})
    ]


def _facts(row: Complaint, step: ComplaintStep | None) -> dict[str, object]:
    return {
        "number": row.number,
        "proof": row.proof_name,
        "office": row.accused_name,
        "words": step.words if step else "",
        "progress": _PROGRESS.get(step.verb) if step else None,
        "due_on": row.due_on,
        "decide_by": row.decide_by,
        "route": row.route,
    }
