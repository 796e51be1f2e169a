"""A closed account gives nothing to others any more: its links end, without a word of its own."""

import dataclasses

import pytest

from backend.archive import actions as archive
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity.lifecycle import AccountClosed
from backend.identity.models import Person
from backend.reactions import REACTIONS
from backend.sharing import jobs
from backend.sharing.lifecycle import GrantState
from backend.sharing.models import ShareGrant
from tests.factories import a_citizen
from tests.portal import Portal
from tests.sharing.operations import a_village, issued, shared

pytestmark = pytest.mark.anyio


async def closed(viewer: Citizen) -> None:
    await archive.close_account(dataclasses.replace(viewer, stepped_up_at=clock.now()))


async def state_of(share: dict[str, str]) -> GrantState:
    return (await ShareGrant.get(id=share["id"])).state


async def test_open_links_end_with_the_account_and_others_stay(
    portal: Portal, services: Services
) -> None:
    committee, holder, proof = await a_village(services)
    neighbour = await a_citizen(services, "陈卫东")
    other = await issued(services, committee, neighbour)
    links = [await shared(portal, holder, proof) for _ in range(3)]
    theirs = await shared(portal, neighbour, other)
    used_up, expired = links[1], links[2]
    await ShareGrant.filter(id=used_up["id"]).update(
        state=GrantState.USED_UP, views_used=used_up["maxViews"]
    )
    await ShareGrant.filter(id=expired["id"]).update(state=GrantState.EXPIRED)

    await closed(holder)
    for _ in range(2):
        await jobs.withdraw_all_of(services, person_id=holder.person_id)

    assert [await state_of(link) for link in links] == ["withdrawn", "withdrawn", "expired"]
    assert await state_of(theirs) == "granted"
    assert await OutboxEvent.filter(name="share.withdrawn").count() == 2
    deeds = await AuditEntry.filter(deed="share.withdraw")
    assert [deed.actor_kind for deed in deeds] == ["system"] * 2


async def test_links_of_an_account_that_is_open_again_are_left_alone(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)
    phone = (await Person.get(id=holder.person_id)).phone
    await closed(holder)
    await Person.filter(id=holder.person_id).update(closed_at=None, phone=phone)
    link = await shared(portal, holder, proof)

    await jobs.withdraw_all_of(services, person_id=holder.person_id)

    assert await state_of(link) == "granted"


def test_it_follows_when_an_account_is_closed() -> None:
    assert jobs.withdraw_all_of in REACTIONS[AccountClosed]
