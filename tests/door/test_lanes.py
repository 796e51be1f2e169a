"""Overload: who finds no place is told so at once, lanes do not crowd one another out (A5)."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from backend.foundation.services import Services
from backend.web import lanes
from backend.web import routes as web_routes
from tests.exchange.door import CASE, open_door, operation
from tests.factories import a_citizen
from tests.web.browser import WHO, Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio
log = logging.getLogger(__name__)

PLACES_FOR_PEOPLE = 40
"""Those who are worked for, and those who wait."""
ASK = json.dumps({"query": WHO})


@asynccontextmanager
async def stuck(database_url: str, table: str) -> AsyncIterator[None]:
    """Whoever reads the table waits."""
    holder = await asyncpg.connect(database_url)
    try:
        async with holder.transaction():
            await holder.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
            yield
    finally:
        await holder.close()


@asynccontextmanager
async def full(browser: Browser, database_url: str) -> AsyncIterator[None]:
    """As many residents inside as there is room for."""
    async with stuck(database_url, "session"):
        inside = [asyncio.create_task(browser.post(ASK)) for _ in range(PLACES_FOR_PEOPLE)]
        await asyncio.sleep(0.3)
        yield
    answers = await asyncio.gather(*inside)
    assert {answer.status_code for answer in answers} == {200}


@pytest.fixture
async def resident(
    services: Services, database: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Browser]:
    # Those inside are to be answered in the end, however slow the machine is.
    monkeypatch.setattr(web_routes, "ANSWER_SECONDS", 60)
    async with open_browser(services) as browser:
        browser.client.cookies = await cookies_of(await a_citizen(services))
        yield browser


async def test_who_finds_no_place_is_told_so_at_once_in_both_languages(
    resident: Browser, database_url: str
) -> None:
    async with full(resident, database_url):
        began = time.monotonic()
        # While all the others wait, for up to a minute.
        answer = await resident.post(ASK)
        log.info("told after %.0f ms", 1000 * (time.monotonic() - began))
        page = await resident.client.get("/catalogue", headers={"accept": "text/html"})
        file = await resident.client.get("/s/nothing")

    assert answer.status_code == page.status_code == file.status_code == 503
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "PORTAL_BUSY"
    assert error["extensions"]["requestId"] == answer.headers["x-request-id"]
    assert "请过几秒再试" in error["message"]
    assert "try again" in error["extensions"]["messageEn"]
    assert "请过几秒再试" in page.text
    assert "try again" in page.text
    assert file.json()["code"] == "PORTAL_BUSY"
    for each in (answer, page, file):
        assert int(each.headers["retry-after"]) > 0
        assert each.headers["content-security-policy"]


async def test_meanwhile_health_files_and_departments_are_answered_and_then_everybody(
    resident: Browser, services: Services, database_url: str
) -> None:
    async with open_door(services) as door, full(resident, database_url):
        live = await resident.client.get("/health/live")
        style = await resident.client.get("/static/verify.css")
        # Another application in this test, but the same lanes in routes().
        department = await door.send(
            operation("VerifyProofs"), context=CASE, proofs=[{"number": "小阳证〔2026〕1号"}]
        )

    assert [live.status_code, style.status_code, department.status_code] == [200, 200, 200]
    assert (await resident.post(ASK)).status_code == 200


async def test_departments_that_crowd_their_door_do_not_keep_residents_out(
    services: Services, database: None, database_url: str
) -> None:
    async with open_door(services) as door:
        asked = {"context": CASE, "proofs": [{"number": "小阳证〔2026〕1号"}]}
        async with stuck(database_url, "proof_snapshot"):
            crowd = [
                asyncio.create_task(door.send(operation("VerifyProofs"), **asked))
                for _ in range(30)
            ]
            await asyncio.sleep(0.3)
            refused = await door.http.get("/v")
            codes = [task.result().status_code for task in crowd if task.done()]
        answers = [answer.status_code for answer in await asyncio.gather(*crowd)]

    assert refused.status_code == 200
    assert 503 in codes or 429 in codes
    assert set(answers) <= {200, 429, 503}


async def test_a_body_that_arrives_slowly_takes_no_place(
    services: Services, database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "ARRIVAL_SECONDS", 1)

    async def trickle() -> AsyncIterator[bytes]:
        yield ASK[:5].encode()
        await asyncio.Event().wait()

    async with open_browser(services) as browser:
        slow = [asyncio.create_task(browser.post(trickle())) for _ in range(PLACES_FOR_PEOPLE + 5)]
        await asyncio.sleep(0.1)
        quick = await browser.post(ASK)
        answers = await asyncio.gather(*slow)

    assert quick.status_code == 200
    assert {answer.status_code for answer in answers[:PLACES_FOR_PEOPLE]} == {408}


async def test_work_that_is_given_up_says_nothing_more_and_frees_its_place(
    services: Services, database: None, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_routes, "ANSWER_SECONDS", 1)
    async with open_browser(services) as browser:
        browser.client.cookies = await cookies_of(await a_citizen(services))
        async with stuck(database_url, "session"):
            late = await asyncio.gather(*(browser.post(ASK) for _ in range(PLACES_FOR_PEOPLE)))
        again = [await browser.post(ASK) for _ in range(PLACES_FOR_PEOPLE)]

    assert {answer.status_code for answer in late} == {503}
    assert late[0].json()["errors"][0]["extensions"]["code"] == "PORTAL_UNAVAILABLE"
    assert {answer.status_code for answer in again} == {200}
