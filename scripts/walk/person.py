"""Somebody with a browser of her own: signs in, fills in, presses, and waits for what comes."""

import io
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from PIL import Image
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    FilePayload,
    Locator,
    Page,
    Response,
    expect,
)

from scripts.demo.client import from_elsewhere
from scripts.demo.people import Account

Language: TypeAlias = Literal["zh-CN", "en"]
Mode: TypeAlias = Literal["standard", "elder", "xl"]
Look: TypeAlias = Callable[[Page, str], Awaitable[None]]
"""What is done with each page on the way, by the page's name: inspected, or taken a picture of."""

PATIENCE_MS = 20_000
"""Far beyond every step; a slower one has failed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """How a person has set up her portal, and how wide her screen is."""

    language: Language = "zh-CN"
    mode: Mode = "standard"
    width: int = 390
    height: int = 800


@dataclass
class Person:
    """One person; `troubles` are what her browser's console complained of."""

    page: Page
    address: str
    look: Look
    troubles: list[str] = field(default_factory=list)

    @classmethod
    async def arrives(
        cls, browser: Browser, address: str, setting: Setting, look: Look
    ) -> "Person":
        """Opens a browser window with nothing in it yet."""
        context = await browser.new_context(
            viewport={"width": setting.width, "height": setting.height},
            locale=setting.language,
            timezone_id="Asia/Shanghai",
            # The colours of a button that is still changing are nobody's choice.
            reduced_motion="reduce",
            extra_http_headers=from_elsewhere(),
        )
        await context.add_cookies(
            [
                {"name": "mode", "value": setting.mode, "url": address},
                {"name": "lang", "value": setting.language, "url": address},
            ]
        )
        context.set_default_timeout(PATIENCE_MS)
        person = cls(await context.new_page(), address, look)
        person.listen()
        return person

    def listen(self) -> None:
        """Collects the console's errors and warnings, uncaught exceptions, and refused requests."""
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"exception: {error}"))
        self.page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        # The console does not say which resource failed; `_answered` does.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.troubles.append(f"{self.page.url}: {message.type}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{self.page.url}: {response.status} from {response.url}")

    def was_refused(self, status: int) -> None:
        """Takes the refusals with this status, which were due, from the troubles."""
        due = [each for each in self.troubles if f": {status} from " in each]
        assert due, f"nothing was refused with {status}"
        for trouble in due:
            self.troubles.remove(trouble)

    @property
    def context(self) -> BrowserContext:
        """Her browser, with its cookies and what it keeps."""
        return self.page.context

    async def leaves(self) -> None:
        """Closes the window."""
        await self.context.close()

    async def opens(self, path: str) -> None:
        """Types an address and waits for the page's heading."""
        await self.page.goto(self.address + path)
        await self.sees_heading()

    async def sees_heading(self) -> None:
        """Waits for a page that has come with what it asked for."""
        await self.page.locator("h1").first.wait_for()
        await expect(self.page.get_by_text(re.compile("^(正在读取……|Loading…)$"))).to_have_count(
            0, timeout=PATIENCE_MS
        )

    async def shows(self, name: str) -> None:
        """Lets the page be looked at."""
        await self.sees_heading()
        await self.look(self.page, name)

    async def fills(self, **fields: str) -> None:
        """Fields by their names; `subject_name` is `subject.name`."""
        for name, value in fields.items():
            await self.page.locator(f"[id='{name.replace('_', '.')}']").fill(value)

    async def submits(self) -> None:
        """Presses the way on of the page's only form."""
        await self.page.locator("main form button:not([type='button'])").first.click()

    async def adds_photograph(self, name: str) -> None:
        """Chooses one to go with what she sends."""
        image = io.BytesIO()
        Image.linear_gradient("L").resize((800, 600)).convert("RGB").save(image, "JPEG")
        photograph: FilePayload = {
            "name": name,
            "mimeType": "image/jpeg",
            "buffer": image.getvalue(),
        }
        await self.page.locator("#attachments-chosen").set_input_files(files=[photograph])
        await self.sees(name)

    async def declares(self) -> None:
        """Ticks the declaration of truth."""
        await self.page.locator("#declaration").check()

    async def presses(self, *names: str) -> None:
        """A button or link of the page by its name in either language."""
        await self.control(*names).click()

    def control(self, *names: str) -> Locator:
        """The first button or link that is called one of these names."""
        pattern = re.compile("^(" + "|".join(map(re.escape, names)) + ")$")
        main = self.page.locator("main")
        return (
            main.get_by_role("button", name=pattern)
            .or_(main.get_by_role("link", name=pattern))
            .first
        )

    async def unfolds(self, *names: str) -> None:
        """Opens what is folded away under one of these names."""
        pattern = re.compile("^(" + "|".join(map(re.escape, names)) + ")$")
        await self.page.locator("main summary").filter(has_text=pattern).first.click()

    async def ticks(self, name: str) -> None:
        """The choice of exactly this name."""
        await self.page.get_by_label(name, exact=True).check()

    async def sees(self, *texts: str) -> None:
        """Waits for one of these texts."""
        pattern = re.compile("|".join(map(re.escape, texts)))
        await expect(self.page.get_by_text(pattern).first).to_be_visible(timeout=PATIENCE_MS)

    async def is_at(self, path: str) -> None:
        """Waits for an address."""
        await self.page.wait_for_url(re.compile(re.escape(self.address + path)))

    async def enters_code(self) -> None:
        """Types the code that the demonstration shows instead of sending it."""
        box = self.page.locator("#code")
        await box.wait_for()
        said = await self.page.locator("form .say").first.inner_text()
        found = re.search(r"\d{6}", said)
        assert found, said
        await box.fill(found[0])
        await self.page.locator("form:has(#code) button:not([type='button'])").first.click()

    async def takes_office(self, organisation: str, *, at: str) -> None:
        """On the page about herself: acts for the organisation from now on, at its workplace."""
        await self.page.get_by_role("button", name=organisation).click()
        await self.is_at(at)
        await self.sees_heading()

    async def comes_to_work(self, account: Account, organisation: str, *, at: str) -> None:
        """Signs in and takes her post there."""
        await self.signs_in(account)
        await self.opens("/account")
        await self.takes_office(organisation, at=at)

    async def signs_in(self, account: Account, *, at: str = "/sign-in") -> None:
        """By phone and code; at the first time with name and identity number."""
        await self.opens(at)
        await self.fills(phone=account.phone)
        await self.submits()
        await self.enters_code()
        register = self.page.locator("#idNumber")
        await register.or_(self.page.locator("a[href='/account']")).first.wait_for()
        if await register.is_visible():
            await self.look(self.page, "register")
            await self.fills(name=account.name, idNumber=account.id_number)
            await self.submits()
            await self.page.locator("a[href='/account']").wait_for()
