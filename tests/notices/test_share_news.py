"""The holder of a share is told when it is first opened and whenever it is locked."""

from uuid import UUID

import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.notices import jobs
from backend.notices.models import ChannelOutcome, Notice, NoticeKind
from backend.sharing.models import ShareGrant
from tests.notices.channels import KeepingChannel, over
from tests.portal import Portal
from tests.sharing.operations import a_village, shared

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def a_share(portal: Portal, services: Services) -> ShareGrant:
    _, holder, proof = await a_village(services)
    return await ShareGrant.get(id=UUID((await shared(portal, holder, proof))["id"]))


async def test_the_first_opening_lies_in_the_inbox_once(portal: Portal, services: Services) -> None:
    grant, gateway = await a_share(portal, services), KeepingChannel()

    for _ in range(2):
        await jobs.tell_holder_of_opening(over(services, gateway), grant_id=grant.id)

    (notice,) = await Notice.all()
    assert (notice.kind, notice.subject_id) == (NoticeKind.SHARE_OPENED, grant.id)
    assert notice.person_id == grant.holder_id
    assert notice.channel_outcome is ChannelOutcome.STORED
    assert gateway.messages == []


async def test_each_lock_is_told_by_short_message_too(portal: Portal, services: Services) -> None:
    grant, gateway = await a_share(portal, services), KeepingChannel()

    for locks in (1, 1, 2):
        await ShareGrant.filter(id=grant.id).update(locks=locks, locked_until=clock.now())
        await jobs.tell_holder_of_lock(over(services, gateway), grant_id=grant.id)

    assert await Notice.filter(kind=NoticeKind.SHARE_LOCKED).count() == 2
    assert len(gateway.messages) == 2
    assert grant.recipient not in gateway.messages[0].text
