"""GraphQL over HTTP as its draft asks of a server, the audits of graphql-http among it (G1)."""

import json
from itertools import product
from typing import Any

import pytest

from tests.web.browser import Browser

pytestmark = pytest.mark.anyio

OWN, PLAIN = "application/graphql-response+json", "application/json"
ECHO = "query Q($code: RegionCode!) { region(code: $code) { name } }"
ACCEPTED = {
    "": PLAIN,
    "*/*": PLAIN,
    "application/*": PLAIN,
    PLAIN: PLAIN,
    OWN: OWN,
    f"{OWN}; charset=utf-8": OWN,
    f"{OWN}, {PLAIN};q=0.9": OWN,
    f"{PLAIN}, {OWN}": PLAIN,
    "text/html": PLAIN,
}
MISTAKES: dict[str, dict[str, Any]] = {
    "text that is no document": {"query": "{"},
    "a field that is not there": {"query": "{ nothing }"},
    "a variable that is missing": {"query": ECHO},
    "a variable of another type": {"query": ECHO, "variables": {"code": [1]}},
}


@pytest.mark.parametrize(("accept", "kind"), ACCEPTED.items())
async def test_an_answer_has_the_type_that_is_read(
    browser: Browser, accept: str, kind: str
) -> None:
    answer = await browser.post(b'{"query":"{ __typename }"}', accept=accept)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert answer.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
async def test_what_is_not_executed_is_400_for_who_reads_the_status_and_200_for_others(
    browser: Browser, mistake: dict[str, Any]
) -> None:
    body = json.dumps(mistake)
    own = await browser.post(body, accept=OWN)
    plain = await browser.post(body, accept=PLAIN)

    assert (own.status_code, plain.status_code) == (400, 200)
    for answer in (own, plain):
        assert answer.json()["errors"]
        assert not answer.json().get("data")


async def test_what_fails_while_it_is_executed_is_200(browser: Browser) -> None:
    answer = await browser.post(b'{"query":"{ myProofs { totalCount } }"}', accept=OWN)

    assert answer.status_code == 200
    assert answer.json()["errors"][0]["path"] == ["myProofs"]


@pytest.mark.parametrize("name", ["variables", "operationName", "extensions"])
async def test_what_is_optional_may_be_null_or_absent(browser: Browser, name: str) -> None:
    answer = await browser.post(json.dumps({"query": "{ __typename }", name: None}), accept=OWN)

    assert answer.json() == {"data": {"__typename": "Query"}}


async def test_extensions_and_variables_may_be_objects(browser: Browser) -> None:
    for name in ("variables", "extensions"):
        answer = await browser.post(json.dumps({"query": "{ __typename }", name: {"a": 1}}))

        assert answer.status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *product(("query", "variables", "operationName", "extensions"), (0, [1], False)),
        ("variables", "x"),
        ("extensions", "x"),
    ],
)
async def test_a_part_of_another_type_is_400(browser: Browser, name: str, value: object) -> None:
    body = json.dumps({"query": "{ __typename }", name: value})

    assert (await browser.post(body, accept=OWN)).status_code == 400


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("query", ["{ __typename }", "mutation { signOut { __typename } }"])
async def test_an_address_executes_nothing(browser: Browser, method: str, query: str) -> None:
    answer = await browser.client.request(
        method, "/graphql", params={"query": query}, headers={"accept": OWN}
    )

    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
