"""What the log says of people: who did and saw what, in codes and ids, for ever."""

import dataclasses

import pytest

from backend.archive import actions as archive
from backend.auditing import jobs, queries
from backend.auditing.jobs import AuditLog
from backend.disclosures.models import Disclosure, Door
from backend.foundation import clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.models import Person
from backend.proofs import queries as proofs
from backend.proofs.lifecycle import ProofState
from tests.auditing.scene import found_wrong
from tests.factories import a_citizen, a_committee, a_proof

pytestmark = pytest.mark.anyio


async def lines_of(database_url: str) -> str:
    """The whole export."""
    async with db.snapshot(database_url) as connection:
        return "".join([(each.line or b"").decode() async for each in queries.placed(connection)])


async def test_a_look_at_a_case_is_in_the_log_with_what_was_seen(
    services: Services, kept: AuditLog
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, applicant=await a_citizen(services))

    await proofs.case(committee.preparer, proof.id)

    look = await Disclosure.get(proof_id=proof.id, door=Door.DESK)
    entry = await AuditEntry.get(deed="disclosure.desk")
    assert (entry.actor_kind, entry.actor_id) == ("official", committee.preparer.person_id)
    assert (entry.organisation_id, entry.subject_id) == (committee.organisation.id, proof.id)
    assert entry.details == {"disclosure": str(look.id), "parts": look.parts, "source": None}
    assert entry.at == look.at


async def test_who_goes_is_not_in_the_log_and_the_log_stays_sound(
    services: Services, kept: AuditLog, database_url: str
) -> None:
    committee, viewer = await a_committee(services), await a_citizen(services, "欧阳明月")
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=viewer)
    await proofs.case(committee.preparer, proof.id)
    person = await Person.get(id=viewer.person_id)
    phone, number = (
        people.phone_of(services.vault, person),
        people.id_number_of(services.vault, person),
    )
    await jobs.keep(kept)

    await archive.close_account(dataclasses.replace(viewer, stepped_up_at=clock.now()))
    await jobs.keep(kept)

    told = await lines_of(database_url)
    assert phone
    assert [word for word in ("欧阳", "明月", phone, number) if word in told] == []
    assert str(viewer.person_id) in told
    assert await found_wrong(database_url, kept.copies) == []
