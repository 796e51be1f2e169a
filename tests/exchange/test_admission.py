"""Who comes in: the right key from the right place, not too often; others learn nothing."""

import json
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from graphql import get_introspection_query

from backend.exchange.actions import clients
from backend.exchange.admission import CLIENT_RATE, FAILURE_RATE
from backend.exchange.models import ExchangeToken
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import ExchangeScope
from backend.proofs.lifecycle import ProofState
from backend.web import routes
from tests.databases import still_waiting
from tests.exchange.door import ADDRESS, CASE, Door, a_client, marks_of, open_door, operation
from tests.factories import SYSTEM, a_citizen, a_committee, a_proof
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

ANYTHING = json.dumps({"query": "{ __typename }"})


async def test_the_right_key_from_the_right_place_comes_in(
    services: Services, database: None
) -> None:
    async with open_door(services) as door:
        answer = await door.post(ANYTHING)

    assert answer.status_code == 200
    assert answer.json() == {"data": {"__typename": "Query"}}
    assert "set-cookie" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


async def test_every_wrong_key_gets_the_same_answer_whatever_is_wrong_with_it(
    services: Services, database: None
) -> None:
    client = await a_client()
    answers: list[Any] = []
    async with open_door(services, client=client) as door:
        headers = ("", "Bearer ", "Bearer x", "Basic eDp5", "Bearer " + "y" * 200)
        answers += [await door.post(ANYTHING, authorization=header) for header in headers]
        await clients.revoke_token(SYSTEM, door.token.id)
        answers.append(await door.post(ANYTHING))
    async with open_door(services, client=client, address="203.0.113.9") as door:
        answers.append(await door.post(ANYTHING))
    async with open_door(services, client=client) as door:
        with clock.stopped(clock.now() + timedelta(days=366)):
            answers.append(await door.post(ANYTHING))
    await clients.close(SYSTEM, client.id)

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert answers[0].headers["www-authenticate"] == "Bearer"


async def test_the_key_of_a_closed_client_is_a_wrong_key_and_of_a_suspended_one_is_told_so(
    services: Services, database: None
) -> None:
    client = await a_client()
    async with open_door(services, client=client) as door:
        await clients.suspend(SYSTEM, client.id)
        suspended = await door.post(ANYTHING)
        await clients.resume(SYSTEM, client.id, words="已核实，是夜间补录。")
        resumed = await door.post(ANYTHING)
        await clients.close(SYSTEM, client.id)
        closed = await door.post(ANYTHING)

    assert (suspended.status_code, suspended.json()["code"]) == (403, "CLIENT_SUSPENDED")
    assert resumed.status_code == 200
    assert closed.status_code == 401


async def test_nothing_of_the_body_is_read_before_the_key_is_known(
    services: Services, database: None
) -> None:
    async with open_door(services) as door:
        stranger = await door.post(b"{" * 200_000, authorization="Bearer x")
        known = await door.post(b"{" * 200_000)

    assert stranger.status_code == 401
    assert known.status_code == 413


@pytest.mark.parametrize(
    "place", ["2001:db8::17", "::ffff:198.51.100.7", ADDRESS], ids=["v6", "mapped v4", "v4"]
)
async def test_addresses_of_both_protocols_are_compared_with_the_ranges(
    services: Services, database: None, place: str
) -> None:
    async with open_door(services, address=place) as door:
        assert (await door.post(ANYTHING)).status_code == 200


async def test_who_fails_too_often_waits_and_a_right_key_beside_it_does_not(
    services: Services, database: None
) -> None:
    async with open_door(services) as door:
        with clock.stopped(clock.now()):
            failures = [
                await door.post(ANYTHING, authorization="Bearer x")
                for _ in range(FAILURE_RATE.amount + 1)
            ]
            right = await door.post(ANYTHING)

    assert [each.status_code for each in failures] == [401] * FAILURE_RATE.amount + [429]
    assert failures[-1].headers["retry-after"] == "3"
    assert right.status_code == 200


async def test_three_hundred_requests_a_minute_are_answered_and_the_next_waits_until_it_refills(
    services: Services, database: None
) -> None:
    start = clock.now()
    async with open_door(services) as door:
        with clock.stopped(start):
            answers = [await door.post(ANYTHING) for _ in range(CLIENT_RATE.amount + 1)]
        with clock.stopped(start + timedelta(seconds=1)):
            later = [await door.post(ANYTHING) for _ in range(6)]

    assert [each.status_code for each in answers] == [200] * CLIENT_RATE.amount + [429]
    assert answers[0].headers["ratelimit-policy"] == '"requests";q=300;w=60'
    assert answers[0].headers["ratelimit"].startswith('"requests";r=299;')
    assert answers[-1].headers["retry-after"] == "1"
    assert answers[-1].json()["code"] == "RATE_LIMITED"
    assert [each.status_code for each in later] == [200] * 5 + [429]


async def test_two_clients_of_one_department_have_a_rate_each(
    services: Services, database: None
) -> None:
    first, second = await a_client("立案系统"), await a_client("执行系统")
    async with (
        open_door(services, client=first) as one,
        open_door(services, client=second) as other,
    ):
        with clock.stopped(clock.now()):
            for _ in range(CLIENT_RATE.amount):
                await one.post(ANYTHING)
            assert (await one.post(ANYTHING)).status_code == 429
            assert (await other.post(ANYTHING)).status_code == 200


async def test_when_a_key_was_last_used_is_written_once_a_minute(
    services: Services, database: None
) -> None:
    start = clock.now()
    seen = []
    async with open_door(services) as door:
        for seconds in (0, 30, 61):
            with clock.stopped(start + timedelta(seconds=seconds)):
                await door.post(ANYTHING)
            seen.append((await ExchangeToken.get(id=door.token.id)).last_used_at)

    assert seen == [start, start, start + timedelta(seconds=61)]


async def test_what_a_key_is_not_good_for_is_refused(services: Services, database: None) -> None:
    async with open_door(services, scopes=[ExchangeScope.SYNC]) as door:
        answer = await door.send(operation("VerifyProofs"), context=CASE, proofs=[])

    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "SCOPE_MISSING"
    assert "VERIFY" in error["message"]


@pytest.mark.parametrize("changes", [{"regions": []}, {"item_types": []}], ids=str)
async def test_a_key_without_regions_or_items_learns_of_no_paper(
    services: Services, database: None, changes: dict[str, Any]
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    async with open_door(services, **changes) as door:
        answer = await door.verify({"number": (await marks_of(proof))["number"]})

    assert answer["results"][0]["outcome"] == "UNKNOWN"


async def test_a_branch_holds_the_papers_of_every_committee_below_it(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    async with open_door(services, regions=["360400000000"]) as door:
        answer = await door.verify({"number": (await marks_of(proof))["number"]})

    assert answer["results"][0]["outcome"] == "VALID"


async def errors_of(door: Door, document: str, **variables: Any) -> str:
    answer = (await door.send(document, **variables)).json()
    return " ".join(error["message"] for error in answer["errors"])


async def test_departments_may_ask_about_the_schema_but_not_without_end(
    services: Services, database: None
) -> None:
    nested = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
    aliases = " ".join(f"a{place}: types {{ name }}" for place in range(20))
    async with open_door(services) as door:
        answer = await door.send(get_introspection_query())
        deep = await errors_of(door, nested)
        wide = await errors_of(door, "{ __schema { " + aliases + " } }")

    assert answer.json()["data"]["__schema"]["queryType"]["name"] == "Query"
    assert "introspection depth" in deep
    assert "number of aliases" in wide


async def test_documents_that_ask_too_much_are_refused_with_the_limits_name(
    services: Services, database: None
) -> None:
    renamed = " ".join(f"a{place}: title" for place in range(16))
    line = "verifyProofs(context: $c, proofs: $p)"
    head = "query($c: CaseContext!, $p: [PaperInput!]!) { "
    many = [{"number": "1"}] * 4_000
    async with open_door(services) as door:
        aliases = await errors_of(
            door, f"{head}{line} {{ ... on CheckedPapers {{ results {{ {renamed} }} }} }} }}"
        )
        roots = await errors_of(
            door, head + " ".join(f"q{n}: {line} {{ __typename }}" for n in range(4)) + " }"
        )
        cost = await errors_of(door, operation("VerifyProofs"), context=CASE, proofs=many)
        tokens = await errors_of(door, "{ " + "__typename " * 401 + "}")
        by_id = await door.post(json.dumps({"documentId": "sha256:0"}))

    assert "number of aliases" in aliases
    assert "number of root fields" in roots
    assert "cost" in cost
    assert "400 tokens" in tokens
    assert by_id.status_code == 400


async def test_what_takes_too_long_is_answered_with_503_and_its_statement_ends(
    services: Services, database: None, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = await asyncpg.connect(database_url)
    monkeypatch.setattr(routes, "ANSWER_SECONDS", 0.3)
    async with open_door(services) as door, holder.transaction():
        await holder.execute("LOCK TABLE proof_snapshot IN ACCESS EXCLUSIVE MODE")
        answer = await door.send(
            operation("VerifyProofs"), context=CASE, proofs=[{"number": "小阳证〔2026〕1号"}]
        )
        waiting = await still_waiting(holder)
    await holder.close()

    assert answer.status_code == 503
    assert answer.json()["errors"][0]["extensions"]["code"] == "PORTAL_UNAVAILABLE"
    assert answer.headers["retry-after"]
    assert waiting == 0


async def test_the_door_for_people_does_not_take_keys_nor_this_one_sessions(
    services: Services, database: None
) -> None:
    async with open_door(services) as door:
        key = {"authorization": f"Bearer {door.secret}"}
        body = {"query": "{ myProofs { totalCount } }"}
        people = await door.http.post("/graphql", json=body, headers=key)
        cookies = await cookies_of(await a_citizen(services))
        door.http.cookies = cookies
        machines = await door.post(ANYTHING, authorization="")

    assert people.status_code == 400
    assert people.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_REQUIRED"
    assert machines.status_code == 401
