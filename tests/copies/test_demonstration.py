"""What the demonstration and the sandbox give away is sealed, by the book."""

import pytest

from backend.foundation.services import Services
from backend.identity.actions import posts
from backend.seals.actions.enrolling import COPIES_ITEM
from backend.seals.models import Seal
from backend.seals.standing import queries
from scripts.demo import people, seeding
from tests.factories import some_regions

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def test_its_operators_allow_copies_to_be_sealed_and_none_of_them_keeps_the_seal(
    services: Services,
) -> None:
    await some_regions()
    portal = next(each for each in people.ORGANISATIONS if each.uscc == people.PORTAL_USCC)
    await posts.register_organisation(seeding.SEEDER, portal)
    for account in (people.OPERATOR, *people.PORTAL_STAFF):
        await seeding.ensure_post(services, account)
    for _ in range(2):  # Seeding runs again at every start.
        await seeding.ensure_seal(
            services, people.PORTAL_KEEPER, people.PORTAL_SEAL_KEY, name=people.PORTAL_SEAL
        )
        await seeding.ensure_order(services)

    order = await queries.order_for(COPIES_ITEM)
    seal = await Seal.get()
    assert order is not None
    assert seal.name == people.PORTAL_SEAL
    assert len({order.asked_by_id, order.approved_by_id, seal.keeper_id}) == 3
