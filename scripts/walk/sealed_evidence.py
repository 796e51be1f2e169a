"""Evidence through the pages: an agent's recording, heard by the handler, sealed, fetched."""

import io
import re
import wave
from dataclasses import dataclass, field

from playwright.async_api import Browser, FilePayload

from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

COUNTY = "360404000000"
WORDS = "窗口说合作社贷款要先由村里开无纠纷证明，不开不收材料。"
MATTER = "申请经营贷款"


@dataclass(frozen=True, kw_only=True, slots=True)
class SealedEvidence:
    """An agent of the cooperative, and the office that handles, drafts and approves.

    Every page on the way is given to `look` by name.
    """

    browser: Browser
    address: str
    agent: Account
    supervisor: Account
    approver: Account
    setting: Setting
    proof: str
    """The name of the proof that was demanded; another one for each walk."""
    look: Look
    troubles: list[str] = field(default_factory=list[str])

    async def play(self) -> list[str]:
        """Returns what the browsers' consoles complained of."""
        agent = await self._at_work(self.agent, people.COOPERATIVE, at="/organisation")
        await self._complains(agent)
        supervisor = await self._at_work(
            self.supervisor, people.SERVICE, at="/supervisor/registration"
        )
        await self._hears_and_drafts(supervisor)
        approver = await self._at_work(self.approver, people.SERVICE, at="/desk")
        await self._approves(approver)
        await self._fetches(agent)
        for person in (agent, supervisor, approver):
            self.troubles.extend(person.troubles)
            await person.leaves()
        return self.troubles

    async def _at_work(self, account: Account, office: str, *, at: str) -> Person:
        person = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await person.comes_to_work(account, office, at=at)
        return person

    async def _complains(self, agent: Person) -> None:
        await agent.opens("/organisation/complaints")
        await agent.shows("organisation-complaints-none")
        await agent.presses("我要投诉、举报、提建议", "Complain, report, or suggest")
        await agent.is_at("/complaints/new")
        await agent.page.locator("[name=kind][value=COMPLAINT]").check()
        await agent.fills(
            accusedName=people.DEPARTMENT,
            proofName=self.proof,
            matter=MATTER,
            region="柴桑区",
            words=WORDS,
        )
        await agent.page.locator(f"input[value='{COUNTY}']").check()
        await agent.page.locator("#attachments-chosen").set_input_files([_recording()])
        await agent.sees("已添加 1 个文件", "1 files added")
        await agent.shows("complaint-with-recording")
        await agent.submits()
        await agent.presses("看进度", "Follow it")
        await agent.is_at("/organisation/complaints/")
        await agent.presses("申请证据包", "Ask for the sealed file")
        await agent.sees("正在制作", "it is being made")
        await agent.shows("organisation-complaint")

    async def _hears_and_drafts(self, supervisor: Person) -> None:
        await supervisor.opens("/supervisor/complaints")
        await supervisor.page.locator("main a").filter(has_text=self.proof).first.click()
        await supervisor.is_at("/supervisor/complaints/")
        await supervisor.sees("申请把证据材料制成", "asked for the evidence as one sealed file")
        await supervisor.page.get_by_role("button", name=re.compile("听录音|Listen")).click()
        await supervisor.page.locator("audio").wait_for()
        # It is the recording, and this browser plays it.
        await supervisor.page.wait_for_function(
            "() => document.querySelector('audio')?.duration > 0.05"
        )
        await supervisor.presses("起草证据包", "Draft it")
        await supervisor.page.locator("main a[href^='/supervisor/letters/']").wait_for()
        await supervisor.shows("complaint-case-bundle")
        await supervisor.opens("/supervisor/letters")
        await supervisor.page.locator("main a[href^='/supervisor/letters/']").first.wait_for()
        await supervisor.shows("letters-supervisor")

    async def _approves(self, approver: Person) -> None:
        await approver.presses("文书", "Letters")
        await approver.is_at("/desk/letters")
        await approver.page.locator("main a[href^='/desk/letters/']").first.wait_for()
        await approver.shows("letters")
        await approver.page.locator("main a[href^='/desk/letters/']").first.click()
        await approver.sees("随文的证据材料", "The evidence inside of it")
        await approver.unfolds("收回，不发了", "Take it back")
        await approver.presses("确定收回", "Take it back")
        await approver.sees("请写明原因。", "Please say why.")
        await approver.shows("letter-to-approve")
        await approver.presses("批准并用印", "Approve and seal")
        await approver.enters_code()
        await approver.page.locator("main img.paper").wait_for()
        await approver.shows("letter-issued")
        async with approver.page.expect_download() as download:
            await approver.page.locator("main a[download]").click()
        assert (await download.value).suggested_filename.endswith(".pdf")

    async def _fetches(self, agent: Person) -> None:
        await agent.opens("/organisation/complaints")
        await agent.page.locator("main a.paper-link").first.wait_for()
        await agent.shows("organisation-complaints")
        await agent.page.locator("main a.paper-link").first.click()
        await agent.sees("证据包 ", "Sealed evidence ")
        await agent.presses("下载我的材料", "Download my files")
        links = agent.page.locator("main a[download]")
        await links.first.wait_for()
        await agent.shows("organisation-complaint-files")
        for link in await links.all():
            async with agent.page.expect_download() as download:
                await link.click()
            assert (await download.value).suggested_filename.endswith((".wav", ".pdf"))


def _recording() -> FilePayload:
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(bytes(8_000))
    return {"name": "窗口录音.wav", "mimeType": "audio/wav", "buffer": content.getvalue()}
