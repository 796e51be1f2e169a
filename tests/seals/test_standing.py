"""What the portal seals by itself, two operators have allowed; whoever has the keys makes sure."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from tortoise.exceptions import BaseORMException

from backend.foundation import clock, db
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.provider import SigningOrder, SigningRefused
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.seals.actions import using
from backend.seals.actions.enrolling import COPIES_ITEM
from backend.seals.guard import GuardedProvider
from backend.seals.lifecycle import SealingRule, SealState, SealVerb
from backend.seals.models import Seal, SealingPolicy, SealWarrant
from backend.seals.standing import actions as standing
from backend.seals.standing import queries
from backend.seals.standing.models import StandingOrder
from tests.conftest import PASSPHRASE
from tests.databases import as_owner
from tests.factories import an_official
from tests.portal import Portal, Refused
from tests.seals.office import Office, an_office, an_order, stopped
from tests.seals.village import decided

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

PROBLEM = "... on Problem { code field }"
ASK = f"""
mutation ($input: StandingOrderInput!) {{
  askStandingOrder(input: $input) {{ {PROBLEM} ... on StandingOrder {{ id state isMine }} }}
}}"""
APPROVE = f"""
mutation ($id: UUID!) {{
  approveStandingOrder(id: $id) {{ {PROBLEM} ... on StandingOrder {{ state inForce }} }}
}}"""
END = f"""
mutation ($id: UUID!) {{
  endStandingOrder(id: $id) {{ {PROBLEM} ... on StandingOrder {{ state inForce }} }}
}}"""
LIST = """
{ standingOrders { edges { node {
  sealName item hourlyLimit state inForce isMine askedByName approvedByName endedByName
} } } }"""
DIGEST = hashlib.sha256(b"a prepared copy").digest()


@pytest.fixture
async def office(services: Services) -> Office:
    return await an_office(services)


def _days(first: int = 0, last: int = 30, limit: int = 100) -> dict[str, Any]:
    today = clock.today()
    return {
        "validFrom": str(today + timedelta(days=first)),
        "validTo": str(today + timedelta(days=last)),
        "hourlyLimit": limit,
    }


async def _asked(portal: Portal, office: Office) -> str:
    data = await portal.execute(ASK, {"input": _days()}, viewer=office.asker)
    return data["askStandingOrder"]["id"]


async def _refusal(portal: Portal, verb: str, asked: dict[str, Any], viewer: Official) -> str:
    (answer,) = (await portal.execute(verb, asked, viewer=viewer)).values()
    return answer["code"]


async def test_one_asks_another_approves_and_anybody_ends(portal: Portal, office: Office) -> None:
    order = await _asked(portal, office)
    assert await queries.order_for(COPIES_ITEM) is None

    data = await portal.execute(APPROVE, {"id": order}, viewer=office.approver)
    assert data["approveStandingOrder"] == {"state": "APPROVED", "inForce": True}
    in_force = await queries.order_for(COPIES_ITEM)
    assert in_force is not None
    assert str(in_force.id) == order

    data = await portal.execute(END, {"id": order}, viewer=office.asker)
    assert data["endStandingOrder"] == {"state": "ENDED", "inForce": False}
    assert await queries.order_for(COPIES_ITEM) is None

    data = await portal.execute(LIST, viewer=office.approver)
    assert [each["node"] for each in data["standingOrders"]["edges"]] == [
        {
            "sealName": office.seal.name,
            "item": "annotated-copies",
            "hourlyLimit": 100,
            "state": "ENDED",
            "inForce": False,
            "isMine": False,
            "askedByName": "吴敏",
            "approvedByName": "郭立",
            "endedByName": "吴敏",
        }
    ]


async def test_nobody_approves_what_she_asked_for(portal: Portal, office: Office) -> None:
    order = await _asked(portal, office)

    assert await _refusal(portal, APPROVE, {"id": order}, office.asker) == "TWO_PERSONS_REQUIRED"


async def test_the_keeper_of_the_seal_approves_nothing(
    portal: Portal, services: Services, office: Office
) -> None:
    order = await _asked(portal, office)
    await Seal.filter(id=office.seal.id).update(keeper_id=office.approver.person_id)

    assert await _refusal(portal, APPROVE, {"id": order}, office.approver) == "TWO_PERSONS_REQUIRED"


async def test_who_approves_has_confirmed_her_identity_just_now(
    portal: Portal, office: Office
) -> None:
    order = await _asked(portal, office)
    tired = replace(office.approver, stepped_up_at=None)

    assert await _refusal(portal, APPROVE, {"id": order}, tired) == "STEP_UP_REQUIRED"


@pytest.mark.parametrize(
    ("days", "code", "field"),
    [
        (_days(last=366), "", None),
        (_days(last=367), "DATE_INVALID", "validTo"),
        (_days(first=2, last=1), "DATE_INVALID", "validTo"),
        (_days(first=-10, last=-1), "DATE_INVALID", "validTo"),
        (_days(limit=0), "HOURLY_LIMIT_INVALID", "hourlyLimit"),
        (_days(limit=10_001), "HOURLY_LIMIT_INVALID", "hourlyLimit"),
    ],
)
async def test_an_order_is_for_a_year_and_ten_thousand_an_hour_at_most(
    portal: Portal, office: Office, days: dict[str, Any], code: str, field: str | None
) -> None:
    data = await portal.execute(ASK, {"input": days}, viewer=office.asker)

    answer = data["askStandingOrder"]
    assert (answer.get("code", ""), answer.get("field")) == (code, field)


async def test_an_order_needs_a_seal_in_force(portal: Portal, office: Office) -> None:
    order = await _asked(portal, office)
    await stopped(office)

    asked, approved = {"input": _days()}, {"id": order}
    assert await _refusal(portal, ASK, asked, office.asker) == "OFFICE_SEAL_MISSING"
    assert await _refusal(portal, APPROVE, approved, office.approver) == "OFFICE_SEAL_MISSING"


async def test_an_ended_order_is_neither_approved_nor_ended_again(
    portal: Portal, office: Office
) -> None:
    order = {"id": await _asked(portal, office)}
    await portal.execute(END, order, viewer=office.approver)

    assert await _refusal(portal, APPROVE, order, office.approver) == "WRONG_STATE"
    assert await _refusal(portal, END, order, office.approver) == "WRONG_STATE"


async def test_only_operators_know_of_orders(
    portal: Portal, services: Services, office: Office
) -> None:
    keeper = await an_official(services, office.organisation, Role.SEAL_KEEPER, name="徐保管二")
    for document, asked in ((LIST, None), (ASK, {"input": _days()}), (END, {"id": str(uuid4())})):
        with pytest.raises(Refused):
            await portal.execute(document, asked, viewer=keeper)


async def test_two_operators_bring_the_seal_of_their_own_office_into_use(office: Office) -> None:
    await Seal.filter(id=office.seal.id).update(
        state="enrolled", enrolled_by_id=office.asker.person_id
    )

    seal = await decided(office.asker, office.approver, office.seal, SealVerb.ACTIVATE)

    assert seal.state is SealState.ACTIVE


async def test_there_is_no_order_where_the_keeper_confirms_each_use(office: Office) -> None:
    await an_order(office)
    await SealingPolicy.create(
        region="360400000000", rule=SealingRule.KEEPER_CONFIRMS, hourly_limit=10
    )

    assert await queries.order_for(COPIES_ITEM) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE seal_standing_order SET valid_to = valid_to + 1",
        "UPDATE seal_standing_order SET hourly_limit = 10000",
        "UPDATE seal_standing_order SET approved_by_id = NULL, approved_at = NULL",
        "UPDATE seal_standing_order SET approved_at = approved_at + interval '1 hour'",
        "DELETE FROM seal_standing_order",
    ],
)
async def test_the_database_keeps_what_is_written_of_an_order(
    office: Office, statement: str
) -> None:
    await an_order(office)

    with pytest.raises(BaseORMException, match="stays"), as_owner():
        await db.connection().execute_query(statement)


async def test_the_database_knows_two_persons(office: Office) -> None:
    asked = await standing.ask(
        office.asker, valid_from=clock.today(), valid_to=clock.today(), hourly_limit=1
    )

    with pytest.raises(BaseORMException, match="two_persons"):
        await StandingOrder.filter(id=asked.id).update(
            approved_by_id=office.asker.person_id, approved_at=clock.now()
        )


class Stolen:
    """A worker that was taken over: it writes whatever rows it likes, and has no key."""

    def __init__(self, pki: Path) -> None:
        self._provider = GuardedProvider(KeyCustody(Pkcs12Keys(pki / "seals", PASSPHRASE)))

    async def signs_under(self, order: StandingOrder | None, **changes: Any) -> str:
        """What the signing process says; empty when it signed."""
        seal = await Seal.get(key_ref="portal")
        granted = (
            {"approver_id": order.approved_by_id, "handler_id": order.asked_by_id} if order else {}
        )
        made = await SealWarrant.create(
            seal_id=seal.id,
            document_id=uuid4(),
            standing_order_id=order and order.id,
            at=clock.now(),
            **granted | changes,
        )
        intent = await using.open_intent(document_id=made.document_id, digest=DIGEST)
        asked = SigningOrder(key_ref="portal", digest=DIGEST, intent_id=intent.id)
        try:
            await self._provider.sign(asked)
        except SigningRefused as refused:
            return refused.reason
        return ""


@pytest.fixture
def stolen_worker(pki: Path) -> Stolen:
    return Stolen(pki)


NOT_ALLOWED = "no standing order allows it"


async def test_a_stolen_worker_seals_nothing_once_the_order_has_ended(
    office: Office, stolen_worker: Stolen
) -> None:
    order = await an_order(office)
    assert await stolen_worker.signs_under(order) == ""

    await standing.end(office.asker, order.id)

    assert await stolen_worker.signs_under(order) == NOT_ALLOWED


async def test_a_stolen_worker_seals_nothing_outside_the_days_of_the_order(
    office: Office, stolen_worker: Stolen
) -> None:
    order = await an_order(office, days=2)

    with clock.stopped(clock.now() + timedelta(days=2)):
        assert await stolen_worker.signs_under(order) == ""
    with clock.stopped(clock.now() + timedelta(days=3)):
        assert await stolen_worker.signs_under(order) == NOT_ALLOWED


async def test_a_stolen_worker_seals_nothing_under_an_order_that_nobody_approved(
    office: Office, stolen_worker: Stolen
) -> None:
    asked = await standing.ask(
        office.asker, valid_from=clock.today(), valid_to=clock.today(), hourly_limit=9
    )

    told = await stolen_worker.signs_under(asked, approver_id=office.approver.person_id)

    assert told == NOT_ALLOWED


async def test_a_stolen_worker_cannot_put_others_in_the_place_of_who_allowed_it(
    office: Office, stolen_worker: Stolen
) -> None:
    order = await an_order(office)
    other = office.keeper.person_id

    assert await stolen_worker.signs_under(order, handler_id=other) == NOT_ALLOWED


async def test_the_seal_of_the_office_is_used_under_orders_only(
    office: Office, stolen_worker: Stolen
) -> None:
    """An approval of its own, as of a proof, is not enough: nobody decides copies one by one."""
    await an_order(office)
    told = await stolen_worker.signs_under(
        None, approver_id=office.approver.person_id, handler_id=office.asker.person_id
    )

    assert told == NOT_ALLOWED


async def test_an_order_is_good_for_so_many_an_hour(office: Office, stolen_worker: Stolen) -> None:
    order = await an_order(office, hourly_limit=2)

    told = [await stolen_worker.signs_under(order) for _ in range(3)]

    assert told == ["", "", "2 signatures in an hour are too many"]
    with clock.stopped(clock.now() + timedelta(minutes=61)):
        assert await stolen_worker.signs_under(order) == ""
