"""The public pages of changes: what is asked for, who decided it by office and role, and a feed."""

from datetime import timedelta
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from backend.changes import jobs
from backend.foundation import clock
from backend.foundation.services import Services
from tests.changes.offices import AFTER, COMMENT, MONDAY, Offices, an_entry, id_of, offices
from tests.factories import a_citizen
from tests.portal import Portal
from tests.verification.test_verify_page import Page
from tests.web.browser import Browser

pytestmark = pytest.mark.anyio

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = AFTER.date() + timedelta(days=30)


async def opened(browser: Browser, address: str) -> Page:
    answer = await browser.client.get(address)
    assert answer.status_code == 200, answer.text
    assert Page(answer.text).all("script") == []
    return Page(answer.text)


def links(page: Page) -> list[str]:
    return [link["href"] or "" for link in page.all("a")]


@pytest.fixture
async def everybody(browser: Browser, services: Services) -> Offices:
    return await offices(Portal(services), services)


async def in_force(everybody: Offices, request: dict[str, Any]) -> None:
    with clock.stopped(AFTER):
        await jobs.enforce_published(everybody.portal.services, change_id=id_of(request))


async def test_a_request_shows_every_step_by_office_and_role_and_no_name(
    browser: Browser, everybody: Offices
) -> None:
    request = await everybody.consults(an_entry())
    listed = await opened(browser, "/catalogue/changes?state=consulting")
    assert f"/catalogue/changes/{request['number']}" in links(listed)
    page = await opened(browser, f"/catalogue/changes/{request['number']}")
    for words in ("家庭经济状况证明", "合法性审查员", "九江市司法局", "依据充分", "政策审核员"):
        assert words in page.text
    for name in ("吴科员", "郑司法", "冯政策"):
        assert name not in page.text


async def test_how_many_commented_is_told_and_not_what_they_said(
    browser: Browser, everybody: Offices, services: Services
) -> None:
    request, resident = await everybody.consults(), await a_citizen(services)
    with clock.stopped(MONDAY):
        said = {"number": request["number"], "words": "我有一句话。"}
        await everybody.asks(COMMENT, resident, **said)
        page = await opened(browser, f"/catalogue/changes/{request['number']}")
    assert "1 条" in page.text
    assert "我有一句话" not in page.text
    assert f"/changes/{request['number']}/comment" in links(page)
    with clock.stopped(AFTER):
        after = await opened(browser, f"/catalogue/changes/{request['number']}")
    assert f"/changes/{request['number']}/comment" not in links(after)
    assert "征求意见已结束" in after.text


async def test_until_the_day_readers_see_the_old_version_and_then_the_new_one(
    browser: Browser, everybody: Offices
) -> None:
    first = await everybody.publishes(await everybody.consults(an_entry()), AFTER.date())
    await in_force(everybody, first)
    found = await opened(browser, "/catalogue?q=家庭经济")
    [item] = [link for link in links(found) if link.startswith("/catalogue/items/REG-")]
    code = item.removeprefix("/catalogue/items/")
    change = {"kind": "CHANGE", "itemCode": code, "itemVersion": 1, "measure": "DATA_SHARE",
              "legalBasis": "新的依据"}  # fmt: skip
    second = await everybody.publishes(await everybody.consults(change), DAY)
    shown = []
    for days in (29, 30):
        with clock.stopped(AFTER + timedelta(days=days)):
            await jobs.enforce_due(everybody.portal.services)
            shown.append(await opened(browser, item))
    assert ["告知承诺" in page.text for page in shown] == [True, False]
    assert ["数据共享" in page.text for page in shown] == [False, True]
    assert [each["number"] for each in (first, second)] == [
        link.rpartition("/")[2]
        for page in shown
        for link in links(page)
        if link.startswith("/catalogue/changes/")
    ]
    page = await opened(browser, f"/catalogue/changes/{second['number']}")
    assert ("告知承诺" in page.text, "数据共享" in page.text) == (True, True)
    assert f"/catalogue/items/{code}/1" in links(page)


async def test_a_draft_and_what_is_being_mended_are_nobody_else_s(
    browser: Browser, everybody: Offices
) -> None:
    await everybody.drafts(title="还没交的申请")
    assert "还没交的申请" not in (await opened(browser, "/catalogue/changes")).text
    for number in ("2026-0001", "None", "x", "%00", "9" * 50):
        answer = await browser.client.get(f"/catalogue/changes/{number}")
        assert answer.status_code == 404


async def test_pages_follow_and_a_forged_place_is_said(
    browser: Browser, everybody: Offices
) -> None:
    request = await everybody.consults(*(an_entry(name=f"证明{n}") for n in range(25)))
    address = f"/catalogue/changes/{request['number']}"
    page = await opened(browser, address)
    [following] = [link["href"] for link in page.all("a") if link.get("rel") == "next"]
    rest = await opened(browser, following or "")
    assert ("证明19" in page.text, "证明20" in page.text, "证明24" in rest.text) == (
        True,
        False,
        True,
    )
    for each in (address, "/catalogue/changes"):
        assert (await browser.client.get(f"{each}?after=forged")).status_code == 400


async def test_the_feed_names_what_was_published_by_ids_that_stay(
    browser: Browser, everybody: Offices
) -> None:
    empty = fromstring((await browser.client.get("/catalogue/changes.atom")).content)
    assert empty.findall(f"{ATOM}entry") == []
    request = await everybody.publishes(await everybody.consults(), AFTER.date())
    answer = await browser.client.get("/catalogue/changes.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = fromstring(answer.content)
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{request['id']}"
    assert "收到意见 2 条" in (entry.findtext(f"{ATOM}summary") or "")
    await in_force(everybody, request)
    again = fromstring((await browser.client.get("/catalogue/changes.atom")).content)
    assert [each.findtext(f"{ATOM}id") for each in again.findall(f"{ATOM}entry")] == [
        f"urn:uuid:{request['id']}"
    ]
    assert again.findtext(f"{ATOM}id") == empty.findtext(f"{ATOM}id")
