"""Sizes and languages are chosen once for all pages, with or without script, and text can grow."""

import pytest
from playwright.async_api import Browser, Page, expect

from scripts.demo.people import resident
from scripts.walk.person import Setting
from tests.browser.asking import TITLE, chooses_committee, says_about_whom, somebody
from tests.browser.inspection import SIZES
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

NAMES = {"standard": "标准", "elder": "大字", "xl": "超大"}
PAGES_OF_EVERYBODY = (
    *("/", "/sign-in", "/guide", "/complaints", "/complaints/notices"),
    *("/complaints/figures", "/v"),
    *("/catalogue", "/catalogue/matters", "/catalogue/changes"),
)
PAGES_OF_RESIDENTS = (
    *("/request/committee", "/progress", "/papers", "/notices", "/account", "/objections"),
    *("/looks", "/shares", "/shares/new", "/consents"),
    *("/archive", "/archive/certificates", "/archive/export", "/archive/retention"),
    *("/archive/closing", "/account/safety"),
)

_DOUBLED = """(mode) => {
  const page = document.documentElement;
  page.dataset.mode = mode;
  page.style.fontSize = '200%';
  const body = parseFloat(getComputedStyle(document.body).fontSize);
  return [page.scrollWidth - page.clientWidth, body];
}"""


async def has_size(page: Page, mode: str) -> None:
    """Waits until the page is drawn in this mode."""
    await expect(page.locator("body")).to_have_css("font-size", f"{SIZES[mode].body}px")


async def test_the_buttons_of_the_header_change_all_sizes_at_once_and_for_good(
    site: RunningPortal, chromium: Browser
) -> None:
    context = await chromium.new_context()
    page = await context.new_page()
    await page.goto(site.address)
    await has_size(page, "standard")
    for mode in ("xl", "standard", "elder"):
        button = page.get_by_role("button", name=NAMES[mode])
        await button.click()
        await has_size(page, mode)
        await expect(button).to_have_attribute("aria-pressed", "true")
        await expect(page.locator("[aria-pressed=true]")).to_have_count(1)
        await page.reload()
        await has_size(page, mode)
        await expect(button).to_have_attribute("aria-pressed", "true")
    await context.close()


async def test_the_verification_page_and_the_other_pages_share_size_and_language(
    site: RunningPortal, chromium: Browser
) -> None:
    context = await chromium.new_context()
    page = await context.new_page()
    await page.goto(site.address)
    await page.get_by_role("button", name="超大").click()
    await page.locator("footer a[href='/v']").click()
    await page.wait_for_url("**/v")
    await has_size(page, "xl")

    await page.get_by_role("link", name="大字").click()
    await has_size(page, "elder")
    await page.get_by_role("link", name="English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.locator("a.brand").click()
    await page.wait_for_url(f"{site.address}/")
    await has_size(page, "elder")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_role("heading", level=1)).to_have_text("What would you like to do?")

    await page.get_by_role("button", name="中文").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("您要办什么？")
    await page.goto(f"{site.address}/v")
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await context.close()


async def test_another_language_keeps_the_page_and_what_was_just_written(
    site: RunningPortal, chromium: Browser
) -> None:
    async with somebody(site, chromium, resident(221, "喻春花")) as person:
        html = person.page.locator("html")
        await chooses_committee(person)
        await says_about_whom(person)
        await expect(html).to_have_attribute("lang", "zh-CN")
        await person.fills(title=TITLE)

        await person.page.get_by_role("button", name="English").click()

        await expect(html).to_have_attribute("lang", "en")
        heading = person.page.get_by_role("heading", level=1)
        await expect(heading).to_have_text("What is to be certified?")
        await person.is_at("/request/what")
        await expect(person.page.locator("#title")).to_have_value(TITLE)


async def test_without_script_proofs_can_be_checked_in_every_size_and_language(
    site: RunningPortal, chromium: Browser
) -> None:
    context = await chromium.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site.address)
    # What is drawn: text of noscript is in the document always.
    body = page.locator("body")
    await expect(body).to_contain_text("申请和办理需要浏览器支持脚本", use_inner_text=True)
    await page.locator("noscript a[href='/v']").first.click()
    await page.wait_for_url("**/v")
    await has_size(page, "standard")
    for mode in ("elder", "xl", "standard"):
        await page.get_by_role("link", name=NAMES[mode]).click()
        await has_size(page, mode)
        await page.reload()
        await has_size(page, mode)

    await page.get_by_role("link", name="English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.get_by_label("Verification code").fill("23456789ABCDEFGHJ")
    await page.get_by_role("button", name="Check", exact=True).click()
    await expect(page.locator(".result h2")).to_be_visible()
    await context.close()


async def test_text_of_twice_the_size_needs_no_sideways_scrolling(
    site: RunningPortal, chromium: Browser
) -> None:
    wrong: list[str] = []
    narrow = Setting(width=640)
    async with somebody(site, chromium, resident(222, "游水根"), narrow) as person:
        for path in (*PAGES_OF_EVERYBODY, *PAGES_OF_RESIDENTS):
            await person.opens(path)
            for mode in SIZES:
                sideways, body = await person.page.evaluate(_DOUBLED, mode)
                assert body == 2 * SIZES[mode].body, path
                if sideways > 0:
                    wrong.append(f"{path} in mode {mode}: {sideways} px")
    assert wrong == []
