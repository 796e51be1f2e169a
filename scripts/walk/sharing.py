"""Sharing and showing a paper through the pages: a link to a bank, then a code to scan 亮证."""

import io
from dataclasses import dataclass, field

import zxingcpp
from anyio import Path
from PIL import Image
from playwright.async_api import Browser, expect

from scripts.demo.people import Account
from scripts.walk.person import PATIENCE_MS, Look, Person, Setting

BANK = "九江银行岷山支行"
LOAN = "办理住房贷款"
WRONG_ANSWER = "李"
FORBIDDEN, GONE = 403, 404


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the browsers' consoles complained of, and the annotated copies the clerk downloaded."""

    troubles: list[str] = field(default_factory=list[str])
    copies: list[bytes] = field(default_factory=list[bytes])


@dataclass(frozen=True, kw_only=True, slots=True)
class Sharing:
    """Two people: a resident who has a valid paper, and a bank clerk without an account.

    Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    resident: Account
    setting: Setting
    clerk_setting: Setting
    look: Look

    async def play(self) -> Outcome:
        """A share, opened and stopped; then a code, scanned twice: agreed to, and refused."""
        outcome = Outcome()
        resident = await self._arrives(self.setting)
        clerk = await self._arrives(self.clerk_setting)
        await resident.signs_in(self.resident)
        paper = await self._finds_paper(resident)
        link = await self._shares(resident, paper)
        copy = await self._opens(clerk, link, outcome)
        await self._sees_who_looked(resident, paper)
        await self._stops(resident)
        await self._finds_nothing(clerk, link, copy)
        await self._shows(resident, clerk, paper, outcome)
        await self._refuses(resident, clerk, paper)
        for person in (resident, clerk):
            outcome.troubles.extend(person.troubles)
            await person.leaves()
        return outcome

    async def _arrives(self, setting: Setting) -> Person:
        return await Person.arrives(self.browser, self.address, setting, self.look)

    async def _finds_paper(self, resident: Person) -> str:
        """Returns the path of her newest paper."""
        await resident.opens("/papers")
        link = resident.page.locator("main a.paper-link[href^='/papers/']").first
        path = await link.get_attribute("href") or ""
        await link.click()
        await resident.is_at(path)
        return path

    async def _shares(self, resident: Person, paper: str) -> str:
        """Returns the link, as she sends it to the bank."""
        await resident.presses("分享给别人或单位", "Share it with somebody")
        await resident.is_at(f"/shares/new?proof={paper.rpartition('/')[2]}")
        # The page fills in what the paper itself says; she writes another office.
        recipient = resident.page.locator("#recipient")
        await expect(recipient).not_to_have_value("", timeout=PATIENCE_MS)
        await resident.fills(recipient=BANK, purpose=LOAN)
        for value in ("FULL", "SURNAME"):
            await resident.page.locator(f"input[type=radio][value={value}]").check()
        await resident.shows("share-new")
        await resident.submits()
        await resident.page.locator("#link").wait_for()
        await resident.shows("share")
        return await resident.page.locator("#link").input_value()

    async def _opens(self, clerk: Person, link: str, outcome: Outcome) -> str:
        """Returns the address of the copy, which is good for five minutes."""
        await clerk.page.goto(link)
        await clerk.sees("分享人姓什么", "family name")
        await clerk.shows("received-question")
        await clerk.fills(answer=WRONG_ANSWER)
        await clerk.submits()
        await clerk.sees("答案不对", "Not the answer")
        clerk.was_refused(FORBIDDEN)
        await clerk.shows("received-wrong")
        await clerk.fills(answer=self.resident.name[0])
        await clerk.submits()
        await clerk.page.locator("p.statement").wait_for()
        await clerk.shows("received")
        return await self._downloads_copy(clerk, outcome)

    async def _downloads_copy(self, clerk: Person, outcome: Outcome) -> str:
        button = clerk.page.locator("main a.button[href$='.pdf']")
        async with clerk.page.expect_download() as download:
            await button.click()
        pdf = Path(await (await download.value).path())
        outcome.copies.append(await pdf.read_bytes())
        return await button.get_attribute("href") or ""

    async def _sees_who_looked(self, resident: Person, paper: str) -> None:
        await resident.page.reload()
        await resident.sees("1 次，最多", "1 of at most")
        share = resident.page.url.removeprefix(self.address)
        await resident.opens("/shares")
        await resident.page.locator(f"main a[href='{share}']").wait_for()
        await resident.shows("shares")
        await resident.opens(f"/looks?proof={paper.rpartition('/')[2]}")
        await resident.sees(f"{BANK}（您分享时填写的）", f"{BANK} (as you wrote")
        await resident.sees("加注用途的副本", "a copy marked with its purpose")
        await resident.shows("looks")
        await resident.opens(share)

    async def _stops(self, resident: Person) -> None:
        await resident.presses("停止分享", "Stop sharing")
        await resident.sees("已停止分享", "It is not shared any more")
        await resident.shows("share-stopped")

    async def _finds_nothing(self, clerk: Person, link: str, copy: str) -> None:
        """The page she had open, and the file, are dead from the moment it was stopped."""
        await clerk.page.goto(link)
        await clerk.sees("此链接已失效", "This link does not work any more")
        await clerk.shows("received-dead")
        await clerk.page.goto(self.address + copy)
        await clerk.sees("此链接已失效", "This link does not work any more")
        clerk.was_refused(GONE)

    async def _shows(self, resident: Person, clerk: Person, paper: str, outcome: Outcome) -> None:
        """The clerk scans the code; the resident agrees on her phone."""
        await self._scans(resident, clerk, paper)
        await clerk.shows("scanned")
        await self._asks(clerk)
        await clerk.shows("scanned-waiting")
        await resident.sees(f"{BANK}（对方自称）", f"{BANK} (so they say)")
        await resident.presses("同意", "Agree")
        await resident.sees("确定就再按一次", "press “Agree” again")
        await resident.shows("card-asked")
        await resident.presses("同意", "Agree")
        await resident.sees("您已同意", "You agreed")
        # Her page looks again by itself.
        await clerk.page.locator("p.statement").wait_for()
        await clerk.shows("scanned-agreed")
        await self._downloads_copy(clerk, outcome)

    async def _refuses(self, resident: Person, clerk: Person, paper: str) -> None:
        """The same again, but she has had enough of it."""
        await self._scans(resident, clerk, paper)
        await self._asks(clerk)
        await resident.presses("不同意", "Do not agree")
        await resident.sees("您没有同意", "You did not agree")
        await clerk.sees("持证人没有同意", "The holder did not agree")
        await clerk.shows("scanned-refused")

    async def _scans(self, resident: Person, clerk: Person, paper: str) -> None:
        """Reads the code from the picture of the screen, as a camera would."""
        await resident.opens(f"{paper}/card")
        code = resident.page.locator("section > svg.qr")
        await code.wait_for()
        (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(await code.screenshot())))
        assert found.text.startswith(f"{self.address}/c/"), found.text
        await clerk.page.goto(found.text)
        await clerk.sees("需要看完整内容", "Do you need to see all of it")

    async def _asks(self, clerk: Person) -> None:
        await clerk.fills(office=BANK, purpose=LOAN)
        await clerk.submits()
        await clerk.sees("等持证人同意", "Waiting for the holder")
