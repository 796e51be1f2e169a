"""Previews at the door: for the desk that decides, marked as such, refused like everything else."""

import asyncio
import json
from io import BytesIO
from typing import Any
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from backend.foundation.services import Services
from backend.foundation.viewer import SignedIn
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from backend.web.page_images import MOST_UNFINISHED
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof
from tests.foundation.documents.reading import lines_of
from tests.web.browser import Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

DRAFT = {"statement": "兹证明王桂香自2012年3月起一直在我村居住。", "validUntil": None}


async def ask(
    browser: Browser, proof_id: object, viewer: SignedIn | None, body: object, **headers: str
) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    named = {"content-type": "application/json"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await browser.client.post(f"/previews/{proof_id}", content=content, headers=named)


async def test_the_desk_sees_a_marked_page_without_a_seal(
    browser: Browser, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    for viewer in (committee.preparer, committee.approver):
        answer = await ask(browser, proof.id, viewer, {**DRAFT, "page": 1, "width": 640})

        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "image/png"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-pages"] == "1"
        picture = Image.open(BytesIO(answer.content)).convert("RGB")
        assert picture.width == 640
        pixels = picture.get_flattened_data()
        # The brown of the marks is there, the red of a seal is not.
        assert any(abs(red - 163) < 25 and green < 90 and blue < 40 for red, green, blue in pixels)
        assert not any(red > 180 and green < 60 and blue < 60 for red, green, blue in pixels)


async def test_the_whole_preview_is_a_pdf_that_says_what_it_is(
    browser: Browser, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    answer = await ask(browser, proof.id, committee.preparer, {**DRAFT, "format": "pdf"})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="preview.pdf"'
    lines = lines_of(answer.content)
    assert "预览PREVIEW不是证明，没有效力Notaproof" in lines
    assert "编号：小阳证〔2026〕##号" in lines
    assert "兹证明王桂香自2012年3月起一直在我村居住。" in lines


async def test_a_checked_case_is_shown_in_the_words_that_were_checked(
    browser: Browser, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.CHECKED)

    answer = await ask(browser, proof.id, committee.approver, {"format": "pdf"})

    assert "".join(proof.statement.split())[:20] in "".join(lines_of(answer.content))


async def test_pages_follow_the_words(browser: Browser, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    long = {"statement": "兹证明王桂香一直在我村居住。" * 100}

    first, second, beyond = [
        await ask(browser, proof.id, committee.preparer, {**long, "page": page, "width": 640})
        for page in (1, 2, 9)
    ]

    assert int(first.headers["x-pages"]) > 1
    assert first.content != second.content
    assert beyond.status_code == 404


async def test_who_may_not_look_gets_what_everybody_gets(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    neighbours = await a_committee(services, FENSHUI)
    proof = await a_proof(services, committee, applicant=owner)

    nobody = [await ask(browser, each, None, DRAFT) for each in (proof.id, uuid4())]
    foreign = [
        await ask(browser, proof.id, neighbours.preparer, DRAFT),
        await ask(browser, proof.id, await a_citizen(services), DRAFT),
        await ask(browser, uuid4(), committee.preparer, DRAFT),
    ]
    without_a_role = [
        await ask(browser, proof.id, viewer, DRAFT)
        for viewer in (owner, committee.keeper, committee.township)
    ]

    assert {answer.status_code for answer in nobody} == {401}
    assert {answer.status_code for answer in foreign} == {404}
    assert len({answer.content for answer in foreign}) == 1
    assert {answer.status_code for answer in without_a_role} == {403}
    assert len({answer.content for answer in nobody}) == 1


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ({}, "TEXT_EMPTY"),
        ({"statement": "　"}, "TEXT_EMPTY"),
        ({"statement": "字" * 2001}, "TEXT_TOO_LONG"),
        ({"statement": "王桂香😀"}, "TEXT_UNPRINTABLE"),
        ({"statement": "王\ud800"}, "TEXT_FORBIDDEN_CHARACTER"),
        ({"statement": "王\x00"}, "TEXT_FORBIDDEN_CHARACTER"),
        ({"statement": "情况属实。", "validUntil": "2020-01-01"}, "DATE_INVALID"),
    ],
)
async def test_words_that_cannot_be_checked_cannot_be_previewed(
    browser: Browser, services: Services, draft: dict[str, Any], code: str
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    answer = await ask(browser, proof.id, committee.preparer, draft)

    assert answer.status_code == 422
    told = answer.json()
    assert told["code"] == code
    assert told["field"] == ("validUntil" if code == "DATE_INVALID" else "statement")
    assert told["message"]
    assert told["messageEn"]


async def test_an_issued_proof_has_its_own_picture_and_no_preview(
    browser: Browser, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)

    answer = await ask(browser, proof.id, committee.approver, {})

    assert answer.status_code == 409
    assert answer.json()["code"] == "WRONG_STATE"


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b"\xff", {"statement": 1}, {"statement": ["x"]}, {"page": True}, {"page": 0},
     {"page": "1"}, {"page": 1.0}, {"width": 1241}, {"width": None}, {"format": "svg"},
     {"format": {}}, {"validUntil": "2027-01-01"}, {**DRAFT, "validUntil": "20270101"},
     {**DRAFT, "validUntil": "2027-02-30"}, {**DRAFT, "validUntil": 5}, {**DRAFT, "\ud800": 1},
     {**DRAFT, "valid_until": None}],
)  # fmt: skip
async def test_malformed_wishes_are_refused(
    browser: Browser, services: Services, body: object
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    assert (await ask(browser, proof.id, committee.preparer, body)).status_code == 400


async def test_pages_of_other_sites_forms_and_floods_are_refused(
    browser: Browser, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    viewer = committee.preparer

    foreign = await ask(browser, proof.id, viewer, DRAFT, origin="https://evil.example")
    cross = await ask(browser, proof.id, viewer, DRAFT, sec_fetch_site="cross-site")
    form = await ask(browser, proof.id, viewer, DRAFT, content_type="text/plain")
    flood = await ask(browser, proof.id, viewer, {"statement": "x" * 100_000})
    read = await browser.client.get(f"/previews/{proof.id}")

    assert (foreign.status_code, cross.status_code) == (403, 403)
    assert (form.status_code, flood.status_code) == (415, 413)
    assert read.status_code in {404, 405}


async def test_a_crowd_of_previews_is_asked_to_come_again(
    browser: Browser, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    browser.client.cookies = await cookies_of(committee.preparer)

    async def preview() -> httpx.Response:
        return await browser.client.post(f"/previews/{proof.id}", json={**DRAFT, "width": 640})

    answers = await asyncio.gather(*(preview() for _ in range(3 * MOST_UNFINISHED)))

    assert {answer.status_code for answer in answers} == {200, 503}
    assert all(answer.headers["retry-after"] for answer in answers if answer.status_code == 503)
    assert services.documents.unfinished == 0
    assert (await preview()).status_code == 200
    assert (await Proof.get(id=proof.id)).statement is None
