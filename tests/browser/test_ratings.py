"""A bad rating and what becomes of it in a real browser; every page inspected."""

import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.walk.person import Setting
from scripts.walk.ratings import BadRating
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
        Setting(language="en", mode="xl", width=320),
        Setting(language="en", mode="standard", width=390),
    ),
}


@pytest.mark.parametrize(("setting", "office_setting"), SETTINGS.values(), ids=SETTINGS.keys())
async def test_a_bad_rating_is_asked_about_appealed_kept_set_right_and_answered(
    site: RunningPortal,
    staff: Staff,
    chromium: Browser,
    setting: Setting,
    office_setting: Setting,
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    resident = staff.village.resident("王桂香")
    walk = BadRating(
        browser=chromium,
        address=site.address,
        resident=resident.account,
        proof_id=staff.village.issues(resident)["id"],
        approver=staff.by_role[Role.APPROVER],
        supervisor=staff.by_role[Role.SUPERVISOR],
        setting=setting,
        office_setting=office_setting,
        look=look,
    )

    faults += await walk.play()

    assert not faults, "\n".join(faults)
