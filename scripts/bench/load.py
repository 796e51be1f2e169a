"""`scripts/load`: the portal under a growing load, a spike of five times it, and for a long time.

Requests come at their times whatever becomes of those before, and wait in the count from then on.
The mix: six of ten are a resident's list of 20, four the page of a code, whose check is recorded;
with --checks all of them.
The database is one that scripts/seed-volume has filled.
"""

import argparse
import asyncio
import itertools
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import uvloop

from backend.foundation.asking import EVERYTHING
from backend.settings import Settings
from scripts.bench.sides import client
from scripts.bench.sides.__main__ import CODES, our_server, sign_in, sources
from scripts.bench.sides.questions import OURS
from scripts.local.narration import speak

CONNECTIONS = 64
CHECKS_OF_TEN = 4
STEP_SECONDS = 10.0
SPIKE = 5
MINUTE = 60.0


@dataclass
class Told:
    """Answers of one phase."""

    times: list[float] = field(default_factory=list[float])
    """Of those that were answered as asked, in seconds from when they were due."""
    statuses: Counter[int | str] = field(default_factory=Counter[int | str])

    def at(self, share: float) -> float:
        """The time in which this share was answered, in ms."""
        return 1000 * sorted(self.times)[int(share * (len(self.times) - 1))] if self.times else 0


def main() -> int:
    """scripts/load [--rate 60] [--soak 1800] [--checks]"""
    parser = argparse.ArgumentParser("scripts/load", description=__doc__)
    parser.add_argument("--rate", type=int, default=60, help="requests a second, without the spike")
    parser.add_argument("--soak", type=float, default=1800, help="seconds")
    parser.add_argument("--checks", action="store_true", help="the page of a code alone")
    wanted = parser.parse_args()
    checks = 10 if wanted.checks else CHECKS_OF_TEN
    with ExitStack() as running, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_load(running, wanted.rate, wanted.soak, checks))
    return 0


async def _load(running: ExitStack, rate: int, soak: float, checks: int) -> None:
    database = await asyncpg.connect(
        Settings.from_environ().database_url, server_settings=EVERYTHING
    )
    codes = [row["code"] for row in await database.fetch(f"{CODES} LIMIT 20000")]
    tokens = list(await sign_in(database))
    await database.close()
    address, server = our_server(running)
    process, next_request = server.process.pid, _mix(address, codes, tokens, checks)
    _say(f"{'':16}{'asked/s':>9}{'good/s':>9}{'p50, ms':>9}{'p99, ms':>9}{'RSS, MB':>9}  answers")
    for step in (0.2, 0.4, 0.6, 0.8, 1.0):
        await _phase("ramp", address, next_request, process, round(rate * step), STEP_SECONDS)
    await _phase("spike", address, next_request, process, rate * SPIKE, STEP_SECONDS)
    await _phase("after it", address, next_request, process, rate, STEP_SECONDS)
    for minute in range(1, round(soak / MINUTE) + 1):
        await _phase(f"soak, minute {minute}", address, next_request, process, rate, MINUTE)


def _mix(address: str, codes: list[str], tokens: list[str], checks: int) -> Callable[[], bytes]:
    code, token, source, turn = (
        itertools.cycle(codes), itertools.cycle(tokens), sources(), itertools.count()
    )  # fmt: skip
    body = json.dumps({"documentId": OURS["list"].identifier, "variables": {}}).encode()

    def next_request() -> bytes:
        came_from = next(source)
        if next(turn) % 10 < checks:
            return client.get(address, f"/v/{next(code)}", x_forwarded_for=came_from)
        cookie = f"session={next(token)}"
        return client.request(address, "/graphql", body, cookie=cookie, x_forwarded_for=came_from)

    return next_request


async def _phase(
    name: str,
    address: str,
    next_request: Callable[[], bytes],
    process: int,
    rate: int,
    seconds: float,
) -> None:
    due: asyncio.Queue[float | None] = asyncio.Queue()
    told, began = Told(), time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(CONNECTIONS):
            group.create_task(_answer(address, next_request, due, told))
        for number in range(round(rate * seconds)):
            at = began + number / rate
            await asyncio.sleep(max(0.0, at - time.perf_counter()))
            due.put_nowait(at)
        for _ in range(CONNECTIONS):
            due.put_nowait(None)
    took = time.perf_counter() - began
    _say(
        f"{name:16}{rate:9}{len(told.times) / took:9.0f}{told.at(0.5):9.0f}{told.at(0.99):9.0f}"
        f"{_rss(process):9.0f}  {dict(told.statuses)}"
    )


async def _answer(
    address: str,
    next_request: Callable[[], bytes],
    due: "asyncio.Queue[float | None]",
    told: Told,
) -> None:
    """One connection, which takes what is due until there is no more; opened anew when it ends."""
    place = urlsplit(address)
    while True:
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        try:
            while (at := await due.get()) is not None:
                writer.write(next_request())
                status, _ = await client.answer_of(reader)
                told.statuses[status] += 1
                if status == 200:
                    told.times.append(time.perf_counter() - at)
        except (OSError, asyncio.IncompleteReadError) as error:
            told.statuses[type(error).__name__] += 1
        else:
            return
        finally:
            writer.close()


def _rss(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(speak(main))
