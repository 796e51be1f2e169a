"""Who signed in told her name long before: those who may know it read it from her account."""

import pytest

from backend.complaints.lifecycle import ComplaintState
from backend.identity import people
from backend.identity.models import Organisation, Person
from tests.complaints.cases import ACCUSED_READ, LOOK
from tests.complaints.complaining import Village, a_village, brought_to
from tests.portal import Portal

pytestmark = pytest.mark.anyio


async def name_read_by_accused(village: Village, complaint_id: str) -> str | None:
    seen = await village.asks(ACCUSED_READ, village.clerk, id=complaint_id)
    return seen["complainantName"]


@pytest.mark.parametrize("agrees", [True, False])
async def test_a_resident_is_named_to_the_accused_only_where_she_agreed(
    portal: Portal, agrees: bool
) -> None:
    village = await a_village(portal)
    about = {"accusedName": None, "accusedId": str(village.department.id)}
    filed = await village.files(**about, agreesToBeNamed=agrees)
    await brought_to(filed, ComplaintState.INVESTIGATING)
    name = (await Person.get(id=village.resident.person_id)).name
    told = await name_read_by_accused(village, filed["complaint"]["id"])
    assert told == (name if agrees else None)


async def test_the_handler_reads_name_and_telephone_of_a_resident(portal: Portal) -> None:
    village = await a_village(portal)
    filed = await village.files()
    person = await Person.get(id=village.resident.person_id)
    look = await village.asks(LOOK, village.township, id=filed["complaint"]["id"])
    assert look["name"] == person.name
    assert look["phone"] == people.phone_of(village.services.vault, person)


async def test_an_enterprise_is_named_by_its_own_name(portal: Portal) -> None:
    village = await a_village(portal)
    agent = await village.agent()
    about = {"accusedName": None, "accusedId": str(village.department.id)}
    filed = await village.files(agent, **about, agreesToBeNamed=True)
    await brought_to(filed, ComplaintState.INVESTIGATING)
    enterprise = await Organisation.get(id=agent.organisation_id)
    assert await name_read_by_accused(village, filed["complaint"]["id"]) == enterprise.name


async def test_whoever_called_is_named_as_she_said(portal: Portal) -> None:
    village = await a_village(portal)
    filed = await village.enters(name="刘长根", phone="13912345678")
    look = await village.asks(LOOK, village.township, id=filed["complaint"]["id"])
    assert (look["name"], look["phone"]) == ("刘长根", "13912345678")
