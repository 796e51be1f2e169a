"""A closed account agrees to nothing any more; and what one department asked is read by its id."""

import dataclasses
import json

import pytest

from backend.archive import actions as archive
from backend.exchange import exports, jobs
from backend.exchange.models import ConsentRequest
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.identity.lifecycle import AccountClosed
from backend.reactions import REACTIONS
from tests.exchange.consents import FACE, PURPOSE, a_resident, asked
from tests.exchange.door import open_door
from tests.factories import a_citizen
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

ONE = f"""query ($id: UUID!) {{ myConsentRequest(id: $id)
  {FACE.replace("... on Problem { code field }", "")} }}"""


async def test_agreements_end_with_the_account(portal: Portal, services: Services) -> None:
    resident = await a_resident(portal, services)
    async with open_door(services) as door:
        agreed = await asked(door, resident.id_number)
        waiting = await asked(door, resident.id_number, caseNumber="（2026）赣0404民初124号")
    await resident.agrees(agreed["id"])

    viewer = dataclasses.replace(resident.viewer, stepped_up_at=clock.now())
    await jobs.withdraw_all_of(services, person_id=viewer.person_id)
    before = await ConsentRequest.get(id=agreed["id"])
    await archive.close_account(viewer)
    for _ in range(2):
        await jobs.withdraw_all_of(services, person_id=viewer.person_id)

    assert before.state == "agreed", "while the account is open, she decides"
    ended = await ConsentRequest.get(id=agreed["id"])
    assert (ended.state, ended.over_at is None) == ("withdrawn", False)
    assert (await ConsentRequest.get(id=waiting["id"])).state == "asked", "it expires by itself"
    assert await OutboxEvent.filter(name="consent.withdrawn").count() == 1
    assert (await AuditEntry.get(deed="consent.withdrawn")).actor_kind == "system"


def test_it_follows_when_an_account_is_closed() -> None:
    assert jobs.withdraw_all_of in REACTIONS[AccountClosed]


async def test_one_request_is_read_by_its_id_and_by_whom_it_asks_alone(
    portal: Portal, services: Services
) -> None:
    resident, stranger = await a_resident(portal, services), await a_citizen(services, "陈卫东")
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)

    seen = await resident.does(ONE, id=request["id"])

    assert (seen["id"], seen["purpose"], seen["state"]) == (request["id"], PURPOSE, "ASKED")
    with pytest.raises(Refused) as refused:
        await portal.execute(ONE, {"id": request["id"]}, viewer=stranger)
    assert refused.value.codes == ["NOT_FOUND"]


async def test_she_takes_along_who_asked_and_what_she_answered(
    portal: Portal, services: Services
) -> None:
    resident, stranger = await a_resident(portal, services), await a_citizen(services, "陈卫东")
    async with open_door(services) as door:
        first = await asked(door, resident.id_number)
        second = await asked(door, resident.id_number, caseNumber="（2026）赣0404民初124号")
    await resident.agrees(first["id"])

    section = await exports.consents_of(services, resident.viewer)
    theirs = await exports.consents_of(services, stranger)

    told = json.loads(json.dumps(section.content))
    assert section.name == "consents"
    assert [each["id"] for each in told] == [second["id"], first["id"]]
    assert [each["state"] for each in told] == ["asked", "agreed"]
    assert [each["proofs"] for each in told] == [[], [str(resident.proof.id)]]
    assert told[0]["organisation"] == "九江市柴桑区人民法院"
    assert theirs.content == []
