"""The demonstration's desk: something of everything that a committee has to do with."""

from uuid import uuid4

import pytest

from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import CaseNote, Proof
from scripts.demo import people
from scripts.demo.desk import CASES, ensure_desk
from tests.factories import a_committee
from tests.portal import Portal
from tests.proofs.operations import DUPLICATES, WORKLIST

pytestmark = pytest.mark.anyio


async def test_the_demonstration_shows_every_kind_of_open_case(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    await ensure_desk(services)
    await ensure_desk(services)
    index = services.vault.index(people.PREPARER.id_number, kind="id_number")
    preparer = Official(
        person_id=(await Person.get(id_number_index=index)).id,
        session_id=uuid4(),
        organisation_id=committee.organisation.id,
        region=committee.organisation.region,
        roles=frozenset({Role.PREPARER}),
    )

    data = await portal.execute(WORKLIST, {"stage": "MINE"}, viewer=preparer)
    counted = {row["stage"]: row["count"] for row in data["worklistCounts"]}
    doubled = await Proof.get(title="监护证明")
    duplicates = await portal.execute(DUPLICATES, {"id": str(doubled.id)}, viewer=preparer)

    assert counted["ALL"] == len(CASES)
    assert counted["MINE"] == 2
    assert (counted["TO_APPROVE"], counted["WAITING_FOR_RESIDENT"], counted["OVERDUE"]) == (1, 1, 1)
    assert len(duplicates["duplicateCases"]) == 1
    assert await CaseNote.all().count() == 1
    decided = await Proof.get(subject_uscc=people.COOPERATIVE_USCC)
    assert decided.state is ProofState.APPROVED
