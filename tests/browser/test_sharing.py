"""Sharing and showing a paper in a real browser, by two people; every page inspected everywhere."""

import subprocess
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from scripts.demo import people
from scripts.walk.person import Setting
from scripts.walk.sharing import BANK, LOAN, Sharing
from tests.browser.inspection import faults_of
from tests.browser.staff import Staff
from tests.running import RunningPortal

pytestmark = pytest.mark.anyio


async def test_resident_shares_and_shows_her_paper_and_the_bank_sees_what_she_lets_it_see(
    site: RunningPortal, staff: Staff, chromium: Browser, tmp_path: Path
) -> None:
    faults: list[str] = []

    async def look(page: Page, name: str) -> None:
        faults.extend(await faults_of(page, name))

    resident = staff.village.resident("王桂香")
    staff.village.issues(resident)
    walk = Sharing(
        browser=chromium,
        address=site.address,
        resident=resident.account,
        setting=Setting(mode="elder"),
        clerk_setting=Setting(),
        look=look,
    )

    outcome = await walk.play()

    assert not faults + outcome.troubles, "\n".join(faults + outcome.troubles)
    assert len(outcome.copies) == 2
    for serial, content in enumerate(outcome.copies):
        _assert_is_a_copy_for_the_bank(content, tmp_path / f"{serial}.pdf")


def _assert_is_a_copy_for_the_bank(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    said = "".join(_said_by("pdftotext", "-raw", str(path), "-").split())
    assert BANK in said
    assert LOAN in said
    assert "王桂香" in said
    told = _said_by("pdfsig", str(path))
    assert "Signature is Valid" in told
    # Sealed by who made the copy, never with the seal of the original.
    assert f"CN={people.PORTAL}," in told
    assert "村民委员会" not in told


def _said_by(*command: str) -> str:
    # pdfsig's code says how many signatures are there; its words are what is read.
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
