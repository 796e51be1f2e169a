"""`scripts/bench-overload ADDRESS [RATE] [SECONDS]`: what an overloaded portal says, and how soon.

Sends as many checks a second whatever comes back, first a third of RATE, then RATE, then a third
again; tells how many were answered and how many refused, and how long both took. Run it from the
same machine against scripts/run: there is no network in the figures.
"""

import asyncio
import secrets
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from backend.foundation import codes

ASK = "mutation($code: String!) { verifyCode(code: $code) { __typename } }"


@dataclass
class Told:
    """How long the answers of each status took, in seconds."""

    seconds: dict[int, list[float]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        parts = [
            f"{status}: {len(times)} (p50 {_ms(times, 0.5)}, p99 {_ms(times, 0.99)} ms)"
            for status, times in sorted(self.seconds.items())
        ]
        return f"{name}: " + ", ".join([*parts, f"lost: {dict(self.lost) or 0}"])


async def main(arguments: Sequence[str]) -> None:
    """Three phases, a line for each."""
    address = arguments[0]
    rate = int(arguments[1]) if len(arguments) > 1 else 360
    seconds = int(arguments[2]) if len(arguments) > 2 else 10
    limits = httpx.Limits(max_connections=400, max_keepalive_connections=400)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=20) as client:
        for name, asked in (("before", rate // 3), ("overload", rate), ("after", rate // 3)):
            told = await phase(client, asked, seconds)
            print(told.line(f"{name}, {asked} requests a second"), flush=True)


async def phase(client: httpx.AsyncClient, rate: int, seconds: int) -> Told:
    """Requests at their times, however many are under way."""
    told, began = Told(), time.monotonic()
    async with asyncio.TaskGroup() as requests:
        for sent in range(rate * seconds):
            await asyncio.sleep(max(0.0, began + sent / rate - time.monotonic()))
            requests.create_task(ask(client, told))
    return told


async def ask(client: httpx.AsyncClient, told: Told) -> None:
    """One check, and what became of it."""
    began = time.monotonic()
    try:
        # Another code each time: checks of one code wait for one another.
        variables = {"code": codes.new_code(secrets.token_bytes)}
        answer = await client.post("/graphql", json={"query": ASK, "variables": variables})
    except httpx.HTTPError as error:
        told.lost[type(error).__name__] += 1
        return
    told.seconds.setdefault(answer.status_code, []).append(time.monotonic() - began)


def _ms(times: Sequence[float], share: float) -> str:
    return f"{1000 * sorted(times)[int(share * (len(times) - 1))]:.0f}"


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
