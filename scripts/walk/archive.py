"""A resident's archive through the pages: found again, exported, objected to, and left for good."""

from dataclasses import dataclass

from playwright.async_api import Browser

from backend.foundation.viewer import Role
from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

WRONG = "搬来的月份写错了，应该是2012年5月。"
RIGHT = "2012年5月"
ACCEPTED = "核对了台账，确实写错了，对不起。"
DECLINED = "核对了台账和户口本，登记的都是2012年3月。"
ROUTE = "有租房合同的，请带来再提一次；不同意的，可以找岷山乡人民政府。"


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """Two people: a resident with a valid paper, and who answers her for the committee.

    A preparer agrees with the objection, which then keeps the resident from closing her account; a
    person in charge declines it. Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    resident: Account
    answerer: Account
    setting: Setting
    desk_setting: Setting
    look: Look

    async def play(self) -> list[str]:
        """All of it; returns what the browsers' consoles complained of."""
        resident = await self._arrives(self.setting)
        answerer = await self._arrives(self.desk_setting)
        await resident.signs_in(self.resident)
        await self._finds(resident)
        await self._looks_around(resident)
        await self._exports(resident)
        objection = await self._objects(resident)
        await self._is_answered(answerer, resident, objection)
        await self._leaves_for_good(resident)
        for person in (resident, answerer):
            await person.leaves()
        return resident.troubles + answerer.troubles

    @property
    def _agrees(self) -> bool:
        return self.answerer.role is Role.PREPARER

    async def _arrives(self, setting: Setting) -> Person:
        return await Person.arrives(self.browser, self.address, setting, self.look)

    async def _finds(self, resident: Person) -> None:
        await resident.opens("/papers")
        await resident.unfolds("查找证照", "Find a paper")
        await resident.fills(q="居住")
        await resident.submits()
        await resident.is_at("/papers?q=")
        await resident.page.locator("main a.paper-link").first.wait_for()
        await resident.shows("papers-found")
        await resident.page.locator("#state").select_option("REVOKED")
        await resident.sees("没有找到这样的证照", "No such paper was found")
        await resident.shows("papers-not-found")
        await resident.presses("看全部", "See all")
        await resident.page.locator("main a.paper-link").first.wait_for()

    async def _looks_around(self, resident: Person) -> None:
        for path, name in (
            ("/archive", "archive"),
            ("/archive/certificates", "archive-certificates"),
            ("/archive/materials", "archive-materials"),
            ("/archive/commitments", "archive-commitments"),
            ("/archive/retention", "archive-retention"),
            ("/consents", "consents-none"),
            ("/objections", "objections-none"),
        ):
            await resident.opens(path)
            await resident.shows(name)

    async def _exports(self, resident: Person) -> None:
        await resident.opens("/archive/export")
        await resident.shows("archive-export")
        await resident.presses("确认身份，准备下载", "Confirm who you are, then download")
        await resident.page.locator("#code").wait_for()
        await resident.shows("archive-export-step-up")
        await resident.enters_code()
        ready = resident.control("下载我的档案（ZIP）", "Download my archive (ZIP)")
        await ready.wait_for()
        await resident.shows("archive-export-ready")
        async with resident.page.expect_download() as download:
            await ready.click()
        assert (await download.value).suggested_filename.endswith(".zip")

    async def _objects(self, resident: Person) -> str:
        """Returns the path of her objection."""
        await resident.opens("/papers")
        await resident.page.locator("main a.paper-link[href^='/papers/']").first.click()
        await resident.presses("内容有错？提出异议", "Something is wrong? Object")
        await resident.page.locator("#words").wait_for()
        await resident.submits()
        await resident.shows("objection-new-mistake")
        await resident.page.reload()
        await resident.page.locator("input[type=radio][value=FACTS]").check()
        await resident.fills(words=WRONG, wish=RIGHT)
        await resident.shows("objection-new")
        await resident.submits()
        await resident.sees("等待答复", "Waiting for an answer")
        await resident.unfolds("不提了？撤回异议", "Changed your mind? Withdraw it")
        await resident.shows("objection")
        return resident.page.url.removeprefix(self.address)

    async def _is_answered(self, answerer: Person, resident: Person, objection: str) -> None:
        await answerer.comes_to_work(self.answerer, "小阳村", at="/desk")
        await answerer.opens("/desk/objections")
        await answerer.shows("desk-objections")
        await answerer.page.locator(f"main a[href='/desk{objection}']").click()
        await answerer.page.locator(".case-paper img").first.wait_for()
        await answerer.shows("desk-objection")
        await (self._accepts(answerer) if self._agrees else self._declines(answerer))
        await answerer.shows("desk-objection-answered")
        await resident.opens(objection)
        await resident.sees("同意更正，办理中", "不予更正", "being corrected", "Not corrected")
        await resident.shows("objection-answered")
        await resident.opens("/objections")
        await resident.shows("objections")

    async def _accepts(self, preparer: Person) -> None:
        await preparer.presses("写错了，同意更正", "It is wrong: correct it")
        await preparer.fills(words=ACCEPTED)
        await preparer.shows("desk-objection-accept")
        await preparer.presses("同意并建立更正件", "Agree and begin the correction")
        await preparer.sees("已建立更正件", "A correction was begun")

    async def _declines(self, approver: Person) -> None:
        await approver.presses("没有写错，不予更正", "It is right: do not correct it")
        await approver.fills(words=DECLINED, route=ROUTE)
        await approver.shows("desk-objection-decline")
        await approver.presses("不予更正", "Do not correct it")
        await approver.sees("已答复，居民会收到通知", "Answered. The resident is told.")

    async def _leaves_for_good(self, resident: Person) -> None:
        """Only who has nothing under way can; her identity was confirmed for the export."""
        await resident.opens("/archive/closing")
        if self._agrees:
            await resident.sees("现在还不能注销", "It cannot be closed yet")
            await resident.shows("archive-closing-blocked")
        else:
            await self._closes(resident)

    async def _closes(self, resident: Person) -> None:
        await resident.shows("archive-closing")
        await resident.presses("注销我的账户", "Close my account")
        await resident.sees("请再点一次", "once more")
        await resident.shows("archive-closing-sure")
        await resident.presses("注销我的账户", "Close my account")
        await resident.is_at("/goodbye")
        await resident.shows("goodbye")
