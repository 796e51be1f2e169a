"""Pictures of every page in every size, taken on the way through the main job."""

import asyncio
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.async_api import Page

from scripts.demo.people import resident
from scripts.walk.chromium import opened_chromium
from scripts.walk.main_job import MainJob
from scripts.walk.person import Mode, Setting

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
  document.querySelectorAll('.switches .switch').forEach((each, index) => {
    each.setAttribute('aria-pressed', String(index === place));
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
            await self._show_in(page, mode)
            length = await page.evaluate("document.documentElement.scrollHeight")
            await page.set_viewport_size({"width": before["width"], "height": min(length, LONGEST)})
            picture = Image.open(io.BytesIO(await page.screenshot()))
            small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(FOLDER / f"{name}-{mode}{self.suffix}.png", optimize=True)
            await page.set_viewport_size(before)
        await self._show_in(page, self.modes[0])

    async def _show_in(self, page: Page, mode: Mode) -> None:
        if urlsplit(page.url).path.startswith("/v"):  # Rendered by the server in the right size.
            place = urlsplit(page.url)._replace(path="/", query="").geturl()
            await page.context.add_cookies([{"name": "mode", "value": mode, "url": place}])
            await page.reload()
        else:
            await page.evaluate(_SHOW_IN, mode)


@dataclass(frozen=True, slots=True)
class MainJobSettings:
    """Who walks how, and what is photographed."""

    resident: Setting
    desk: Setting
    camera: Camera


async def take_all(address: str) -> None:
    """Chinese in three sizes, the committee at a desk; English in one, on phones."""
    chinese = MainJobSettings(Setting(), Setting(width=1280), Camera(MODES))
    phone = Setting(language="en")
    english = MainJobSettings(phone, phone, Camera(("standard",), "-en"))
    async with opened_chromium() as browser:
        for serial, settings in enumerate((chinese, english), start=401):
            await MainJob(
                browser=browser,
                address=address,
                resident=resident(serial, "王桂香"),
                setting=settings.resident,
                desk_setting=settings.desk,
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
