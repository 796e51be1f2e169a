"""verify-archive: every stored file on record, found again and compared.

Prints each fault in one line with the number of the document, and then a table. Nothing personal
is printed. A run that was interrupted says with which --since another one goes on.
"""

import argparse
import asyncio
import itertools
import sys
import time
from collections import Counter
from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from backend import bootstrap
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.preservation import holdings, verifying
from backend.preservation.holdings import RENDERED, Holding, HoldingKind
from backend.preservation.verifying import FaultCode
from backend.settings import Settings

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
AT_ONCE = 4
"""Files; two of them are inspected at the same time, each in a process of its own."""
_SECONDS_BETWEEN_LINES = 5
_SYSTEM = System(job="verify-archive")


@dataclass(slots=True)
class Tally:
    """What a run has seen so far."""

    since: datetime
    """The moment that it has come to."""
    files: Counter[HoldingKind] = field(default_factory=Counter[HoldingKind])
    sizes: Counter[HoldingKind] = field(default_factory=Counter[HoldingKind])
    faulty: Counter[HoldingKind] = field(default_factory=Counter[HoldingKind])
    reprinted: int = 0

    def add(self, holding: Holding, faults: int) -> None:
        """Counts a file with its faults."""
        self.since = holding.made_at
        self.files[holding.kind] += 1
        self.sizes[holding.kind] += holding.size
        self.faulty[holding.kind] += faults

    def table(self) -> str:
        """Files, bytes and faults of each kind."""
        lines = [f"{'kind':<20}{'files':>10}{'MB':>12}{'faults':>10}"]
        for kind in HoldingKind:
            megabytes = self.sizes[kind] / 1_000_000
            lines.append(
                f"{kind.value:<20}{self.files[kind]:>10}{megabytes:>12.1f}{self.faulty[kind]:>10}"
            )
        megabytes = self.sizes.total() / 1_000_000
        lines.append(
            f"{'all':<20}{self.files.total():>10}{megabytes:>12.1f}{self.faulty.total():>10}"
        )
        return "\n".join(lines)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What verify-archive may be told."""
    parser.add_argument(
        "--since",
        type=moment,
        default=BEGINNING,
        metavar="MOMENT",
        help="only files made from this day or moment on (ISO 8601; China time unless it says)",
    )
    parser.add_argument("--no-render", action="store_true", help="print no document again")
    parser.add_argument(
        "--sample",
        type=positive,
        default=1,
        metavar="N",
        help="print only every N-th document again (default: each of them)",
    )


def moment(text: str) -> datetime:
    """A day or moment of the command line; ValueError for what is none."""
    given = datetime.fromisoformat(text)
    return given if given.tzinfo else given.replace(tzinfo=CHINA)


def positive(text: str) -> int:
    """A number from 1; ValueError for another."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """0 when all is well, 1 with a fault, 130 when interrupted."""
    tally = Tally(since=arguments.since)
    started = time.monotonic()
    try:
        asyncio.run(_verify(settings, arguments, tally))
    except KeyboardInterrupt:
        sys.stdout.write(f"{tally.table()}\n")
        sys.stderr.write(f"Interrupted; go on with --since {tally.since.isoformat()}\n")
        return 130
    sys.stdout.write(f"{tally.table()}\n")
    sys.stdout.write(
        f"{tally.reprinted} printed again, {time.monotonic() - started:.1f} s; "
        f"the next run may begin with --since {tally.since.isoformat()}\n"
    )
    return 1 if tally.faulty.total() else 0


async def _verify(settings: Settings, arguments: argparse.Namespace, tally: Tally) -> None:
    async with bootstrap.opened(settings, pool=2, viewer=_SYSTEM) as services:
        total = await holdings.count(arguments.since)
        told, turn = time.monotonic(), itertools.count()
        async for some in _together(holdings.in_order(services, arguments.since)):
            await _check(services, some, [_reprint(arguments, each, turn) for each in some], tally)
            if time.monotonic() - told > _SECONDS_BETWEEN_LINES:
                told = time.monotonic()
                done = f"{tally.files.total()} of {total}"
                sys.stderr.write(f"{done}, up to {tally.since.isoformat()}\n")


async def _together(ordered: AsyncGenerator[Holding]) -> AsyncGenerator[list[Holding]]:
    some = list[Holding]()
    async for holding in ordered:
        some.append(holding)
        if len(some) == AT_ONCE:
            yield some
            some = []
    yield some


def _reprint(arguments: argparse.Namespace, holding: Holding, turn: Iterator[int]) -> bool:
    rendered = holding.kind in RENDERED
    return rendered and next(turn) % arguments.sample == 0 and not arguments.no_render


async def _check(
    services: Services, some: Sequence[Holding], reprints: Sequence[bool], tally: Tally
) -> None:
    """Side by side, and told in their order."""
    checks = zip(some, reprints, strict=True)
    found = await asyncio.gather(
        *(verifying.faults_of(services, each, reprint=reprint) for each, reprint in checks)
    )
    for holding, reprint, faults in zip(some, reprints, found, strict=True):
        for fault in faults:
            sys.stdout.write(f"{fault}\n")
        tally.add(holding, len(faults))
        # What is damaged already is not printed again.
        otherwise = all(each.code is FaultCode.PRINTED_OTHERWISE for each in faults)
        tally.reprinted += reprint and otherwise
    sys.stdout.flush()
