"""What a change of the catalogue gives to tell: to whose turn it is, and to its department."""

from uuid import UUID, uuid5

from backend.changes.lifecycle import ChangeVerb
from backend.changes.models import ChangeRequest, ChangeStep
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling

_STEPS = {
    NoticeKind.CHANGE_TO_REVIEW_LEGALLY: ChangeVerb.FILE,
    NoticeKind.CHANGE_TO_REVIEW: ChangeVerb.REVIEW_LEGALLY,
    NoticeKind.CHANGE_TO_PUBLISH: ChangeVerb.REVIEW_POLICY,
    NoticeKind.CHANGE_RETURNED: ChangeVerb.RETURN,
    NoticeKind.CHANGE_PUBLISHED: ChangeVerb.PUBLISH,
}
"""The step that each kind tells of; a request may take it several times."""


async def for_reviewers(change_id: UUID, kind: NoticeKind) -> list[Telling]:
    """Told in every office whose branch holds the department, but not to who filed it."""
    request, step = await _parts(change_id, kind)
    found = await offices.offices_above(request.organisation.region, DESK[kind])
    return [
        Telling(
            kind=kind,
            # Each office hears of the step by itself.
            told_of=uuid5(step.id, str(office.id)),
            subject_id=request.id,
            people=sorted(await offices.people_in(office.id, DESK[kind]) - {request.filed_by_id}),
            facts=_facts(request, step),
            organisation_id=office.id,
        )
        for office in found
    ]


async def for_office(change_id: UUID, kind: NoticeKind) -> Telling:
    """What became of a request, for everybody of its department."""
    request, step = await _parts(change_id, kind)
    return Telling(
        kind=kind,
        told_of=step.id,
        subject_id=request.id,
        people=sorted(await offices.people_in(request.organisation_id, DESK[kind])),
        facts=_facts(request, step),
        organisation_id=request.organisation_id,
    )


async def _parts(change_id: UUID, kind: NoticeKind) -> tuple[ChangeRequest, ChangeStep]:
    request = await ChangeRequest.get(id=change_id).select_related("organisation")
    steps = ChangeStep.filter(request_id=change_id, verb=_STEPS[kind]).order_by("-serial")
    step = await steps.first()
    assert step, "the event was recorded together with its step"
    return request, step


def _facts(request: ChangeRequest, step: ChangeStep) -> dict[str, object]:
    return {
        "title": request.title,
        "number": request.number,
        "office": request.organisation.name,
        "words": step.words,
        "ends_on": request.consultation_ends_on,
        "effective_from": request.effective_from,
    }
