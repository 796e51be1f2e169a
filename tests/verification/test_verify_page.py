"""The page behind the QR code: plain HTML for a stranger's phone, whatever it is asked."""

import re
import secrets
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from backend.foundation import codes
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofSnapshot
from backend.verification import access
from backend.verification.models import VerificationRecord
from backend.web.look import Language, Look
from backend.web.verify_page import verify_page
from tests.factories import COOPERATIVE, a_committee, a_proof, represented
from tests.web.browser import open_browser

pytestmark = pytest.mark.anyio

STRANGER = Anonymous(source="a phone")
STANDARD = Look()
ENGLISH = Look(language=Language.ENGLISH)


class Page(HTMLParser):
    """What a page is made of: its elements with attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


async def opened(services: Services, code: str, look: Look = STANDARD) -> tuple[int, Page]:
    status, html = await verify_page(services, STRANGER, code, look)
    return status, Page(html)


async def code_of(proof: Proof) -> str:
    return (await ProofSnapshot.get(proof_id=proof.id)).code


@pytest.mark.parametrize(
    ("state", "label", "label_en", "sign"),
    [
        (ProofState.ISSUED, "有效", "Valid", "✓"),
        (ProofState.REVOKED, "已撤销", "Revoked", "✕"),
        (ProofState.SUPERSEDED, "已被取代", "Superseded", "➜"),
        (ProofState.EXPIRED, "已过有效期", "Expired", "✕"),
    ],
)
async def test_the_result_is_told_in_words_and_by_a_sign_not_by_colour_alone(
    services: Services, database: None, state: ProofState, label: str, label_en: str, sign: str
) -> None:
    proof = await a_proof(services, await a_committee(services), state=state)

    status, html = await verify_page(services, STRANGER, await code_of(proof), STANDARD)

    assert status == 200
    heading = re.search('<h2 id="result">(.*?)</h2>', html, re.DOTALL)
    assert heading is not None
    assert {label, label_en, sign} <= set(Page(heading.group(1)).text.split())
    assert "小阳证〔2026〕1号" in html
    assert "演示印章，不具法律效力。" in html
    assert "其余用 * 代替" in html
    assert "王*香" in html
    assert "王桂香" not in html


async def test_a_revoked_proof_tells_since_when_and_why(services: Services, database: None) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.REVOKED)

    _, page = await opened(services, await code_of(proof))

    assert "撤销，原因：证明内容与事实不符。" in page.text
    assert "what it says is not true" in page.text


async def test_an_organisation_is_named_in_full_with_its_credit_code(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, subject=represented())

    _, page = await opened(services, await code_of(proof))

    assert "小阳村橘园农民专业合作社" in page.text
    assert COOPERATIVE in page.text
    assert "姓名" not in page.text


async def test_without_a_code_there_is_the_form_alone(services: Services, database: None) -> None:
    status, page = await opened(services, " ")

    assert status == 200
    assert "result" not in {section.get("aria-labelledby") for section in page.all("section")}
    assert page.all("form") == [
        {"action": "/v", "method": "get"},
        {"action": "/v", "method": "post", "enctype": "multipart/form-data"},
    ]
    assert await VerificationRecord.all().count() == 0


async def test_an_unknown_code_is_a_full_page_with_status_404_and_the_code_to_be_mended(
    services: Services, database: None
) -> None:
    code = codes.new_code(secrets.token_bytes)

    status, page = await opened(services, code)

    assert status == 404
    assert "查无此证明" in page.text
    assert page.all("dl") == []
    assert page.all("input")[0]["value"] == code


async def test_what_cannot_be_a_code_is_a_full_page_with_status_400_and_is_shown_as_typed(
    services: Services, database: None
) -> None:
    typed = '"><script>alert(1)</script>'

    status, html = await verify_page(services, STRANGER, typed, STANDARD)

    assert status == 400
    assert "<script" not in html
    assert Page(html).all("input")[0]["value"] == typed
    assert "验证码格式不对" in html


@pytest.mark.parametrize("typed", ["\ud800", "\x00\x1b", "\u202e123", "A" * 10_000, "{{ 7 * 7 }}"])
async def test_no_code_however_strange_breaks_the_page(
    services: Services, database: None, typed: str
) -> None:
    status, html = await verify_page(services, STRANGER, typed, STANDARD)

    assert status == 400
    assert len(html.encode("utf-8")) < 10_000
    assert "\u202e" not in html
    assert "49" not in (Page(html).all("input")[0]["value"] or "")


async def test_a_source_that_asks_too_often_is_told_so_with_status_429(
    services: Services, database: None
) -> None:
    code = codes.new_code(secrets.token_bytes)
    for _ in range(access.MAX_UNKNOWN_PER_SOURCE):
        await verify_page(services, STRANGER, code, STANDARD)

    status, page = await opened(services, code)

    assert status == 429
    assert "操作太频繁" in page.text
    assert page.all("form") != []


async def test_markup_in_what_a_resident_wrote_is_shown_as_written(
    services: Services, database: None
) -> None:
    proof = await a_proof(
        services,
        await a_committee(services),
        state=ProofState.ISSUED,
        title="<img src=x onerror=alert(1)>证明",
        recipient="{{ 7 * 7 }}&amp;",
    )

    _, html = await verify_page(services, STRANGER, await code_of(proof), STANDARD)

    assert Page(html).all("img") == []
    assert "<img src=x onerror=alert(1)>证明" in Page(html).text
    assert "{{ 7 * 7 }}&amp;" in Page(html).text


async def test_the_page_keeps_to_the_strict_content_security_policy_and_to_its_outline(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    _, page = await opened(services, await code_of(proof))

    assert page.all("script") == page.all("style") == []
    assert [name for _, each in page.elements for name in each if name.startswith("on")] == []
    assert "style" not in {name for _, attributes in page.elements for name in attributes}
    assert page.all("link") == [{"rel": "stylesheet", "href": "/static/verify.css"}]
    assert page.all("html") == [{"lang": "zh-CN", "data-mode": "standard"}]
    assert any(meta.get("name") == "viewport" for meta in page.all("meta"))
    assert [tag for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)] == ["h1", *["h2"] * 4]
    assert [label["for"] for label in page.all("label")] == [
        field["id"] for field in page.all("input")
    ]
    identifiers = [each["id"] for _, each in page.elements if "id" in each]
    referred = [each["aria-labelledby"] for _, each in page.elements if "aria-labelledby" in each]
    assert len(identifiers) == len(set(identifiers))
    assert set(referred) <= set(identifiers)


async def test_the_address_in_the_qr_code_answers_over_http(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    code = await code_of(proof)

    async with open_browser(services, development=False) as browser:
        scanned = await browser.client.get(f"/v/{quote(code)}")
        typed = await browser.client.get("/v", params={"code": code.lower()})
        style = await browser.client.get("/static/verify.css")

    assert scanned.status_code == typed.status_code == style.status_code == 200
    assert scanned.headers["content-type"] == "text/html; charset=utf-8"
    assert "有效" in scanned.text


HAN = re.compile(r"[\u3400-\u9fff]")


class OwnText(HTMLParser):
    """The text of a page without what is marked as another language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self._marked, self._open = "", 0, list[bool]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"meta", "link", "input"}:
            return
        marked = tag != "html" and "lang" in dict(attrs)
        self._open.append(marked)
        self._marked += marked

    def handle_endtag(self, tag: str) -> None:
        self._marked -= self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._marked:
            self.text += data


async def test_in_english_only_what_the_paper_says_is_chinese_and_is_marked_as_such(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.REVOKED)

    _, html = await verify_page(services, STRANGER, await code_of(proof), ENGLISH)

    page = Page(html)
    assert page.all("html") == [{"lang": "en", "data-mode": "standard"}]
    assert "Revoked on" in page.text
    assert "What the proof says" in page.text
    assert "小阳证〔2026〕1号" in page.text
    assert "演示印章，不具法律效力。" in page.text
    assert "这份证明确由本平台出具" not in page.text
    assert HAN.findall(OwnText(html).text) == []


async def test_a_problem_is_told_in_english_too(services: Services, database: None) -> None:
    _, page = await opened(services, "no code", ENGLISH)

    assert "Not a verification code" in page.text
    assert "验证码格式不对" not in page.text
