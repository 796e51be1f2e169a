"""Which seal may seal; who reads the register; what is published."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import PageRequest
from backend.foundation.sealing.sealer import SealingFailed
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, Role, Viewer
from backend.seals import queries
from backend.seals.actions import using
from backend.seals.lifecycle import SealReason
from backend.seals.models import Seal
from tests.seals.village import (
    NEIGHBOUR,
    SYSTEM,
    TERM,
    Village,
    a_township,
    a_village,
    an_active_seal,
    an_enrolled_seal,
    an_official,
    suspended,
)

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

ITEM = "free-form-proof"
TODAY = clock.today()
ALL = PageRequest()


async def used(services: Services, seal: Seal, village: Village, *, at: datetime) -> None:
    with clock.stopped(at):
        async with transaction():
            await using.record_use(
                SYSTEM,
                services=services,
                seal_id=seal.id,
                document_id=uuid4(),
                content=f"居住证明 {at:%Y%m%d}",
                copies=1,
                approver_id=village.approver.id,
                handler_id=village.approver.id,
                applicant_name="王桂香",
                applicant_phone="13800000000",
                sha256="ab" * 32,
            )


async def test_the_active_seal_of_a_committee_is_found_for_its_item(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    found = await queries.seal_for(village.committee.id, ITEM, on=TODAY)
    assert found.id == seal.id


@pytest.mark.parametrize("on", [TERM[0] - timedelta(days=1), TERM[1] + timedelta(days=1)])
async def test_no_seal_is_available_outside_its_days(services: Services, on: date) -> None:
    village = await a_village(services)
    await an_active_seal(services, village)
    with pytest.raises(Problem) as refused:
        await queries.seal_for(village.committee.id, ITEM, on=on)
    assert refused.value.code is ProblemCode.SEAL_NOT_AVAILABLE


async def test_a_seal_seals_only_the_items_of_its_scope(services: Services) -> None:
    village = await a_village(services)
    await an_active_seal(services, village)
    with pytest.raises(Problem):
        await queries.seal_for(village.committee.id, "annual-report", on=TODAY)


async def test_enrolled_suspended_and_foreign_seals_are_not_available(
    services: Services,
) -> None:
    village = await a_village(services)
    neighbour = await a_village(services, name=NEIGHBOUR, region="360404204203", number=2)
    seal = await an_active_seal(services, village)
    await an_enrolled_seal(services, neighbour, key_ref="other")
    await suspended(seal)
    for organisation_id in (village.committee.id, neighbour.committee.id):
        with pytest.raises(Problem) as refused:
            await queries.seal_for(organisation_id, ITEM, on=TODAY)
        assert refused.value.code is ProblemCode.SEAL_NOT_AVAILABLE


async def test_a_seal_whose_certificate_has_ended_is_not_available(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    await Seal.filter(id=seal.id).update(certificate_not_after=clock.now())
    with pytest.raises(Problem):
        await queries.seal_for(village.committee.id, ITEM, on=TODAY)


async def test_a_job_learns_that_the_seal_of_its_decision_was_suspended(
    services: Services,
) -> None:
    seal = await an_active_seal(services, await a_village(services))
    assert (await queries.seal_by_id(seal.id)).key_ref == "xiaoyang"
    await suspended(seal, SealReason.KEY_AT_RISK)
    with pytest.raises(SealingFailed, match="suspended") as failed:
        await queries.seal_by_id(seal.id)
    assert not failed.value.permanent


async def test_the_face_of_a_seal_is_drawn_from_its_data_alone(services: Services) -> None:
    seal = await an_enrolled_seal(services, await a_village(services))
    drawn = queries.face_of(services, await Seal.get(id=seal.id))
    assert drawn.startswith(b"%PDF-")
    assert queries.face_of(services, await Seal.get(id=seal.id)) == drawn


async def test_each_viewer_sees_the_seals_and_uses_of_her_branch_only(
    services: Services,
) -> None:
    village = await a_village(services)
    neighbour = await a_village(services, name=NEIGHBOUR, region="360404205203", number=2)
    ours = await an_active_seal(services, village)
    theirs = await an_active_seal(services, neighbour, key_ref="other")
    await used(services, ours, village, at=clock.now())
    await used(services, theirs, neighbour, at=clock.now())
    person, committee = village.approver, village.committee
    both = {ours.id, theirs.id}
    nobody: set[UUID] = set()
    matrix: list[tuple[Viewer, set[UUID], set[UUID]]] = [
        (an_official(person, committee, Role.PREPARER), {ours.id}, {ours.id}),
        (an_official(person, committee, Role.APPROVER), {ours.id}, {ours.id}),
        (an_official(person, committee, Role.SEAL_KEEPER), {ours.id}, {ours.id}),
        (await a_township(services), {ours.id}, {ours.id}),
        (await a_township(services, region="360404000000", number=8), both, both),
        (an_official(person, committee, Role.OPERATOR), both, nobody),
        (an_official(person, committee, Role.DEPARTMENT_STAFF), nobody, nobody),
        (Citizen(person_id=person.id, session_id=uuid4()), nobody, nobody),
        (Anonymous(), nobody, nobody),
    ]
    for viewer, seals, uses in matrix:
        assert {seal.id for seal in (await queries.seals_of(viewer, ALL)).items} == seals
        assert {use.seal_id for use in (await queries.register(viewer, ALL)).items} == uses


async def test_reading_the_register_is_recorded(services: Services) -> None:
    village = await a_village(services)
    viewer = an_official(village.keeper, village.committee, Role.SEAL_KEEPER)
    await queries.register(viewer, ALL)
    entry = await AuditEntry.get(deed="seal_register.read")
    assert entry.actor_id == village.keeper.id


async def test_uses_are_counted_by_the_quarter_of_the_day_in_china(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    year = TERM[0].year
    for at in (
        datetime(year, 3, 31, 15, 59, tzinfo=UTC),  # still 31 March in China
        datetime(year, 3, 31, 16, 0, tzinfo=UTC),  # already 1 April
        datetime(year, 6, 1, tzinfo=UTC),
    ):
        await used(services, seal, village, at=at)
    counts = await queries.uses_by_quarter(village.committee.id)
    assert [(count.year, count.quarter, count.uses, count.copies) for count in counts] == [
        (year, 2, 2, 2),
        (year, 1, 1, 1),
    ]
    assert await queries.uses_by_quarter(uuid4()) == []
