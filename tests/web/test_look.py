"""Size and language of the pages without script: two links, two cookies, the same page again."""

import dataclasses
import secrets
from http.cookies import Morsel, SimpleCookie
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation import codes
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import ProofSnapshot
from backend.verification.models import VerificationRecord
from backend.web.look import Language, Look, Mode, choices_in, look_of
from tests.factories import a_committee, a_proof
from tests.verification.test_verify_page import Page
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio


def cookies_in(answer: httpx.Response) -> dict[str, Morsel[str]]:
    lines = answer.headers.get_list("set-cookie")
    return {name: morsel for line in lines for name, morsel in SimpleCookie(line).items()}


def switches_of(answer: httpx.Response) -> dict[str, tuple[str, str | None]]:
    """Address and mark of each switch, by what it sets."""
    links = [link for link in Page(answer.text).all("a") if link.get("class") == "switch"]
    found = {}
    for link in links:
        address = link["href"] or ""
        query = parse_qs(urlsplit(address).query)
        (value,) = query.get("mode") or query["lang"]
        found[value] = (address, link.get("aria-current"))
    return found


@pytest.mark.parametrize(
    ("choice", "name", "shown"),
    [
        ("standard", "mode", {"data-mode": "standard", "lang": "zh-CN"}),
        ("elder", "mode", {"data-mode": "elder", "lang": "zh-CN"}),
        ("xl", "mode", {"data-mode": "xl", "lang": "zh-CN"}),
        ("zh-CN", "lang", {"data-mode": "standard", "lang": "zh-CN"}),
        ("en", "lang", {"data-mode": "standard", "lang": "en"}),
    ],
)
async def test_a_switch_is_a_link_that_is_remembered_for_a_year(
    browser: Browser, choice: str, name: str, shown: dict[str, str]
) -> None:
    address, _ = switches_of(await browser.client.get("/v"))[choice]

    sent_on = await browser.client.get(address)
    page = await browser.client.get(sent_on.headers["location"])

    morsel = cookies_in(sent_on)[name]
    assert sent_on.status_code == 303
    assert sent_on.headers["cache-control"] == "no-store"
    assert (morsel.value, int(morsel["max-age"])) == (choice, 365 * 24 * 3600)
    assert (morsel["path"], morsel["samesite"].lower(), morsel["domain"]) == ("/", "lax", "")
    assert not morsel["httponly"], "the scripts of the other pages read it"
    assert not morsel["secure"]
    assert page.status_code == 200
    assert Page(page.text).all("html") == [shown]
    current = {value for value, (_, mark) in switches_of(page).items() if mark == "true"}
    assert current == set(shown.values())


async def test_over_https_the_cookie_is_bound_to_this_host(
    services: Services, database: None
) -> None:
    secure = dataclasses.replace(services, public_url="https://portal.test")
    async with open_browser(secure) as browser:
        answer = await browser.client.get("/v?mode=xl")

        sent = await browser.client.get("/v", headers={"cookie": "mode=elder; __Host-lang=en"})

    (name,) = cookies_in(answer)
    morsel = cookies_in(answer)[name]
    assert (name, morsel["path"], morsel["domain"]) == ("__Host-mode", "/", "")
    assert morsel["secure"]
    assert Page(sent.text).all("html") == [{"lang": "en", "data-mode": "standard"}]


async def test_both_choices_can_be_made_at_once(browser: Browser) -> None:
    answer = await browser.client.get("/v?mode=elder&lang=en", follow_redirects=True)

    assert Page(answer.text).all("html") == [{"lang": "en", "data-mode": "elder"}]
    assert answer.url.query == b""


async def test_the_code_stays_and_the_switch_itself_checks_nothing(
    browser: Browser, services: Services
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    code = (await ProofSnapshot.get(proof_id=proof.id)).code
    first = await browser.client.get(f"/v/{code}")
    address, _ = switches_of(first)["elder"]

    sent_on = await browser.client.get(address)

    assert await VerificationRecord.all().count() == 1
    page = await browser.client.get(sent_on.headers["location"])
    assert "小阳证〔2026〕1号" in page.text
    assert Page(page.text).all("html")[0]["data-mode"] == "elder"


async def test_an_address_with_code_and_choice_keeps_the_code(browser: Browser) -> None:
    code = codes.new_code(secrets.token_bytes)
    for address in (f"/v/{code}?lang=en", f"/v?lang=en&code={code}"):
        answer = await browser.client.get(address)
        assert answer.headers["location"] == f"/v?code={code}"


FOREIGN = ["//evil.example", "https://evil.example", "\r\nset-cookie: a=b", "%ff", "a&mode=xl#b"]


@pytest.mark.parametrize("code", FOREIGN)
async def test_whatever_the_code_is_the_switch_leads_nowhere_else(
    browser: Browser, code: str
) -> None:
    answer = await browser.client.get("/v", params={"code": code, "mode": "xl"})

    target = urlsplit(answer.headers["location"])
    assert (target.scheme, target.netloc, target.path) == ("", "", "/v")
    assert parse_qs(target.query) == {"code": [code]}
    assert list(cookies_in(answer)) == ["mode"]


@pytest.mark.parametrize("value", ["", "XL", "huge", "xl ", "zh", "../en", "en\x00", "xl;path=/x"])
async def test_a_value_that_is_no_choice_is_ignored(browser: Browser, value: str) -> None:
    asked = await browser.client.get("/v", params={"mode": value, "lang": value})
    sent = await browser.client.get("/v", headers={"cookie": f"mode={value!r}; lang={value!r}"})

    for answer in (asked, sent):
        assert answer.status_code == 200
        assert "set-cookie" not in answer.headers
        assert Page(answer.text).all("html") == [{"lang": "zh-CN", "data-mode": "standard"}]


@given(st.dictionaries(st.sampled_from(["mode", "lang", "other"]), st.text()))
def test_any_cookies_give_a_look_of_the_list(cookies: dict[str, str]) -> None:
    look = look_of(cookies)

    assert look.mode.value == choices_in(cookies).get("mode", "standard")
    assert look.language.value == choices_in(cookies).get("lang", "zh-CN")


@given(st.sampled_from(Mode), st.sampled_from(Language))
def test_what_was_chosen_is_what_is_shown(mode: Mode, language: Language) -> None:
    cookies = {"mode": mode.value, "lang": language.value}

    assert look_of(cookies) == Look(mode=mode, language=language)
