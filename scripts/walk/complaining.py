"""Complaining through the pages: without a name from an entry of the catalogue, and signed in."""

from dataclasses import dataclass

from playwright.async_api import Browser

from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

ENTRY = "/catalogue/items/NEG-CN-2020-1-NO_CRIME_RECORD/1"
ACCUSED = "柴桑区某物业服务公司"
PROOF = "无犯罪记录证明"
MATTER = "应聘小区保安"
WORDS = "他们说没有村里盖章的证明就不录用，不说依据什么规定。"
OFFICE = "柴桑区水利局"


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaining:
    """A stranger who gives no name, and a resident.

    Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    resident: Account
    setting: Setting
    look: Look

    async def play(self) -> list[str]:
        """What the browsers' consoles complained of."""
        stranger = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await self._follows(stranger, await self._complains_without_name(stranger))
        resident = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await resident.signs_in(self.resident)
        await self._complains(resident)
        troubles = stranger.troubles + resident.troubles
        for person in (stranger, resident):
            await person.leaves()
        return troubles

    async def _complains_without_name(self, stranger: Person) -> str:
        """From the entry that says so, in one tap; returns the receipt code."""
        await stranger.opens("/complaints")
        await stranger.shows("complaints")
        await stranger.opens(ENTRY)
        await stranger.page.locator("main a[href^='/complaints/new']").click()
        await stranger.is_at("/complaints/new?item=NEG-CN-2020-1-NO_CRIME_RECORD")
        await stranger.sees("您没有登录", "You have not signed in")
        await stranger.submits()
        await stranger.sees("请写一写经过。", "Please say what happened.")
        await stranger.shows("complaint-mistake")
        await self._says(stranger, accusedName=ACCUSED, matter=MATTER, words=WORDS)
        await stranger.shows("complaint-new")
        await stranger.submits()
        await stranger.sees("回执码只显示这一次", "shown only this once")
        await stranger.shows("complaint-receipt")
        return await stranger.page.locator(".paper-code").inner_text()

    async def _says(self, person: Person, **fields: str) -> None:
        """The place is found by its name, and chosen."""
        await person.fills(**fields, region="chaisang")
        await person.page.get_by_label("柴桑区", exact=False).first.check()

    async def _follows(self, stranger: Person, code: str) -> None:
        """The code finds it; another one finds nothing; then it is taken back."""
        await stranger.opens("/complaints/receipt")
        await stranger.fills(code=code[:-1])
        await stranger.submits()
        await stranger.sees("没有找到", "Nothing found")
        await stranger.shows("complaint-receipt-unknown")
        await stranger.fills(code=code.lower().replace("-", " "))
        await stranger.submits()
        await stranger.sees(ACCUSED)
        await stranger.shows("complaint-by-receipt")
        await stranger.unfolds("不提了？撤回", "Changed your mind? Withdraw it")
        await stranger.presses("确定撤回", "Yes, withdraw it")
        await stranger.sees("已撤回", "Withdrawn")

    async def _complains(self, resident: Person) -> None:
        """Signed in, it is hers to find; she lets the office know who she is, and thinks again."""
        await resident.opens("/complaints/new")
        await resident.page.locator("[name=kind][value=COMPLAINT]").check()
        await self._says(
            resident, accusedName=OFFICE, proofName="贫困证明", matter="申请临时救助", words=WORDS
        )
        await resident.adds_photograph("窗口通知.jpg")
        await resident.shows("complaint-new-signed-in")
        await resident.submits()
        await resident.sees("已经提交", "It has been sent")
        await resident.shows("complaint-filed")
        await resident.presses("看进度", "Follow it")
        await resident.presses("下载我的材料", "Download my files")
        await resident.page.locator("main a[download]").wait_for()
        await resident.shows("complaint")
        await resident.unfolds("让被投诉的单位知道我是谁", "Let the office know who I am")
        await resident.presses("可以告诉他们", "Yes, it may know")
        await resident.unfolds("不再让被投诉的单位知道我是谁", "Let the office know it no longer")
        await resident.presses("不再告诉", "Hide my name again")
        await resident.sees("让被投诉的单位知道我是谁", "Let the office know who I am")
        await resident.opens("/complaints")
        await resident.sees("我提过的", "What I filed")
        await resident.shows("complaints-mine")
