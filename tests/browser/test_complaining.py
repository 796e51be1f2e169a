"""Complaining in a real browser, without a name and signed in; every page inspected."""

import pytest
from playwright.async_api import Browser, Page

from scripts.demo import people
from scripts.walk.complaining import Complaining
from scripts.walk.person import Setting
from tests.browser.inspection import faults_of
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

SETTINGS = {
    "a phone in Chinese": (Setting(language="zh-CN", mode="elder", width=390), 251),
    "a small phone in English": (Setting(language="en", mode="xl", width=320), 252),
}


@pytest.mark.parametrize(("setting", "serial"), SETTINGS.values(), ids=SETTINGS.keys())
async def test_who_gives_no_name_follows_it_by_a_code_and_who_signs_in_finds_hers(
    site: RunningPortal, chromium: Browser, setting: Setting, serial: int
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    troubles = await Complaining(
        browser=chromium,
        address=site.address,
        resident=people.resident(serial, "叶秋生"),
        setting=setting,
        look=look,
    ).play()

    assert not faults + troubles, "\n".join(faults + troubles)
