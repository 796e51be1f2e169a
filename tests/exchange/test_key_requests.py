"""A department asks for a key; an operator grants or declines it; the key is collected once."""

import asyncio
import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from backend.exchange import admission
from backend.exchange.actions import applying, clients
from backend.exchange.actions.applying import COLLECT_DAYS, NewKeyRequest
from backend.exchange.actions.granting import Grant, grant
from backend.exchange.models import ExchangeClient, ExchangeToken, KeyRequest
from backend.exchange.terms import KeyTerms
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import ExchangeScope, Role
from backend.web.main import app_of
from tests.exchange.door import ADDRESS, BASIS, a_department, an_operator
from tests.exchange.key_requests import (
    DECLINE,
    LIST,
    MY_LIST,
    WITHDRAW,
    a_clerk,
    collected,
    filed,
    granted,
)
from tests.factories import SYSTEM, XIAOYANG, a_citizen, a_committee, an_official
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

MONDAY = datetime(2026, 11, 16, 10, tzinfo=CHINA)


async def test_a_clerk_asks_and_is_told_by_when_there_will_be_an_answer(
    portal: Portal, services: Services
) -> None:
    clerk = await a_clerk(services)
    with clock.stopped(MONDAY):
        request = await filed(portal, clerk)

    assert (request["state"], request["dueOn"], request["overdue"]) == (
        "FILED",
        "2026-11-23",
        False,
    )
    assert request["wished"]["scopes"] == ["CONSENT", "VERIFY"]
    assert request["wished"]["ipRanges"] == [f"{ADDRESS}/32"]
    assert request["wished"]["regions"][0]["code"] == XIAOYANG
    assert (request["granted"], request["collectable"], request["key"]) == (None, False, None)
    with clock.stopped(MONDAY + timedelta(days=8)):
        mine = (await portal.execute(MY_LIST, viewer=clerk))["myKeyRequests"]
    assert [(edge["node"]["id"], edge["node"]["overdue"]) for edge in mine["edges"]] == [
        (request["id"], True)
    ]


async def test_an_operator_grants_it_and_the_applicant_alone_gets_the_key(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    answer = await granted(portal, operator, request["id"], words="已核对法律依据。")
    key = await collected(portal, clerk, request["id"])

    assert (answer["state"], answer["keyDays"], answer["token"]) == ("GRANTED", 365, None)
    assert answer["client"]["name"] == request["system"]
    kept = await ExchangeToken.get()
    assert (kept.token_hash, kept.prefix) == (
        admission.hash_of(key["secret"]),
        key["key"]["prefix"],
    )
    assert kept.created_by_id == operator.person_id
    assert (kept.scopes, kept.legal_bases) == (["consent", "verify"], [BASIS])
    listed = await portal.execute(LIST, viewer=operator)
    mine = await portal.execute(MY_LIST, viewer=clerk)
    assert listed["keyRequests"]["edges"][0]["node"]["token"] == {"prefix": kept.prefix}
    assert mine["myKeyRequests"]["edges"][0]["node"]["key"]["prefix"] == kept.prefix
    assert key["secret"] not in f"{listed}{mine}"
    rows = str(await KeyRequest.all().values()) + str(await AuditEntry.all().values())
    assert key["secret"] not in rows + str(await OutboxEvent.all().values())


async def test_the_collected_key_opens_the_door(portal: Portal, services: Services) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    await granted(portal, operator, request["id"])
    secret = (await collected(portal, clerk, request["id"]))["secret"]
    transport = httpx.ASGITransport(app_of(services), client=(ADDRESS, 50_000))
    async with httpx.AsyncClient(transport=transport, base_url=services.public_url) as http:
        answers = [
            await http.post(
                "/exchange",
                json={"query": "{ __typename }"},
                headers={"authorization": f"Bearer {each}"},
            )
            for each in (secret, f"{secret}x")
        ]

    assert [answer.status_code for answer in answers] == [200, 401]


async def test_of_two_presses_at_the_same_time_one_gets_the_key(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    await granted(portal, operator, request["id"])
    answers = await asyncio.gather(*(collected(portal, clerk, request["id"]) for _ in range(4)))

    assert sorted(str(answer.get("code")) for answer in answers) == ["KEY_COLLECTED"] * 3 + ["None"]
    assert await ExchangeToken.all().count() == 1


async def test_a_key_that_nobody_collects_lapses_and_is_asked_for_anew(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    with clock.stopped(MONDAY):
        request = await filed(portal, clerk)
        await granted(portal, operator, request["id"])
    late = MONDAY + timedelta(days=COLLECT_DAYS)
    with clock.stopped(late):
        fresh = dataclasses.replace(clerk, stepped_up_at=late)
        answer = await collected(portal, fresh, request["id"])
        again = await filed(portal, clerk)

    assert answer == {"code": "KEY_LAPSED"}
    assert again["state"] == "FILED"
    assert await ExchangeToken.all().count() == 0


async def test_a_key_lives_from_its_collection_and_says_when_it_ends_soon(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    await granted(portal, operator, request["id"], keyDays=40)
    key = (await collected(portal, clerk, request["id"]))["key"]
    with clock.stopped(clock.now() + timedelta(days=11)):
        mine = (await portal.execute(MY_LIST, viewer=clerk))["myKeyRequests"]["edges"]
        theirs = await portal.execute(
            "{ exchangeClients { edges { node { tokensEndingSoon { prefix endingSoon } } } } }",
            viewer=operator,
        )

    assert datetime.fromisoformat(key["expiresAt"]) - clock.now() > timedelta(days=39)
    assert (key["endingSoon"], mine[0]["node"]["key"]["endingSoon"]) == (False, True)
    (client,) = theirs["exchangeClients"]["edges"]
    assert client["node"]["tokensEndingSoon"] == [{"prefix": key["prefix"], "endingSoon": True}]


async def test_an_operator_may_give_less_than_was_wished(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    answer = await granted(
        portal, operator, request["id"], scopes=["VERIFY"], legalBases=[], keyDays=90
    )

    assert answer["granted"]["scopes"] == ["VERIFY"]
    assert answer["granted"]["legalBases"] == []
    assert answer["granted"]["ipRanges"] == request["wished"]["ipRanges"]
    mine = (await portal.execute(MY_LIST, viewer=clerk))["myKeyRequests"]["edges"][0]["node"]
    assert (mine["wished"]["scopes"], mine["granted"]["scopes"]) == (
        ["CONSENT", "VERIFY"],
        ["VERIFY"],
    )


async def test_a_second_key_of_a_known_system_joins_its_client(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    for _ in range(2):
        request = await filed(portal, clerk)
        await granted(portal, operator, request["id"])
        await collected(portal, clerk, request["id"])

    assert await ExchangeClient.all().count() == 1
    assert await ExchangeToken.all().count() == 2


async def test_no_key_is_granted_or_collected_for_a_closed_system(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    first, second = await filed(portal, clerk), await filed(portal, clerk, system="另一个系统")
    await granted(portal, operator, first["id"])
    client = await ExchangeClient.get()
    await clients.close(SYSTEM, client.id)
    await ExchangeClient.filter(id=client.id).update(name=second["system"])

    assert (await granted(portal, operator, second["id"]))["code"] == "WRONG_STATE"
    assert (await collected(portal, clerk, first["id"]))["code"] == "WRONG_STATE"
    assert await ExchangeToken.all().count() == 0


async def test_a_declined_request_says_why_and_is_over(portal: Portal, services: Services) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    asked = {"id": request["id"], "words": "请改用已有的系统。"}
    wordless = await portal.execute(DECLINE, asked | {"words": " "}, viewer=operator)
    declined = await portal.execute(DECLINE, asked, viewer=operator)
    withdrawn = await portal.execute(WITHDRAW, {"id": request["id"]}, viewer=clerk)

    assert wordless["declineKeyRequest"] == {"code": "TEXT_EMPTY", "field": "words"}
    assert declined["declineKeyRequest"] == {"state": "DECLINED", "answer": asked["words"]}
    assert withdrawn["withdrawKeyRequest"] == {"code": "WRONG_STATE"}
    assert (await granted(portal, operator, request["id"]))["code"] == "WRONG_STATE"
    assert (await collected(portal, clerk, request["id"]))["code"] == "WRONG_STATE"


async def test_a_withdrawn_request_makes_room_for_a_better_one(
    portal: Portal, services: Services
) -> None:
    clerk = await a_clerk(services)
    first = await filed(portal, clerk)
    second = await filed(portal, clerk)
    withdrawn = await portal.execute(WITHDRAW, {"id": first["id"]}, viewer=clerk)
    third = await filed(portal, clerk)

    assert second == {"code": "KEY_REQUESTED", "field": "system"}
    assert withdrawn["withdrawKeyRequest"] == {"state": "WITHDRAWN"}
    assert third["state"] == "FILED"


async def test_a_repeated_submit_is_one_request(portal: Portal, services: Services) -> None:
    clerk, token = await a_clerk(services), uuid4()
    answers = await asyncio.gather(*(filed(portal, clerk, token=token) for _ in range(3)))
    other = await filed(portal, clerk, token=token, purpose="别的用途")

    assert len({answer["id"] for answer in answers}) == 1
    assert other == {"code": "TOKEN_REUSED", "field": "clientToken"}
    assert await KeyRequest.all().count() == 1


WRONG_WISHES = {
    "no operation": ({"scopes": []}, "TEXT_EMPTY", "scopes"),
    "no region": ({"regions": []}, "TEXT_EMPTY", "regions"),
    "no item": ({"itemTypes": []}, "TEXT_EMPTY", "itemTypes"),
    "no network": ({"ipRanges": []}, "IP_RANGE_INVALID", "ipRanges"),
    "everybody's network": ({"ipRanges": ["0.0.0.0/0"]}, "IP_RANGE_INVALID", "ipRanges"),
    "an unknown region": ({"regions": ["999999999999"]}, "REGION_UNKNOWN", "regions"),
    "an unknown item": ({"itemTypes": ["marriage"]}, "ITEM_UNKNOWN", "itemTypes"),
    "no purpose": ({"purpose": " "}, "TEXT_EMPTY", "purpose"),
    "no name": ({"system": ""}, "TEXT_EMPTY", "system"),
    "an endless contact": ({"contact": "电" * 101}, "TEXT_TOO_LONG", "contact"),
}


@pytest.mark.parametrize(("changes", "code", "field"), WRONG_WISHES.values(), ids=WRONG_WISHES)
async def test_a_request_is_refused_at_the_field_that_is_wrong(
    portal: Portal, services: Services, changes: dict[str, Any], code: str, field: str
) -> None:
    answer = await filed(portal, await a_clerk(services), **changes)

    assert answer == {"code": code, "field": field}
    assert await KeyRequest.all().count() == 0


async def test_a_grant_is_checked_like_a_wish(portal: Portal, services: Services) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    wrong = [
        await granted(portal, operator, request["id"], **changes)
        for changes in ({"scopes": []}, {"ipRanges": ["::/0"]}, {"keyDays": 366}, {"keyDays": 0})
    ]

    assert [(answer["code"], answer["field"]) for answer in wrong] == [
        ("TEXT_EMPTY", "scopes"),
        ("IP_RANGE_INVALID", "ipRanges"),
        ("NUMBER_OUT_OF_RANGE", "keyDays"),
        ("NUMBER_OUT_OF_RANGE", "keyDays"),
    ]
    assert await ExchangeClient.all().count() == 0


async def test_granting_and_collecting_need_a_fresh_step_up(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    stale_operator = dataclasses.replace(operator, stepped_up_at=None)
    stale_clerk = dataclasses.replace(clerk, stepped_up_at=None)

    refused = await granted(portal, stale_operator, request["id"])
    await granted(portal, operator, request["id"])
    late = await collected(portal, stale_clerk, request["id"])

    assert (refused["code"], late["code"]) == ("STEP_UP_REQUIRED", "STEP_UP_REQUIRED")


async def test_a_request_belongs_to_its_applicant_alone(portal: Portal, services: Services) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    colleague = await a_clerk(services, await a_department(), name="郑科员")
    elsewhere = await a_clerk(
        services, await a_department("柴桑区民政局", "11360404MB0000041C"), name="冯科员"
    )
    moved = dataclasses.replace(clerk, organisation_id=elsewhere.organisation_id)
    request = await filed(portal, clerk)
    await granted(portal, operator, request["id"])

    for other in (colleague, elsewhere, moved):
        mine = (await portal.execute(MY_LIST, viewer=other))["myKeyRequests"]
        assert mine == {"totalCount": 0, "edges": []}
        assert (await collected(portal, other, request["id"]))["code"] == "NOT_FOUND"
        taken = await portal.execute(WITHDRAW, {"id": request["id"]}, viewer=other)
        assert taken["withdrawKeyRequest"]["code"] == "NOT_FOUND"


async def test_nobody_grants_a_request_of_her_own(services: Services, database: None) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    wished = KeyTerms(
        scopes=[ExchangeScope.VERIFY],
        regions=[XIAOYANG],
        item_types=["free-form-proof"],
        ip_ranges=[ADDRESS],
        legal_bases=[],
    )
    new = NewKeyRequest(system="系统", contact="电话", purpose="核验", wished=wished)
    request = await applying.file(clerk, new, uuid4())
    same_person = dataclasses.replace(operator, person_id=clerk.person_id)

    with pytest.raises(Problem) as caught:
        await grant(same_person, request.id, Grant(key_days=30))

    assert caught.value.code == "OWN_CASE"


async def test_only_clerks_ask_and_only_operators_answer(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    committee = await a_committee(services)
    supervisor = await an_official(services, await a_department(), Role.SUPERVISOR, name="监督")
    request = await filed(portal, clerk)
    strangers = (operator, committee.preparer, supervisor, await a_citizen(services))

    for stranger in strangers:
        with pytest.raises(Refused) as refused:
            await filed(portal, stranger)  # type: ignore[arg-type] -- a citizen has no post
        assert refused.value.codes == ["FORBIDDEN"]
    for stranger in (clerk, *strangers[1:]):
        with pytest.raises(Refused) as refused:
            await granted(portal, stranger, request["id"])  # type: ignore[arg-type]
        assert refused.value.codes == ["FORBIDDEN"]


async def test_operators_see_what_waits(portal: Portal, services: Services) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    first, second = await filed(portal, clerk), await filed(portal, clerk, system="另一个系统")
    await granted(portal, operator, first["id"])
    found = (await portal.execute(LIST, {"state": "FILED"}, viewer=operator))["keyRequests"]

    (edge,) = found["edges"]
    assert (edge["node"]["id"], edge["node"]["applicant"]) == (second["id"], "吴科员")
    assert edge["node"]["organisation"]["name"] == "九江市柴桑区人民法院"
    assert found["totalCount"] == 1


async def test_each_deed_is_in_the_audit_trail_and_is_told(
    portal: Portal, services: Services
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    await granted(portal, operator, request["id"])
    await collected(portal, clerk, request["id"])

    deeds = await AuditEntry.filter(subject_id=request["id"]).order_by("id").values("deed")
    told = await OutboxEvent.filter(name__startswith="exchange.key").order_by("id").values("name")
    assert [row["deed"] for row in deeds] == [
        "exchange.key_request_filed",
        "exchange.key_request_granted",
        "exchange.key_request_collected",
    ]
    assert [row["name"] for row in told] == [
        "exchange.key_request_filed",
        "exchange.key_request_granted",
        "exchange.key_collected",
    ]


async def test_a_longer_list_costs_no_more_statements(
    portal: Portal, services: Services, statements: Callable[[], int]
) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    costs: list[tuple[int, int]] = []
    for names in ("甲", "乙丙丁"):
        for name in names:
            request = await filed(portal, clerk, system=name)
            await granted(portal, operator, request["id"])
            await collected(portal, clerk, request["id"])
        statements()
        await portal.execute(LIST, viewer=operator)
        theirs = statements()
        await portal.execute(MY_LIST, viewer=clerk)
        costs.append((theirs, statements()))

    assert costs[0] == costs[1], costs


async def test_an_operator_opens_one_system(portal: Portal, services: Services) -> None:
    clerk, operator = await a_clerk(services), await an_operator(services)
    request = await filed(portal, clerk)
    client = (await granted(portal, operator, request["id"]))["client"]
    one = "query ($id: UUID!) { exchangeClient(id: $id) { name } }"
    found = await portal.execute(one, {"id": client["id"]}, viewer=operator)

    assert found["exchangeClient"] == {"name": request["system"]}
    for viewer, wanted, code in (
        (operator, str(uuid4()), "NOT_FOUND"),
        (clerk, client["id"], "FORBIDDEN"),
    ):
        with pytest.raises(Refused) as refused:
            await portal.execute(one, {"id": wanted}, viewer=viewer)
        assert refused.value.codes == [code]
