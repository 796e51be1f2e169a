"""What holds at every address: headers on each answer, and no forms of other sites."""

import re
from itertools import product
from typing import Any

import pytest
from starlette.routing import Route

from backend.foundation.services import Services
from backend.web.headers import SECURITY_HEADERS
from backend.web.routes import routes
from tests.factories import a_citizen
from tests.web.browser import Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

_FILLED = {
    "uuid": "7d1f6b1e-0000-4000-8000-000000000000",
    "int": "1",
    "str": "nothing",
}
OWN_POLICIES = {"default-src 'none'; frame-ancestors 'none'; sandbox"}
"""Stricter than that of the pages."""
SIMPLE_TYPES = (
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain; application/json",
)
"""What a page of any site may send without asking first."""


def _address(route: Route) -> str:
    def filled(found: re.Match[str]) -> str:
        return _FILLED[found["kind"] or "str"]

    return re.sub(r"{\w+(:(?P<kind>\w+))?}", filled, route.path)


ROUTES = [route for route in routes() if isinstance(route, Route)]
DOORS = [
    (method, _address(route))
    for route in ROUTES
    for method in sorted((route.methods or set()) - {"HEAD"})
]
WRITING = sorted({address for method, address in DOORS if method == "POST"})
# Here a token or a receipt code is the right, and no cookie: nobody is abused by such a form.
WITHOUT_SESSION = {
    "/s/nothing",
    "/c/nothing",
    f"/files/complaints/answers/{_FILLED['uuid']}.pdf",
}


@pytest.mark.parametrize(("method", "address"), DOORS)
@pytest.mark.parametrize("who", ["nobody", "a resident"])
async def test_every_answer_keeps_browsers_strict_and_names_the_request(
    browser: Browser, services: Services, method: str, address: str, who: str
) -> None:
    if who == "a resident":
        browser.client.cookies = await cookies_of(await a_citizen(services))
    for asked in {method, "HEAD", "OPTIONS", "BREW"}:
        answer = await browser.client.request(asked, address)

        assert answer.status_code < 500, answer.text
        assert re.fullmatch("[0-9a-f]{16}", answer.headers["x-request-id"])
        if asked != "HEAD" and "content-length" in answer.headers:
            assert int(answer.headers["content-length"]) == answer.num_bytes_downloaded
        policy = answer.headers["content-security-policy"]
        assert policy in {SECURITY_HEADERS["content-security-policy"], *OWN_POLICIES}
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        for name in SECURITY_HEADERS.keys() - {"content-security-policy", "cache-control"}:
            assert answer.headers[name] in {SECURITY_HEADERS[name], "same-origin"}
        assert "server" not in answer.headers
        assert "x-powered-by" not in answer.headers


@pytest.mark.parametrize("address", sorted({address for _, address in DOORS}))
async def test_a_method_that_a_route_has_not_is_refused(browser: Browser, address: str) -> None:
    has = {method for method, each in DOORS if each == address}
    for method in {"DELETE", "GET", "PATCH", "POST", "PUT", "TRACE"} - has:
        assert (await browser.client.request(method, address)).status_code == 405, method


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        *product(WRITING, ({"sec-fetch-site": "cross-site"},)),
        *product(WRITING, ({"origin": "null", "sec-fetch-site": "cross-site"},)),
        # A form of our own page without referrer has no other origin either.
        *product(
            [each for each in WRITING if each not in WITHOUT_SESSION],
            ({"origin": "https://evil.example"},),
        ),
    ],
)
async def test_what_a_page_of_another_site_sends_is_refused(
    browser: Browser, services: Services, address: str, headers: dict[str, str]
) -> None:
    browser.client.cookies = await cookies_of(await a_citizen(services))
    for kind in (*SIMPLE_TYPES, "application/json"):
        answer = await browser.client.post(
            address,
            content=b'{"query":"{ me { name } }"}',
            headers={"content-type": kind, **headers},
        )

        # Departments have keys and no cookies: without a key there is nothing to abuse.
        assert answer.status_code in ({401, 403} if address == "/exchange" else {403})


@pytest.mark.parametrize("address", WRITING)
@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "identity, gzip", "GZIP"])
async def test_a_packed_body_is_refused_before_it_is_unpacked(
    browser: Browser, address: str, coding: str
) -> None:
    answer = await browser.client.post(
        address, content=b"\x1f\x8b" + b"\x00" * 100, headers={"content-encoding": coding}
    )

    assert answer.status_code == 415


@pytest.mark.parametrize("address", sorted({address for _, address in DOORS}))
async def test_a_head_beyond_the_limit_is_431_everywhere(browser: Browser, address: str) -> None:
    long: list[dict[str, Any]] = [
        {"headers": {"x-long": "a" * 17_000}},
        {"params": {"q": "a" * 17_000}},
    ]
    for asked in long:
        answer = await browser.client.get(address, **asked)

        assert answer.status_code == 431
