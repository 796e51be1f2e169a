"""Every answer carries a request id and keeps browsers strict, the unhappy ones too."""

import dataclasses
import re
from pathlib import Path

import pytest

from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage
from backend.proofs.lifecycle import ProofState
from backend.web.headers import HSTS, SECURITY_HEADERS
from tests.factories import a_citizen, a_committee, a_proof
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

STYLE = "/static/verify.css"
ANSWERS = {
    "the start page before it is built": ("GET", "/", 503),
    "health": ("GET", "/health/ready", 200),
    "the verification page": ("GET", "/v", 200),
    "a style sheet": ("GET", STYLE, 200),
    "a wrong code": ("GET", "/v/0", 400),
    "an unknown file": ("GET", "/nowhere.php", 404),
    "an unknown static file": ("GET", "/static/nothing.js", 404),
    "a way out of the static folder": ("GET", "/static/..%2f..%2fpyproject.toml", 404),
    "a NUL in a file name": ("GET", "/static/%00", 404),
    "a file name of 5,000 characters": ("GET", "/static/" + "a" * 5_000, 404),
    "bytes that are no UTF-8": ("GET", "/v/%ff%fe", 400),
    "a NUL as code": ("GET", "/v/%00", 400),
    "a wrong method": ("GET", "/graphql", 405),
    "a wrong method on a static file": ("POST", STYLE, 405),
    "a wrong content type": ("POST", "/graphql", 415),
    "a file for nobody": ("GET", "/files/proofs/7d1f6b1e-0000-4000-8000-000000000000.pdf", 401),
    "an upload by nobody": ("POST", "/uploads", 401),
    "a check of nothing": ("POST", "/verifications", 400),
    "a form without a file": ("POST", "/v", 400),
}


@pytest.mark.parametrize(("method", "address", "status"), ANSWERS.values(), ids=ANSWERS.keys())
async def test_every_answer_has_the_headers(
    browser: Browser, method: str, address: str, status: int
) -> None:
    answer = await browser.client.request(method, address)

    assert answer.status_code == status
    assert re.fullmatch("[0-9a-f]{16}", answer.headers["x-request-id"])
    kept = {"cache-control": "no-cache"} if address == STYLE and status == 200 else {}
    if address == "/v" or address.startswith("/v/"):
        kept["referrer-policy"] = "same-origin"  # Else its form would have the origin “null”.
    expected = SECURITY_HEADERS | kept
    assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == expected
    assert "strict-transport-security" not in answer.headers


async def test_a_fault_of_the_server_has_the_headers_and_tells_nothing_but_its_number(
    services: Services, database: None, tmp_path: Path
) -> None:
    resident = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=resident
    )
    lost = dataclasses.replace(services, storage=DiskStorage(tmp_path / "empty"))
    async with open_browser(lost) as browser:
        browser.client.cookies = await cookies_of(resident)
        answer = await browser.client.get(f"/files/proofs/{proof.id}.pdf")

    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert answer.json() == {
        "code": "INTERNAL",
        "message": "系统出了点问题，请稍后再试。",
        "requestId": answer.headers["x-request-id"],
    }


async def test_two_requests_have_two_ids(browser: Browser) -> None:
    answers = [await browser.client.get("/health/ready") for _ in range(2)]

    assert len({answer.headers["x-request-id"] for answer in answers}) == 2


async def test_a_callers_own_request_id_is_not_taken_over(browser: Browser) -> None:
    answer = await browser.client.get("/health/ready", headers={"x-request-id": "x\tforged"})

    assert "forged" not in answer.headers["x-request-id"]


@pytest.mark.parametrize("address", ["/", "/nowhere.php", STYLE])
async def test_over_https_browsers_learn_to_stay_with_https(
    services: Services, database: None, address: str
) -> None:
    secure = dataclasses.replace(services, public_url="https://portal.test")
    async with open_browser(secure) as browser:
        answer = await browser.client.get(address)

    assert answer.headers["strict-transport-security"] == HSTS
