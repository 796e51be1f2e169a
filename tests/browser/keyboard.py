"""Somebody without a mouse: Tab, Shift+Tab, arrows, Space, Enter, and letters."""

import re
from dataclasses import dataclass

from playwright.async_api import Browser, ElementHandle, Locator, Page, expect

from scripts.demo.people import Account
from scripts.walk.person import PATIENCE_MS, Setting

MOST_STOPS = 150
"""More than any page has; who has not found it by then never will."""

# What has the focus, whether one sees it (WCAG 2.4.7), whether the bar of tabs covers it (2.4.11),
# and whether it is what is wanted. Behind the last stop the focus is the browser's: then the body.
_FOCUS = """(wanted) => {
  const element = document.activeElement;
  if (element === document.body) return { seen: true, hidden: false, arrived: false };
  // An invisible input shows its focus on the box that it lies in.
  const drawn = getComputedStyle(element).opacity === '0' ? element.parentElement : element;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(drawn);
  const box = drawn.getBoundingClientRect();
  const bar = document.querySelector('.tabs');
  const floor = !bar || bar.contains(element) ? innerHeight : bar.getBoundingClientRect().top;
  return {
    seen: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    hidden: box.top < 0 || box.left < 0 || box.right > innerWidth || box.bottom > floor,
    arrived: element === wanted,
    element: `${element.outerHTML.slice(0, 120)} from ${box.top} to ${box.bottom} px`,
  };
}"""


@dataclass
class Typist:
    """One person; every stop of her Tab key is checked."""

    page: Page
    address: str

    @classmethod
    async def arrives(cls, browser: Browser, address: str, setting: Setting) -> "Typist":
        """A window with a page of the portal in it; from there on she has only keys."""
        context = await browser.new_context(
            viewport={"width": setting.width, "height": setting.height}
        )
        await context.add_cookies(
            [
                {"name": "mode", "value": setting.mode, "url": address},
                {"name": "lang", "value": setting.language, "url": address},
            ]
        )
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        # Playwright has Chromium hand over its file chooser while somebody listens, and does not
        # wait until it does: whoever begins just before the key may miss the one it opens.
        page.on("filechooser", lambda _: None)
        return cls(page, address)

    async def leaves(self) -> None:
        """Closes the window."""
        await self.page.context.close()

    async def opens(self, path: str) -> None:
        """Types an address."""
        await self.page.goto(self.address + path)
        await self.page.locator("h1").wait_for()

    async def presses(self, *keys: str) -> None:
        """Keys, one after the other."""
        for key in keys:
            await self.page.keyboard.press(key)

    async def tabs_to(self, wanted: Locator, *, key: str = "Tab") -> None:
        """Tab until it has the focus; each stop must be seen, and lie beside the bar of tabs."""
        await expect(wanted).to_be_visible(timeout=PATIENCE_MS)
        element = await wanted.element_handle()
        for _ in range(MOST_STOPS):
            await self.presses(key)
            if await self.sees_focus(element):
                return
        raise AssertionError(f"the keyboard does not lead to {wanted}")

    async def sees_focus(self, wanted: ElementHandle | None = None) -> bool:
        """Fails unless what has the focus shows it and is not covered; whether it is `wanted`."""
        focus = await self.page.evaluate(_FOCUS, wanted)
        assert focus["seen"], f"the focus is not seen: {focus['element']}"
        assert not focus["hidden"], f"the focus is hidden: {focus['element']}"
        return focus["arrived"]

    async def activates(self, wanted: Locator, *, key: str = "Enter") -> None:
        """Goes there by Tab and presses it."""
        await self.tabs_to(wanted)
        await self.presses(key)

    async def types(self, name: str, words: str) -> None:
        """Into the field of this name."""
        await self.tabs_to(self.page.locator(f"[id='{name}']"))
        await self.page.keyboard.type(words)

    async def goes_on(self) -> None:
        """The way on of the page's form."""
        await self.activates(self.page.locator("main form button:not([type='button'])").first)

    async def is_told_to_mend(self, name: str) -> None:
        """The summary of mistakes has the focus, and its link leads to the field."""
        summary = self.page.locator(".summary-of-mistakes")
        await expect(summary).to_be_focused(timeout=PATIENCE_MS)
        await self.sees_focus()
        await self.activates(summary.locator(f"a[href='#{name}']"))
        await expect(self.page.locator(f"[id='{name}']")).to_be_focused()
        await self.sees_focus()

    async def arrives_at(self, path: str) -> None:
        """Another page, whose heading is read out."""
        await self.page.wait_for_url(re.compile(re.escape(self.address + path) + "$"))
        await expect(self.page.locator("h1")).to_be_focused(timeout=PATIENCE_MS)

    async def signs_in(self, account: Account) -> None:
        """From the sign-in page; the first field of each step has the focus by itself."""
        await self.types("phone", account.phone)
        await self.presses("Enter")
        await self.types_code()
        known = self.page.locator("a[href='/account']")
        unknown = self.page.locator("#name")
        await known.or_(unknown).first.wait_for()
        if not await unknown.count():
            return
        await expect(unknown).to_be_focused(timeout=PATIENCE_MS)
        await self.page.keyboard.type(account.name)
        await self.types("idNumber", account.id_number)
        await self.presses("Enter")
        await known.wait_for()

    async def types_code(self) -> None:
        """The code that the demonstration shows instead of sending it."""
        said = self.page.locator("form:has(#code) .say")
        found = re.search(r"\d{6}", await said.inner_text())
        assert found
        code = self.page.locator("#code")
        # Where the page has not put her there already.
        if not await code.evaluate("(element) => element === document.activeElement"):
            await self.tabs_to(code)
        await self.page.keyboard.type(found[0])
        await self.presses("Enter")
