"""A complaint of the hotline in a real browser, from its entry to its end; every page inspected."""

import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.demo import people
from scripts.walk.complaint_handling import ComplaintHandling
from scripts.walk.person import Setting
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff, StaffOffice
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

WALKS = {
    "Chinese": (Setting(language="zh-CN", mode="standard", width=1280), "房屋租赁无异议证明"),
    "English": (Setting(language="en", mode="standard", width=390), "家庭无房产纠纷证明"),
}


@pytest.mark.parametrize(("setting", "proof"), WALKS.values(), ids=WALKS.keys())
async def test_a_complaint_is_entered_looked_into_set_right_answered_closed_and_reopened(
    site: RunningPortal,
    staff_office: StaffOffice,
    staff: Staff,
    chromium: Browser,
    setting: Setting,
    proof: str,
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    walk = ComplaintHandling(
        browser=chromium,
        address=site.address,
        supervisor=staff.by_role[Role.SUPERVISOR],
        approver=staff_office.hires(people.LETTER_APPROVER),
        clerk=staff.by_role[Role.DEPARTMENT_STAFF],
        preparer=staff.by_role[Role.PREPARER],
        setting=setting,
        proof=proof,
        look=look,
    )

    troubles = await walk.play()

    assert not faults + troubles, "\n".join(faults + troubles)
