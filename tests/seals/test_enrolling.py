"""Putting a seal on record."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, OrganisationKind
from backend.seals.actions import enrolling, moving
from backend.seals.lifecycle import SealState
from backend.seals.models import Seal, SealScope
from tests.seals.village import (
    COMMITTEE,
    NEIGHBOUR,
    SYSTEM,
    TERM,
    Village,
    a_post,
    a_township,
    a_village,
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
        await enrolling.enrol(services, SYSTEM, **enrolment(village, **changes))
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
        await enrolling.enrol(services, SYSTEM, **backwards)

    assert [scope.item for scope in await SealScope.filter(seal=seal)] == ["letters"]
    assert (await moving.install(SYSTEM, seal.id)).state is SealState.ACTIVE
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
        await moving.install(SYSTEM, seal.id)
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
        await enrolling.enrol(services, township, **enrolment(village))
    assert refused.value.code is ProblemCode.FORBIDDEN
    operator = an_official(village.approver, village.committee, Role.OPERATOR)
    seal = await enrolling.enrol(services, operator, **enrolment(village))
    assert (await Seal.get(id=seal.id)).enrolled_by_id == village.approver.id
