"""A change of the catalogue in a real browser, from draft to what holds; every page inspected."""

import asyncpg
import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.walk.changes import Changes, Offices
from scripts.walk.person import Person, Setting
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

# Each language on a phone for the resident and, in turn, on a desk and a phone for the officials.
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

PROOFS = {"zh-CN": "房屋租赁情况证明", "en": "房屋租金支付证明"}


@pytest.mark.parametrize(("setting", "office_setting"), SETTINGS.values(), ids=SETTINGS.keys())
async def test_a_department_s_change_is_reviewed_commented_on_and_becomes_what_holds(
    site: RunningPortal,
    staff: Staff,
    chromium: Browser,
    setting: Setting,
    office_setting: Setting,
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    async def days_pass(number: str) -> None:
        """The last day for comments was yesterday."""
        database = await asyncpg.connect(site.environment["DATABASE_URL"])
        await database.execute(
            "UPDATE change_request SET consultation_ends_on = current_date - 1 WHERE number = $1",
            number,
        )
        await database.close()

    walk = Changes(
        browser=chromium,
        address=site.address,
        offices=Offices(
            clerk=staff.by_role[Role.DEPARTMENT_STAFF],
            legal=staff.by_role[Role.LEGAL_REVIEWER],
            policy=staff.by_role[Role.POLICY_REVIEWER],
            supervisor=staff.by_role[Role.SUPERVISOR],
        ),
        resident=staff.village.resident("王桂香").account,
        setting=setting,
        office_setting=office_setting,
        proof=PROOFS[setting.language],
        look=look,
        days_pass=days_pass,
    )

    begun = staff.village.resident("李秀英").requests(
        title=walk.proof, purpose="申请住房租赁补贴", recipient="柴桑区住房和城乡建设局"
    )
    troubles = await walk.play()
    desk = await Person.arrives(chromium, site.address, office_setting, look)
    await desk.comes_to_work(staff.by_role[Role.PREPARER], "小阳村", at="/desk")
    await desk.opens(f"/desk/cases/{begun}")
    await desk.sees("这件仍按申请时的清单办理", "This case goes on under those it began with")
    await desk.shows("desk-case-older-lists")
    await desk.leaves()

    assert not faults + troubles, "\n".join(faults + troubles)
