"""What an objection gives to tell: to the desk that must answer, and to the holder who waits."""

from uuid import UUID, uuid5

from backend.identity.models import Organisation
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling
from backend.objections.models import Objection
from backend.proofs.models import Proof


async def for_desk(objection_id: UUID, kind: NoticeKind) -> Telling:
    """An objection waits for the committee: filed, or open again."""
    objection, proof, office = await _parts(objection_id)
    told = await offices.people_in(office.id, DESK[kind])
    # Each correction that came to nothing is news of its own.
    attempts = await Proof.filter(corrects_id=proof.id).count()
    return Telling(
        kind=kind,
        told_of=uuid5(objection.id, str(attempts)),
        subject_id=objection.id,
        people=sorted(told - {objection.holder_id}),
        facts={"title": proof.title, "due_on": objection.due_on},
        organisation_id=office.id,
    )


async def for_holder(objection_id: UUID, kind: NoticeKind) -> Telling:
    """The committee has answered, or the corrected paper is there."""
    objection, proof, office = await _parts(objection_id)
    return Telling(
        kind=kind,
        told_of=objection.correction_id or objection.id,
        subject_id=objection.id,
        people=[objection.holder_id],
        facts={
            "title": proof.title,
            "office": office.name,
            "phone": office.contact_phone,
            "answer": objection.answer,
            "route": objection.route,
        },
    )


async def _parts(objection_id: UUID) -> tuple[Objection, Proof, Organisation]:
    objection = await Objection.get(id=objection_id)
    proof = await Proof.get(id=objection.proof_id)
    return objection, proof, await Organisation.get(id=proof.organisation_id)
