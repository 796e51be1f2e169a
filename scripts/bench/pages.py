"""`scripts/bench-pages`: how long until a page can be used, beside the same page by hand.

Nothing is asserted: times belong to a machine, ratios nearly. What they mean: docs/performance.md.
"""

import argparse
import asyncio
import os
import sys
from collections import defaultdict
from dataclasses import dataclass, field

import httpx
from playwright.async_api import Browser

from scripts.bench.reference import PREFIX, Reference
from scripts.bench.resident import session_with_requests
from scripts.bench.table import Costs, table
from scripts.bench.visit import SLOWER, Cost, Shown, Visit, arriving
from scripts.demo.client import Refusal
from scripts.demo.journey import DEFAULT_ADDRESS
from scripts.local.narration import Refused, speak, step
from scripts.walk.chromium import opened_chromium

PATHS = ("/", "/progress")
ACTION = "main a.action[href]"
ACTIONS = 4
ROW = "main li.card a[href]"
ROWS = 20
"""How many requests the portal's page shows at first, and adds with each press of its button."""
ALL_ROWS = 200
MORE = "main button.plain.block"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bench:
    """Both sides of every page in turn, so that the load of the machine falls on both alike."""

    browser: Browser
    address: str
    session: dict[str, str]
    reference: Reference
    styles: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    portal_costs: Costs = field(default_factory=lambda: defaultdict(list))
    reference_costs: Costs = field(default_factory=lambda: defaultdict(list))

    async def learn_styles(self) -> None:
        """Which style sheets the portal's pages have; warms the server and the browser besides."""
        for path in PATHS:
            async with arriving(self.browser, self.address, self._cookies(path)) as visit:
                await look_at(visit, path)
                self.styles[path] = await visit.styles()

    async def round(self, number: int) -> None:
        """Every page once per side; who goes first changes from round to round."""
        for path in PATHS:
            sides = (self._portal, self._by_hand)
            shown = [await side(path) for side in (sides if number % 2 else reversed(sides))]
            if shown[0] != shown[1]:
                raise Refused(
                    f"{path} and its like in scripts/bench/reference show different things, so "
                    f"that their times do not compare:\n{shown[0]}\n{shown[1]}"
                )

    async def _portal(self, path: str) -> Shown:
        async with arriving(self.browser, self.address, self._cookies(path)) as visit:
            keep(self.portal_costs, await look_at(visit, path))
            return await visit.shown()

    async def _by_hand(self, path: str) -> Shown:
        async with arriving(self.browser, self.address, self._cookies(path)) as visit:
            await self.reference.serve(visit.client, self.styles[path])
            keep(self.reference_costs, await look_at(visit, path, PREFIX))
            return await visit.shown()

    def _cookies(self, path: str) -> dict[str, str]:
        return {} if path == "/" else self.session


async def look_at(visit: Visit, path: str, prefix: str = "") -> dict[str, Cost]:
    """What the visitor does on a page, with the cost of each thing."""
    if path == "/":
        return {"/ at the first visit": await visit.opens(prefix + path, ACTION, ACTIONS)}
    return {
        f"{path} with {ROWS} requests": await visit.opens(prefix + path, ROW, ROWS),
        f"{path} on to {ALL_ROWS} of them": await visit.presses(MORE, ROW, ALL_ROWS),
    }


def keep(costs: Costs, new: dict[str, Cost]) -> None:
    """Adds what a visit cost to what earlier ones did."""
    for name, cost in new.items():
        costs[name].append(cost)


async def measure(address: str, session: dict[str, str], visits: int) -> str:
    """The table."""
    async with opened_chromium() as browser:
        bench = Bench(
            browser=browser, address=address, session=session, reference=Reference.of(address)
        )
        await bench.learn_styles()
        for number in range(visits):
            with step(f"round {number + 1} of {visits}"):
                await bench.round(number)
    return table(bench.portal_costs, bench.reference_costs)


def main() -> int:
    """scripts/bench-pages [address] [--visits 9]"""
    arguments = argparse.ArgumentParser("scripts/bench-pages", description=__doc__)
    default = os.environ.get("PORTAL_PUBLIC_URL", DEFAULT_ADDRESS)
    arguments.add_argument("address", nargs="?", default=default)
    arguments.add_argument("--visits", type=int, default=9, help="of each page on each side")
    given = arguments.parse_args()
    try:
        with step(f"a resident with {ALL_ROWS} requests"):
            session = session_with_requests(given.address, ALL_ROWS)
        figures = asyncio.run(measure(given.address, session, given.visits))
    except httpx.TransportError as error:
        raise Refused(f"No portal answers at {given.address}; scripts/run starts one.") from error
    except Refusal as refusal:
        raise Refused(f"The portal refused: {refusal}") from refusal
    print(f"\nMedians of {given.visits} visits, processor {SLOWER}× slower:\n\n{figures}")
    return 0


if __name__ == "__main__":
    sys.exit(speak(main))
