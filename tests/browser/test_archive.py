"""Archives in a real browser, a resident's and an organisation's; every page inspected."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser, Page

from backend.foundation.viewer import Role
from scripts.demo import people
from scripts.demo.certificates import write_certificates
from scripts.walk.archive import Archive
from scripts.walk.organisation import Organisation
from scripts.walk.person import Setting
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff
from tests.journeys.village import Resident
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

CHINESE = Setting(language="zh-CN", mode="elder", width=390)
ENGLISH = Setting(language="en", mode="xl", width=320)


@pytest.mark.parametrize(
    ("role", "setting", "desk_setting"),
    [
        (Role.PREPARER, CHINESE, Setting(width=1280)),
        (Role.APPROVER, ENGLISH, Setting(language="en", width=390)),
    ],
    ids=["agreed, in Chinese", "declined, in English"],
)
async def test_resident_finds_exports_objects_and_leaves_when_nothing_is_under_way(
    site: RunningPortal,
    staff: Staff,
    chromium: Browser,
    role: Role,
    setting: Setting,
    desk_setting: Setting,
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    resident = staff.village.resident("王桂香")
    staff.village.issues(resident, attachmentIds=[_photograph_of(resident)])
    library = site.environment["CERTIFICATE_LIBRARY_FOLDER"]
    write_certificates(Path(library), resident.account)
    walk = Archive(
        browser=chromium,
        address=site.address,
        resident=resident.account,
        answerer=staff.by_role[role],
        setting=setting,
        desk_setting=desk_setting,
        look=look,
    )

    troubles = await walk.play()

    assert not faults + troubles, "\n".join(faults + troubles)


def _photograph_of(resident: Resident) -> str:
    """Uploads one for a request to come; returns its id."""
    image = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(image, "JPEG")
    told = {"content-type": "image/jpeg"}
    answer = resident.browser.http.post("/uploads", content=image.getvalue(), headers=told)
    answer.raise_for_status()
    return answer.json()["id"]


@pytest.mark.parametrize("setting", [CHINESE, ENGLISH], ids=["Chinese", "English"])
async def test_agent_finds_what_somebody_else_asked_for_about_her_organisation(
    site: RunningPortal, staff: Staff, chromium: Browser, setting: Setting
) -> None:
    faults: list[str] = []
    seen: list[str] = []

    async def look(page: Page, name: str) -> None:
        seen.append(name)
        faults.extend(await faults_of(page, name))

    about = {
        "name": people.COOPERATIVE,
        "uscc": people.COOPERATIVE_USCC,
        "relation": "REPRESENTED",
    }
    staff.village.issues(staff.village.resident("周晓雨"), title="种植情况证明", subject=about)
    walk = Organisation(
        browser=chromium,
        address=site.address,
        agent=staff.by_role[Role.AGENT],
        setting=setting,
        look=look,
    )

    troubles = await walk.play()

    assert not faults + troubles, "\n".join(faults + troubles)
    assert seen == ["organisation", "organisation-not-found", "organisation-paper"]
