"""A photograph or screenshot of a QR code: the code counts, if it is one of ours."""

import secrets
from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.foundation import codes
from backend.foundation.intake.verdict import MAX_PLAIN_PIXELS
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.verification.models import VerificationMethod, VerificationRecord
from tests.factories import a_committee, a_proof
from tests.uploaded_files import a_heic, a_jpeg, a_png, a_webp, resized_png
from tests.verification.brought import a_qr_code, papers_of
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio

EVIL = "https://evil.example/v/"


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened


@pytest.fixture
async def code(services: Services, database: None) -> str:
    """Of an issued proof."""
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    return (await papers_of(services, proof)).code


async def checked(browser: Browser, content: bytes) -> dict[str, Any]:
    answer = await browser.client.post("/verifications", content=content)
    assert answer.status_code == 200, answer.text
    return answer.json()


def codes_of(answer: dict[str, Any]) -> list[str]:
    return [reason["code"] for reason in answer["reasons"]]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
async def test_the_qr_code_of_a_paper_finds_its_proof(
    services: Services, browser: Browser, code: str, form: str
) -> None:
    answer = await checked(browser, a_qr_code(f"{services.public_url}/v/{code}", form=form))

    assert answer["outcome"] == "VALID"
    assert answer["paper"]["number"] == "小阳证〔2026〕1号"
    assert "逐项核对" in answer["message"]
    (record,) = await VerificationRecord.all()
    assert record.method is VerificationMethod.PICTURE
    assert record.asked == services.vault.index(code, kind="verification_code")


async def test_a_qr_code_that_holds_the_bare_code_is_enough(browser: Browser, code: str) -> None:
    assert (await checked(browser, a_qr_code(code)))["outcome"] == "VALID"


async def test_an_unknown_code_is_unknown_as_if_it_had_been_typed(
    services: Services, browser: Browser
) -> None:
    code = codes.new_code(secrets.token_bytes)

    answer = await checked(browser, a_qr_code(f"{services.public_url}/v/{code}"))

    assert (answer["outcome"], answer["reasons"]) == ("UNKNOWN", [])
    assert "没有查到这个验证码" in answer["message"]


@pytest.mark.parametrize(
    "text",
    [
        EVIL,
        "javascript:alert(document.cookie)",
        "data:text/html,<script>alert(1)</script>",
        "https://portal.test@evil.example/v/",
        "<img src=x onerror=alert(1)>",
        "小" * 600,
        "WIFI:S:free;T:WPA;P:secret;;",
        "\x00\x1b[31m",
    ],
)
async def test_a_qr_code_that_leads_elsewhere_is_a_warning_and_never_repeated(
    browser: Browser, text: str
) -> None:
    answer = await checked(browser, a_qr_code(text))

    assert (answer["outcome"], codes_of(answer)) == ("FOREIGN", ["FOREIGN_QR_CODE"])
    assert "不要打开它" in answer["reasons"][0]["message"]
    assert text not in str(answer)
    assert "evil" not in str(answer)


@pytest.mark.parametrize("path", ["/c/123456", "/s/abc", "/", "/v/nonsense"])
async def test_another_qr_code_of_the_portal_is_no_warning(
    services: Services, browser: Browser, path: str
) -> None:
    answer = await checked(browser, a_qr_code(f"{services.public_url}{path}"))

    assert (answer["outcome"], codes_of(answer)) == ("UNREADABLE", ["OTHER_QR_CODE"])


async def test_a_strangers_qr_code_beside_another_one_of_the_portal_is_a_warning(
    services: Services, browser: Browser
) -> None:
    answer = await checked(browser, a_qr_code(f"{services.public_url}/c/123456", EVIL))

    assert answer["outcome"] == "FOREIGN"


async def test_a_code_of_ours_counts_beside_a_strangers(
    services: Services, browser: Browser, code: str
) -> None:
    both = a_qr_code(EVIL, f"{services.public_url}/v/{code}")

    assert (await checked(browser, both))["outcome"] == "VALID"


async def test_the_codes_of_two_papers_are_one_too_many(
    services: Services, browser: Browser, code: str
) -> None:
    other = codes.new_code(secrets.token_bytes)
    two = a_qr_code(*(f"{services.public_url}/v/{each}" for each in (code, other)))

    answer = await checked(browser, two)

    assert (answer["outcome"], codes_of(answer)) == ("UNREADABLE", ["SEVERAL_QR_CODES"])
    assert answer["paper"] is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (a_jpeg(), "NO_QR_CODE"),
        (a_png(), "NO_QR_CODE"),
        (a_webp(), "NO_QR_CODE"),
        (a_heic(), "NO_QR_CODE"),
        (a_jpeg()[:400], "DAMAGED"),
        (resized_png(50_000, 50_000), "TOO_MANY_PIXELS"),
        (resized_png(5_001, MAX_PLAIN_PIXELS // 5_000), "TOO_MANY_PIXELS"),
    ],
)
async def test_a_picture_without_a_readable_code_says_neither_yes_nor_no(
    browser: Browser, content: bytes, reason: str
) -> None:
    answer = await checked(browser, content)

    assert (answer["outcome"], codes_of(answer)) == ("UNREADABLE", [reason])
