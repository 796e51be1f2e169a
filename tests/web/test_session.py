"""The session cookie: strict flags, gone after sign-out, worthless once the session has ended."""

import dataclasses
from datetime import timedelta
from http.cookies import Morsel, SimpleCookie

import httpx
import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.identity.models import Session, SignInCode
from tests.factories import a_phone
from tests.web.browser import SEND_CODE, SIGN_OUT, Browser, open_browser

pytestmark = pytest.mark.anyio


def cookie_in(answer: httpx.Response) -> Morsel[str]:
    """The one cookie that the answer sets."""
    (morsel,) = SimpleCookie(answer.headers["set-cookie"]).values()
    return morsel


async def test_the_cookie_is_closed_to_scripts_and_to_other_sites(browser: Browser) -> None:
    morsel = cookie_in(await browser.sign_in())

    assert morsel.key == "session"
    assert morsel["httponly"]
    assert morsel["samesite"].lower() == "lax"
    assert morsel["path"] == "/"
    assert morsel["domain"] == ""
    assert int(morsel["max-age"]) == 12 * 3600
    assert len(morsel.value) >= 43  # 256 bits


async def test_over_https_the_cookie_is_bound_to_this_host(
    services: Services, database: None
) -> None:
    secure = dataclasses.replace(services, public_url="https://portal.test")
    async with open_browser(secure) as browser:
        set_ = cookie_in(await browser.sign_in())
        name = await browser.name()
        signed_out = await browser.post('{"query":"mutation { signOut { __typename } }"}')

    assert name == "王桂香"
    for morsel in (set_, cookie_in(signed_out)):
        assert morsel.key == "__Host-session"
        assert morsel["secure"]
        assert morsel["httponly"]
        assert morsel["path"] == "/"
        assert morsel["domain"] == ""


async def test_over_https_a_cookie_without_the_prefix_is_not_believed(
    services: Services, database: None
) -> None:
    secure = dataclasses.replace(services, public_url="https://portal.test")
    async with open_browser(secure) as browser:
        token = cookie_in(await browser.sign_in()).value
        browser.client.cookies.clear()
        browser.client.cookies.set("session", token)
        name = await browser.name()

    assert name is None


async def test_every_sign_in_has_a_token_of_its_own(browser: Browser) -> None:
    phone = a_phone()

    tokens = {cookie_in(await browser.sign_in(phone=phone)).value for _ in range(3)}

    assert len(tokens) == 3


async def test_a_token_that_somebody_planted_is_not_the_one_of_the_session(
    browser: Browser,
) -> None:
    browser.client.cookies.set("session", "planted")

    assert cookie_in(await browser.sign_in()).value != "planted"


async def test_sign_out_clears_the_cookie_and_ends_the_session(browser: Browser) -> None:
    token = cookie_in(await browser.sign_in()).value
    answer = await browser.post('{"query":"mutation { signOut { __typename } }"}')
    cleared = cookie_in(answer)
    after = await browser.name()
    browser.client.cookies.set("session", token)
    with_the_old_token = await browser.name()

    assert cleared.value == ""
    assert cleared["max-age"] == "0"
    assert after is None
    assert with_the_old_token is None


async def test_nobody_cannot_sign_out(browser: Browser) -> None:
    answer = await browser.ask(SIGN_OUT)

    assert answer["errors"][0]["extensions"]["code"] == "SIGN_IN_REQUIRED"


async def test_an_ended_session_is_anonymous_at_the_next_request(browser: Browser) -> None:
    await browser.sign_in()
    before = await browser.name()
    await Session.all().update(ended_at=clock.now())

    assert before == "王桂香"
    assert await browser.name() is None


async def test_the_hash_in_the_database_opens_nothing(browser: Browser) -> None:
    await browser.sign_in()
    stored = (await Session.get()).token_hash
    browser.client.cookies.clear()
    browser.client.cookies.set("session", stored)

    assert await browser.name() is None


@pytest.mark.parametrize("value", ["", "x", "a" * 4_000, '"\\377\\000"', "%00", "=;", "é"])
async def test_a_forged_cookie_is_nobody(browser: Browser, value: str) -> None:
    headers = [(b"cookie", b"session=" + value.encode("latin-1")),
               (b"content-type", b"application/json")]  # fmt: skip
    answer = await browser.client.post(
        "/graphql", content=b'{"query":"{ me { name } }"}', headers=headers
    )

    assert answer.json() == {"data": {"me": None}}


async def test_ending_one_session_leaves_the_other_device_signed_in(
    services: Services, browser: Browser
) -> None:
    phone = a_phone()
    await browser.sign_in(phone=phone)
    async with open_browser(services) as other:
        await other.sign_in(phone=phone)
        await other.ask(SIGN_OUT)

    assert await browser.name() == "王桂香"


async def test_reading_keeps_a_session_alive_until_its_absolute_end(browser: Browser) -> None:
    begin = clock.now()
    with clock.stopped(begin):
        await browser.sign_in()
    names = []
    for minutes in range(25, 13 * 60, 25):
        with clock.stopped(begin + timedelta(minutes=minutes)):
            names.append(await browser.name())

    assert names.index(None) == 12 * 60 // 25
    assert set(names[names.index(None) :]) == {None}


SUBSCRIBER = {
    "one address": ("192.0.2.1", "192.0.2.1", True),
    "two addresses of IPv4": ("192.0.2.1", "192.0.2.2", False),
    "IPv4 written as IPv6": ("192.0.2.1", "::ffff:192.0.2.1", True),
    "two addresses of one IPv6 subscriber": ("2001:db8:0:7f::1", "2001:db8:0:10::ffff", True),
    "two IPv6 subscribers": ("2001:db8:0:100::1", "2001:db8:0:200::1", False),
    "a Unix socket": ("", "", True),
}


@pytest.mark.parametrize(("one", "other", "same"), SUBSCRIBER.values(), ids=SUBSCRIBER.keys())
async def test_limits_count_subscribers_without_keeping_their_addresses(
    services: Services, database: None, one: str, other: str, same: bool
) -> None:
    for address in (one, other):
        async with open_browser(services, address=address) as browser:
            await browser.ask(SEND_CODE, phone=a_phone())
    sources = [code.source for code in await SignInCode.all()]

    assert (len(set(sources)) == 1) is same
    assert all(len(source) == 64 for source in sources)
