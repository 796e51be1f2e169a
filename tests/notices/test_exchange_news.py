"""A resident is told that a department asks, and operators that one asks oddly."""

from uuid import UUID

import pytest

from backend.exchange.actions import granting
from backend.exchange.kinds import AlertKind
from backend.exchange.models import ExchangeAlert
from backend.foundation import clock
from backend.foundation.services import Services
from backend.notices import jobs
from backend.notices.models import ChannelOutcome, Notice, NoticeKind
from tests.exchange.consents import PURPOSE, a_resident, asked
from tests.exchange.door import an_operator, open_door
from tests.exchange.key_requests import a_clerk, filed
from tests.factories import an_id_number
from tests.notices.channels import KeepingChannel, over
from tests.portal import Portal

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def test_whoever_is_asked_learns_by_whom_and_what_for(
    portal: Portal, services: Services
) -> None:
    resident, gateway = await a_resident(portal, services), KeepingChannel()
    async with open_door(services) as door:
        consent = await asked(door, resident.id_number)

    for _ in range(2):
        await jobs.tell_holder_of_question(over(services, gateway), consent_id=UUID(consent["id"]))

    (notice,) = await Notice.all()
    assert notice.kind is NoticeKind.CONSENT_ASKED
    assert notice.person_id == resident.viewer.person_id
    assert notice.channel_outcome is ChannelOutcome.SENT
    assert PURPOSE in notice.body
    assert PURPOSE not in gateway.messages[0].text


async def test_nobody_is_told_when_the_person_is_not_known_here(
    portal: Portal, services: Services
) -> None:
    await a_resident(portal, services)
    async with open_door(services) as door:
        consent = await asked(door, an_id_number())

    await jobs.tell_holder_of_question(services, consent_id=UUID(consent["id"]))

    assert not await Notice.exists()


async def test_operators_are_told_of_an_alert(portal: Portal, services: Services) -> None:
    operator = await an_operator(services)
    async with open_door(services) as door:
        alert = await ExchangeAlert.create(
            client=door.client,
            kind=AlertKind.SERIAL_WALK,
            severe=True,
            details={},
            raised_at=clock.now(),
        )

    await jobs.tell_operators_of_alert(services, alert_id=alert.id, client_id=door.client.id)

    (notice,) = await Notice.all()
    assert (notice.person_id, notice.organisation_id) == (
        operator.person_id,
        operator.organisation_id,
    )
    assert "已自动暂停" in notice.body


async def test_a_request_for_a_key_reaches_operators_and_its_answer_the_applicant(
    portal: Portal, services: Services
) -> None:
    operator = await an_operator(services)
    clerk = await a_clerk(services)
    request_id = UUID((await filed(portal, clerk))["id"])

    await jobs.tell_operators_of_key_request(services, key_request_id=request_id)
    await granting.decline(operator, request_id, words="请先完成等保测评。")
    await jobs.tell_applicant_of_no_key(services, key_request_id=request_id)

    asked = await Notice.get(kind=NoticeKind.KEY_REQUESTED)
    answered = await Notice.get(kind=NoticeKind.KEY_DECLINED)
    assert asked.person_id == operator.person_id
    assert (answered.person_id, answered.organisation_id) == (
        clerk.person_id,
        clerk.organisation_id,
    )
    assert "请先完成等保测评。" in answered.body
