"""The supervising office of the demonstration can send a letter, with the people who are in it."""

from uuid import uuid4

import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.identity import sessions
from backend.identity.actions import posts
from backend.identity.models import Organisation, Person
from backend.letters.actions import deciding
from backend.letters.lifecycle import LetterState
from backend.letters.models import Letter
from scripts.demo import people, seeding
from scripts.demo.people import Account
from tests.factories import some_regions
from tests.letters.office import a_draft, produced

pytestmark = pytest.mark.anyio


async def signed_in(services: Services, account: Account) -> Official:
    index = services.vault.index(account.id_number, kind="id_number")
    person = await Person.get(id_number_index=index)
    office = await Organisation.get(uscc=account.uscc)
    return Official(
        person_id=person.id,
        session_id=uuid4(),
        organisation_id=office.id,
        region=office.region,
        roles=await sessions.roles_of(person.id, office.id),
        stepped_up_at=clock.now(),
    )


async def test_its_supervisor_drafts_and_its_approver_signs(
    services: Services, database: None
) -> None:
    await some_regions()
    service = next(each for each in people.ORGANISATIONS if each.uscc == people.SERVICE_USCC)
    await posts.register_organisation(seeding.SEEDER, service)
    for account in (people.SUPERVISOR, *people.LETTER_STAFF):
        await seeding.ensure_post(services, account)
    for _ in range(2):  # Seeding runs again at every start.
        await seeding.ensure_seal(services, people.LETTER_KEEPER, people.SERVICE_SEAL_KEY)

    letter = await a_draft(services, await signed_in(services, people.SUPERVISOR))
    await deciding.approve(services, await signed_in(services, people.LETTER_APPROVER), letter.id)
    await produced(services, letter.id)

    letter = await Letter.get(id=letter.id)
    assert letter.state is LetterState.ISSUED
    assert letter.number == f"市政务投整〔{letter.year}〕1号"
