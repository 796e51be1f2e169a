"""A department at work in a real browser, with operator and resident; every page inspected."""

import subprocess
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.demo import people
from scripts.walk.department import HOUSING, Department
from scripts.walk.person import Setting
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


@pytest.mark.parametrize(("setting", "office_setting"), SETTINGS.values(), ids=SETTINGS.keys())
async def test_clerk_gets_a_key_checks_papers_and_reads_what_the_resident_agrees_to(
    site: RunningPortal,
    staff: Staff,
    chromium: Browser,
    tmp_path: Path,
    setting: Setting,
    office_setting: Setting,
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    resident = staff.village.resident("王桂香")
    staff.village.issues(resident)
    walk = Department(
        browser=chromium,
        address=site.address,
        clerk=staff.by_role[Role.DEPARTMENT_STAFF],
        operator=staff.by_role[Role.OPERATOR],
        resident=resident.account,
        setting=setting,
        office_setting=office_setting,
        look=look,
    )

    outcome = await walk.play()

    assert not faults + outcome.troubles, "\n".join(faults + outcome.troubles)
    (copy,) = outcome.copies
    _assert_is_a_copy_for_the_case(copy, tmp_path / "copy.pdf")


def _assert_is_a_copy_for_the_case(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    told = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    said = "".join(told.stdout.decode().split())
    assert people.DEPARTMENT in said
    assert HOUSING in said
    assert "王桂香" in said
    assert people.PORTAL in said
    signed = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, check=True)
    assert b"Signature is Valid" in signed.stdout
