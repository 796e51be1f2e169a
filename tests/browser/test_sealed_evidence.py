"""Evidence in a real browser: recorded, heard, sealed by two people, and fetched; inspected."""

import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.demo import people
from scripts.walk.person import Setting
from scripts.walk.sealed_evidence import SealedEvidence
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff, StaffOffice
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

WALKS = {
    "Chinese": (Setting(language="zh-CN", mode="standard", width=1280), "无经济纠纷证明"),
    "English": (Setting(language="en", mode="standard", width=390), "无土地纠纷证明"),
}


@pytest.mark.parametrize(("setting", "proof"), WALKS.values(), ids=WALKS.keys())
async def test_an_agents_recording_is_heard_sealed_and_fetched(
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

    walk = SealedEvidence(
        browser=chromium,
        address=site.address,
        agent=staff.by_role[Role.AGENT],
        supervisor=staff.by_role[Role.SUPERVISOR],
        approver=staff_office.hires(people.LETTER_APPROVER),
        setting=setting,
        proof=proof,
        look=look,
    )

    troubles = await walk.play()

    assert not faults + troubles, "\n".join(faults + troubles)
