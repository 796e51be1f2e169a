"""One visit with an empty browser on a slow phone: until a page can be used, and what it costs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from playwright.async_api import Browser, CDPSession, Page

from scripts.local.narration import Refused

SLOWER = 6
"""How many times slower than this machine; DevTools and Lighthouse call 6× a low-end phone."""

QUIET_MS = 1000
"""After this long nothing that belongs to the arrival goes on any more."""

PATIENCE_S = 60
"""Far beyond the slowest visit; a page that takes longer shows something else."""

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
SHOWN = """() => {
  const main = document.querySelector('main');
  return { text: main.innerText, elements: main.querySelectorAll('*').length };
}"""
STYLES = "() => [...document.styleSheets].map((sheet) => new URL(sheet.href).pathname)"

Shown: TypeAlias = dict[str, Any]
"""What stands in a page, to compare: its text and the number of its elements."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """From an address or a tap until there is what was waited for, and until all is quiet."""

    usable_ms: float
    """Time on the clock: it is drawn, and the thread that answers taps is free."""
    script_ms: float
    """Of the processor's time that this thread took: in scripts."""
    thread_ms: float
    """Of the same: altogether, with layout and painting."""
    heap_mb: float
    """Of scripts, after a collection."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An open browser window in front of the portal at `address`."""

    page: Page
    client: CDPSession
    address: str

    async def opens(self, path: str, selector: str, count: int) -> Cost:
        """Goes to a page of the portal and waits for `count` elements."""
        before = await self._slow_down()
        await self.page.goto(self.address + path, wait_until="commit")
        drawn_at = await self._waits("([what, n]) => watch.drawn(what, n)", selector, count)
        return await self._cost(drawn_at, before)

    async def presses(self, button: str, selector: str, count: int) -> Cost:
        """Presses a button again and again until there are `count` elements."""
        before = await self._slow_down()
        call = "([button, what, n]) => watch.pressed(button, what, n)"
        took = await self._waits(call, button, selector, count)
        return await self._cost(took, before)

    async def shown(self) -> Shown:
        """What stands in the page now."""
        return await self.page.evaluate(SHOWN)

    async def styles(self) -> list[str]:
        """The addresses of the page's style sheets, in their order."""
        return await self.page.evaluate(STYLES)

    async def _waits(self, call: str, *arguments: object) -> float:
        """The number that watch.js answers."""
        try:
            return await asyncio.wait_for(self.page.evaluate(call, list(arguments)), PATIENCE_S)
        except TimeoutError as error:
            raise Refused(f"{self.page.url} did not show in time: {arguments}") from error

    async def _slow_down(self) -> dict[str, float]:
        await self.client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return await self._metrics()

    async def _cost(self, usable_ms: float, before: dict[str, float]) -> Cost:
        await self.page.wait_for_timeout(QUIET_MS)
        after = await self._metrics()
        await self.client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        await self.client.send("HeapProfiler.collectGarbage")
        heap = (await self._metrics())["JSHeapUsedSize"]
        return Cost(
            usable_ms=usable_ms,
            script_ms=(after["ScriptDuration"] - before["ScriptDuration"]) * 1000,
            thread_ms=(after["TaskDuration"] - before["TaskDuration"]) * 1000,
            heap_mb=heap / 1e6,
        )

    async def _metrics(self) -> dict[str, float]:
        answer = await self.client.send("Performance.getMetrics")
        return {each["name"]: each["value"] for each in answer["metrics"]}


@asynccontextmanager
async def arriving(browser: Browser, address: str, cookies: dict[str, str]) -> AsyncIterator[Visit]:
    """A window with an empty cache and no service worker, as at somebody's first visit."""
    context = await browser.new_context(
        viewport={"width": 390, "height": 800}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    await context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )
    await context.add_init_script(WATCH)
    page = await context.new_page()
    # The browser itself has started, and knows the host, before the clock does.
    await page.goto(f"{address}/health/ready")
    client = await context.new_cdp_session(page)
    await client.send("Performance.enable", {"timeDomain": "threadTicks"})
    yield Visit(page, client, address)
    await context.close()
