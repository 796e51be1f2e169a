"""Complaints of a resident and of an enterprise, in the states that their verbs begin with."""

from typing import Any
from uuid import UUID, uuid4

from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complainant
from backend.foundation import clock
from backend.foundation.viewer import Anonymous, Citizen, Official
from backend.identity.models import Organisation
from backend.ratings.actions import rating
from backend.ratings.actions.rating import NewRating
from backend.ratings.models import RatingLevel, SubjectKind
from tests.complaints.complaining import (
    FILE,
    KINSHIP,
    an_input,
    answered,
    brought_to,
    waiting,
)
from tests.portal import Portal

FILED: dict[str, Any] = an_input(clientToken=str(uuid4()))


async def own_complaints_of(
    portal: Portal, holder: Citizen, clerk: Official, enterprise: Organisation
) -> dict[str, Any]:
    """Filed through the door; then as whoever handles them has them, and whose they are."""

    async def filed(viewer: Citizen | Anonymous) -> dict[str, Any]:
        asked = {"input": an_input(origin={"kind": "ITEM", "ref": KINSHIP})}
        return (await portal.execute(FILE, asked, viewer=viewer))["fileComplaint"]

    made: dict[str, Any] = {}
    for prefix in ("her_", "our_"):
        new, asked, done = [await filed(holder) for _ in range(3)]
        await brought_to(new, ComplaintState.FILED)
        await waiting(asked)
        await answered(done, clock.now())
        for name, each in (("filed", new), ("asked", asked), ("answered", done)):
            made[f"{prefix}{name}_complaint"] = UUID(each["complaint"]["id"])
    ours = [id_ for name, id_ in made.items() if name.startswith("our_")]
    await Complainant.filter(complaint_id__in=ours).update(
        person_id=clerk.person_id, organisation_id=enterprise.id
    )
    stranger = await filed(Anonymous(source="a stranger"))
    row = await answered(stranger, clock.now())
    code = stranger["receiptCode"]
    said = NewRating(
        subject_kind=SubjectKind.COMPLAINT,
        subject_id=row.id,
        receipt_code=code,
        level=RatingLevel.SATISFIED,
    )
    await rating.rate(portal.services, Anonymous(source="a stranger"), said)
    return made | {"receipt_code": code}
