"""A bad rating through the pages: given, asked about, appealed, kept, set right and answered."""

from dataclasses import dataclass

from playwright.async_api import Browser

from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

SAID = "跑了三趟才办成。"
ASKED = "请问是哪一趟没有办成？"
REPLIED = "第二趟窗口没有人。"
GROUND = "当天停电，不是我们不办。"
KEPT = "停电应当提前公告，评价有效。"
CHANGED = "停电当天安排人到村口登记，以后提前公告。"
VILLAGE = "九江市柴桑区岷山乡小阳村村民委员会"


@dataclass(frozen=True, kw_only=True, slots=True)
class BadRating:
    """Three people: a resident whose proof is issued, the approver of her village, a supervisor.

    Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    resident: Account
    proof_id: str
    approver: Account
    supervisor: Account
    setting: Setting
    office_setting: Setting
    look: Look

    async def play(self) -> list[str]:
        """What the browsers' consoles complained of."""
        rater = await self._arrives(self.setting)
        approver = await self._arrives(self.office_setting)
        supervisor = await self._arrives(self.office_setting)
        await rater.signs_in(self.resident)
        await approver.comes_to_work(self.approver, VILLAGE, at="/desk")
        await supervisor.comes_to_work(
            self.supervisor, people.SERVICE, at="/supervisor/registration"
        )
        await self._rates(rater)
        await self._asks(approver)
        await self._replies(rater)
        await self._appeals(approver)
        await self._keeps(supervisor)
        await self._answers(approver)
        await self._reads(rater)
        everybody = (rater, approver, supervisor)
        for person in everybody:
            await person.leaves()
        return [trouble for person in everybody for trouble in person.troubles]

    async def _arrives(self, setting: Setting) -> Person:
        return await Person.arrives(self.browser, self.address, setting, self.look)

    async def _rates(self, rater: Person) -> None:
        await rater.opens(f"/progress/{self.proof_id}")
        await rater.page.locator("#level").wait_for()
        await rater.shows("rating-asked")
        await rater.presses("提交评价", "Send my rating")
        await rater.sees("请先选一个满意程度", "Please choose one of the five")
        await rater.shows("rating-mistake")
        await rater.page.locator("#level-DISSATISFIED").check()
        await rater.page.locator("#tags").check()
        await rater.fills(ratingWords=SAID)
        await rater.shows("rating-chosen")
        await rater.presses("提交评价", "Send my rating")
        await rater.sees("谢谢您如实告诉我们", "Thank you for telling us")
        await rater.shows("rating-given")

    async def _does(self, person: Person, names: tuple[str, str], words: str) -> None:
        """Opens a verb's form on the newest rating, and says the words."""
        await person.presses(*names)
        await person.page.locator("main li.card textarea").first.fill(words)

    async def _sends(self, person: Person) -> None:
        """The form goes with what it was for."""
        form = person.page.locator("main li.card form")
        await form.locator("button").first.click()
        await form.first.wait_for(state="detached")

    async def _asks(self, approver: Person) -> None:
        await approver.opens("/desk")
        await approver.presses("居民的评价", "Ratings by residents")
        await approver.sees(SAID)
        await approver.shows("desk-ratings")
        await self._does(approver, ("回访", "Ask the rater"), ASKED)
        await approver.shows("desk-rating-ask")
        await self._sends(approver)
        await approver.sees(ASKED)

    async def _replies(self, rater: Person) -> None:
        await rater.opens(f"/progress/{self.proof_id}")
        await rater.sees(ASKED)
        await rater.fills(reply=REPLIED)
        await rater.shows("rating-reply")
        await rater.presses("回复", "Reply")
        await rater.sees("已回复", "Your reply was sent")

    async def _appeals(self, approver: Person) -> None:
        await approver.opens("/desk/ratings")
        await approver.sees(REPLIED)
        await self._does(approver, ("申诉：误评", "Appeal: a mistake"), GROUND)
        await self._sends(approver)
        await approver.sees(GROUND)
        await approver.shows("desk-rating-appealed")

    async def _keeps(self, supervisor: Person) -> None:
        await supervisor.opens("/supervisor/ratings")
        await supervisor.sees(GROUND)
        await supervisor.shows("supervisor-ratings")
        await self._does(supervisor, ("申诉不成立", "The appeal is wrong"), KEPT)
        await supervisor.shows("supervisor-rating-decides")
        await self._sends(supervisor)
        await supervisor.sees(KEPT)
        await supervisor.shows("supervisor-rating-decided")

    async def _answers(self, approver: Person) -> None:
        await approver.opens("/desk/ratings")
        await approver.sees(KEPT)
        await self._does(approver, ("已整改", "It is set right"), CHANGED)
        await self._sends(approver)
        await self._does(approver, ("答复评价人", "Answer the rater"), CHANGED)
        await self._sends(approver)
        await approver.shows("desk-rating-answered")

    async def _reads(self, rater: Person) -> None:
        await rater.opens(f"/progress/{self.proof_id}")
        await rater.sees(CHANGED)
        await rater.shows("rating-answered")
        await rater.presses("看看大家的评价统计", "See how everybody rated")
        await rater.sees("评价太少，不公布", "Too few ratings to be told")
        await rater.shows("rating-figures")
