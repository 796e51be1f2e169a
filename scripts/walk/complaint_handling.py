"""A complaint of the hotline through the offices' pages: to its end, and once more."""

import re
from dataclasses import dataclass, field

from playwright.async_api import Browser, Locator

from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

COUNTY = "360404000000"
MATTER = "申请公租房"
TOLD = "窗口的人让我回村里再开一张，说没有就不给办，我跑了三趟。"
SUMMARY = "受理公租房申请时，要求申请人另外提交清单以外的证明。"
FOUND = "查阅受理登记并询问窗口人员，情况属实。"
AGREED = "停止索要清单以外的证明，修改办事指南。"
BASIS = "《优化营商环境条例》第四十四条"
AGAIN = re.compile("申请再查一次|Have it looked at again")


@dataclass(frozen=True, kw_only=True, slots=True)
class ComplaintHandling:
    """A supervising office that handles and leads, its approver, and the accused department.

    Who called gets a receipt code, reads the answer by it, and does not agree.

    Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    supervisor: Account
    approver: Account
    clerk: Account
    preparer: Account
    setting: Setting
    proof: str
    """The name of the proof that was demanded; another one for each walk."""
    look: Look
    troubles: list[str] = field(default_factory=list[str])

    async def play(self) -> list[str]:
        """Returns what the browsers' consoles complained of."""
        supervisor = await self._at_work(
            self.supervisor, people.SERVICE, at="/supervisor/registration"
        )
        approver = await self._at_work(self.approver, people.SERVICE, at="/desk")
        clerk = await self._at_work(self.clerk, people.DEPARTMENT, at="/department")
        code = await self._enters(supervisor)
        await self._takes_up(supervisor)
        await self._tells_accused(supervisor)
        await self._states(clerk)
        await self._finds(supervisor)
        await self._orders(supervisor, approver)
        await self._reports(clerk)
        await self._answers(supervisor, approver)
        await self._ends(supervisor)
        await self._asks_again(code)
        await self._begins_again(supervisor)
        await self._oversees(supervisor)
        await self._reads_talk(clerk)
        await self._sees_none()
        for person in (supervisor, approver, clerk):
            self.troubles.extend(person.troubles)
            await person.leaves()
        return self.troubles

    async def _at_work(self, account: Account, office: str, *, at: str) -> Person:
        person = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await person.comes_to_work(account, office, at=at)
        return person

    async def _does(self, person: Person, verb: str, *names: str, **fields: str) -> None:
        """Unfolds a verb, fills its form in, and presses it."""
        await person.unfolds(*names)
        await person.fills(**{f"{verb}-{name}": value for name, value in fields.items()})
        await person.presses(*names)

    async def _enters(self, supervisor: Person) -> str:
        """Returns the receipt code for who called."""
        await supervisor.opens("/supervisor/complaints")
        await supervisor.shows("complaints-board-before")
        await supervisor.presses(
            "代录窗口、热线的投诉", "Enter one from the counter or the hotline"
        )
        await supervisor.is_at("/supervisor/complaints/new")
        await supervisor.submits()
        await supervisor.shows("complaint-enter-mistake")
        await supervisor.page.locator("#channel-HOTLINE").check()
        await supervisor.page.locator("#kind").check()
        await supervisor.fills(
            hotlineNumber="2026112200123",
            name="王桂香",
            accusedName=people.DEPARTMENT,
            proofName=self.proof,
            matter=MATTER,
            region="柴桑区",
            words=TOLD,
        )
        await supervisor.page.locator(f"input[value='{COUNTY}']").check()
        await supervisor.shows("complaint-enter")
        await supervisor.submits()
        await supervisor.sees("回执码只显示这一次", "shown only this once")
        await supervisor.shows("complaint-entered")
        code = await supervisor.page.locator(".paper-code").inner_text()
        await supervisor.presses("看全部投诉", "See all complaints")
        return code

    async def _takes_up(self, supervisor: Person) -> None:
        await supervisor.is_at("/supervisor/complaints")
        await self._link(supervisor).wait_for()
        await supervisor.shows("complaints-board")
        await self._link(supervisor).click()
        await supervisor.sees("待受理", "To be accepted")
        await supervisor.presses("查看投诉人和原话", "See who complained, and the words")
        await supervisor.sees(TOLD)
        await supervisor.unfolds("不予受理", "Do not accept it")
        await supervisor.presses("不予受理", "Do not accept it")
        await supervisor.shows("complaint-case-mistake")
        await self._does(supervisor, "accept", "受理", "Accept it")
        await supervisor.sees("待交办", "To be given to a lead")
        await supervisor.unfolds("交办", "Give it to a lead")
        await supervisor.ticks(people.SERVICE)
        await supervisor.shows("complaint-case-dispatch")
        await supervisor.presses("交办", "Give it to a lead")
        await supervisor.sees("已交办，待调查", "To be looked into")

    def _link(self, person: Person) -> Locator:
        return person.page.locator("main a").filter(has_text=self.proof).first

    async def _tells_accused(self, supervisor: Person) -> None:
        begin = ("开始调查，告知被投诉单位", "Begin, and tell the office")
        await self._does(supervisor, "begin", *begin, summary=f"王桂香说：{SUMMARY}")
        await supervisor.sees("这里写出了投诉人", "This tells who complained")
        await supervisor.shows("complaint-case-shielded")
        await supervisor.fills(**{"begin-summary": SUMMARY})
        await supervisor.presses(*begin)
        await supervisor.sees("调查中", "Being looked into")
        await supervisor.shows("complaint-case-investigating")

    async def _states(self, clerk: Person) -> None:
        await clerk.opens("/department/complaints")
        await self._link(clerk).wait_for()
        await clerk.shows("accused-cases")
        await self._link(clerk).click()
        await clerk.sees(SUMMARY)
        await self._does(
            clerk,
            "state",
            "陈述意见",
            "Give your side",
            words="窗口人员不熟悉新清单，已经停止索要。",
        )
        await clerk.sees("已提交", "It has been sent")
        await clerk.shows("accused-case-stated")

    async def _finds(self, supervisor: Person) -> None:
        # What the office said has changed the complaint meanwhile.
        found = ("认定属实", "It is founded")
        await self._does(supervisor, "find", *found, words=FOUND, basis=BASIS)
        await supervisor.sees("刚刚有人办过这一件", "Somebody was faster")
        await supervisor.shows("complaint-case-outdated")
        await supervisor.presses(*found)
        await supervisor.sees("属实，待责令整改", "Founded: order due")

    async def _orders(self, supervisor: Person, approver: Person) -> None:
        await self._does(
            supervisor,
            "order",
            *("责令限期整改", "Order to set it right"),
            days="5",
            words="停止索要这份证明，修改办事指南。",
        )
        await supervisor.sees("待发文书", "The letter that is not sent yet")
        await supervisor.shows("complaint-case-waiting")
        await self._approves(approver, await self._letter(supervisor))
        await self._comes_to(supervisor, "限期整改中", "To be set right by a day")
        await supervisor.shows("complaint-case-ordered")

    async def _letter(self, supervisor: Person) -> str:
        """The end of the address of what the complaint waits for."""
        link = supervisor.page.locator("main a[href^='/supervisor/letters/']").first
        address = await link.get_attribute("href")
        assert address
        return address.rsplit("/", 1)[-1]

    async def _approves(self, approver: Person, letter: str) -> None:
        await approver.opens(f"/desk/letters/{letter}")
        await approver.shows("letter-of-complaint")
        await approver.presses("批准并用印", "Approve and seal")
        paper = approver.page.locator("main img.paper")
        await approver.page.locator("#code").or_(paper).first.wait_for()
        # For some minutes nobody is asked for a second code.
        if await approver.page.locator("#code").is_visible():
            await approver.enters_code()
        await paper.wait_for()
        await approver.shows("letter-of-complaint-issued")

    async def _comes_to(self, person: Person, *states: str) -> None:
        """What follows from a letter is the worker's, a moment later."""
        pattern = re.compile("|".join(map(re.escape, states)))
        for _ in range(20):
            await person.page.reload()
            await person.sees_heading()
            if await person.page.get_by_text(pattern).count():
                return
            await person.page.wait_for_timeout(500)
        await person.sees(*states)

    async def _reports(self, clerk: Person) -> None:
        await clerk.page.reload()
        await clerk.sees("前整改，并报告", "Please set it right by")
        await clerk.shows("accused-case-ordered")
        async with clerk.page.expect_download() as order:
            await clerk.page.locator("main a[download]").first.click()
        assert (await order.value).suggested_filename.endswith(".pdf")
        await self._does(
            clerk,
            "report",
            *("报告整改情况", "Report what was set right"),
            words="办事指南已经修改，窗口已培训。",
        )
        await clerk.sees("已提交", "It has been sent")

    async def _answers(self, supervisor: Person, approver: Person) -> None:
        await supervisor.page.reload()
        words = "已到窗口核实，不再索要。"
        await self._does(supervisor, "confirm", "确认已整改", "It is set right", words=words)
        await supervisor.sees("已整改，待答复", "Set right: answer due")
        await self._does(supervisor, "answer", "答复投诉人", "Answer the complainant", words=words)
        await supervisor.sees("待发文书", "The letter that is not sent yet")
        await self._approves(approver, await self._letter(supervisor))
        await self._comes_to(supervisor, "已答复，待回访", "Answered: visit due")

    async def _ends(self, supervisor: Person) -> None:
        await supervisor.unfolds("登记回访", "Record a return visit")
        for choice in ("way", "reached", "solved", "satisfied"):
            await supervisor.page.locator(f"#visit-{choice}").check()
        await supervisor.fills(**{"visit-words": "已经办好，很满意。"})
        await supervisor.shows("complaint-case-visit")
        await supervisor.presses("登记回访", "Record a return visit")
        await supervisor.sees("已解决 · 满意", "solved · satisfied")
        await supervisor.unfolds("办结", "Close it")
        await supervisor.presses("确定办结", "Yes, close it")
        await supervisor.sees("已办结", "Closed")
        await supervisor.shows("complaint-case-closed")

    async def _asks_again(self, code: str) -> None:
        """Who called reads the answer by her receipt code, and does not agree with it."""
        caller = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await caller.opens("/complaints/receipt")
        await caller.fills(code=code)
        await caller.submits()
        await caller.sees("已到窗口核实，不再索要。")
        await caller.shows("complaint-answered-by-receipt")
        async with caller.page.expect_download() as answer:
            await caller.presses(
                "下载《投诉举报答复书》（PDF，已盖章）", "Download the sealed answer (PDF)"
            )
        assert (await answer.value).suggested_filename.endswith(".pdf")
        reopening = caller.page.locator("details").filter(has_text=AGAIN)
        await reopening.locator("summary").click()
        await reopening.locator("textarea").fill("上周又有人被要求回村开证明。")
        await reopening.get_by_role("button", name=AGAIN).click()
        await caller.sees("正在调查", "Being looked into", "is being looked into")
        await caller.shows("complaint-reopened")
        self.troubles.extend(caller.troubles)
        await caller.leaves()

    async def _begins_again(self, supervisor: Person) -> None:
        await supervisor.page.reload()
        await supervisor.sees("调查中", "Being looked into")
        await supervisor.shows("complaint-case-reopened")

    async def _oversees(self, supervisor: Person) -> None:
        """What the office has been complained of altogether, and a talk with its head."""
        await supervisor.page.locator("main a[href^='/supervisor/units/']").click()
        await supervisor.sees("今年受理、主办的投诉", "Complaints it handled and led this year")
        await self._link(supervisor).wait_for()
        await supervisor.shows("unit")
        await supervisor.unfolds("记录约谈", "Record a talk")
        await supervisor.presses("记录约谈", "Record a talk")
        await supervisor.shows("unit-talk-mistake")
        await supervisor.fills(participants="局长、分管副局长", agreed=AGREED, dueOn="2099-12-31")
        await supervisor.presses("记录约谈", "Record a talk")
        await supervisor.page.locator("li.card").filter(has_text=AGREED).first.wait_for()
        await supervisor.shows("unit-talk")

    async def _reads_talk(self, clerk: Person) -> None:
        await clerk.opens("/department/complaints")
        await clerk.sees(AGREED)
        await clerk.shows("accused-talk")

    async def _sees_none(self) -> None:
        """A village of which nobody complained, and what is public."""
        preparer = await self._at_work(self.preparer, "小阳村", at="/desk")
        await preparer.presses("对本单位的投诉", "Complaints about your office")
        await preparer.is_at("/desk/complaints")
        await preparer.sees("没有对本单位的投诉", "There are no complaints about your office")
        await preparer.shows("accused-cases-none")
        await preparer.opens("/complaints/notices")
        await preparer.shows("complaint-notices")
        await preparer.opens("/complaints/figures")
        await preparer.sees("还没有可以公布的数据", "There are no figures to tell yet")
        await preparer.shows("complaint-figures")
        self.troubles.extend(preparer.troubles)
        await preparer.leaves()
