"""What must see other people's rows, since what is hidden would let something pass.

Each is asked as the one who asks it at a door.
"""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

import pytest

from backend.foundation import clock
from backend.foundation.asking import asking
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Role, Viewer
from backend.identity import people
from backend.identity.actions import posts, signing_in
from backend.identity.actions.posts import Appointment
from backend.identity.models import Person, Post
from backend.preservation import casefile
from backend.proofs.lifecycle import ProofState
from backend.seals.actions import enrolling, setting
from backend.seals.lifecycle import SealingRule
from backend.seals.models import SealAsking, SealWarrant
from tests.exchange.consents import a_resident, asked
from tests.exchange.door import an_operator, open_door
from tests.factories import (
    FENSHUI,
    XIAOYANG,
    Committee,
    a_committee,
    a_person,
    a_phone,
    a_proof,
    an_id_number,
)
from tests.portal import Portal

pytestmark = pytest.mark.anyio

KEEPER = frozenset({Role.SEAL_KEEPER})


@pytest.fixture
async def committee(services: Services, database: None) -> Committee:
    return await a_committee(services)


async def refused(viewer: Viewer, deed: Awaitable[Any]) -> ProblemCode | None:
    """Why the viewer may not do it."""
    with asking(viewer):
        try:
            await deed
        except Problem as problem:
            return problem.code
    return None


def an_appointment(committee: Committee, **words: str) -> Appointment:
    usual = {"name": "孙会计", "id_number": an_id_number(), "phone": a_phone()}
    return Appointment(
        **usual | words,
        organisation_uscc=committee.organisation.uscc,
        role=Role.PREPARER,
        valid_from=clock.today(),
    )


async def test_whoever_appoints_somebody_known_registers_nobody(
    services: Services, committee: Committee
) -> None:
    known = await a_person(services)
    number = people.id_number_of(services.vault, known)
    again = an_appointment(committee, id_number=number)
    before = await Person.all().count()

    told = await refused(committee.township, posts.appoint(services, committee.township, again))

    assert told is None
    assert await Person.all().count() == before
    assert await Post.filter(person_id=known.id).exists()


async def test_a_phone_is_taken_whoever_asks(services: Services, committee: Committee) -> None:
    phone = people.phone_of(services.vault, await a_person(services))
    assert phone
    new = an_appointment(committee, phone=phone)

    told = await refused(committee.township, posts.appoint(services, committee.township, new))

    assert told is ProblemCode.ID_NUMBER_TAKEN


async def test_a_number_is_taken_for_whoever_signs_in_first(
    services: Services, committee: Committee
) -> None:
    number = people.id_number_of(services.vault, await a_person(services))
    phone, nobody = a_phone(), Anonymous(source="test")
    code = (await signing_in.request_sign_in_code(services, "test", phone=phone)).shown
    assert code
    signs_in = signing_in.sign_in(services, phone=phone, code=code, name="王桂香", id_number=number)

    assert await refused(nobody, signs_in) is ProblemCode.ID_NUMBER_TAKEN


async def test_a_key_belongs_to_one_office_whoever_enrols_it(
    services: Services, committee: Committee
) -> None:
    other = await a_committee(services, FENSHUI)
    operator = await an_operator(services)
    enrols = enrolling.enrol(
        services,
        operator,
        organisation_id=other.organisation.id,
        name=other.organisation.name,
        key_ref=committee.seal.key_ref,
        keeper_id=other.keeper.person_id,
        valid_from=other.seal.valid_from,
        valid_to=other.seal.valid_to,
    )

    assert await refused(operator, enrols) is ProblemCode.SEAL_KEY_UNKNOWN


async def test_what_waits_for_a_keeper_goes_on_when_an_operator_loosens_the_rule(
    services: Services, committee: Committee
) -> None:
    paper = await a_proof(services, committee, state=ProofState.RENDERED)
    warrant = await SealWarrant.get(document_id=paper.id)
    await SealAsking.create(warrant=warrant, at=clock.now())
    operator = replace(await an_operator(services), stepped_up_at=clock.now())
    loosened = setting.set_policy(
        operator, region=XIAOYANG, rule=SealingRule.AUTOMATIC, hourly_limit=300
    )

    assert await refused(operator, loosened) is None
    assert await OutboxEvent.filter(name="seal.use_confirmed").count() == 1


async def test_a_case_is_taken_out_with_the_consents_that_its_desk_cannot_see(
    portal: Portal, services: Services, database: None
) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        await resident.agrees(request["id"])
    desk = replace(
        await an_operator(services), organisation_id=resident.proof.organisation_id, roles=KEEPER
    )
    with asking(desk):
        case = await casefile.case_of(resident.proof.id)

    assert [str(each.consent_id) for each in case.consented] == [request["id"]]
