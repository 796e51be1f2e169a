"""A department's forms through the pages: a workbook with a fault, mended, filed; a nil return."""

from dataclasses import dataclass

from playwright.async_api import Browser, FilePayload

from backend.registration import writing
from backend.registration.models import FormCode
from backend.registration.published_forms import FORMS
from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.person import Look, Person, Setting

_RIGHT = {
    "unit": "柴桑区住房和城乡建设局",
    "name": "无房证明",
    "issuer": "不动产登记机构",
    "matter": "公租房申请",
    "basis": "《公共租赁住房管理办法》第七条",
    "keep": "√",
}
FAULTY_CELL = "F6"
"""In the second row, which is line 6 of the workbook, the legal basis is missing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Registration:
    """A department's clerk. Every page on the way is given to `look` by name."""

    browser: Browser
    address: str
    clerk: Account
    setting: Setting
    look: Look

    async def play(self) -> list[str]:
        """A filed form and a filed nil return; what the browser's console complained of."""
        clerk = await Person.arrives(self.browser, self.address, self.setting, self.look)
        await clerk.comes_to_work(self.clerk, people.DEPARTMENT, at="/department")
        await self._hands_in(clerk)
        await self._mends(clerk)
        await self._files(clerk)
        await self._derives(clerk)
        await self._declares_nothing(clerk)
        await clerk.opens("/department/registration")
        await clerk.sees("已提交：无相关事项", "Filed: nothing to declare")
        await clerk.shows("registration-past")
        await clerk.leaves()
        return clerk.troubles

    async def _hands_in(self, clerk: Person) -> None:
        await clerk.opens("/department/registration")
        await clerk.submits()
        await clerk.sees("请先选择文件", "Please choose a file first")
        await clerk.shows("registration-mistake")
        without_basis = {code: text for code, text in _RIGHT.items() if code != "basis"}
        content = writing.workbook(FORMS[FormCode.DEMANDED], [_RIGHT, without_basis])
        await clerk.page.locator("#workbook").set_input_files(
            FilePayload(name="登记表.xlsx", mimeType=writing.MEDIA_TYPE, buffer=content)
        )
        await clerk.submits()
        await clerk.sees(FAULTY_CELL)
        await clerk.shows("registration-faults")

    async def _mends(self, clerk: Person) -> None:
        await clerk.presses("修改", "Change")
        await clerk.page.locator("main li.card textarea[name$=basis]").fill(_RIGHT["basis"])
        await clerk.shows("registration-row")
        await clerk.presses("保存这一行", "Save this row")
        await clerk.sees("各行都填写正确", "No row has a fault")

    async def _files(self, clerk: Person) -> None:
        await clerk.fills(leader="孙局长", contactName="郑晓东", contactPhone="0792-6810003")
        await clerk.shows("registration-sign")
        await clerk.page.locator("section.card form button[type=submit]").click()
        await clerk.page.locator("section.card form").wait_for(state="detached")
        await clerk.shows("registration-filed")
        async with clerk.page.expect_download() as download:
            await clerk.presses("导出表格（XLSX）", "Export as a workbook (XLSX)")
        assert (await download.value).suggested_filename.endswith(".xlsx")

    async def _derives(self, clerk: Person) -> None:
        """What was registered is asked to be published, and need not be typed again."""
        await clerk.presses(
            "按这份登记起草清单调整申请", "Draft a request for changes from this form"
        )
        await clerk.sees("草稿", "Draft")
        await clerk.shows("registration-derived")
        await clerk.opens("/department/findings")
        await clerk.sees("等待答复", "To be answered")
        await clerk.shows("findings")

    async def _declares_nothing(self, clerk: Person) -> None:
        await clerk.opens("/department/registration")
        await clerk.page.locator("#form").select_option("SUMMARY")
        await clerk.presses("在网页上填写", "Fill it in here")
        await clerk.unfolds("没有相关事项（填“无”）", "Nothing to declare (无)")
        await clerk.presses("声明无相关事项", "Declare that there is nothing")
        await clerk.fills(leader="孙局长", contactName="郑晓东", contactPhone="0792-6810003")
        await clerk.shows("registration-nil")
        await clerk.page.locator("section.card form button[type=submit]").click()
        await clerk.page.locator("section.card form").wait_for(state="detached")
