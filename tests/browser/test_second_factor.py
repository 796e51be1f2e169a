"""Staff in a real browser: one-time passwords, the way into a post, and a lost device."""

import re

import pyotp
import pytest
from playwright.async_api import Browser, Page, expect

from backend.foundation.viewer import Role
from scripts.walk.person import Person, Setting
from tests.browser.asking import is_signed_in
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

SETTINGS = {
    "Chinese": Setting(language="zh-CN", mode="elder", width=390),
    "English": Setting(language="en", mode="standard", width=1280),
}
SECRET = re.compile(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS.keys())
async def test_staff_enrol_enter_their_post_and_end_other_sessions(
    site: RunningPortal, staff: Staff, chromium: Browser, setting: Setting
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    account = staff.by_role[Role.PREPARER]
    person = await Person.arrives(chromium, site.address, setting, look)
    await is_signed_in(person, account)

    office = await _office_of(person)
    secret = await _enrols(person, office)
    await person.opens("/account/safety")
    await person.shows("safety")

    elsewhere = await Person.arrives(chromium, site.address, setting, look)
    await is_signed_in(elsewhere, account)
    await _enters_with_a_password(elsewhere, secret)

    await person.opens("/account/safety")
    cards = person.page.locator("li.card")
    # The two of this test: the one by which her village was made ended when she enrolled.
    await expect(cards).to_have_count(2)
    await cards.get_by_role("button").first.click()
    await expect(cards).to_have_count(1)
    await person.unfolds("在所有设备上退出登录", "Sign out on all devices")
    await person.presses("全部退出", "Sign out everywhere")
    await elsewhere.opens("/account")
    await elsewhere.is_at("/sign-in")

    await person.leaves()
    await elsewhere.leaves()
    assert not faults, "\n".join(faults)


async def _office_of(person: Person) -> str:
    asked = {"query": "{ me { offices { organisation { id } } } }"}
    answer = await person.context.request.post(f"{person.address}/graphql", data=asked)
    return (await answer.json())["data"]["me"]["offices"][0]["organisation"]["id"]


async def _enrols(person: Person, office: str) -> str:
    """As the portal sends her who has no second factor yet and must have one."""
    await person.opens(f"/account/second-factor?office={office}")
    await person.enters_code()
    await person.page.locator("svg.qr").wait_for()
    await person.shows("second-factor-enrol")
    found = SECRET.search(await person.page.locator("main").inner_text())
    assert found
    secret = found[0].replace(" ", "")
    await person.page.locator("#code").fill("000000")
    await _submits(person)
    await expect(person.page.locator("#code-mistake")).to_be_visible()
    await person.page.locator("#code").fill(pyotp.TOTP(secret).now())
    await _submits(person)
    codes = person.page.locator("main li code")
    await expect(codes).to_have_count(8)
    await person.shows("recovery-codes")
    await person.presses("我已保存好", "I have put them away")
    await person.is_at("/desk")
    return secret


async def _enters_with_a_password(person: Person, secret: str) -> None:
    """The next one: that of the enrolment was used up."""
    await person.opens("/account")
    await person.page.get_by_role("button", name="小阳村").first.click()
    await person.is_at("/account/second-factor")
    await person.page.locator("#code").wait_for()
    await person.shows("second-factor")
    passwords = pyotp.TOTP(secret)
    await person.page.locator("#code").fill(passwords.generate_otp(0))
    await _submits(person)
    await expect(person.page.locator("#code-mistake")).to_be_visible()
    now = passwords.timecode(await person.page.evaluate("Date.now() / 1000"))
    await person.page.locator("#code").fill(passwords.generate_otp(now + 1))
    await _submits(person)
    await person.is_at("/desk")


async def _submits(person: Person) -> None:
    await person.page.locator("form:has(#code) button:not([type='button'])").first.click()
