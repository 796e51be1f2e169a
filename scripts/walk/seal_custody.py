"""A seal through the pages: rotated, its old key reported; one paper cleared, one made anew."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from playwright.async_api import Browser, Locator

from backend.foundation import clock
from backend.foundation.clock import CHINA
from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

TOWNSHIP = people.ORGANISATIONS[1].name
VILLAGE = people.ORGANISATIONS[0].name
WORDS = "换用新密钥，交接登记齐全。"
WRONG = "居住的起始年月写错了。"
FOUND = "已重新入户核实，情况属实。"


@dataclass(frozen=True, kw_only=True, slots=True)
class SealCustody:
    """Two of the township, who decide, two of the committee, who look again, and the holder.

    Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    first: Account
    second: Account
    preparer: Account
    approver: Account
    holder: Account
    setting: Setting
    code: str
    """The verification code of a paper that the seal made within the last minutes."""
    number: str
    mistaken: str
    """The number of another one of hers, that turns out to say something wrong."""
    look: Look
    troubles: list[str] = field(default_factory=list[str])

    async def play(self) -> list[str]:
        """Returns what the browsers' consoles complained of."""
        first = await self._at_work(self.first, TOWNSHIP)
        second = await self._at_work(self.second, TOWNSHIP)
        await self._rotates(first, second)
        await self._reports(first, second)
        stranger = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await self._checks(stranger, "存疑", "In doubt")
        await stranger.shows("verify-doubted")
        holder = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await holder.signs_in(self.holder)
        await self._finds(holder, self.number, "存疑，暂不要用", "In doubt")
        await holder.shows("paper-doubted")
        preparer = await self._at_work(self.preparer, VILLAGE)
        await self._vouches(preparer)
        approver = await self._at_work(self.approver, VILLAGE)
        await self._clears(approver)
        await self._checks(stranger, "证明真实有效", "genuine and valid")
        await self._finds(holder, self.number, "有效", "Valid")
        await self._makes_anew(preparer, approver)
        await self._finds(holder, self.mistaken, "已更正", "Corrected")
        for person in (first, second, stranger, holder, preparer, approver):
            self.troubles.extend(person.troubles)
            await person.leaves()
        return self.troubles

    async def _at_work(self, account: Account, office: str) -> Person:
        person = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await person.comes_to_work(account, office, at="/desk")
        return person

    async def _rotates(self, first: Person, second: Person) -> None:
        await first.opens("/desk/seals")
        await _press(
            _card(first, "已备案", "On record"), "接替原印章", "Take over from the old seal"
        )
        await _say(first, WORDS)
        await first.shows("seal-rotation")
        await first.presses("提请接替", "Ask to let it take over")
        await first.enters_code()
        await first.sees("已提出，等", "It is asked for")
        await second.opens("/desk/seals")
        await second.sees(WORDS)
        await second.shows("seal-to-answer")
        await second.presses("同意", "Agree")
        await second.enters_code()
        await second.sees("已由新印章接替", "Another seal took over")

    async def _reports(self, first: Person, second: Person) -> None:
        since = clock.now().astimezone(CHINA) - timedelta(minutes=5)
        await first.opens("/desk/seals")
        await _press(_card(first, "已注销", "Retired"), "报告失密", "Report its key")
        await _say(first, "旧密钥文件外泄。")
        await first.page.locator("input[id^='since-']").fill(f"{since:%Y-%m-%d %H:%M}")
        await first.shows("seal-report")
        await first.presses("报告失密，立即停用", "Report the key and stop the seal")
        await first.sees("已提出，等", "It is asked for")
        await second.opens("/desk/seals")
        await second.sees("旧密钥文件外泄。")
        await second.presses("同意", "Agree")
        await second.presses("看受影响的文件", "See the papers in doubt")
        await second.sees(self.number)
        await second.shows("seal-affected")
        async with second.page.expect_download() as download:
            await second.page.locator("main a[download]").click()
        assert (await download.value).suggested_filename.endswith(".csv")

    async def _checks(self, stranger: Person, *said: str) -> None:
        # What follows a compromise is the worker's to do: it takes a moment.
        for _ in range(20):
            await stranger.page.goto(f"{self.address}/v/{self.code}")
            if re.search("|".join(said), await stranger.page.locator("main").inner_text()):
                return
            await stranger.page.wait_for_timeout(500)
        await stranger.sees(*said)

    async def _finds(self, holder: Person, number: str, *standing: str) -> None:
        """What her own page says of a paper."""
        await holder.opens(f"/papers?q={number}")
        await holder.page.locator("main a[href^='/papers/']").first.click()
        await holder.is_at("/papers/")
        tag = holder.page.locator("main .tag", has_text=re.compile("|".join(standing)))
        await tag.first.wait_for()

    async def _vouches(self, preparer: Person) -> None:
        await self._opens_case(preparer, self.number)
        await preparer.presses("说明属实", "Vouch for it")
        await preparer.page.locator("#vouch").fill(FOUND)
        await preparer.shows("case-doubted")
        form = preparer.page.locator("form:has(#vouch)")
        await form.get_by_role("button").click()
        await preparer.sees("已说明，等", "On record.")

    async def _clears(self, approver: Person) -> None:
        await self._opens_case(approver, self.number)
        await approver.sees(FOUND)
        await approver.presses("解除存疑", "Clear the doubt")
        await approver.presses("确认无误，解除存疑", "Confirm it and clear the doubt")
        await approver.enters_code()
        await approver.sees("已解除存疑", "Cleared.")

    async def _makes_anew(self, preparer: Person, approver: Person) -> None:
        """Its words are wrong: it is corrected, and ends with the new one."""
        await self._opens_case(preparer, self.mistaken)
        await preparer.presses("更正", "Correct")
        await preparer.fills(words=WRONG)
        await preparer.shows("case-doubted-correction")
        await preparer.presses("建立更正件", "Begin the correction")
        await preparer.page.locator("#evidence").wait_for()
        case = preparer.page.url.removeprefix(self.address)
        await preparer.page.locator("#evidence").check()
        await _sees_preview(preparer)
        await preparer.presses("核实属实，提交审批", "It is true: hand on for approval")
        await preparer.sees("已核实，等负责人审批", "Checked. It now waits")
        await preparer.opens("/desk")
        await approver.opens(case)
        await approver.presses("批准", "Approve")
        await _sees_preview(approver)
        await approver.presses("批准并用印", "Approve and seal")
        await approver.page.locator(".case-state .tag.good").wait_for()

    async def _opens_case(self, person: Person, number: str) -> None:
        await person.opens(f"/desk?stage=DOUBTED&q={number}")
        await person.page.locator("main a[href^='/desk/cases/']").first.click()
        await person.is_at("/desk/cases/")


def _card(person: Person, *states: str) -> Locator:
    """The first seal in one of these states."""
    tag = person.page.locator(".tag", has_text=re.compile("|".join(states)))
    return person.page.locator("article.card").filter(has=tag).first


async def _sees_preview(official: Person) -> None:
    """What she decides on is drawn first: of a case that is decided there is no preview."""
    await official.page.locator(".case-paper img:not(.outdated)").first.wait_for()


async def _press(card: Locator, *names: str) -> None:
    pattern = re.compile("^(" + "|".join(map(re.escape, names)) + ")$")
    await card.get_by_role("button", name=pattern).click()


async def _say(person: Person, words: str) -> None:
    await person.page.locator("textarea[id^='words-']").fill(words)
