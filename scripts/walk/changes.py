"""A change of the catalogue through the pages: written, reviewed twice, commented on, published."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from playwright.async_api import Browser

from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.person import PATIENCE_MS, Look, Person, Setting

TITLE = "清理租房补贴证明事项"
REASON = "租赁合同已经网上备案，不再让群众开证明。"
LAW = "《公共租赁住房管理办法》第八条"
_LOOK_AGAIN_MS = 250


@dataclass(frozen=True, kw_only=True, slots=True)
class Offices:
    """Who takes which step."""

    clerk: Account
    legal: Account
    policy: Account
    supervisor: Account


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """A department, two reviewers, a resident and a publisher; each page is given to `look`.

    `days_pass` lets the days for comments on the request with a number be over; without it the
    walk ends while the public is asked.
    """

    browser: Browser
    address: str
    offices: Offices
    resident: Account
    setting: Setting
    office_setting: Setting
    proof: str
    """The name of a proof that the department's list has not."""
    look: Look
    days_pass: Callable[[str], Awaitable[None]] | None = None
    troubles: list[str] = field(default_factory=list[str])

    async def play(self) -> list[str]:
        """Returns what the browsers' consoles complained of."""
        clerk = await self._at_work(self.offices.clerk, people.DEPARTMENT, "/department")
        await self._writes(clerk)
        number = await self._files(clerk)
        await self._reviews_law()
        await self._reviews_policy()
        await self._comments(number)
        if self.days_pass is not None:
            await self.days_pass(number)
            await self._publishes()
            await self._reads(clerk, number)
        await self._leaves(clerk)
        return self.troubles

    async def _at_work(self, account: Account, office: str, at: str) -> Person:
        person = await Person.arrives(self.browser, self.address, self.office_setting, self.look)
        await person.comes_to_work(account, office, at=at)
        return person

    async def _leaves(self, person: Person) -> None:
        self.troubles.extend(person.troubles)
        await person.leaves()

    async def _writes(self, clerk: Person) -> None:
        await clerk.opens("/department/changes")
        await clerk.shows("changes")
        await clerk.presses("写一份调整申请", "Write a request")
        await clerk.is_at("/department/changes/new")
        await clerk.presses("保存", "Save")
        await clerk.shows("change-new-mistake")
        await clerk.fills(title=TITLE, reason=REASON)
        await clerk.presses("新增一个事项", "Add an item")
        await clerk.presses("填好了", "Done")
        await clerk.shows("change-entry-mistake")
        await clerk.fills(
            name=self.proof, purpose="申请住房租赁补贴", issuingUnit="村（居）委会", legalBasis=LAW
        )
        await clerk.page.locator("#measure").select_option("DATA_SHARE")
        await clerk.presses("填好了", "Done")
        await clerk.unfolds("修改或撤销已有的事项", "Change or end an item that holds")
        await clerk.presses("查询", "Search")
        await clerk.sees("没有查到", "查到 ", "no such item", "found.")
        await clerk.shows("change-new")
        await clerk.presses("保存", "Save")

    async def _files(self, clerk: Person) -> str:
        """Returns the number, by which everybody finds it."""
        await clerk.sees("草稿", "Draft")
        await clerk.shows("change-draft")
        for _ in range(2):
            await clerk.presses("提交申请", "File it")
        await clerk.sees("合法性审查中", "Under legal review")
        link = clerk.page.locator("main a[href^='/catalogue/changes/']")
        return (await link.get_attribute("href") or "").rpartition("/")[2]

    async def _opens_first(self, reviewer: Person) -> None:
        await reviewer.page.get_by_role("link", name=TITLE).first.click()
        await reviewer.page.locator("main .facts").first.wait_for()

    async def _reviews_law(self) -> None:
        reviewer = await self._at_work(self.offices.legal, people.JUSTICE, "/review")
        await reviewer.shows("review")
        await self._opens_first(reviewer)
        await reviewer.presses("通过合法性审查", "Pass the legal review")
        await reviewer.shows("review-legal-mistake")
        await reviewer.fills(passing="依据充分，程序合法。")
        await reviewer.presses("通过合法性审查", "Pass the legal review")
        await reviewer.sees("已办好", "Done.")
        await self._leaves(reviewer)

    async def _reviews_policy(self) -> None:
        reviewer = await self._at_work(self.offices.policy, people.SERVICE, "/review")
        await self._opens_first(reviewer)
        await reviewer.fills(days="3", passing="符合清理方向，同意公开征求意见。")
        await reviewer.shows("review-policy")
        await reviewer.presses("通过，公开征求意见", "Pass it, and ask the public")
        await reviewer.sees("已办好", "Done.")
        await reviewer.shows("review-consulting")
        await self._leaves(reviewer)

    async def _comments(self, number: str) -> None:
        resident = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await resident.signs_in(self.resident)
        await resident.opens("/catalogue/changes")
        await resident.shows("catalogue-changes")
        await resident.opens(f"/catalogue/changes/{number}")
        await resident.shows("catalogue-change")
        await resident.page.locator(f"a[href='/changes/{number}/comment']").click()
        await resident.is_at(f"/changes/{number}/comment")
        await resident.page.locator("#words").fill("赞成，少跑一趟。")
        await resident.shows("change-comment")
        await resident.submits()
        await resident.sees("已收到您的意见", "has been received")
        await self._leaves(resident)

    async def _publishes(self) -> None:
        place = "/supervisor/registration"
        publisher = await self._at_work(self.offices.supervisor, people.SERVICE, place)
        await publisher.shows("supervisor-registration")
        await publisher.opens("/supervisor/findings")
        await publisher.sees("等待答复", "To be answered")
        await publisher.shows("supervisor-findings")
        await publisher.opens("/supervisor/lane-policy")
        await publisher.shows("supervisor-lane-policy")
        await publisher.opens("/review")
        await self._opens_first(publisher)
        await publisher.sees("赞成，少跑一趟。")
        await publisher.fills(summary="收到意见 1 条，已采纳。")
        await publisher.shows("review-publish")
        await publisher.presses("公布", "Publish it")
        await publisher.sees("已办好", "Done.")
        await self._leaves(publisher)

    async def _reads(self, reader: Person, number: str) -> None:
        """The worker puts it in force; then the item says where it comes from."""
        for _ in range(PATIENCE_MS // _LOOK_AGAIN_MS):
            await reader.opens(f"/catalogue/changes/{number}")
            if await reader.page.get_by_text("Came into force").count():
                break
            await reader.page.wait_for_timeout(_LOOK_AGAIN_MS)
        await reader.shows("catalogue-change-in-force")
        await reader.opens(f"/catalogue?q={self.proof}")
        await reader.page.get_by_role("link", name=self.proof).first.click()
        await reader.page.locator(f"main a[href='/catalogue/changes/{number}']").wait_for()
        await reader.shows("catalogue-item-changed")
