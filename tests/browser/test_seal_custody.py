"""The custody of a seal in a real browser: by two of the township, and two of the committee."""

import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.demo import people
from scripts.walk.person import Setting
from scripts.walk.seal_custody import SealCustody
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff, StaffOffice
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio


async def test_a_seal_is_rotated_its_old_key_reported_and_the_doubt_cleared(
    site: RunningPortal, staff_office: StaffOffice, staff: Staff, chromium: Browser
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    holder = staff.village.resident("王桂香")
    right, wrong = (each["numbers"] for each in staff.village.issues_many(holder, 2))
    walk = SealCustody(
        browser=chromium,
        address=site.address,
        first=staff.by_role[Role.TOWNSHIP],
        second=staff_office.hires(people.SECOND_TOWNSHIP),
        preparer=staff.by_role[Role.PREPARER],
        approver=staff.by_role[Role.APPROVER],
        setting=Setting(language="zh-CN", mode="standard", width=1280),
        holder=holder.account,
        code=right["verificationCode"],
        number=right["number"],
        mistaken=wrong["number"],
        look=look,
    )

    troubles = await walk.play()

    assert not faults + troubles, "\n".join(faults + troubles)
