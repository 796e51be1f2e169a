"""The guide through its pages: a resident is spared a proof, an operator sets a region's rule."""

from dataclasses import dataclass

from playwright.async_api import Browser, expect

from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

KINSHIP = "孩子上学，学校要我证明我是他妈"
NO_CRIME = "应聘保安要我证明没犯过罪"
LEGAL_AID = "打官司请不起律师，法律援助要我开经济困难证明"
OUTSIDE = "合作社要我开土地流转证明"
RULE = "江洲镇关于规范出具证明的通知，第三条"
"""Of a township where nobody else of the demonstration asks for anything."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guide:
    """A resident without an account yet, and the portal's operator.

    Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    operator: Account
    setting: Setting
    office_setting: Setting
    look: Look

    async def play(self) -> list[str]:
        """What the browsers' consoles complained of."""
        resident = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await self._is_spared(resident)
        await self._finds_the_entry(resident)
        operator = await Person.arrives(self.browser, self.address, self.office_setting, self.look)
        await operator.comes_to_work(self.operator, people.PORTAL, at="/operator/key-requests")
        await self._sets_a_rule(operator)
        await self._hears_the_rule(resident)
        troubles = resident.troubles + operator.troubles
        for person in (resident, operator):
            await person.leaves()
        return troubles

    async def _is_spared(self, resident: Person) -> None:
        await resident.opens("/")
        await resident.page.locator("main a[href='/guide']").click()
        await resident.is_at("/guide")
        await resident.submits()
        await resident.sees("请写一写谁要您证明什么。", "Please say who wants which proof.")
        await resident.shows("guide-mistake")
        await self._asks(resident, KINSHIP, "公安派出所")
        await resident.shows("guide-elsewhere")
        await self._asks(resident, LEGAL_AID, "经济困难状况（个人诚信承诺）")
        await resident.shows("guide-replaced")

    async def _finds_the_entry(self, resident: Person) -> None:
        """The rule stops: there is no way on to a request, but the entry to read."""
        await self._asks(resident, NO_CRIME, "无犯罪记录证明")
        await expect(resident.page.locator("main a[href='/request']")).to_have_count(0)
        await resident.presses("看清单原文", "See the entry")
        await resident.is_at("/catalogue/items/NEG-CN-2020-1-NO_CRIME_RECORD/1")
        await resident.opens("/guide")

    async def _sets_a_rule(self, operator: Person) -> None:
        await operator.opens("/operator/lane-policy")
        await operator.fills(search="江洲镇")
        await operator.page.get_by_role("radio", name="江洲镇").first.check()
        await operator.page.locator("[name=rule][value=ALLOW_WITH_REVIEW]").check()
        await operator.page.locator("#ways-OUTSIDE_DEMAND").check()
        await operator.fills(legalBasis=RULE, source="镇政府公开栏")
        await operator.shows("lane-policy")
        await operator.submits()
        await operator.sees("新规则已经生效。", "The new rule holds.")

    async def _hears_the_rule(self, resident: Person) -> None:
        await resident.fills(place="zhoutou")
        await resident.page.get_by_role("radio", name="洲头村").first.check()
        await self._asks(resident, OUTSIDE, RULE)
        await resident.shows("guide-outside")
        await resident.presses("去申请证明", "Ask the committee for it")
        await resident.is_at("/sign-in")

    async def _asks(self, resident: Person, words: str, answered: str) -> None:
        await resident.fills(words=words)
        await resident.submits()
        await resident.sees(answered)
