"""Signing in through the identity platform, against a real provider: what opens, and what never."""

import base64
import dataclasses
import hmac
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc.jwk import ECKey, RSAKey

from backend.foundation import clock
from backend.foundation.errors import ProblemCode
from backend.foundation.identity_platform import IdentityPlatform
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.actions import closing
from backend.identity.models import Person, PlatformVisit, Session
from backend.web.platform import RETURN_PATH
from tests.factories import a_person, a_phone, an_id_number
from tests.identity.provider import CLIENT_ID, SECRET, Provider, opened_provider
from tests.web.browser import Browser, open_browser

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

HOME = "http://portal.test"


@pytest.fixture(scope="module")
def running_provider() -> Iterator[Provider]:
    with pytest.MonkeyPatch.context() as patch:
        # Authlib's server wants to know that plain http is on purpose.
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        with opened_provider(HOME + RETURN_PATH) as opened:
            yield opened


@pytest.fixture
def provider(running_provider: Provider) -> Provider:
    running_provider.calm()
    running_provider.claims = {
        "sub": f"subject {time.monotonic_ns()}",
        "name": "王桂香",
        "id_number": an_id_number(),
        "phone_number": a_phone(),
    }
    return running_provider


@pytest.fixture
def known_to_it(services: Services, provider: Provider) -> Services:
    """A portal that is registered with the platform."""
    platform = IdentityPlatform(
        provider.issuer, client_id=CLIENT_ID, secret=SECRET, return_address=HOME + RETURN_PATH
    )
    return dataclasses.replace(services, platform=platform)


@pytest.fixture
async def browser(known_to_it: Services) -> AsyncIterator[Browser]:
    async with open_browser(known_to_it) as opened:
        yield opened


async def sent(browser: Browser, then: str = "/papers") -> httpx.URL:
    """Where the portal sends the browser."""
    answer = await browser.client.get("/platform", params={"next": then})
    assert answer.status_code == 303, answer.text
    return httpx.URL(answer.headers["location"])


async def at_platform(address: httpx.URL) -> httpx.URL:
    """What the platform sends the browser back to."""
    async with httpx.AsyncClient() as outside:
        answer = await outside.get(address)
    assert answer.status_code == 302, answer.text
    return httpx.URL(answer.headers["location"])


async def back(browser: Browser, address: httpx.URL) -> str:
    """Where the portal sends the browser in the end."""
    answer = await browser.client.get(address)
    assert answer.status_code == 303, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return answer.headers["location"]


async def signs_in(browser: Browser, then: str = "/papers") -> str:
    return await back(browser, await at_platform(await sent(browser, then)))


REFUSED = "/sign-in?refused=PLATFORM_REFUSED"


async def test_a_first_sign_in_registers_and_the_next_knows_her(
    browser: Browser, provider: Provider, services: Services
) -> None:
    first = await signs_in(browser)
    name = await browser.name()
    second = await signs_in(browser, "/archive")

    assert (first, second, name) == ("/papers", "/archive", "王桂香")
    person = await Person.get()
    assert people.id_number_of(services.vault, person) == provider.claims["id_number"]
    assert people.phone_of(services.vault, person) == provider.claims["phone_number"]
    assert await Session.filter(ended_at=None).count() == 1


async def test_the_request_has_everything_that_protects_it(browser: Browser) -> None:
    asked = (await sent(browser)).params

    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert asked["redirect_uri"] == HOME + RETURN_PATH
    assert min(len(asked["state"]), len(asked["nonce"])) >= 43
    visit = await PlatformVisit.get()
    assert asked["state"] not in {visit.state_hash, visit.nonce, visit.verifier}


async def test_who_signed_up_by_phone_is_known_by_her_verified_number_not_by_her_name(
    browser: Browser, provider: Provider, services: Services
) -> None:
    by_number = await a_person(services, "赵小妹")
    same_name = await a_person(services, "王桂香")
    provider.claims["id_number"] = people.id_number_of(services.vault, by_number)

    await signs_in(browser)

    assert (await Session.get()).person_id == by_number.id != same_name.id
    assert await Person.all().count() == 2


async def test_what_the_token_does_not_say_the_platform_is_asked_for(
    browser: Browser, provider: Provider
) -> None:
    def short(answer: dict[str, Any]) -> None:
        claims = provider.claims_of(answer)
        for name in ("name", "id_number", "phone_number"):
            del claims[name]
        answer["id_token"] = provider.signs(claims)

    provider.tamper = short

    assert await signs_in(browser) == "/papers"


async def test_a_new_key_of_the_platform_is_found(browser: Browser, provider: Provider) -> None:
    begin = clock.now()
    await signs_in(browser)
    provider.key = RSAKey.generate_key(2048, {"kid": "two"})
    with clock.stopped(begin + timedelta(minutes=2)):
        assert await signs_in(browser) == "/papers"


async def test_a_closed_account_opens_again_for_whom_the_platform_has_seen(
    browser: Browser, provider: Provider, services: Services
) -> None:
    await signs_in(browser)
    person = await Person.get()
    person.phone, person.closed_at, person.subject_index = None, clock.now(), None
    await person.save()
    await closing.end_sessions(person.id)
    provider.claims["phone_number"] = a_phone()

    assert await signs_in(browser) == "/papers"
    reopened = await Person.get()
    assert reopened.closed_at is None
    assert people.phone_of(services.vault, reopened) == provider.claims["phone_number"]


async def test_without_a_platform_there_is_none(services: Services) -> None:
    async with open_browser(services) as browser:
        answers = [await browser.client.get(path) for path in ("/platform", RETURN_PATH)]
        asked = await browser.ask("{ platformSignIn }")

    assert {each.headers["location"] for each in answers} == {"/sign-in?refused=NOT_FOUND"}
    assert asked["data"]["platformSignIn"] is False


# What is wrong with the token, and what the log says of it.
Change = Callable[[Provider, dict[str, Any], dict[str, Any]], dict[str, Any] | str | None]


def claim(**changes: Any) -> Change:
    """Other claims, rightly signed; None takes one away."""

    def change(provider: Provider, answer: dict[str, Any], claims: dict[str, Any]) -> str:
        new = {name: value for name, value in (claims | changes).items() if value is not None}
        return provider.signs(new)

    return change


def moved(name: str, seconds: int) -> Change:
    return lambda p, _, claims: p.signs(claims | {name: int(time.time()) + seconds})


def _unsigned(claims: dict[str, Any], **header: Any) -> str:
    parts = (header, claims)
    coded = [base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=") for each in parts]
    return b".".join(coded).decode() + "."


def _by_public_key(provider: Provider, _: Any, claims: dict[str, Any]) -> str:
    signed = _unsigned(claims, alg="HS256", kid="one")[:-1]
    made = hmac.digest(provider.key.as_pem(private=False), signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(made).rstrip(b'=').decode()}"


FOREIGN = RSAKey.generate_key(2048, {"kid": "one"})
SMALL = ECKey.generate_key("P-256", {"kid": "small"})
STRANGE = RSAKey.generate_key(2048, {"kid": "nobody's"})

TOKENS: dict[str, tuple[Change, str]] = {
    "another issuer": (claim(iss="https://evil.example"), "iss"),
    "no issuer": (claim(iss=None), "iss"),
    "another audience": (claim(aud="another"), "aud"),
    "no audience": (claim(aud=None), "aud"),
    "several audiences and no party": (claim(aud=[CLIENT_ID, "another"]), "azp"),
    "another party": (claim(azp="another"), "azp"),
    "no subject": (claim(sub=None), "sub"),
    "a subject that is no text": (claim(sub=["x"]), "sub"),
    "a subject without an end": (claim(sub="x" * 300), "subject"),
    "expired": (moved("exp", -61), "expired"),
    "no end": (claim(exp=None), "exp"),
    "made in the future": (moved("iat", 120), "in the future"),
    "no time of making": (claim(iat=None), "iat"),
    "not good yet": (moved("nbf", 120), "not yet valid"),
    "another nonce": (claim(nonce="another"), "nonce"),
    "no nonce": (claim(nonce=None), "nonce"),
    "the hash of another access token": (claim(at_hash="AAAAAAAAAAAAAAAAAAAAAA"), "at_hash"),
    "no signature": (lambda p, a, c: _unsigned(c, alg="none"), "alg"),
    "none, written otherwise": (lambda p, a, c: _unsigned(c, alg="NonE"), "alg"),
    "the public key as a password": (_by_public_key, "alg"),
    "a key of somebody else under the right name": (
        lambda p, a, c: p.signs(c, FOREIGN),
        "bad_signature",
    ),
    "a key that nobody knows": (lambda p, a, c: p.signs(c, STRANGE), "invalid_key_id"),
    "a key that the token brings along": (
        lambda p, a, c: p.signs(c, SMALL, alg="ES256", jwk=SMALL.as_dict(private=False)),
        "invalid_key_id",
    ),
    "a changed letter": (lambda p, a, c: a["id_token"][:-6] + "AAAAAA", "bad_signature"),
    "an extension that we must know": (
        lambda p, a, c: _critical(p, c),
        "strange",
    ),
    "no token": (lambda p, a, c: {"access_token": a["access_token"]}, "no token"),
    "no access token": (lambda p, a, c: {"id_token": a["id_token"]}, "no token"),
    "a token that is a number": (lambda p, a, c: a | {"id_token": 1}, "no token"),
    "no token at all": (lambda p, a, c: "x.y.z", "does not fit"),
    "a very long token": (claim(picture="x" * 20_000), "too long"),
    "a very long answer": (claim(picture="x" * 200_000), "too long"),
    "another person by the other door": (claim(id_number=None, sub="else"), "another person"),
}


def _critical(provider: Provider, claims: dict[str, Any]) -> str:
    """Signed for real, with a header that says: whoever does not know `strange` must refuse."""
    header = {"alg": "RS256", "kid": "one", "crit": ["strange"], "strange": 1}
    signed = _unsigned(claims, **header)[:-1]
    signature = provider.key.private_key.sign(signed.encode(), PKCS1v15(), SHA256())
    return f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


@pytest.mark.parametrize(("change", "reason"), TOKENS.values(), ids=TOKENS.keys())
async def test_a_token_that_does_not_fit_signs_nobody_in(
    browser: Browser,
    provider: Provider,
    caplog: pytest.LogCaptureFixture,
    change: Change,
    reason: str,
) -> None:
    def tamper(answer: dict[str, Any]) -> dict[str, Any]:
        changed = change(provider, answer, provider.claims_of(answer))
        return changed if isinstance(changed, dict) else answer | {"id_token": changed}

    provider.tamper = tamper

    where = await signs_in(browser)

    assert where == REFUSED
    assert await browser.name() is None
    assert await Person.all().count() == await Session.all().count() == 0
    (record,) = [each for each in caplog.records if each.name.endswith("visiting")]
    assert reason in record.getMessage()
    for personal in ("王桂香", provider.claims["id_number"], provider.claims["phone_number"]):
        assert personal not in caplog.text


async def test_made_up_keys_cause_no_traffic(browser: Browser, provider: Provider) -> None:
    await signs_in(browser)
    provider.tamper = lambda a: a | {"id_token": provider.signs(provider.claims_of(a), STRANGE)}
    before = provider.asked_for_keys
    for _ in range(5):
        await signs_in(browser)

    assert provider.asked_for_keys == before


async def reason_of(caplog: pytest.LogCaptureFixture) -> str:
    return caplog.records[-1].getMessage()


async def test_an_answer_is_taken_once(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    address = await at_platform(await sent(browser))

    first = await back(browser, address)
    again = await back(browser, address)

    assert (first, again) == ("/papers", REFUSED)
    assert "used before" in await reason_of(caplog)


WAYS_BACK = {
    "no state": (lambda url: url.copy_remove_param("state"), "no state"),
    "a made-up state": (lambda url: url.copy_set_param("state", "made up"), "state is unknown"),
    "a very long state": (lambda url: url.copy_set_param("state", "x" * 5_000), "no state"),
    "no code": (lambda url: url.copy_remove_param("code"), "no code"),
    "a made-up code": (lambda url: url.copy_set_param("code", "x"), "invalid_grant"),
    "a very long code": (lambda url: url.copy_set_param("code", "x" * 5_000), "no code"),
    "another platform": (
        lambda url: url.copy_set_param("iss", "https://evil.example"),
        "another platform's",
    ),
    "an error": (
        lambda url: url.copy_remove_param("code").copy_set_param("error", "server_error"),
        "server_error",
    ),
}


@pytest.mark.parametrize(("change", "reason"), WAYS_BACK.values(), ids=WAYS_BACK.keys())
async def test_an_answer_that_does_not_fit_signs_nobody_in(
    browser: Browser,
    caplog: pytest.LogCaptureFixture,
    change: Callable[[httpx.URL], httpx.URL],
    reason: str,
) -> None:
    address = change(await at_platform(await sent(browser)))

    assert await back(browser, address) == REFUSED
    assert await browser.name() is None
    assert reason in await reason_of(caplog)


async def test_who_cancels_reads_so(browser: Browser) -> None:
    address = (await at_platform(await sent(browser))).copy_remove_param("code")

    where = await back(browser, address.copy_set_param("error", "access_denied"))

    assert where == "/sign-in?refused=PLATFORM_CANCELLED"


async def test_an_answer_for_another_browser_signs_nobody_in(
    browser: Browser, known_to_it: Services, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever sends her own answer to somebody else does not get her into a foreign account."""
    address = await at_platform(await sent(browser))
    async with open_browser(known_to_it) as other:
        where = await back(other, address)

    assert where == REFUSED
    assert "another browser" in await reason_of(caplog)


async def test_a_code_of_another_visit_is_refused_by_its_verifier(
    browser: Browser, known_to_it: Services, caplog: pytest.LogCaptureFixture
) -> None:
    stolen = (await at_platform(await sent(browser))).params["code"]
    async with open_browser(known_to_it) as thief:
        own = await at_platform(await sent(thief))
        where = await back(thief, own.copy_set_param("code", stolen))

    assert where == REFUSED
    assert "invalid_grant" in await reason_of(caplog)


async def test_a_visit_lasts_a_quarter_of_an_hour(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    address = await at_platform(await sent(browser))
    with clock.stopped(clock.now() + timedelta(minutes=16)):
        where = await back(browser, address)

    assert where == REFUSED
    assert "too long" in await reason_of(caplog)


async def test_a_platform_that_names_itself_must_do_so(
    browser: Browser, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.metadata = {"authorization_response_iss_parameter_supported": True}

    without = await signs_in(browser)
    address = await at_platform(await sent(browser))
    named = await back(browser, address.copy_set_param("iss", provider.issuer))

    assert (without, named) == (REFUSED, "/papers")
    assert "does not say whose" in caplog.text


METADATA = {
    "another issuer": ({"issuer": "https://evil.example"}, "REFUSED", "not the issuer"),
    "no PKCE": ({"code_challenge_methods_supported": ["plain"]}, "REFUSED", "no PKCE"),
    "an address of another kind": ({"token_endpoint": "file:///etc/passwd"}, "REFUSED", "token"),
    "no address of keys": ({"jwks_uri": None}, "REFUSED", "jwks_uri"),
}


@pytest.mark.parametrize(("said", "code", "reason"), METADATA.values(), ids=METADATA.keys())
async def test_a_platform_that_is_not_the_one_that_is_set_is_not_visited(
    browser: Browser,
    provider: Provider,
    caplog: pytest.LogCaptureFixture,
    said: dict[str, Any],
    code: str,
    reason: str,
) -> None:
    provider.metadata = said

    answer = await browser.client.get("/platform")

    assert answer.headers["location"] == f"/sign-in?refused=PLATFORM_{code}"
    assert reason in await reason_of(caplog)


async def test_a_platform_that_is_away_is_told_in_time(services: Services) -> None:
    platform = IdentityPlatform(
        "http://127.0.0.1:9", client_id="x", secret="x", return_address=HOME + RETURN_PATH
    )
    async with open_browser(dataclasses.replace(services, platform=platform)) as browser:
        answer = await browser.client.get("/platform")

    assert answer.headers["location"] == "/sign-in?refused=PLATFORM_AWAY"


@pytest.mark.parametrize(
    "then",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\/evil.example",
        "javascript:alert(1)",
        "/\r\nlocation: https://evil.example",
        "/\t/evil.example",
        "/" + "x" * 600,
        "",
    ],
)
async def test_nobody_is_sent_elsewhere_in_the_end(browser: Browser, then: str) -> None:
    assert await signs_in(browser, then) == "/"


async def test_one_number_has_one_subject(
    browser: Browser, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    await signs_in(browser)
    before = dict(provider.claims)
    provider.claims["sub"] = "another subject"
    other_subject = await signs_in(browser)
    provider.claims = before | {"id_number": an_id_number()}
    other_number = await signs_in(browser)

    assert other_subject == other_number == REFUSED
    assert "another subject" in caplog.text
    assert "another identity number" in caplog.text


INCOMPLETE = {
    "no number": {"id_number": None},
    "no name": {"name": None},
    "no phone": {"phone_number": None},
    "a phone that was not checked": {"phone_number_verified": False},
}


@pytest.mark.parametrize("missing", INCOMPLETE.values(), ids=INCOMPLETE.keys())
async def test_who_is_not_told_completely_is_sent_to_the_phone(
    browser: Browser, provider: Provider, missing: dict[str, Any]
) -> None:
    claims = provider.claims | missing
    provider.claims = {name: value for name, value in claims.items() if value is not None}

    assert await signs_in(browser) == f"/sign-in?refused={ProblemCode.PLATFORM_INCOMPLETE}"
    assert await Person.all().count() == 0


async def test_a_phone_of_somebody_else_stays_hers(
    browser: Browser, provider: Provider, services: Services
) -> None:
    other = await a_person(services, "李四")
    provider.claims["phone_number"] = people.phone_of(services.vault, other)

    assert await signs_in(browser) == f"/sign-in?refused={ProblemCode.ID_NUMBER_TAKEN}"
    assert await Person.all().count() == 1
