"""The main job through the pages: asked on a phone, sent back, mended, sealed, shown, verified."""

from dataclasses import dataclass

from playwright.async_api import Browser, expect

from scripts.demo.people import Account
from scripts.walk.person import PATIENCE_MS, Look, Person, Setting

TITLE = "居住证明"
FACTS = "我叫王桂香，从2012年3月起一直住在小阳村第三村民小组，现在还住在那里。"
STATEMENT = "王桂香自2012年3月起一直在我村第三村民小组居住，居住满一年以上，现仍在该处生活。"


@dataclass(frozen=True, kw_only=True, slots=True)
class MainJob:
    """Four people: a resident, who checks, who approves, and a stranger with the QR code.

    Every page on the way is given to `look` by name. The resident must be new to the portal.
    """

    browser: Browser
    address: str
    resident: Account
    preparer: Account
    approver: Account
    setting: Setting
    desk_setting: Setting
    look: Look

    async def play(self) -> list[str]:
        """All of it; returns what the browsers' consoles complained of."""
        resident = await self._arrives(self.setting)
        preparer = await self._arrives(self.desk_setting)
        approver = await self._arrives(self.desk_setting)
        stranger = await self._arrives(self.setting)
        await self._looks_around(stranger)
        request = await self._asks(resident)
        await self._sends_back(preparer, request)
        await self._mends(resident, request)
        await self._checks(preparer, request)
        await self._approves(approver, request)
        address = await self._receives(resident, request)
        await self._verifies(stranger, address)
        await self._keeps_seals(approver)
        everybody = (resident, preparer, approver, stranger)
        troubles = [trouble for person in everybody for trouble in person.troubles]
        for person in everybody:
            await person.leaves()
        return troubles

    async def _arrives(self, setting: Setting) -> Person:
        return await Person.arrives(self.browser, self.address, setting, self.look)

    async def _looks_around(self, stranger: Person) -> None:
        """What is there for everybody, and that everything else asks who one is."""
        for path, name in (("/", "home"), ("/complaints", "complaints"), ("/nowhere", "nothing")):
            await stranger.opens(path)
            await stranger.shows(name)
        await stranger.opens("/papers")
        await stranger.is_at("/sign-in?next=%2Fpapers")
        await stranger.submits()
        await stranger.shows("sign-in-mistake")

    async def _asks(self, resident: Person) -> str:
        """Returns the request's number."""
        await resident.signs_in(self.resident)
        await resident.opens("/progress")
        await resident.shows("progress-none")
        await resident.opens("/papers")
        await resident.shows("papers-none")
        await resident.opens("/request")
        await self._answers_questions(resident)
        await resident.submits()
        await resident.is_at("/request/done")
        await resident.shows("request-done")
        link = resident.page.locator("main a.button[href^='/progress/']")
        number = (await link.get_attribute("href") or "").rpartition("/")[2]
        await link.click()
        await resident.is_at(f"/progress/{number}")
        await resident.shows("progress-requested")
        return number

    async def _answers_questions(self, resident: Person) -> None:
        page = resident.page
        await resident.is_at("/request/committee")
        await resident.submits()
        await resident.shows("request-committee-mistake")
        await resident.fills(regionCode="xiaoyang")
        await page.get_by_role("radio", name="岷山乡小阳村").check()
        await resident.sees("岷山乡小阳村村民委员会")
        await resident.shows("request-committee")
        await resident.submits()
        await resident.is_at("/request/about")
        await page.locator("#about").check()
        await resident.shows("request-about")
        await resident.submits()
        await resident.is_at("/request/what")
        await resident.fills(title=TITLE)
        await resident.shows("request-what")
        await resident.submits()
        await resident.is_at("/request/why")
        await resident.fills(purpose="向人民法院立案，确认管辖", recipient="柴桑区人民法院")
        await resident.shows("request-why")
        await resident.submits()
        await resident.is_at("/request/words")
        await resident.fills(text=FACTS)
        await resident.shows("request-words")
        await resident.submits()
        await resident.is_at("/request/files")
        await resident.adds_photograph("户口本.jpg")
        await resident.shows("request-files")
        await resident.submits()
        await resident.is_at("/request/check")
        await resident.sees("岷山乡小阳村村民委员会")
        await resident.submits()
        await resident.shows("request-check-mistake")
        await resident.declares()
        await resident.shows("request-check")

    async def _comes_to_work(self, official: Person, account: Account) -> None:
        await official.signs_in(account)
        await official.opens("/account")
        await official.shows("account-official")
        await official.takes_office("小阳村", at="/desk")

    async def _sends_back(self, preparer: Person, request: str) -> None:
        await self._comes_to_work(preparer, self.preparer)
        await preparer.opens("/desk?stage=TO_CHECK")
        await preparer.page.locator(f"a[href='/desk/cases/{request}']").wait_for()
        await preparer.shows("desk-to-check")
        await preparer.page.locator(f"a[href='/desk/cases/{request}']").click()
        await preparer.is_at(f"/desk/cases/{request}")
        await self._sees_preview(preparer)
        await preparer.shows("case-check")
        await preparer.presses("认领", "Take it on")
        await preparer.sees("由您办理", "You handle it")
        await preparer.fills(note="已打电话约好今天下午上门。")
        await preparer.page.locator("form:has(#note) button").click()
        await preparer.sees("李春兰")
        await preparer.presses("退回补正", "Send back")
        await preparer.page.locator("#reason").check()
        await preparer.fills(
            remedy="请补充从哪个月开始居住。", words="王阿姨，写上哪年哪月搬来的就行。"
        )
        await self._sees_preview(preparer)
        await preparer.shows("case-send-back")
        await preparer.page.locator("#verb-sendBack form button:not([type='button'])").click()
        await preparer.sees("已退回", "Sent back. The resident")
        await preparer.shows("case-sent-back")

    async def _sees_preview(self, official: Person) -> None:
        """As it is now: a decision while the portal still draws it would be refused a picture."""
        picture = official.page.locator(".case-paper img.paper:not(.outdated)")
        await picture.first.wait_for(timeout=PATIENCE_MS)

    async def _mends(self, resident: Person, request: str) -> None:
        await resident.opens(f"/progress/{request}")
        await resident.sees("请补充从哪个月开始居住")
        await resident.shows("progress-sent-back")
        await resident.page.locator(f"a[href='/progress/{request}/mend']").first.click()
        await resident.is_at(f"/progress/{request}/mend")
        await resident.shows("mend")
        await resident.fills(text=FACTS + "2012年3月5日搬来的。")
        await resident.declares()
        await resident.submits()
        await resident.is_at(f"/progress/{request}")
        await expect(resident.page).not_to_have_url(f"{self.address}/progress/{request}/mend")

    async def _checks(self, preparer: Person, request: str) -> None:
        await preparer.opens(f"/desk/cases/{request}")
        await preparer.fills(statement=STATEMENT)
        await preparer.page.locator("#evidence").check()
        await preparer.fills(evidenceNote="走访了邻居两户，查了村户籍台账。")
        await self._sees_preview(preparer)
        await preparer.shows("case-check-form")
        await preparer.page.locator("#verb-check form button:not([type='button'])").click()
        await preparer.sees("已核实，等负责人审批", "Checked. It now waits")

    async def _approves(self, approver: Person, request: str) -> None:
        await self._comes_to_work(approver, self.approver)
        await approver.opens("/desk?stage=TO_APPROVE")
        await approver.page.locator(f"a[href='/desk/cases/{request}']").wait_for()
        await approver.page.locator("main input[type=checkbox]").first.check()
        await approver.shows("desk-to-approve")
        await approver.opens(f"/desk/cases/{request}")
        await approver.presses("批准", "Approve")
        await self._sees_preview(approver)
        await approver.shows("case-approve")
        await approver.presses("批准并用印", "Approve and seal")
        await approver.page.locator("#code").wait_for()
        await approver.shows("case-step-up")
        await approver.enters_code()
        await approver.page.locator(".case-state .tag.good").wait_for()
        await self._sees_preview(approver)
        await approver.shows("case-issued")

    async def _receives(self, resident: Person, request: str) -> str:
        """Returns the address that the QR code carries."""
        await resident.opens(f"/progress/{request}")
        await resident.page.locator(f"a[href='/papers/{request}']").first.wait_for()
        await resident.shows("progress-issued")
        await resident.opens("/papers")
        await resident.page.locator(f"a[href='/papers/{request}']").click()
        await resident.is_at(f"/papers/{request}")
        await resident.page.locator(f"img[src^='/files/proofs/{request}.png']").first.wait_for()
        await resident.shows("paper")
        async with resident.page.expect_download() as download:
            await resident.page.locator("a[download]").click()
        assert (await download.value).suggested_filename.endswith(".pdf")
        await resident.page.locator(f"a[href='/papers/{request}/card']").click()
        await resident.is_at(f"/papers/{request}/card")
        await resident.page.locator("section > svg.qr").wait_for()
        await resident.shows("card")
        await resident.page.locator(".card-fixed > summary").click()
        link = resident.page.locator("a.card-address")
        await link.wait_for()
        await resident.shows("card-fixed")
        for path, name in (
            ("/papers", "papers"),
            ("/progress", "progress"),
            ("/notices", "notices"),
            ("/account", "account"),
        ):
            await resident.opens(path)
            await resident.shows(name)
        await resident.opens(f"/papers/{request}/card")
        return await link.get_attribute("href") or ""

    async def _verifies(self, stranger: Person, address: str) -> None:
        await stranger.page.goto(address)
        await stranger.sees("真实有效", "genuine")
        await stranger.shows("verify-valid")
        await stranger.page.goto(f"{self.address}/v")
        await stranger.shows("verify-form")

    async def _keeps_seals(self, approver: Person) -> None:
        for path, name in (
            ("/desk?stage=ISSUED", "desk-issued"),
            ("/desk/seals", "seals"),
            ("/desk/seal-register", "seal-register"),
        ):
            await approver.opens(path)
            await approver.shows(name)
