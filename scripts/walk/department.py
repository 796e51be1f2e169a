"""A department's work through the pages: a key, papers checked by hand, and residents' consents."""

from dataclasses import dataclass, field

from anyio import Path
from playwright.async_api import Browser

from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.keys import KeyRequest
from scripts.walk.person import Look, Person, Setting

HOUSING = "公租房资格审核"
SUBSIDY = "发放住房租赁补贴"
CASES = {HOUSING: "柴住保〔2026〕8号", SUBSIDY: "柴住补〔2026〕21号"}
WHY = "审核申请人是否在本区居住。不提供的，可以改交纸质证明。"
UNREADABLE = "ABC"
EXPLAINED = "窗口把登记表里的流水号整列贴了进去，已电话核实。"
NEVER_ISSUED = range(90_001, 90_013)
"""Serials one after the other, as nobody brings them: the portal tells its operator."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the browsers' consoles complained of, and the annotated copies the clerk fetched."""

    troubles: list[str] = field(default_factory=list[str])
    copies: list[bytes] = field(default_factory=list[bytes])


@dataclass(frozen=True, kw_only=True, slots=True)
class Department:
    """Three people: a department's clerk, the portal's operator, a resident with a valid paper.

    Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    clerk: Account
    operator: Account
    resident: Account
    setting: Setting
    office_setting: Setting
    look: Look

    async def play(self) -> Outcome:
        """A key; papers checked; two consents asked, one of them given, used and taken back."""
        outcome = Outcome()
        clerk = await self._arrives(self.office_setting)
        operator = await self._arrives(self.office_setting)
        resident = await self._arrives(self.setting)
        await clerk.comes_to_work(self.clerk, people.DEPARTMENT, at="/department")
        await operator.comes_to_work(self.operator, people.PORTAL, at="/operator/key-requests")
        await KeyRequest(clerk=clerk, operator=operator).play()
        await resident.signs_in(self.resident)
        await self._checks(clerk, await self._brings_paper(resident))
        await self._asks(clerk)
        await self._agrees(resident)
        await self._refuses(resident)
        await self._reads(clerk, outcome)
        await self._withdraws(resident, clerk)
        await self._walks_through_numbers(clerk)
        await self._handles_alert(operator)
        await self._asks_for_order(operator)
        for person in (clerk, operator, resident):
            outcome.troubles.extend(person.troubles)
            await person.leaves()
        return outcome

    async def _arrives(self, setting: Setting) -> Person:
        return await Person.arrives(self.browser, self.address, setting, self.look)

    async def _brings_paper(self, resident: Person) -> list[str]:
        """Returns number and code of her newest paper, as they stand on it."""
        await resident.opens("/papers")
        await resident.page.locator("main a.paper-link[href^='/papers/']").first.click()
        code = await resident.page.locator(".paper-code").inner_text()
        number = resident.page.locator("dd").filter(has_text="〔")
        return [await number.first.inner_text(), code]

    async def _checks(self, clerk: Person, marks: list[str]) -> None:
        await clerk.opens("/department")
        await clerk.submits()
        await clerk.shows("department-mistake")
        await clerk.opens("/department")
        await self._names_case(clerk)
        await clerk.fills(papers="\n".join([*marks, UNREADABLE]))
        await clerk.shows("department")
        await clerk.submits()
        await clerk.sees("共 3 份，有效 2 份", "3 checked, 2 valid")
        await clerk.shows("department-results")
        async with clerk.page.expect_download() as download:
            await clerk.presses("下载结果（CSV）", "Download the results (CSV)")
        assert (await download.value).suggested_filename.endswith(".csv")

    async def _names_case(self, clerk: Person) -> None:
        """The law on which she acts, and the case."""
        await clerk.page.locator("#ground").select_option(label=people.DEPARTMENT_BASES[0])
        await clerk.fills(caseNumber=CASES[HOUSING], purpose=HOUSING)

    async def _walks_through_numbers(self, clerk: Person) -> None:
        await clerk.opens("/department")
        await self._names_case(clerk)
        await clerk.fills(papers="\n".join(f"小阳证〔2026〕{serial}号" for serial in NEVER_ISSUED))
        await clerk.submits()
        await clerk.sees("共 12 份，有效 0 份", "12 checked, 0 valid")
        await clerk.shows("department-not-found")

    async def _handles_alert(self, operator: Person) -> None:
        await operator.opens("/operator/alerts")
        await operator.page.locator("main li.card form").first.wait_for()
        await operator.shows("alerts")
        await operator.page.locator("main li.card textarea").first.fill(EXPLAINED)
        await operator.presses("处理完毕", "Handled")
        await operator.sees("没有等待处理的告警", "No alert waits")
        await operator.shows("alerts-handled")

    async def _asks_for_order(self, operator: Person) -> None:
        """And takes it back: the one that the demonstration was given goes on."""
        await operator.opens("/operator/standing-orders")
        await operator.sees("生效中", "In force")
        await operator.shows("standing-orders")
        await operator.fills(hourlyLimit="许多")
        await operator.submits()
        await operator.sees("请填一个整数", "Please enter a whole number")
        await operator.shows("standing-orders-mistake")
        await operator.fills(hourlyLimit="60")
        await operator.submits()
        await operator.sees("要由另一位管理员批准", "Another operator has to approve it")
        newest = operator.page.locator("main li.card").first.get_by_role("button").last
        await newest.click()
        await operator.shows("standing-orders-asked")
        await newest.click()
        await operator.sees("已终止", "Ended")
        await operator.shows("standing-orders-ended")

    async def _asks(self, clerk: Person) -> None:
        await clerk.opens("/department/consents")
        await clerk.shows("department-consents-before")
        await clerk.unfolds("向当事人征求授权", "Ask a resident")
        for purpose, case_number in CASES.items():
            await clerk.fills(
                holderName=self.resident.name,
                holderIdNumber=self.resident.id_number,
                purpose=purpose,
                caseNumber=case_number,
                wanted="居住证明",
                legalNote=WHY,
            )
            await clerk.shows("department-consent-ask")
            await clerk.submits()
            await clerk.sees("请求已发出", "The request was sent")
        await clerk.shows("department-consents")

    async def _agrees(self, resident: Person) -> None:
        await resident.opens("/consents")
        await resident.shows("consents")
        await self._opens_consent(resident, HOUSING)
        await resident.shows("consent")
        await resident.presses("同意", "Agree")
        await resident.sees("请先选让对方看哪几份", "Please choose first")
        await resident.shows("consent-mistake")
        await resident.page.locator("#proofIds").check()
        await resident.presses("同意", "Agree")
        await resident.sees("确定就再按一次", "press “Agree” again")
        await resident.shows("consent-sure")
        await resident.presses("同意", "Agree")
        await resident.control("撤回同意", "Withdraw my consent").wait_for()
        await resident.shows("consent-agreed")

    async def _refuses(self, resident: Person) -> None:
        await resident.opens("/consents")
        await self._opens_consent(resident, SUBSIDY)
        await resident.presses("不同意", "Do not agree")
        await resident.sees("没有同意", "Not agreed")
        await resident.shows("consent-refused")
        await resident.opens("/consents")
        await resident.shows("consents-decided")

    async def _opens_consent(self, person: Person, named: str) -> None:
        card = person.page.locator("main li.card").filter(has_text=named).first
        await card.locator("a").click()
        await person.page.locator("main dl").first.wait_for()

    async def _reads(self, clerk: Person, outcome: Outcome) -> None:
        await clerk.opens("/department/consents")
        await self._opens_consent(clerk, SUBSIDY)
        await clerk.shows("department-consent-refused")
        await clerk.opens("/department/consents")
        await self._opens_consent(clerk, HOUSING)
        await clerk.sees(self.resident.name)
        await clerk.presses("取加注件", "Get an annotated copy")
        link = clerk.control("打开加注件（PDF）", "Open the annotated copy (PDF)")
        await link.wait_for()
        await clerk.shows("department-consent")
        async with clerk.page.expect_download() as download:
            await link.click()
        pdf = Path(await (await download.value).path())
        outcome.copies.append(await pdf.read_bytes())

    async def _withdraws(self, resident: Person, clerk: Person) -> None:
        """From that moment the page that the clerk has open gives nothing more."""
        await resident.opens("/looks")
        await resident.sees(people.DEPARTMENT)
        await resident.shows("looks-department")
        await resident.opens("/consents")
        await self._opens_consent(resident, HOUSING)
        await resident.presses("撤回同意", "Withdraw my consent")
        await resident.sees("对方看不到您的证照", "They cannot see your papers")
        await resident.shows("consent-withdrawn")
        await clerk.presses("取加注件", "Get an annotated copy")
        await clerk.shows("department-consent-too-late")
        await clerk.page.reload()
        await clerk.sees("当事人已撤回", "Withdrawn by the resident")
        await clerk.shows("department-consent-withdrawn")
