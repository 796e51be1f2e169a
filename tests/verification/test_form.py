"""The form of the page takes one file, without any script, and answers with the whole page."""

import asyncio
import io
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.copies.actions import copy_for
from backend.copies.annotation import Annotation
from backend.foundation import clock
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.verification.models import VerificationRecord
from backend.web import checked_files
from backend.web.checked_files import MAX_SIZE
from tests.factories import a_committee, a_proof
from tests.mangling import Mangling, manglings
from tests.uploaded_files import a_pdf
from tests.verification.brought import Issued, a_qr_code, papers_of
from tests.verification.test_verify_page import Page
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio

FORM = {"content-type": "multipart/form-data; boundary=edge"}


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened


@pytest.fixture
async def issued(services: Services, database: None) -> Issued:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    return await papers_of(services, proof)


async def sent(browser: Browser, content: bytes, name: str = "证明.pdf") -> httpx.Response:
    return await browser.client.post("/v", files={"file": (name, io.BytesIO(content))})


async def test_the_sealed_file_gets_the_page_that_its_code_gets(
    browser: Browser, issued: Issued
) -> None:
    answer = await sent(browser, issued.sealed)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = Page(answer.text)
    assert "有效" in page.text
    assert "与出具时完全一致" in page.text
    assert "小阳证〔2026〕1号" in page.text
    assert page.all("script") == []


async def test_a_picture_of_the_qr_code_does_as_well(
    services: Services, browser: Browser, issued: Issued
) -> None:
    picture = a_qr_code(f"{services.public_url}/v/{issued.code}", form="JPEG")

    answer = await sent(browser, picture, "IMG_0001.JPG")

    assert answer.status_code == 200
    assert "小阳证〔2026〕1号" in answer.text


async def test_an_altered_file_shows_word_and_sign_why_and_whose_seal(
    browser: Browser, issued: Issued
) -> None:
    answer = await sent(browser, issued.sealed + b"\n")

    page = Page(answer.text)
    assert answer.status_code == 200
    assert {"✕", "文件与签章不符"} <= set(page.text.split())
    assert "盖章之后，文件里又添加了内容。" in page.text
    assert "九江市柴桑区岷山乡小阳村村民委员会" in page.text
    assert "小阳证〔2026〕1号" not in page.text


async def test_a_valid_copy_is_not_called_a_valid_proof(
    services: Services, browser: Browser, issued: Issued
) -> None:
    last_day = clock.today()
    annotation = Annotation(
        recipient="九江银行岷山支行",
        purpose="<b>核实居住情况</b>",
        valid_until=last_day,
        source_id=uuid4(),
    )
    copy = await copy_for(services, issued.proof.id, annotation)

    page = Page((await sent(browser, await services.storage.get(copy.sha256))).text)

    assert {"✓", "加注件有效"} <= set(page.text.split())
    assert {"九江银行岷山支行", "<b>核实居住情况</b>"} <= set(page.text.split())
    assert "原证明上写的是" in page.text
    assert {"datetime": last_day.isoformat()} in page.all("time")


async def test_a_qr_code_from_elsewhere_is_a_warning_without_a_link(browser: Browser) -> None:
    answer = await sent(browser, a_qr_code("https://evil.example/pay"))

    assert answer.status_code == 200
    assert "不要打开它" in answer.text
    assert "evil.example" not in answer.text


async def test_an_unknown_file_is_not_found(browser: Browser) -> None:
    answer = await sent(browser, a_pdf())

    assert answer.status_code == 404
    assert "查无此证明" in answer.text


async def test_neither_name_nor_type_of_a_file_are_believed_or_shown(
    browser: Browser, issued: Issued
) -> None:
    name = '"><script>alert(1)</script>.exe'

    answer = await sent(browser, issued.sealed, name)

    assert answer.status_code == 200
    assert "alert(1)" not in answer.text
    assert "有效" in answer.text


NO_FILE = {
    "no file chosen": b'--edge\r\nContent-Disposition: form-data; name="file"; filename=""\r\n'
    b"Content-Type: application/octet-stream\r\n\r\n\r\n--edge--\r\n",
    "another name": b'--edge\r\nContent-Disposition: form-data; name="other"; filename="a"\r\n'
    b"\r\nx\r\n--edge--\r\n",
    "a text field": b'--edge\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n'
    b"--edge--\r\n",
    "two files": b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx'
    b'\r\n--edge\r\nContent-Disposition: form-data; name="file"; filename="b"\r\n\r\ny'
    b"\r\n--edge--\r\n",
    "no name": b'--edge\r\nContent-Disposition: form-data; filename="a"\r\n\r\nx\r\n--edge--\r\n',
    "no end": b'--edge\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n',
    "nothing": b"",
    "no form": b"\x00\xff" * 100,
}


@pytest.mark.parametrize("body", NO_FILE.values(), ids=NO_FILE.keys())
async def test_a_form_without_one_file_says_that_none_came(browser: Browser, body: bytes) -> None:
    answer = await browser.client.post("/v", content=body, headers=FORM)

    assert answer.status_code == 400
    assert "还没有选择文件" in answer.text
    assert Page(answer.text).all("form")[1]["action"] == "/v"
    assert await VerificationRecord.all().count() == 0


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
     "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "x" * 5_000,
     "multipart/form-data; charset=nonsense; boundary=edge", "multipart/mixed; boundary=edge"],
)  # fmt: skip
async def test_another_kind_of_body_has_no_file(browser: Browser, kind: str) -> None:
    answer = await browser.client.post("/v", content=b"x", headers={"content-type": kind})

    assert answer.status_code == 400
    assert "还没有选择文件" in answer.text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mangling=manglings(60, st.binary(max_size=30)))
async def test_no_mangled_form_is_a_fault(browser: Browser, mangling: Mangling) -> None:
    body = mangling.of(NO_FILE["two files"])

    answer = await browser.client.post("/v", content=body, headers=FORM)

    assert answer.status_code in {200, 400, 404, 429}
    assert answer.headers["content-type"].startswith("text/html")


async def test_the_form_is_bounded_however_it_is_sent(browser: Browser) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield NO_FILE["no end"]
        while True:
            yield bytes(100_000)

    large = await sent(browser, bytes(MAX_SIZE + 1))
    larger = await sent(browser, bytes(2 * MAX_SIZE))
    streamed = await browser.client.post("/v", content=endless(), headers=FORM)

    assert {answer.status_code for answer in (large, larger, streamed)} == {413}
    assert "10 MB" in large.text
    assert await VerificationRecord.all().count() == 0


async def test_the_largest_file_is_taken(browser: Browser, issued: Issued) -> None:
    answer = await sent(browser, issued.sealed.ljust(MAX_SIZE, b"\n"))

    assert answer.status_code == 200


async def test_a_form_that_never_ends_is_given_up(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_files, "ARRIVAL_SECONDS", 0.05)

    async def silent() -> AsyncIterator[bytes]:
        yield NO_FILE["no end"]
        await asyncio.Event().wait()

    answer = await browser.client.post("/v", content=silent(), headers=FORM)

    assert answer.status_code == 408
    assert "文件没有传完" in answer.text


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}]
)
async def test_a_form_on_another_site_cannot_send_a_file_in_a_visitors_name(
    browser: Browser, issued: Issued, headers: dict[str, str]
) -> None:
    answer = await browser.client.post(
        "/v", files={"file": ("a.pdf", io.BytesIO(issued.sealed))}, headers=headers
    )

    assert answer.status_code == 403
    assert await VerificationRecord.all().count() == 0


async def test_browsers_are_told_to_name_the_origin_of_the_form(browser: Browser) -> None:
    page = await browser.client.get("/v")

    assert page.headers["referrer-policy"] == "same-origin"


async def test_the_page_speaks_english_to_whoever_chose_it(
    browser: Browser, issued: Issued
) -> None:
    browser.client.cookies.set("lang", "en")

    answer = await sent(browser, issued.sealed + b"\n")

    assert "The file does not fit its seal" in answer.text
    assert "Something was added to the file after it was sealed." in answer.text
    assert "盖章之后" not in answer.text
