"""A phone on a village network gets the first page quickly."""

from typing import Any

import pytest
from playwright.async_api import Browser

from tests.running import RunningPortal

pytestmark = pytest.mark.anyio

GATE_BYTES = 25 * 1024
"""Script and style on the wire of the start page: about half a second on a slow 3G line."""


async def test_the_start_page_needs_at_most_25_kilobytes_of_script_and_style(
    site: RunningPortal, chromium: Browser
) -> None:
    context = await chromium.new_context()
    page = await context.new_page()
    sizes = await _wire_sizes(page, site.address)
    await context.close()

    names = sorted(name.rpartition("/")[2] for name in sizes)
    assert any(name.startswith("index-") and name.endswith(".js") for name in names), names
    assert sum(sizes.values()) <= GATE_BYTES, sizes


async def _wire_sizes(page: Any, address: str) -> dict[str, int]:
    """Bytes as transferred, headers included, of every script and style sheet by address."""
    client = await page.context.new_cdp_session(page)
    await client.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def answered(event: dict[str, Any]) -> None:
        if event["type"] in {"Script", "Stylesheet"}:
            kinds[event["requestId"]] = event["response"]["url"]

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] in kinds:
            sizes[kinds[event["requestId"]]] = int(event["encodedDataLength"])

    client.on("Network.responseReceived", answered)
    client.on("Network.loadingFinished", finished)
    await page.goto(address, wait_until="networkidle")
    return sizes
