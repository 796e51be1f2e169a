"""Where the signal is weak: nothing written is lost, nothing is sent twice, nothing is left to others."""

import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import Browser, BrowserContext, Page, Request, Route, expect

from scripts.demo.people import Account, resident
from scripts.walk.person import Person, Setting
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

OPERATIONS = Path(__file__).resolve().parents[2] / "schema" / "operations.json"
PHOTOGRAPH = "户口本.jpg"
TITLE = "居住证明"
FACTS = "我从2012年3月起一直住在小阳村第三村民小组，现在还住在那里。"
MY_PROOFS = "{ myProofs(first: 100) { edges { node { title attachments { id } } } } }"

_WORKER_IN_CONTROL = """async () => {
  const { serviceWorker } = navigator;
  await serviceWorker.ready;
  if (!serviceWorker.controller)
    await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve));
}"""
_KEPT_ON_DEVICE = """async () => {
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
async def somebody(
    site: RunningPortal, chromium: Browser, account: Account
) -> AsyncIterator[Person]:
    """Signed in, with the service worker in control of her page."""

    async def look(page: Page, name: str) -> None:
        del page, name

    person = await Person.arrives(chromium, site.address, Setting(), look)
    await person.signs_in(account)
    await person.page.evaluate(_WORKER_IN_CONTROL)
    yield person
    await person.leaves()


async def chooses_committee(person: Person) -> None:
    """The one question that needs signal."""
    await person.opens("/request/committee")
    await person.fills(regionCode="xiaoyang")
    await person.page.get_by_role("radio", name="岷山乡小阳村").check()
    await person.submits()
    await person.is_at("/request/about")


async def answers_the_rest(person: Person) -> None:
    """All other questions, up to the page where the answers are checked."""
    await person.page.locator("#about").check()
    await person.submits()
    await person.is_at("/request/what")
    await person.fills(title=TITLE)
    await person.submits()
    await person.is_at("/request/why")
    await person.fills(purpose="向人民法院立案，确认管辖", recipient="柴桑区人民法院")
    await person.submits()
    await person.is_at("/request/words")
    await person.fills(text=FACTS)
    await person.submits()
    await person.is_at("/request/files")
    await person.page.locator("#attachments-chosen").set_input_files(files=[photograph()])
    await person.sees(PHOTOGRAPH)
    await person.submits()
    await person.is_at("/request/check")


def photograph() -> Any:
    """A picture large enough to be made smaller."""
    image = io.BytesIO()
    Image.effect_noise((800, 600), 40).convert("RGB").save(image, "JPEG")
    return {"name": PHOTOGRAPH, "mimeType": "image/jpeg", "buffer": image.getvalue()}


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


def document_id(name: str) -> str:
    """What the pages call the operation of this name."""
    operations = json.loads(OPERATIONS.read_text(encoding="utf-8"))["operations"]
    return next(key for key, each in operations.items() if each["name"] == name)


async def test_a_request_written_without_signal_survives_its_tab_and_is_sent_once(
    site: RunningPortal, chromium: Browser
) -> None:
    async with somebody(site, chromium, resident(211, "何秋菊")) as person:
        submits = counted(person.context, is_submit)
        await chooses_committee(person)
        await person.context.set_offline(True)
        await answers_the_rest(person)
        await person.page.close()

        person.page = await person.context.new_page()
        await person.opens("/request")
        await person.sees("继续上次的草稿")
        await person.presses("继续上次的草稿")
        await person.is_at("/request/check")
        for answer in ("小阳村", TITLE, FACTS, PHOTOGRAPH):
            await person.sees(answer)
        await person.submits()
        await person.sees("还没有提交：等待网络")
        await person.page.reload()
        await person.sees("还没有提交：等待网络")

        second = await person.context.new_page()
        await second.goto(f"{site.address}/request")
        await expect(second.get_by_text("还没有提交：等待网络")).to_be_visible()
        await person.context.set_offline(False)
        for page in (person.page, second):
            await page.wait_for_url("**/request/done")
            await expect(page.get_by_text("申请已经提交")).to_be_visible()

        for page in (person.page, second):
            await page.evaluate(_SIGNAL_AGAIN)
            await page.evaluate(_OUTBOXES_AT_REST)
            await page.reload(wait_until="networkidle")
        assert len(submits) == 1
        assert await attachments_of_requests(person) == [1]


async def test_nothing_is_said_to_be_sent_before_the_portal_has_it(
    site: RunningPortal, chromium: Browser
) -> None:
    async with somebody(site, chromium, resident(212, "郑水生")) as person:
        await chooses_committee(person)
        await answers_the_rest(person)
        await person.context.set_offline(True)
        await person.submits()
        await person.sees("还没有提交：等待网络")
        assert await person.page.get_by_text("申请已经提交").count() == 0
        await person.presses("现在提交")
        await person.sees("还没有提交：等待网络")
        await person.context.set_offline(False)
        await person.page.wait_for_url("**/request/done")
        assert await attachments_of_requests(person) == [1]


@pytest.mark.parametrize(
    ("serial", "twice"), [(213, "double click"), (214, "Enter and click")], ids=str
)
async def test_a_doubled_submit_makes_one_request(
    site: RunningPortal, chromium: Browser, serial: int, twice: str
) -> None:
    async with somebody(site, chromium, resident(serial, "彭家贵")) as person:
        await chooses_committee(person)
        await answers_the_rest(person)
        button = person.page.get_by_role("button", name="提交", exact=True)
        if twice == "double click":
            await button.dblclick()
        else:
            place = await button.bounding_box()
            assert place is not None
            await button.focus()
            await person.page.keyboard.press("Enter")
            await person.page.mouse.click(place["x"] + 20, place["y"] + 20)
        await person.is_at("/request/done")
        await person.sees("申请已经提交")
        await person.page.evaluate(_OUTBOXES_AT_REST)
        assert await attachments_of_requests(person) == [1]


@pytest.mark.parametrize(
    ("serial", "lost"), [(215, "the upload's answer"), (216, "the request's answer")], ids=str
)
async def test_what_is_sent_again_after_its_answer_was_lost_is_still_one_request(
    site: RunningPortal, chromium: Browser, serial: int, lost: str
) -> None:
    async with somebody(site, chromium, resident(serial, "曾冬生")) as person:
        await chooses_committee(person)
        await answers_the_rest(person)
        arrived = await lose_first_answer(
            person.page, lambda each: is_submit(each) if serial == 216 else "/uploads" in each.url
        )
        await person.submits()
        await person.sees("还没有提交：等待网络")
        assert arrived == [200 if lost == "the request's answer" else 201]

        await person.presses("现在提交")
        await person.is_at("/request/done")
        assert await attachments_of_requests(person) == [1]


async def lose_first_answer(page: Page, is_wanted: Callable[[Request], bool]) -> list[int]:
    """The portal does what it was asked, but its answer never comes; gives the lost one's status."""
    lost: list[int] = []

    async def pass_on(route: Route) -> None:
        if lost or not is_wanted(route.request):
            await route.continue_()
            return
        answer = await route.fetch()
        lost.append(answer.status)
        await route.abort("connectionreset")

    await page.route("**/*", pass_on)
    return lost


async def test_a_draft_is_its_writers_alone_and_goes_with_her(
    site: RunningPortal, chromium: Browser
) -> None:
    async with somebody(site, chromium, resident(217, "万长庚")) as person:
        await chooses_committee(person)
        await answers_the_rest(person)
        assert FACTS in await person.page.evaluate(_KEPT_ON_DEVICE)

        # Her session ends elsewhere, and her neighbour signs in on the same phone.
        await person.context.clear_cookies(name="session")
        await person.signs_in(resident(218, "龚德胜"))
        await person.opens("/request")
        await person.is_at("/request/committee")
        assert await person.page.get_by_text(TITLE).count() == 0

        await person.context.clear_cookies(name="session")
        await person.signs_in(resident(217, "万长庚"))
        await person.opens("/request")
        await person.sees("继续上次的草稿")
        await person.opens("/account")
        await person.presses("退出登录")
        await expect(person.page.get_by_role("link", name="登录")).to_be_visible()
        assert await person.page.evaluate(_KEPT_ON_DEVICE) == "[]"


async def test_the_cache_holds_the_shell_and_nothing_of_anybody(
    site: RunningPortal, chromium: Browser
) -> None:
    account = resident(219, "涂金莲")
    async with somebody(site, chromium, account) as person:
        await chooses_committee(person)
        await answers_the_rest(person)
        await person.submits()
        await person.is_at("/request/done")
        for path in ("/progress", "/papers", "/account", "/notices", "/v"):
            await person.opens(path)
        await person.opens("/")

        cached = await person.page.evaluate(_CACHED)

        paths = {path for path, _ in cached}
        assert {"/", "/boot.js", "/icon.svg"} < paths
        assert all(path.startswith("/assets/") for path in paths - {"/", "/boot.js", "/icon.svg"})
        for personal in (account.name, account.phone, account.id_number, FACTS):
            assert all(personal not in content for _, content in cached)
