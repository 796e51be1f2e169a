"""A resident is spared a proof of kinship and sent to the right office; every page inspected."""

import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.walk.guide import Guide
from scripts.walk.person import Setting
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

SETTINGS = {
    "Chinese": (
        Setting(language="zh-CN", mode="elder", width=390),
        Setting(language="zh-CN", mode="standard", width=1280),
    ),
    "English": (
        Setting(language="en", mode="standard", width=1280),
        Setting(language="en", mode="xl", width=320),
    ),
}


@pytest.mark.parametrize(("setting", "office_setting"), SETTINGS.values(), ids=SETTINGS.keys())
async def test_a_resident_is_spared_a_kinship_proof_and_sent_to_the_right_office(
    site: RunningPortal,
    staff: Staff,
    chromium: Browser,
    setting: Setting,
    office_setting: Setting,
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    walk = Guide(
        browser=chromium,
        address=site.address,
        operator=staff.by_role[Role.OPERATOR],
        setting=setting,
        office_setting=office_setting,
        look=look,
    )

    troubles = await walk.play()

    assert not faults + troubles, "\n".join(faults + troubles)
