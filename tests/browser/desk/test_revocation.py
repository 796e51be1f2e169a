"""A revoked proof, from the desk to whoever checks it."""

import pytest
from playwright.async_api import expect

from scripts.demo import people
from scripts.walk.person import Person, Setting
from tests.browser.desk.office import Office
from tests.browser.inspection import inspect

pytestmark = pytest.mark.anyio


async def test_who_checks_a_revoked_proof_is_told_so(office: Office) -> None:
    proof = office.issue(office.resident("袁国平"))
    stranger_looks = f"/v/{proof['verificationCode']}"
    async with office.browser_of(people.APPROVER, width=390) as approver:
        page = approver.page
        await approver.opens(f"/desk/cases/{proof['id']}")
        await approver.presses("撤销")
        form = page.locator("#verb-revoke")
        await form.get_by_role("radio", name="出具有误").check()
        await approver.fills(words="居住时间写错了，请重新申请。")
        await approver.presses("撤销这份证明……")
        await approver.presses("确定撤销这份证明")
        await approver.sees("已撤销，查验时会显示失效。")

    stranger = await Person.arrives(office.chromium, office.portal.address, Setting(), inspect)
    await stranger.page.goto(office.portal.address + stranger_looks)
    await stranger.sees("已撤销")
    await expect(stranger.page.get_by_text("真实有效")).to_have_count(0)
    await stranger.shows("verify-revoked")
    await stranger.leaves()
