"""One visit with an empty browser on a slow phone: what was drawn when, and what it cost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from playwright.async_api import Browser, CDPSession, Page

from scripts.bench.reference import PREFIX, Reference

SLOWER = 6
"""How many times slower than this machine: Lighthouse and DevTools call 6× a low-end phone."""

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
SHOWN = """() => {
  const main = document.querySelector('main');
  return { text: main.innerText, elements: main.querySelectorAll('*').length };
}"""
STYLES = """() => [...document.styleSheets].map((sheet) => new URL(sheet.href).pathname)"""
LONG="""() => { const l=window.__lt||[]; return l }"""

Shown: TypeAlias = dict[str, Any]
"""What stands in a page, to compare: its text and the number of its elements."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What happened since the measurement before it, until the page was quiet."""

    usable_ms: float
    script_ms: float
    thread_ms: float
    """All work of the thread that also answers taps: script, layout, painting."""
    heap_mb: float
    """After a collection."""
    layout_ms: float = 0
    style_ms: float = 0
    long: list = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor:
    """Comes to the portal at `address` with these cookies, each time as if for the first time."""

    browser: Browser
    address: str
    cookies: dict[str, str]

    @asynccontextmanager
    async def arrives(self) -> AsyncIterator["Visit"]:
        context = await self.browser.new_context(
            viewport={"width": 390, "height": 800},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        await context.add_cookies(
            [
                {"name": name, "value": value, "url": self.address}
                for name, value in self.cookies.items()
            ]
        )
        await context.add_init_script(WATCH)
        page = await context.new_page()
        # The process of the page is there before the clock starts, as a phone's browser is.
        await page.goto(f"{self.address}/healthz")
        client = await context.new_cdp_session(page)
        await client.send("Performance.enable")
        yield Visit(page, client, self.address)
        await context.close()


@dataclass(frozen=True, slots=True)
class Visit:
    page: Page
    client: CDPSession
    address: str

    async def opens(self, path: str, selector: str, count: int) -> Cost:
        """Until there are `count` elements."""
        async with self._slowly() as before:
            await self.page.goto(self.address + path, wait_until="commit")
            usable = await self.page.evaluate(f"watch.drawn('{selector}', {count})")
            return await self._cost(usable, before)

    async def presses(self, button: str, selector: str, count: int) -> Cost:
        async with self._slowly() as before:
            took = await self.page.evaluate(f"watch.pressed('{button}', '{selector}', {count})")
            return await self._cost(took, before)

    @asynccontextmanager
    async def _slowly(self):
        before = await self._metrics()
        await self.client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield before

    async def _cost(self, usable, before) -> Cost:
        await self.page.wait_for_load_state("networkidle")
        await self.page.wait_for_timeout(700)
        after = await self._metrics()
        long = await self.page.evaluate(LONG)
        await self.client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        await self.client.send("HeapProfiler.collectGarbage")
        heap = (await self._metrics())["JSHeapUsedSize"]
        d = lambda n: (after[n] - before[n]) * 1000
        return Cost(usable_ms=usable, script_ms=d("ScriptDuration"), thread_ms=d("TaskDuration"), heap_mb=heap / 1e6,
            layout_ms=d("LayoutDuration"), style_ms=d("RecalcStyleDuration"), long=long)

    async def _metrics(self) -> dict[str, float]:
        answer = await self.client.send("Performance.getMetrics")
        return {each["name"]: each["value"] for each in answer["metrics"]}
