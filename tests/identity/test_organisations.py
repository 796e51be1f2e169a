"""Bringing organisations online: by operators, each once, with a term for committees."""

from typing import Any

import pytest

from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.actions import posts
from backend.identity.models import Organisation, OrganisationKind
from tests.factories import SYSTEM, XIAOYANG, a_committee, an_official, some_regions
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

REGISTER = """mutation($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
  __typename ... on Organisation { name uscc region } ... on Problem { code field } } }"""


def an_organisation(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "COMMITTEE",
        "name": "九江市柴桑区岷山乡小阳村村民委员会",
        "mark": "小阳证",
        "uscc": "54360404ME000001X0",
        "region": XIAOYANG,
        "contactPhone": "0792-6800000",
        "termFrom": "2026-01-01",
        "termTo": "2030-12-31",
        **changes,
    }


async def an_operator(services: Services) -> Official:
    await some_regions()
    office = await posts.register_organisation(
        SYSTEM,
        posts.NewOrganisation(
            kind=OrganisationKind.PORTAL,
            name="九江市免证通运行中心",
            mark="免证",
            uscc="11360400MB00000948",
            region="360400000000",
            contact_phone="0792-6000003",
        ),
    )
    return await an_official(services, office, Role.OPERATOR, name="吴敏")


async def test_an_operator_brings_a_committee_online(portal: Portal, services: Services) -> None:
    operator = await an_operator(services)

    data = await portal.execute(REGISTER, {"input": an_organisation()}, viewer=operator)

    assert data["registerOrganisation"] == {
        "__typename": "Organisation",
        "name": "九江市柴桑区岷山乡小阳村村民委员会",
        "uscc": "54360404ME000001X0",
        "region": XIAOYANG,
    }


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"uscc": "54360404ME000001X1"}, "USCC_INVALID", "uscc"),
        ({"region": "999999999999"}, "REGION_UNKNOWN", "region"),
        ({"termTo": None}, "DATE_INVALID", "termTo"),
        ({"termTo": "2025-12-31"}, "DATE_INVALID", "termTo"),
        ({"name": " "}, "TEXT_EMPTY", "name"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_stored(
    portal: Portal, services: Services, change: dict[str, Any], code: str, field: str
) -> None:
    operator = await an_operator(services)

    data = await portal.execute(REGISTER, {"input": an_organisation(**change)}, viewer=operator)

    assert (data["registerOrganisation"]["code"], data["registerOrganisation"]["field"]) == (
        code,
        field,
    )
    assert await Organisation.filter(kind=OrganisationKind.COMMITTEE).count() == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, "uscc"),
        ({"uscc": "54360404ME00000280"}, "mark"),
        ({"uscc": "54360404ME00000280", "mark": "小阳二证"}, "region"),
    ],
)
async def test_two_committees_never_share_a_code_a_mark_or_a_region(
    portal: Portal, services: Services, change: dict[str, Any], field: str
) -> None:
    operator = await an_operator(services)
    await a_committee(services)

    data = await portal.execute(REGISTER, {"input": an_organisation(**change)}, viewer=operator)

    assert data["registerOrganisation"] == {
        "__typename": "Problem",
        "code": "ORGANISATION_KNOWN",
        "field": field,
    }


async def test_only_operators_bring_organisations_online(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)

    with pytest.raises(Refused) as refused:
        await portal.execute(REGISTER, {"input": an_organisation()}, viewer=committee.township)

    assert refused.value.codes == ["FORBIDDEN"]
