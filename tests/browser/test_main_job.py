"""The whole main job in a real browser, by four people; every page inspected in every size."""

import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.demo.people import resident
from scripts.walk.main_job import MainJob
from scripts.walk.person import Setting
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

# Each language on a phone for the resident and, in turn, on a desk and a phone for the committee.
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


@pytest.mark.parametrize(
    ("serial", "setting", "desk_setting"),
    [(index, *settings) for index, settings in enumerate(SETTINGS.values(), start=301)],
    ids=SETTINGS.keys(),
)
async def test_resident_preparer_approver_and_stranger_do_the_whole_job(
    site: RunningPortal,
    staff: Staff,
    chromium: Browser,
    serial: int,
    setting: Setting,
    desk_setting: Setting,
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    job = MainJob(
        browser=chromium,
        address=site.address,
        resident=resident(serial, "王桂香"),
        preparer=staff.by_role[Role.PREPARER],
        approver=staff.by_role[Role.APPROVER],
        setting=setting,
        desk_setting=desk_setting,
        look=look,
    )

    troubles = await job.play()

    assert not faults + troubles, "\n".join(faults + troubles)
