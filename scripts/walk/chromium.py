"""Debian's Chromium, driven by Playwright, without any habit of its own of calling home."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

from scripts.local.chromium import chromium_path

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Containers and root have no user namespaces; only our own pages are opened.
    "--no-sandbox",
]


@asynccontextmanager
async def opened_chromium() -> AsyncIterator[Browser]:
    """One browser; each person gets a context of her own in it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(chromium_path()), args=FLAGS)
        yield browser
        await browser.close()
