"""Whatever bytes arrive at the GraphQL door: answered, never a fault of the server."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.services import Services
from backend.web import lanes
from backend.web.requests import MAX_BODY, BadRequest, GraphQLRequest, parse
from tests.web.browser import WHO, Browser, open_browser

pytestmark = pytest.mark.anyio

GOOD = json.dumps({"query": WHO}).encode()
MALFORMED = {
    "nothing": b"",
    "blank": b" \n",
    "null": b"null",
    "a number": b"1",
    "a string": b'"{ me { name } }"',
    "true": b"true",
    "an array": b"[]",
    "a batch": b"[" + GOOD + b"]",
    "arrays nested 100,000 deep": b"[" * 100_000,
    "objects nested 16,000 deep": b'{"a":' * 16_000 + b"1" + b"}" * 16_000,
    "nested variables": b'{"query":"{me{name}}","variables":{"a":' + b"[" * 99_000,
    "an integer of 50,000 digits": b'{"query":"{me{name}}","variables":{"n":' + b"1" * 50_000,
    "NaN": b'{"query":"{me{name}}","variables":{"n":NaN}}',
    "Infinity": b'{"query":"{me{name}}","variables":{"n":-Infinity}}',
    "bad UTF-8": b'{"query":"\xff\xfe{me{name}}"}',
    "an over-long UTF-8 form": b'{"query":"\xc0\xae{me{name}}"}',
    "UTF-16": GOOD.decode().encode("utf-16"),
    "UTF-32": GOOD.decode().encode("utf-32-le"),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "gzip": gzip.compress(GOOD),
    "half a document": GOOD[:-3],
    "something after the end": GOOD + b"{}",
    "single quotes": b"{'query': '{me{name}}'}",
    "no query": b"{}",
    "a null query": b'{"query":null}',
    "an empty query": b'{"query":""}',
    "a blank query": b'{"query":" \\n "}',
    "a query that is a number": b'{"query":1}',
    "a query that is an object": b'{"query":{"a":1}}',
    "a query with a lone surrogate": b'{"query":"{me{name}} #\\ud800"}',
    "variables that are a list": b'{"query":"{me{name}}","variables":[]}',
    "variables that are a string": b'{"query":"{me{name}}","variables":"{}"}',
    "an operation name that is a number": b'{"query":"{me{name}}","operationName":1}',
    "an operation name of no operation": b'{"query":"query A {me{name}}","operationName":"B"}',
    "an operation name that is a surrogate": b'{"query":"{me{name}}","operationName":"\\udfff"}',
    "an id that is a number": b'{"documentId":1}',
    "an id that is an object": b'{"documentId":{"sha256":""}}',
    "a text and an id": b'{"query":"{me{name}}","documentId":"sha256:00"}',
    "an empty text and an id": b'{"query":"","documentId":"sha256:00"}',
    "neither text nor id": b'{"query":null,"documentId":null}',
    "a document without operation": b'{"query":"fragment F on Me {name}"}',
    "a schema instead of a query": b'{"query":"type A { b: Int }"}',
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
async def test_a_malformed_body_is_a_bad_request_with_a_sentence(
    browser: Browser, body: bytes
) -> None:
    answer = await browser.post(body)

    assert answer.status_code == 400, answer.text
    (error,) = answer.json()["errors"]
    assert error["message"]
    assert error["extensions"]["code"] == "BAD_REQUEST"


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "text/plain; application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json-seq",
        "application/xml",
        "\x80",
    ],
)
async def test_only_json_is_taken(browser: Browser, kind: str) -> None:
    answer = await browser.client.post(
        "/graphql", content=GOOD, headers=[(b"content-type", kind.encode("latin-1"))]
    )

    assert answer.status_code == 415


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON"])
async def test_json_may_be_spelt_as_the_standard_allows(browser: Browser, kind: str) -> None:
    assert (await browser.post(GOOD, kind=kind)).json() == {"data": {"me": None}}


async def _chunks(body: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


@pytest.mark.parametrize("chunk", [1_000, 100_001])
async def test_a_body_longer_than_the_limit_is_refused_however_it_is_sent(
    browser: Browser, chunk: int
) -> None:
    longest = GOOD.ljust(MAX_BODY)

    assert (await browser.post(_chunks(longest, chunk))).status_code == 200
    assert (await browser.post(_chunks(longest + b" ", chunk))).status_code == 413


async def test_a_long_body_is_refused_before_its_end(browser: Browser) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 10_000
            yield b" " * 10_000

    assert (await browser.post(endless())).status_code == 413
    assert sent <= 2 * MAX_BODY


async def test_a_body_that_never_ends_is_given_up(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "ARRIVAL_SECONDS", 0.05)

    async def silent() -> AsyncIterator[bytes]:
        yield b'{"query":'
        await asyncio.Event().wait()

    assert (await browser.post(silent())).status_code == 408


async def test_of_two_equal_keys_the_last_one_counts(browser: Browser) -> None:
    answer = await browser.post(b'{"query":"{ nothing }","query":"{ me { name } }"}')

    assert answer.json() == {"data": {"me": None}}


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_only_post_reaches_graphql(browser: Browser, method: str) -> None:
    answer = await browser.client.request(method, "/graphql", params={"query": WHO})

    assert answer.status_code == 405


async def test_a_query_in_the_address_is_not_executed(browser: Browser) -> None:
    answer = await browser.client.post("/graphql", params={"query": WHO}, content=b"")

    assert answer.status_code == 415


FOREIGN = {
    "another site": {"origin": "https://evil.example"},
    "a site with our name in its own": {"origin": "http://portal.test.evil.example"},
    "another port": {"origin": "http://portal.test:8080"},
    "a sandboxed page": {"origin": "null"},
    "an empty origin": {"origin": ""},
    "an origin that is no address": {"origin": "http://["},
    "a fetch from another site": {"sec_fetch_site": "cross-site"},
    "both": {"origin": "http://portal.test", "sec_fetch_site": "cross-site"},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN.keys())
async def test_a_page_of_another_site_is_refused(browser: Browser, headers: dict[str, str]) -> None:
    answer = await browser.post(GOOD, **headers)

    assert answer.status_code == 403


OWN = {
    "our own page": {"origin": "http://portal.test", "sec_fetch_site": "same-origin"},
    "a proxy that renames the host": {"origin": "http://portal.test", "host": "10.0.0.7:8000"},
    "another name of this machine": {"origin": "http://localhost:80", "host": "localhost:80"},
    "no browser": {},
    "typed into the address bar": {"sec_fetch_site": "none"},
}


@pytest.mark.parametrize("headers", OWN.values(), ids=OWN.keys())
async def test_the_portals_own_pages_are_answered(
    services: Services, database: None, headers: dict[str, str]
) -> None:
    async with open_browser(services, hosts=["10.0.0.7", "localhost"]) as browser:
        assert (await browser.post(GOOD, **headers)).status_code == 200


OTHER_NAMES = (
    "evil.example",
    "evil.example:80",
    "portal.test.evil.example",
    "10.0.0.7",
    "[::1]",
    "",
)


@pytest.mark.parametrize("host", OTHER_NAMES)
async def test_a_name_that_is_not_ours_is_refused_even_by_a_page_of_that_name(
    browser: Browser, host: str
) -> None:
    answer = await browser.post(GOOD, host=host, origin=f"http://{host}")
    health = await browser.client.get("/health/live", headers={"host": host})

    assert answer.status_code == 421
    assert health.status_code == 200


async def test_the_host_header_never_decides_where_an_answer_leads(browser: Browser) -> None:
    answer = await browser.client.get("/v/", headers={"host": "evil.example"})

    assert "evil.example" not in answer.text + str(answer.headers)
    assert answer.status_code == 421


@pytest.mark.parametrize("host", ["[", "a b", "portal.test:x", ""])
async def test_a_host_header_that_is_no_host_breaks_nothing(browser: Browser, host: str) -> None:
    for address in ("/nowhere.php", "/graphql", "/v", "/static/verify.css"):
        answer = await browser.client.get(address, headers={"host": host})
        assert answer.status_code < 500


async def test_a_session_of_the_portal_does_not_pass_another_sites_door(
    services: Services, database: None
) -> None:
    async with open_browser(services) as browser:
        await browser.sign_in()
        answer = await browser.client.post(
            "/uploads", content=b"%PDF-1.7", headers={"origin": "https://evil.example"}
        )

    assert answer.status_code == 403


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
like_requests = st.fixed_dictionaries(
    {},
    optional={
        "query": json_values,
        "documentId": json_values,
        "variables": json_values,
        "operationName": json_values,
    },
)


@given(st.binary() | (like_requests | json_values).map(json.dumps).map(str.encode))
def test_any_bytes_are_one_request_or_a_bad_request(body: bytes) -> None:
    try:
        asked: object = parse(body, "application/json")
    except BadRequest as bad:
        asked = bad

    match asked:
        case GraphQLRequest(query=query, document_id=document_id, variables=variables):
            assert (query is None) != (document_id is None)
            assert query is None or query.strip()
            assert isinstance(variables, dict)
        case BadRequest(status=status):
            assert status == 400
