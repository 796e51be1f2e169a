"""With weak signal nothing is lost and nothing sent twice; on a shared phone nothing is left."""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from anyio import fail_after
from playwright.async_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Request,
    Route,
    expect,
)

from scripts.demo.people import Account, resident
from scripts.walk.person import PATIENCE_MS, Person
from tests.browser.asking import (
    FACTS,
    PHOTOGRAPH,
    TITLE,
    answers_the_rest,
    chooses_committee,
    is_signed_in,
    photograph,
    somebody,
)
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

OPERATIONS = Path(__file__).resolve().parents[2] / "schema" / "operations.json"
MY_PROOFS = "{ myProofs(first: 100) { edges { node { title attachments { id } } } } }"

_WORKER_IN_CONTROL = """async () => {
  const { serviceWorker } = navigator;
  await serviceWorker.ready;
  if (!serviceWorker.controller)
    await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve));
}"""
_KEPT = """async () => {
  const database = await new Promise((resolve) => {
    indexedDB.open('mianzheng').onsuccess = (event) => resolve(event.target.result);
  });
  const all = database.transaction('kept').objectStore('kept').getAll();
  await new Promise((resolve) => (all.onsuccess = resolve));
  database.close();
  return JSON.stringify(all.result);
}"""
_CACHED = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      found.push([new URL(request.url).pathname, await (await cache.match(request)).text()]);
  }
  return found;
}"""
# Whoever sends holds this lock; whoever gets it after a signal has let all of them finish.
_OUTBOXES_AT_REST = "() => navigator.locks.request('outbox', () => undefined)"
_SIGNAL_AGAIN = "() => { dispatchEvent(new Event('online')) }"


@asynccontextmanager
async def somebody_prepared(
    site: RunningPortal, chromium: Browser, account: Account
) -> AsyncGenerator[Person]:
    """Signed in, and the service worker is in control of her page."""
    async with somebody(site, chromium, account) as person:
        await told(person.page, _WORKER_IN_CONTROL)
        yield person


async def told(page: Page, script: str) -> Any:
    """What the page answers; fails when it does not."""
    with fail_after(PATIENCE_MS / 1000):
        return await page.evaluate(script)


async def is_kept(page: Page, words: str) -> None:
    """Waits until the device keeps these words."""
    with fail_after(PATIENCE_MS / 1000):
        while words not in await page.evaluate(_KEPT):
            pass


async def attachments_of_requests(person: Person) -> list[int]:
    """How many attachments each of her requests has, as the portal knows it."""
    answer = await person.context.request.post(
        f"{person.address}/graphql", data={"query": MY_PROOFS, "variables": {}}
    )
    edges = (await answer.json())["data"]["myProofs"]["edges"]
    return [len(edge["node"]["attachments"]) for edge in edges]


def counted(context: BrowserContext, is_wanted: Callable[[Request], bool]) -> list[str]:
    """Grows with each such request that any of the context's pages sends from now on."""
    seen: list[str] = []
    context.on("request", lambda each: seen.append(each.url) if is_wanted(each) else None)
    return seen


def is_submit(request: Request) -> bool:
    """Whether this sends a request for a proof."""
    sent = request.post_data or ""
    return request.url.endswith("/graphql") and document_id("RequestProof") in sent


def is_upload(request: Request) -> bool:
    """Whether this sends a file."""
    return request.url.endswith("/uploads")


def document_id(name: str) -> str:
    """What the pages call the operation of this name."""
    operations = json.loads(OPERATIONS.read_text(encoding="utf-8"))["operations"]
    return next(key for key, each in operations.items() if each["name"] == name)


async def test_a_request_written_without_signal_survives_its_tab_and_is_sent_once(
    site: RunningPortal, chromium: Browser
) -> None:
    async with somebody_prepared(site, chromium, resident(211, "何秋菊")) as person:
        submits = counted(person.context, is_submit)
        await chooses_committee(person)
        await person.context.set_offline(True)
        await answers_the_rest(person, files=[photograph()])
        await is_kept(person.page, PHOTOGRAPH)
        await person.page.close()

        person.page = await person.context.new_page()
        await person.opens("/request")
        await person.presses("继续上次的草稿")
        await person.is_at("/request/check")
        for answer in ("小阳村", TITLE, FACTS, PHOTOGRAPH):
            await person.sees(answer)
        await person.declares()
        await person.submits()
        await says_that_it_waits(person.page)
        async with person.page.expect_event("requestfailed", is_upload):
            await person.presses("现在提交")
        await says_that_it_waits(person.page)
        await person.page.reload()
        await says_that_it_waits(person.page)
        second = await person.context.new_page()
        await second.goto(f"{site.address}/request")
        await says_that_it_waits(second)
        submits.clear()

        await person.context.set_offline(False)
        for page in (person.page, second):
            await page.wait_for_url("**/request/done")
            await expect(page.get_by_text("申请已经提交")).to_be_visible()
        for page in (person.page, second):
            await page.evaluate(_SIGNAL_AGAIN)
            await told(page, _OUTBOXES_AT_REST)
            await page.reload(wait_until="networkidle")
        assert len(submits) == 1
        assert await attachments_of_requests(person) == [1]


async def says_that_it_waits(page: Page) -> None:
    """Does not claim that anything was sent."""
    await expect(page.get_by_role("heading", name="还没有提交：等待网络")).to_be_visible()
    await expect(page.get_by_text("申请已经提交")).to_have_count(0)


async def press_and_click(button: Locator) -> None:
    """Enter on the button, and a click where it was."""
    await button.focus()
    place = await button.bounding_box()
    assert place
    await button.page.keyboard.press("Enter")
    await button.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + 10)


async def click_twice_at_once(button: Locator) -> None:
    """As a worn screen does it: before the page has drawn what the first click changed."""
    await button.evaluate("(element) => { element.click(); element.click(); }")


@pytest.mark.parametrize(
    ("serial", "press_twice"),
    [(212, Locator.dblclick), (213, press_and_click), (218, click_twice_at_once)],
    ids=["double click", "Enter and click", "two clicks in one moment"],
)
async def test_a_doubled_submit_makes_one_request(
    site: RunningPortal,
    chromium: Browser,
    serial: int,
    press_twice: Callable[[Locator], Awaitable[None]],
) -> None:
    async with somebody_prepared(site, chromium, resident(serial, "彭家贵")) as person:
        await chooses_committee(person)
        await answers_the_rest(person)
        await press_twice(person.page.get_by_role("button", name="提交", exact=True))
        await person.is_at("/request/done")
        await told(person.page, _OUTBOXES_AT_REST)
        assert await attachments_of_requests(person) == [0]


async def test_what_is_sent_again_after_an_answer_was_lost_is_still_one_request(
    site: RunningPortal, chromium: Browser
) -> None:
    async with somebody_prepared(site, chromium, resident(214, "曾冬生")) as person:
        await chooses_committee(person)
        await answers_the_rest(person, files=[photograph()])
        uploaded = await loses_answer(person.page, is_upload, person.submits())
        assert uploaded == 201
        await says_that_it_waits(person.page)
        requested = await loses_answer(person.page, is_submit, person.presses("现在提交"))
        assert requested == 200
        await says_that_it_waits(person.page)
        assert await attachments_of_requests(person) == [1], "the portal had taken it"

        await person.presses("现在提交")
        await person.is_at("/request/done")
        assert await attachments_of_requests(person) == [1]


async def loses_answer(
    page: Page, is_wanted: Callable[[Request], bool], done: Awaitable[object]
) -> int:
    """The portal does what this asks for, but its answer gets lost; returns what its status was."""
    lost: list[int] = []

    async def pass_on(route: Route) -> None:
        if not is_wanted(route.request):
            await route.fallback()
            return
        answer = await route.fetch()
        lost.append(answer.status)
        await route.abort("connectionreset")

    await page.route("**/*", pass_on)
    async with page.expect_event("requestfailed", is_wanted):
        await done
    await page.unroute("**/*", pass_on)
    (status,) = lost
    return status


async def test_a_draft_is_its_writers_alone_and_goes_when_she_signs_out(
    site: RunningPortal, chromium: Browser
) -> None:
    writer = resident(215, "万长庚")
    async with somebody_prepared(site, chromium, writer) as person:
        await chooses_committee(person)
        await answers_the_rest(person)
        await is_kept(person.page, FACTS)

        # Her session ends, and her neighbour signs in on the same phone.
        await person.context.clear_cookies(name="session")
        await person.signs_in(resident(216, "龚德胜"))
        await person.opens("/request")
        await person.is_at("/request/committee")

        await is_signed_in(person, writer)
        await person.opens("/request")
        await person.sees("继续上次的草稿")
        await person.opens("/account")
        await person.presses("退出登录")
        await expect(person.page.get_by_role("link", name="登录")).to_be_visible()
        assert await told(person.page, _KEPT) == "[]"


async def test_the_cache_holds_the_shell_and_nothing_of_anybody(
    site: RunningPortal, chromium: Browser
) -> None:
    account = resident(217, "涂金莲")
    async with somebody_prepared(site, chromium, account) as person:
        await chooses_committee(person)
        await answers_the_rest(person, files=[photograph()])
        await person.submits()
        await person.is_at("/request/done")
        await person.page.locator("main a.button[href^='/progress/']").click()
        await person.sees(FACTS)
        for path in ("/progress", "/papers", "/account", "/v", "/"):
            await person.opens(path)

        cached = await told(person.page, _CACHED)

        shell = {"/", "/boot.js", "/icon.svg"}
        paths = {path for path, _ in cached}
        assert shell < paths
        assert {path for path in paths if not path.startswith("/assets/")} == shell
        for personal in (account.name, account.phone, account.id_number, FACTS):
            assert not any(personal in content for _, content in cached)
