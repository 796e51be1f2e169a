"""Who may give and end which post; and that one person never approves and keeps the seal."""

import asyncio
import dataclasses
from datetime import date, timedelta
from uuid import uuid4

import pytest

from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity import people, sessions
from backend.identity.actions import posts
from backend.identity.actions.posts import Appointment, NewOrganisation
from backend.identity.models import Organisation, OrganisationKind, Person, Post
from backend.regions.models import Level, Region
from tests.factories import (
    FENSHUI,
    SYSTEM,
    Committee,
    a_committee,
    a_person,
    a_phone,
    an_enterprise,
    an_id_number,
    an_official,
)

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

OTHER_TOWNSHIP = "360404205000"


def an_appointment(organisation: Organisation, **changes: object) -> Appointment:
    new = Appointment(
        name="孙会计",
        id_number=an_id_number(),
        phone=a_phone(),
        organisation_uscc=organisation.uscc,
        role=Role.PREPARER,
        valid_from=date(2026, 1, 1),
    )
    return dataclasses.replace(new, **changes)


async def refusal(services: Services, viewer: Official, new: Appointment) -> ProblemCode | None:
    try:
        await posts.appoint(services, viewer, new)
    except Problem as problem:
        return problem.code
    return None


async def an_organisation(kind: OrganisationKind, region: str, uscc: str) -> Organisation:
    return await posts.register_organisation(
        SYSTEM,
        NewOrganisation(
            kind=kind,
            name="另一个单位",
            mark=uscc[-4:],
            uscc=uscc,
            region=region,
            contact_phone="0792-6800001",
        ),
    )


async def an_operator(services: Services) -> Official:
    portal = await an_organisation(OrganisationKind.PORTAL, "360400000000", "11360400MB00000948")
    return await an_official(services, portal, Role.OPERATOR, name="吴敏")


async def a_foreign_township(services: Services) -> Official:
    """The township beside the one of the committees."""
    await Region.create(
        code=OTHER_TOWNSHIP,
        name="城子镇",
        level=Level.TOWNSHIP,
        parent_code="360404000000",
        full_name="江西省九江市柴桑区城子镇",
        pinyin="chengzizhen",
        initials="czz",
        valid_from=date(2020, 1, 1),
        grams=[],
    )
    office = await an_organisation(OrganisationKind.TOWNSHIP, OTHER_TOWNSHIP, "11360404MB00000274")
    return await an_official(services, office, Role.TOWNSHIP, name="别镇")


async def test_a_township_appoints_in_the_committees_of_its_branch(services: Services) -> None:
    committee, neighbour = await a_committee(services), await a_committee(services, FENSHUI)

    for organisation in (committee.organisation, neighbour.organisation):
        assert await refusal(services, committee.township, an_appointment(organisation)) is None
    entry = await AuditEntry.filter(deed="post.appointed").order_by("-id").first()
    assert entry is not None
    assert entry.actor_id == committee.township.person_id


async def test_a_township_appoints_the_agents_of_the_enterprises_of_its_branch(
    services: Services,
) -> None:
    committee, other = await a_committee(services), await a_foreign_township(services)
    new = an_appointment(await an_enterprise(), role=Role.AGENT)

    assert await refusal(services, other, new) is ProblemCode.NOT_FOUND
    assert await refusal(services, committee.preparer, new) is ProblemCode.NOT_FOUND
    assert await refusal(services, committee.township, new) is None
    assert await refusal(services, await an_operator(services), new) is None


async def test_agents_are_for_enterprises_and_enterprises_have_nobody_else(
    services: Services,
) -> None:
    committee, enterprise = await a_committee(services), await an_enterprise()

    in_committee = an_appointment(committee.organisation, role=Role.AGENT)
    assert await refusal(services, committee.township, in_committee) is ProblemCode.FORBIDDEN
    for role in set(Role) - {Role.AGENT}:
        wrong = an_appointment(enterprise, role=role)
        assert await refusal(services, committee.township, wrong) is ProblemCode.FORBIDDEN


async def test_another_township_does_not_even_learn_of_them(services: Services) -> None:
    committee = await a_committee(services)
    other = await a_foreign_township(services)

    existing = await refusal(services, other, an_appointment(committee.organisation))
    unknown = await refusal(
        services,
        other,
        an_appointment(committee.organisation, organisation_uscc="54360404ME00000280"),
    )

    assert existing is unknown is ProblemCode.NOT_FOUND
    assert await Person.filter(name="孙会计").count() == 0


async def test_a_township_does_not_appoint_in_its_own_office(services: Services) -> None:
    committee = await a_committee(services)
    office = await Organisation.get(id=committee.township.organisation_id)

    assert await refusal(
        services, committee.township, an_appointment(office, role=Role.TOWNSHIP)
    ) is (ProblemCode.NOT_FOUND)


@pytest.mark.parametrize("role", [Role.APPROVER, Role.SEAL_KEEPER])
async def test_who_rules_over_the_seals_of_a_township_neither_approves_nor_keeps_one(
    services: Services, role: Role
) -> None:
    committee = await a_committee(services)
    operator = await an_operator(services)
    office = await Organisation.get(id=committee.township.organisation_id)
    first = an_appointment(office, role=role)
    then = dataclasses.replace(first, role=Role.TOWNSHIP)

    assert await refusal(services, operator, first) is None
    assert await refusal(services, operator, then) is ProblemCode.TWO_PERSONS_REQUIRED


@pytest.mark.parametrize("who", ["preparer", "approver", "keeper"])
async def test_committees_do_not_appoint(services: Services, who: str) -> None:
    committee = await a_committee(services)
    viewer: Official = getattr(committee, who)

    assert await refusal(services, viewer, an_appointment(committee.organisation)) is (
        ProblemCode.NOT_FOUND
    )


async def test_an_operator_appoints_everywhere(services: Services) -> None:
    committee = await a_committee(services)
    operator = await an_operator(services)
    office = await Organisation.get(id=committee.township.organisation_id)

    assert await refusal(services, operator, an_appointment(committee.organisation)) is None
    assert await refusal(services, operator, an_appointment(office, role=Role.TOWNSHIP)) is None


@pytest.mark.parametrize(
    "role", [Role.OPERATOR, Role.TOWNSHIP, Role.SUPERVISOR, Role.DEPARTMENT_STAFF]
)
async def test_nobody_becomes_more_than_the_organisation_is(services: Services, role: Role) -> None:
    """Else a township could make an operator of the whole portal in one of its committees."""
    committee = await a_committee(services)
    operator = await an_operator(services)

    for viewer in (committee.township, operator):
        new = an_appointment(committee.organisation, role=role)
        assert await refusal(services, viewer, new) is ProblemCode.FORBIDDEN
    assert await Person.filter(name="孙会计").count() == 0


@pytest.mark.parametrize("typed", ["", "x", "\x00", "\ud800", "54360404ME000001X", "字" * 18])
async def test_what_is_no_social_credit_code_is_said_to_be_none(
    services: Services, typed: str
) -> None:
    committee = await a_committee(services)
    new = an_appointment(committee.organisation, organisation_uscc=typed)

    assert await refusal(services, committee.township, new) is ProblemCode.USCC_INVALID


async def test_a_term_ends_after_it_begins(services: Services) -> None:
    committee = await a_committee(services)
    new = an_appointment(committee.organisation, valid_to=date(2025, 12, 31))

    assert await refusal(services, committee.township, new) is ProblemCode.DATE_INVALID


async def again(committee: Committee, services: Services, official: Official, role: Role) -> object:
    """Another post in the same committee for somebody who has one."""
    person = await Person.get(id=official.person_id)
    new = an_appointment(
        committee.organisation,
        id_number=people.id_number_of(services.vault, person),
        phone=people.phone_of(services.vault, person),
        role=role,
    )
    return await refusal(services, committee.township, new)


async def test_who_approves_never_keeps_the_seal(services: Services) -> None:
    committee = await a_committee(services)

    approver_keeps = await again(committee, services, committee.approver, Role.SEAL_KEEPER)
    keeper_approves = await again(committee, services, committee.keeper, Role.APPROVER)

    assert approver_keeps is keeper_approves is ProblemCode.TWO_PERSONS_REQUIRED
    assert await again(committee, services, committee.preparer, Role.APPROVER) is None


async def test_in_another_committee_she_may(services: Services) -> None:
    committee, neighbour = await a_committee(services), await a_committee(services, FENSHUI)

    assert await again(neighbour, services, committee.approver, Role.SEAL_KEEPER) is None


async def test_both_posts_given_at_the_same_moment_leave_one(services: Services) -> None:
    committee = await a_committee(services)

    answers = await asyncio.gather(
        again(committee, services, committee.preparer, Role.APPROVER),
        again(committee, services, committee.preparer, Role.SEAL_KEEPER),
    )

    assert set(answers) == {None, ProblemCode.TWO_PERSONS_REQUIRED}


async def test_after_the_one_post_has_ended_the_other_may_begin(services: Services) -> None:
    committee = await a_committee(services)
    post = await Post.get(person_id=committee.approver.person_id)
    await posts.end_post(committee.township, post.id, last_day=clock.today() - timedelta(days=1))

    assert await again(committee, services, committee.approver, Role.SEAL_KEEPER) is None


async def test_an_ended_post_does_not_come_back(services: Services) -> None:
    """Else the keeper of the seal could be made approver again without being asked."""
    committee = await a_committee(services)
    post = await Post.get(person_id=committee.approver.person_id)
    yesterday = clock.today() - timedelta(days=1)
    await posts.end_post(committee.township, post.id, last_day=yesterday)

    with pytest.raises(Problem) as refused:
        await posts.end_post(committee.township, post.id, last_day=date(2030, 1, 1))

    assert refused.value.code is ProblemCode.DATE_INVALID
    assert refused.value.field == "lastDay"
    roles = await sessions.roles_of(committee.approver.person_id, committee.organisation.id)
    assert roles == frozenset()


async def test_only_an_appointer_of_the_branch_ends_a_post(services: Services) -> None:
    committee = await a_committee(services)
    other = await a_foreign_township(services)
    post = await Post.get(person_id=committee.preparer.person_id)

    refused: list[ProblemCode] = []
    for viewer, post_id in (
        (other, post.id),
        (committee.approver, post.id),
        (committee.township, uuid4()),
    ):
        with pytest.raises(Problem) as problem:
            await posts.end_post(viewer, post_id, last_day=clock.today())
        refused.append(problem.value.code)

    assert refused == [ProblemCode.NOT_FOUND] * 3
    assert (await Post.get(id=post.id)).valid_to is None


async def test_a_known_person_is_recognised_by_the_number(services: Services) -> None:
    committee = await a_committee(services)
    person = await a_person(services, "孙会计")
    number = people.id_number_of(services.vault, person)

    post = await posts.appoint(
        services,
        committee.township,
        an_appointment(committee.organisation, id_number=number.lower()),
    )

    assert post.person_id == person.id


async def test_a_phone_belongs_to_one_person(services: Services) -> None:
    committee = await a_committee(services)
    phone = people.phone_of(services.vault, await a_person(services))
    new = an_appointment(committee.organisation, phone=phone)

    assert await refusal(services, committee.township, new) is ProblemCode.ID_NUMBER_TAKEN


async def test_a_new_person_in_two_posts_at_the_same_moment_is_registered_once(
    services: Services,
) -> None:
    committee = await a_committee(services)
    new = an_appointment(committee.organisation)

    answers = await asyncio.gather(
        refusal(services, committee.township, new),
        refusal(services, committee.township, dataclasses.replace(new, role=Role.APPROVER)),
    )

    assert answers == [None, None]
    assert await Person.filter(name="孙会计").count() == 1
