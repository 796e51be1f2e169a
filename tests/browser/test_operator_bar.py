"""Operators have eight places: on a phone they are one line that unfolds, and none is lost."""

import pytest
from playwright.async_api import Browser, Page, expect

from backend.foundation.viewer import Role
from scripts.demo.client import Client
from scripts.demo.people import Account
from scripts.walk.person import Setting
from tests.browser.asking import somebody
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

PHONE = Setting(language="zh-CN", mode="elder", width=360)
PLACES = 8
MOST_OF_SCREEN = 0.15
"""The page behind the bar must stay readable, and what has the focus visible (WCAG 2.4.11)."""


def session_in_office(site: RunningPortal, account: Account) -> str:
    """Of somebody who has taken up her post."""
    with Client(site.address) as client:
        client.sign_in(account)
        client.act_for(account.uscc)
        return client.http.cookies["session"]


async def test_all_places_of_an_operator_are_one_press_away_on_a_phone(
    site: RunningPortal, staff: Staff, chromium: Browser
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    account = staff.by_role[Role.OPERATOR]
    async with somebody(site, chromium, account, PHONE) as person:
        page = person.page
        session = session_in_office(site, account)
        await page.context.add_cookies([{"name": "session", "value": session, "url": site.address}])
        await page.goto(f"{site.address}/operator/people")
        fold = page.locator(".tabs button")
        links = page.locator(".tabs a")
        await expect(fold).to_have_text("全部 8 个栏目 · 账号协助")
        await expect(fold).to_have_attribute("aria-expanded", "false")
        bar = await page.locator(".tabs").bounding_box()
        assert bar
        assert bar["height"] <= MOST_OF_SCREEN * PHONE.height
        await look(page, "operator-folded")

        await fold.focus()
        await page.keyboard.press("Enter")
        await expect(fold).to_have_attribute("aria-expanded", "true")
        await expect(links).to_have_count(PLACES)
        for each in await links.all():
            await each.scroll_into_view_if_needed()
            await expect(each).to_be_in_viewport(ratio=1)
        await look(page, "operator-unfolded")
        await page.keyboard.press("Tab")
        await expect(links.first).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(fold).to_be_focused()
        await expect(links.first).to_be_hidden()

        await fold.click()
        await links.nth(5).click()
        await page.wait_for_url("**/operator/sealing")
        await expect(fold).to_have_text("全部 8 个栏目 · 用印规则")
        await page.set_viewport_size({"width": 1280, "height": 800})
        await expect(fold).to_be_hidden()
        for each in await links.all():
            await expect(each).to_be_in_viewport(ratio=1)
    assert not faults, "\n".join(faults)
