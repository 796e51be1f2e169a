"""What the committee does with an objection: accept it, and correct the proof; or decline it."""

from uuid import UUID

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.objections import access, wishes
from backend.objections.actions import advancing
from backend.objections.lifecycle import LIFECYCLE, ObjectionAccepted, ObjectionDeclined
from backend.objections.models import Objection
from backend.objections.wording import correction_of
from backend.proofs import wording
from backend.proofs.actions import correcting

ACCEPTED = "异议成立，正在更正。"
"""What the timeline says when the desk adds no words of its own."""


async def accept(
    services: Services, viewer: Official, objection_id: UUID, *, words: str | None = None
) -> Objection:
    """The objection is founded: opens the correction case, or joins the one under way.

    Any preparer or approver may, also one who dealt with the disputed proof: the correction is
    checked and approved by two persons like any other. The proof stays valid until then.
    """
    answer = ACCEPTED if words is None else _answer(words)
    async with transaction():
        objection, proof = await access.objection_for_committee(
            viewer, objection_id, Role.PREPARER, Role.APPROVER
        )
        LIFECYCLE.after(objection.state, "accept")
        case = await correcting.correction_of(proof)
        if case is None:
            wanted = correction_of(wishes.statement_of(services.vault, objection), answer)
            case = await correcting.start(services, viewer, proof, wanted)
        objection.correction_id = case.id
        _sign(objection, viewer, answer)
        await advancing.advance(viewer, objection, "accept", ObjectionAccepted)
    return objection


async def decline(viewer: Official, objection_id: UUID, *, words: str, route: str) -> Objection:
    """The paper is right as it is: says why, and who else can help.

    Only an approver may, who answers for the committee; also the one who approved the disputed
    proof, since a village has but one person in charge (docs/decisions/0016).
    """
    answer = _answer(words)
    way = wording.plain(route, field="route", limit=wording.REMEDY_LENGTH)
    async with transaction():
        objection, _ = await access.objection_for_committee(viewer, objection_id, Role.APPROVER)
        objection.route = way
        _sign(objection, viewer, answer)
        await advancing.advance(viewer, objection, "decline", ObjectionDeclined)
    return objection


def _answer(words: str) -> str:
    return wording.plain(words, field="words", limit=wording.WORDS_LENGTH)


def _sign(objection: Objection, viewer: Official, answer: str) -> None:
    objection.answer, objection.answered_at = answer, clock.now()
    objection.answered_by_id = viewer.person_id
