"""An organisation's papers through the pages of its agent, whoever asked for them."""

import re
from dataclasses import dataclass

from playwright.async_api import Browser

from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

_NONE = re.compile("这里还没有证照|There is nothing here yet")


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """An agent of the cooperative.

    Every page on the way is given to `look` by name. Without a proof about the cooperative there
    is but the empty archive to be seen.
    """

    browser: Browser
    address: str
    agent: Account
    setting: Setting
    look: Look

    async def play(self) -> list[str]:
        """All of it; returns what the browser's console complained of."""
        agent = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await agent.comes_to_work(self.agent, people.COOPERATIVE, at="/organisation")
        papers = agent.page.locator("main a.paper-link")
        none = agent.page.get_by_text(_NONE)
        # Either has to be there: before the answer has come there is neither.
        await papers.or_(none).first.wait_for()
        if await papers.count() == 0:
            await agent.shows("organisation-none")
        else:
            await agent.shows("organisation")
            await self._finds(agent)
            await self._opens(agent)
        await agent.leaves()
        return agent.troubles

    async def _opens(self, agent: Person) -> None:
        await agent.page.locator("main a.paper-link").first.click()
        await agent.is_at("/organisation/papers/")
        await agent.page.locator("main dl").wait_for()
        await agent.shows("organisation-paper")
        async with agent.page.expect_download() as download:
            await agent.page.locator("main a[download]").click()
        assert (await download.value).suggested_filename.endswith(".pdf")

    async def _finds(self, agent: Person) -> None:
        await agent.unfolds("查找证照", "Find a paper")
        await agent.page.locator("#standing").select_option("REVOKED")
        await agent.sees("没有找到这样的证照", "No such paper was found")
        await agent.shows("organisation-not-found")
        await agent.page.locator("#standing").select_option("VALID")
        await agent.page.locator("main a.paper-link").first.wait_for()
