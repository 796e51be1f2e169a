"""Everything that matters can be done with the keys alone, and one always sees where one is."""

import pytest
from playwright.async_api import Browser, expect

from backend.foundation.viewer import Role
from scripts.demo import people
from scripts.demo.client import Client, token
from scripts.demo.journey import REQUEST
from scripts.demo.people import Account, resident
from scripts.walk.person import PATIENCE_MS, Setting
from tests.browser.asking import FACTS, PHOTOGRAPH, TITLE, photograph
from tests.browser.keyboard import Typist
from tests.browser.staff import Staff
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

STATEMENT = "自2012年3月起一直在我村第三村民小组居住。"


async def test_a_request_is_asked_with_the_keys_alone_at_the_largest_size(
    site: RunningPortal, chromium: Browser
) -> None:
    typist = await Typist.arrives(chromium, site.address, Setting(mode="xl"))
    page = typist.page
    await typist.opens("/")
    await typist.presses("Tab")
    await expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    await typist.sees_focus()
    await typist.presses("Enter")
    await expect(page.locator("#main")).to_be_focused()
    await typist.presses("Tab")
    await expect(page.locator("main a[href='/guide']")).to_be_focused()
    await typist.presses("Tab")
    await expect(page.locator("main a[href='/request']")).to_be_focused()
    await typist.presses("Enter")
    await typist.arrives_at("/sign-in?next=%2Frequest")
    await typist.presses("Tab", "Enter")
    await expect(page.locator("#phone")).to_be_focused()
    await expect(page.locator("#phone-mistake")).to_have_text("错误：请填写手机号。")
    await typist.signs_in(resident(231, "阳冬梅"))

    await typist.arrives_at("/request/committee")
    await typist.goes_on()
    await typist.is_told_to_mend("regionCode")
    await page.keyboard.type("xiaoyang")
    found = page.locator("#committee")
    await expect(found).to_be_visible(timeout=PATIENCE_MS)
    await typist.activates(found, key="Space")
    await expect(page.get_by_text("岷山乡小阳村村民委员会").first).to_be_visible()
    await typist.goes_on()

    await typist.arrives_at("/request/about")
    await typist.goes_on()
    await typist.is_told_to_mend("about")
    await typist.presses("ArrowDown")
    await expect(page.locator("#about-other")).to_be_checked()
    await typist.presses("ArrowUp")
    await expect(page.locator("#about")).to_be_checked()
    await typist.goes_on()

    await typist.arrives_at("/request/what")
    await typist.types("title", TITLE)
    await typist.presses("Enter")
    await typist.arrives_at("/request/why")
    await typist.types("purpose", "向人民法院立案，确认管辖")
    await typist.goes_on()
    await typist.is_told_to_mend("recipient")
    await page.keyboard.type("柴桑区人民法院")
    await typist.presses("Enter")
    await typist.arrives_at("/request/words")
    await typist.types("text", FACTS)
    await typist.goes_on()

    await typist.arrives_at("/request/files")
    await typist.tabs_to(page.locator("#attachments-chosen"))
    async with page.expect_file_chooser() as chooser:
        await typist.presses("Enter")
    await (await chooser.value).set_files(files=[photograph()])
    remove = page.get_by_role("button", name=f"移除 {PHOTOGRAPH}")
    await typist.tabs_to(remove)
    await typist.tabs_to(page.locator("#attachments-chosen"), key="Shift+Tab")
    await typist.goes_on()

    await typist.arrives_at("/request/check")
    await typist.activates(page.locator("a[href='/request/what?to=check']"))
    await typist.arrives_at("/request/what?to=check")
    await typist.goes_on()
    await typist.arrives_at("/request/check")
    await typist.goes_on()
    await typist.is_told_to_mend("declaration")
    await typist.presses("Space")
    await typist.goes_on()
    await typist.arrives_at("/request/done")
    await expect(page.get_by_role("heading", name="申请已经提交")).to_be_focused()
    await typist.leaves()


async def test_a_case_is_checked_and_approved_with_the_keys_alone(
    site: RunningPortal, staff: Staff, chromium: Browser
) -> None:
    preparer, approver = staff.by_role[Role.PREPARER], staff.by_role[Role.APPROVER]
    case = requested(site.address, resident(234, "卢满香"))

    typist = await comes_to_work(chromium, site.address, preparer)
    page = typist.page
    await typist.activates(page.locator(f"a[href='/desk/cases/{case}']"))
    await typist.arrives_at(f"/desk/cases/{case}")
    await page.locator("#statement").wait_for()
    submit = page.locator("#verb-check form button:not([type='button'])")
    await typist.activates(submit)
    await typist.is_told_to_mend("evidence")
    await typist.presses("Space")
    await typist.types("evidenceNote", "走访了邻居两户。")
    await typist.activates(submit)
    await expect(page.locator("#part-decide .say.success")).to_be_focused(timeout=PATIENCE_MS)
    await typist.leaves()

    typist = await comes_to_work(chromium, site.address, approver)
    page = typist.page
    await typist.activates(page.locator("a[href='/desk?stage=TO_APPROVE']"))
    await typist.activates(page.locator(f"a[href='/desk/cases/{case}']"))
    await typist.arrives_at(f"/desk/cases/{case}")
    await typist.activates(page.get_by_role("button", name="批准", exact=True))
    await expect(page.locator("#verb-approve-title")).to_be_focused()
    await typist.activates(page.get_by_role("button", name="批准并用印"))
    await expect(page.locator("#identity")).to_be_focused(timeout=PATIENCE_MS)
    await typist.types_code()
    await expect(page.locator("#part-decide .say.success")).to_be_focused(timeout=PATIENCE_MS)
    await page.locator(".case-state .tag.good").wait_for()
    await typist.leaves()


async def comes_to_work(chromium: Browser, address: str, account: Account) -> Typist:
    """Signs in, says for whom she works, and stands at the desk."""
    typist = await Typist.arrives(chromium, address, Setting(width=1280))
    await typist.opens("/sign-in")
    await typist.signs_in(account)
    await typist.arrives_at("/account")
    await typist.activates(typist.page.get_by_role("button", name="小阳村"))
    await typist.arrives_at("/desk")
    return typist


def requested(address: str, account: Account) -> str:
    """A request that waits at the committee's desk; its case."""
    asked = {
        "clientToken": token(),
        "regionCode": people.ORGANISATIONS[0].region,
        "title": TITLE,
        "purpose": "办理异地就医备案",
        "recipient": "柴桑区医疗保障局",
        "text": account.name + STATEMENT,
    }
    with Client(address) as client:
        client.sign_in(account)
        asked["declaration"] = client.declares()
        return client.do(REQUEST, input=asked)["id"]
