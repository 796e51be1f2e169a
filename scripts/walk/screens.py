"""Pictures of every page in every size, taken on the way through all that people do here."""

import asyncio
import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page

from scripts.demo import people
from scripts.demo.people import Account
from scripts.walk.archive import Archive
from scripts.walk.changes import Changes, Offices
from scripts.walk.chromium import opened_chromium
from scripts.walk.department import Department
from scripts.walk.guide import Guide
from scripts.walk.main_job import MainJob
from scripts.walk.organisation import Organisation
from scripts.walk.person import Mode, Setting
from scripts.walk.sharing import Sharing

DEFAULT_ADDRESS = "http://localhost:8000"
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
MODES: tuple[Mode, ...] = ("standard", "elder", "xl")
COLOURS = 128
"""Enough for flat pages, their tags and the seal; a third of the bytes of full colour."""
LONGEST = 2_400
"""CSS pixels. Longer pages go on as they began."""


# What pressing the size in the header does, without taking the focus from where it is.
_SHOW_IN = """(mode) => {
  document.documentElement.dataset.mode = mode;
  const place = ['standard', 'elder', 'xl'].indexOf(mode);
  // Buttons of the single page; links of the pages that are rendered by the server.
  document.querySelectorAll('.switches button').forEach((each, index) => {
    each.setAttribute('aria-pressed', String(index === place));
  });
  document.querySelectorAll('.switches ul:first-child a').forEach((each, index) => {
    if (index === place) each.setAttribute('aria-current', 'true');
    else each.removeAttribute('aria-current');
  });
}"""


@dataclass(frozen=True, slots=True)
class Camera:
    """Files are called after the page, the size, and the language where it is not Chinese."""

    modes: tuple[Mode, ...]
    suffix: str = ""

    async def take(self, page: Page, name: str) -> None:
        """The whole page, as if the screen were as long as the page, in each size."""
        before = page.viewport_size
        assert before is not None
        for mode in self.modes:
            await page.evaluate(_SHOW_IN, mode)
            length = await page.evaluate("document.documentElement.scrollHeight")
            await page.set_viewport_size({"width": before["width"], "height": min(length, LONGEST)})
            picture = Image.open(io.BytesIO(await page.screenshot()))
            small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(FOLDER / f"{name}-{mode}{self.suffix}.png", optimize=True)
            await page.set_viewport_size(before)
        await page.evaluate(_SHOW_IN, self.modes[0])


@dataclass(frozen=True, slots=True)
class WalkSettings:
    """Who walks how, and what is photographed."""

    resident: Setting
    desk: Setting
    camera: Camera


async def take_all(address: str) -> None:
    """Chinese in three sizes, the committee at a desk; English in one, on phones."""
    chinese = WalkSettings(Setting(), Setting(width=1280), Camera(MODES))
    phone = Setting(language="en")
    english = WalkSettings(phone, phone, Camera(("standard",), "-en"))
    async with opened_chromium() as browser:
        for serial, settings in enumerate((chinese, english), start=401):
            await _walk(browser, address, people.resident(serial, "王桂香"), settings)


async def _walk(browser: Browser, address: str, account: Account, settings: WalkSettings) -> None:
    await MainJob(
        browser=browser,
        address=address,
        resident=account,
        preparer=people.PREPARER,
        approver=people.APPROVER,
        setting=settings.resident,
        desk_setting=settings.desk,
        look=settings.camera.take,
    ).play()
    await Sharing(
        browser=browser,
        address=address,
        resident=account,
        setting=settings.resident,
        clerk_setting=settings.resident,
        look=settings.camera.take,
    ).play()
    await Department(
        browser=browser,
        address=address,
        clerk=people.CLERK,
        operator=people.OPERATOR,
        resident=account,
        setting=settings.resident,
        office_setting=settings.desk,
        look=settings.camera.take,
    ).play()
    await Guide(
        browser=browser,
        address=address,
        operator=people.OPERATOR,
        setting=settings.resident,
        office_setting=settings.desk,
        look=settings.camera.take,
    ).play()
    await Changes(
        browser=browser,
        address=address,
        offices=Offices(
            clerk=people.CLERK,
            legal=people.LEGAL_REVIEWER,
            policy=people.POLICY_REVIEWER,
            supervisor=people.SUPERVISOR,
        ),
        resident=account,
        proof=f"房屋租赁情况证明（{settings.resident.language}）",
        setting=settings.resident,
        office_setting=settings.desk,
        look=settings.camera.take,
    ).play()
    # A preparer, since the person in charge has used up the codes of her phone by now.
    await Archive(
        browser=browser,
        address=address,
        resident=account,
        answerer=people.PREPARER,
        setting=settings.resident,
        desk_setting=settings.desk,
        look=settings.camera.take,
    ).play()
    await Organisation(
        browser=browser,
        address=address,
        agent=people.AGENT,
        setting=settings.resident,
        look=settings.camera.take,
    ).play()


def main() -> int:
    address = sys.argv[1] if len(sys.argv) > 1 else DEFAULT_ADDRESS
    FOLDER.mkdir(parents=True, exist_ok=True)
    asyncio.run(take_all(address))
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
