"""A department's forms in a real browser: faults by cell, mended, filed; every page inspected."""

import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.walk.person import Setting
from scripts.walk.registration import Registration
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

SETTINGS = {
    "a desk in Chinese": Setting(language="zh-CN", mode="standard", width=1280),
    "a phone in English": Setting(language="en", mode="xl", width=320),
}


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS.keys())
async def test_clerk_hands_in_a_workbook_mends_its_fault_and_files_it(
    site: RunningPortal, staff: Staff, chromium: Browser, setting: Setting
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    troubles = await Registration(
        browser=chromium,
        address=site.address,
        clerk=staff.by_role[Role.DEPARTMENT_STAFF],
        setting=setting,
        look=look,
    ).play()

    assert not faults + troubles, "\n".join(faults + troubles)
