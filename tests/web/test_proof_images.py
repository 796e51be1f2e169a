"""Pictures of the pages of sealed proofs: for whom the file is, and asked for anew each time."""

import asyncio
from io import BytesIO
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from backend.foundation import audit
from backend.foundation.services import Services
from backend.foundation.viewer import SignedIn
from backend.proofs.lifecycle import ProofState
from backend.web.page_images import MOST_UNFINISHED
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof
from tests.web.browser import Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio


async def look(
    browser: Browser, proof_id: object, viewer: SignedIn | None, query: str = "", **headers: str
) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await browser.client.get(f"/files/proofs/{proof_id}.png{query}", headers=named)


def reddish(png: bytes) -> int:
    """How many pixels have the red of a seal."""
    pixels = Image.open(BytesIO(png)).convert("RGB").get_flattened_data()
    return sum(red > 150 and green < 80 and blue < 80 for red, green, blue in pixels)


async def test_owner_and_committee_see_the_sealed_page(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)

    for viewer in (owner, committee.preparer, committee.approver, committee.township):
        answer = await look(browser, proof.id, viewer, "?page=1&width=640")

        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/png"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "private, no-cache"
        assert answer.headers["x-pages"] == "1"
        assert Image.open(BytesIO(answer.content)).width == 640
        assert reddish(answer.content) > 1000
    looks = await audit.AuditEntry.filter(deed="proof.file_read", subject_id=proof.id).order_by(
        "id"
    )
    assert [entry.actor_id for entry in looks] == [
        owner.person_id,
        committee.preparer.person_id,
        committee.approver.person_id,
        committee.township.person_id,
    ]


async def test_without_a_wish_it_is_the_first_page_for_a_desk(
    browser: Browser, services: Services
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )

    plain = await look(browser, proof.id, owner)
    named = await look(browser, proof.id, owner, "?page=1&width=1240")

    assert plain.content == named.content
    assert len(plain.content) < 150_000


async def test_a_foreign_an_unknown_and_an_unfinished_picture_get_the_same_answer(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    neighbours = await a_committee(services, FENSHUI)
    issued = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    open_ = await a_proof(services, committee, applicant=owner)

    answers = [
        await look(browser, issued.id, await a_citizen(services, "陈卫东")),
        await look(browser, issued.id, neighbours.approver),
        await look(browser, uuid4(), owner),
        await look(browser, open_.id, owner),
        await look(browser, issued.id, owner, "?page=2"),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


async def test_nobody_learns_nothing_about_pictures(browser: Browser, services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    answers = [await look(browser, each, None) for each in (proof.id, uuid4())]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=x", "page=", "page=1.0", "page=١", "page=100", "width=641",
     "width=99999999", "width=", "width=640px", "page=" + "9" * 5000],
)  # fmt: skip
async def test_only_pages_and_widths_of_the_list_are_drawn(
    browser: Browser, services: Services, query: str
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )

    assert (await look(browser, proof.id, owner, f"?{query}")).status_code == 400


async def test_what_the_browser_has_is_not_sent_again_but_only_to_whom_it_belongs(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    etag = (await look(browser, proof.id, owner, "?width=640")).headers["etag"]

    again = await look(browser, proof.id, owner, "?width=640", if_none_match=etag)
    other_width = await look(browser, proof.id, owner, "?width=1240", if_none_match=etag)
    stranger = await look(
        browser, proof.id, await a_citizen(services), "?width=640", if_none_match=etag
    )
    nobody = await look(browser, proof.id, None, "?width=640", if_none_match=etag)

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == etag
    assert again.headers["cache-control"] == "private, no-cache"
    assert other_width.status_code == 200
    assert (stranger.status_code, nobody.status_code) == (404, 401)


async def test_a_crowd_is_asked_to_come_again_while_the_rest_of_the_portal_answers(
    browser: Browser, services: Services
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )
    browser.client.cookies = await cookies_of(owner)

    async def draw() -> httpx.Response:
        return await browser.client.get(f"/files/proofs/{proof.id}.png?width=1240")

    drawing = [asyncio.create_task(draw()) for _ in range(3 * MOST_UNFINISHED)]
    health = await browser.client.get("/health/ready")
    answers = await asyncio.gather(*drawing)

    assert health.status_code == 200
    assert services.documents.unfinished == 0
    served = [answer for answer in answers if answer.status_code == 200]
    refused = [answer for answer in answers if answer.status_code == 503]
    assert len(served) + len(refused) == len(answers)
    assert len(served) >= MOST_UNFINISHED
    assert refused
    for answer in refused:
        assert int(answer.headers["retry-after"]) > 0
        assert answer.json()["code"] == "RENDERER_BUSY"
    assert (await draw()).status_code == 200
