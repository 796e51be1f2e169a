"""Enrolling, activating, suspending, retiring; and the register."""

import asyncio
import dataclasses
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise.exceptions import BaseORMException, IntegrityError

from backend.foundation import clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, OrganisationKind
from backend.seals import actions
from backend.seals.lifecycle import SealReason, SealState
from backend.seals.models import Seal, SealScope, SealUse
from backend.seals.register import applicant_of
from tests.seals.village import (
    COMMITTEE,
    NEIGHBOUR,
    SYSTEM,
    TERM,
    Village,
    a_person,
    a_post,
    a_township,
    a_village,
    an_active_seal,
    an_enrolled_seal,
    an_official,
)

DAY = timedelta(days=1)

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


def enrolment(village: Village, **changes: Any) -> dict[str, Any]:
    return {
        "organisation_id": village.committee.id,
        "name": COMMITTEE,
        "key_ref": "xiaoyang",
        "keeper_id": village.keeper.id,
        "valid_from": TERM[0],
        "valid_to": TERM[1],
    } | changes


def use_of(seal: Seal, village: Village, **changes: Any) -> dict[str, Any]:
    return {
        "seal_id": seal.id,
        "document_id": uuid4(),
        "content": "居住证明 小阳证〔2026〕15号",
        "copies": 1,
        "approver_id": village.approver.id,
        "handler_id": village.approver.id,
        "applicant_name": "王桂香",
        "applicant_phone": "13800000000",
        "sha256": "ab" * 32,
    } | changes


async def recorded(services: Services, **use: Any) -> SealUse:
    async with transaction():
        return await actions.record_use(SYSTEM, services=services, **use)


async def test_an_enrolled_seal_carries_its_certificate_and_its_face(services: Services) -> None:
    village = await a_village(services)
    seal = await an_enrolled_seal(services, village)
    stored = await Seal.get(id=seal.id)
    assert stored.state is SealState.ENROLLED
    certificate = await services.sealer.certificate_of("xiaoyang")
    assert stored.certificate_fingerprint == certificate.fingerprint_sha256
    assert stored.face["ring_text"] + stored.face["straight_text"] == COMMITTEE
    assert [scope.item for scope in await SealScope.filter(seal=stored)] == ["free-form-proof"]
    assert [event.name for event in await OutboxEvent.all()] == ["seal.enrolled"]
    assert [entry.deed for entry in await AuditEntry.all()] == ["seal.enrolled"]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"valid_from": TERM[0] - DAY}, ProblemCode.SEAL_TERM_INVALID, "validTo"),
        ({"valid_to": TERM[1] + DAY}, ProblemCode.SEAL_TERM_INVALID, "validTo"),
        (
            {"valid_from": TERM[1], "valid_to": TERM[0]},
            ProblemCode.SEAL_TERM_INVALID,
            "validTo",
        ),
        ({"name": "  "}, ProblemCode.TEXT_EMPTY, "name"),
        ({"name": "村" * 41}, ProblemCode.TEXT_TOO_LONG, "name"),
        ({"name": "小阳村🏡村民委员会"}, ProblemCode.TEXT_UNPRINTABLE, "name"),
        ({"key_ref": "nobody"}, ProblemCode.SEAL_KEY_UNKNOWN, "keyRef"),
        ({"key_ref": "../xiaoyang"}, ProblemCode.SEAL_KEY_UNKNOWN, "keyRef"),
        ({"organisation_id": uuid4()}, ProblemCode.NOT_FOUND, None),
        ({"keeper_id": uuid4()}, ProblemCode.POST_UNKNOWN, "keeperId"),
    ],
)
async def test_a_seal_that_could_not_hold_is_refused_and_nothing_is_stored(
    services: Services, changes: dict[str, Any], code: ProblemCode, field: str | None
) -> None:
    village = await a_village(services)
    with pytest.raises(Problem) as refused:
        await actions.enrol(services, SYSTEM, **enrolment(village, **changes))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert await Seal.all().count() == 0
    assert await OutboxEvent.all().count() == 0


async def test_an_office_has_a_seal_for_its_letters_and_days_of_its_own(
    services: Services,
) -> None:
    village = await a_village(services)
    await Organisation.filter(id=village.committee.id).update(
        kind=OrganisationKind.DEPARTMENT, term_from=None, term_to=None
    )

    seal = await an_enrolled_seal(services, village)
    backwards = enrolment(village, valid_from=TERM[1], valid_to=TERM[0])
    with pytest.raises(Problem) as refused:
        await actions.enrol(services, SYSTEM, **backwards)

    assert [scope.item for scope in await SealScope.filter(seal=seal)] == ["letters"]
    assert (await actions.activate(SYSTEM, seal.id)).state is SealState.ACTIVE
    assert refused.value.code is ProblemCode.SEAL_TERM_INVALID


async def test_a_committee_without_a_term_of_office_gets_no_seal(services: Services) -> None:
    village = await a_village(services)
    village.committee.term_to = None
    await village.committee.save()
    with pytest.raises(Problem) as refused:
        await an_enrolled_seal(services, village)
    assert refused.value.code is ProblemCode.SEAL_TERM_INVALID


async def test_who_keeps_the_seal_may_not_approve_too(services: Services) -> None:
    village = await a_village(services)
    await a_post(village.keeper, village.committee, Role.APPROVER)
    with pytest.raises(Problem) as refused:
        await an_enrolled_seal(services, village)
    assert refused.value.code is ProblemCode.TWO_PERSONS_REQUIRED


async def test_a_keeper_who_became_approver_since_stops_the_activation(
    services: Services,
) -> None:
    village = await a_village(services)
    seal = await an_enrolled_seal(services, village)
    await a_post(village.keeper, village.committee, Role.APPROVER)
    with pytest.raises(Problem) as refused:
        await actions.activate(SYSTEM, seal.id)
    assert refused.value.code is ProblemCode.TWO_PERSONS_REQUIRED
    assert (await Seal.get(id=seal.id)).state is SealState.ENROLLED


async def test_one_key_never_serves_two_committees(services: Services) -> None:
    await an_enrolled_seal(services, await a_village(services))
    neighbour = await a_village(services, name=NEIGHBOUR, region="360404204203", number=2)
    with pytest.raises(Problem) as refused:
        await an_enrolled_seal(services, neighbour, key_ref="xiaoyang")
    assert (refused.value.code, refused.value.field) == (
        ProblemCode.SEAL_KEY_UNKNOWN,
        "keyRef",
    )


async def test_only_operators_enrol(services: Services) -> None:
    village = await a_village(services)
    township = await a_township(services)
    with pytest.raises(Problem) as refused:
        await actions.enrol(services, township, **enrolment(village))
    assert refused.value.code is ProblemCode.FORBIDDEN
    operator = an_official(village.approver, village.committee, Role.OPERATOR)
    seal = await actions.enrol(services, operator, **enrolment(village))
    assert (await Seal.get(id=seal.id)).enrolled_by_id == village.approver.id


async def test_who_rules_over_a_seal_confirms_who_she_is_first(services: Services) -> None:
    seal = await an_active_seal(services, await a_village(services))
    tired = dataclasses.replace(await a_township(services), stepped_up_at=None)
    verbs = [
        actions.activate(tired, seal.id),
        actions.suspend(tired, seal.id, reason=SealReason.ELECTION),
        actions.retire(tired, seal.id, reason=SealReason.ELECTION),
    ]
    for verb in verbs:
        with pytest.raises(Problem) as refused:
            await verb
        assert refused.value.code is ProblemCode.STEP_UP_REQUIRED
    assert (await Seal.get(id=seal.id)).state is SealState.ACTIVE


async def test_the_township_of_the_branch_leads_a_seal_through_its_life(
    services: Services,
) -> None:
    seal = await an_enrolled_seal(services, await a_village(services))
    township = await a_township(services)
    assert (await actions.activate(township, seal.id)).state is SealState.ACTIVE
    suspended = await actions.suspend(township, seal.id, reason=SealReason.ELECTION)
    assert (suspended.state, suspended.reason) == (SealState.SUSPENDED, SealReason.ELECTION)
    again = await actions.activate(township, seal.id)
    assert (again.state, again.reason) == (SealState.ACTIVE, None)
    retired = await actions.retire(township, seal.id, reason=SealReason.TERM_ENDED)
    assert (await Seal.get(id=seal.id)).state is retired.state is SealState.RETIRED
    told = [event.name for event in await OutboxEvent.all().order_by("id")]
    assert told == [
        "seal.enrolled",
        "seal.activated",
        "seal.suspended",
        "seal.activated",
        "seal.retired",
    ]
    assert [entry.deed for entry in await AuditEntry.all().order_by("id")] == told
    with pytest.raises(Problem) as refused:
        await actions.activate(township, seal.id)
    assert refused.value.code is ProblemCode.WRONG_STATE


async def test_foreign_and_unknown_seals_are_one_answer(services: Services) -> None:
    seal = await an_enrolled_seal(services, await a_village(services))
    elsewhere = await a_township(services, region="360404205000", number=8)
    for seal_id in (seal.id, uuid4()):
        with pytest.raises(Problem) as refused:
            await actions.activate(elsewhere, seal_id)
        assert refused.value.code is ProblemCode.NOT_FOUND


@pytest.mark.parametrize("role", [Role.APPROVER, Role.SEAL_KEEPER, Role.OPERATOR])
async def test_neither_the_committee_nor_an_operator_activates(
    services: Services, role: Role
) -> None:
    village = await a_village(services)
    seal = await an_enrolled_seal(services, village)
    viewer = an_official(village.keeper, village.committee, role)
    with pytest.raises(Problem) as refused:
        await actions.activate(viewer, seal.id)
    assert refused.value.code is ProblemCode.FORBIDDEN


async def test_a_seal_is_not_activated_outside_its_days(services: Services) -> None:
    seal = await an_enrolled_seal(services, await a_village(services))
    with (
        clock.stopped(datetime.combine(TERM[0] - DAY, time(12), UTC)),
        pytest.raises(Problem) as refused,
    ):
        await actions.activate(SYSTEM, seal.id)
    # The keeper's post begins with the term as well: the days are looked at first.
    assert refused.value.code is ProblemCode.SEAL_TERM_INVALID


async def test_two_seals_of_a_committee_are_never_active_together(services: Services) -> None:
    village = await a_village(services)
    first = await an_enrolled_seal(services, village)
    second = await an_enrolled_seal(services, village)
    outcomes = await asyncio.gather(
        *(actions.activate(SYSTEM, seal.id) for seal in (first, second)), return_exceptions=True
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    assert [problem.code for problem in refused] == [ProblemCode.WRONG_STATE]
    assert await Seal.filter(state=SealState.ACTIVE).count() == 1


async def test_the_database_refuses_a_second_active_seal_as_well(services: Services) -> None:
    village = await a_village(services)
    await an_active_seal(services, village)
    second = await an_enrolled_seal(services, village)
    with pytest.raises(IntegrityError):
        await Seal.filter(id=second.id).update(state=SealState.ACTIVE)


async def test_a_use_is_registered_with_everybody_who_had_a_part(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    use = await recorded(services, **use_of(seal, village))
    stored = await SealUse.get(id=use.id)
    assert stored.keeper_id == village.keeper.id
    assert stored.approver_id == village.approver.id
    assert stored.organisation_id == village.committee.id
    assert b"13800000000" not in stored.applicant_phone
    applicant = applicant_of(services.vault, stored)
    assert (applicant.name, applicant.phone) == ("王桂香", "13800000000")


async def test_registering_a_proof_again_changes_nothing(services: Services) -> None:
    village = await a_village(services)
    use = use_of(await an_active_seal(services, village), village)
    first = await recorded(services, **use)
    again = await recorded(services, **use | {"copies": 7})
    assert (again.id, again.copies) == (first.id, 1)
    assert await SealUse.all().count() == 1
    assert await AuditEntry.filter(deed="seal.used").count() == 1


async def test_a_seal_suspended_since_the_decision_is_not_used(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    await actions.suspend(SYSTEM, seal.id, reason=SealReason.KEY_AT_RISK)
    with pytest.raises(Problem) as refused:
        await recorded(services, **use_of(seal, village))
    assert refused.value.code is ProblemCode.SEAL_NOT_AVAILABLE
    assert await SealUse.all().count() == 0


async def test_the_keeper_never_approves_a_use(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    with pytest.raises(Problem) as refused:
        await recorded(services, **use_of(seal, village, approver_id=village.keeper.id))
    assert refused.value.code is ProblemCode.TWO_PERSONS_REQUIRED


async def test_the_database_refuses_a_use_approved_by_its_keeper_as_well(
    services: Services,
) -> None:
    village = await a_village(services)
    use = await recorded(services, **use_of(await an_active_seal(services, village), village))
    stored = await SealUse.get(id=use.id)
    copy = stored.clone(pk=uuid4())
    copy.document_id = uuid4()
    copy.approver_id = copy.keeper_id
    with pytest.raises(IntegrityError, match="seal_use_two_persons"):
        await copy.save(force_create=True)


@pytest.mark.parametrize("statement", ["UPDATE seal_use SET copies = 2", "DELETE FROM seal_use"])
async def test_the_database_keeps_the_register_append_only(
    services: Services, statement: str
) -> None:
    village = await a_village(services)
    await recorded(services, **use_of(await an_active_seal(services, village), village))
    with pytest.raises(BaseORMException, match="append-only"):
        await db.connection().execute_query(statement)


async def test_a_handler_may_be_anybody_else(services: Services) -> None:
    village = await a_village(services)
    handler = await a_person(services, "周经办", 777)
    seal = await an_active_seal(services, village)
    use = await recorded(services, **use_of(seal, village, handler_id=handler.id))
    assert isinstance(use.id, UUID)
    assert use.handler_id == handler.id
