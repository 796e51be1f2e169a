"""`scripts/burst`: a busy morning, and sealing at full speed, on a portal of its own.

First as many requests as wanted within a minute, each checked and approved as it comes. Then cases
that were checked beforehand are approved as fast as it goes, once with Redis and once without,
while residents read at a steady rate. Requests come at their times and wait in the count from then
on. Exit status 1 when a request failed or a paper was not sealed.
"""

import argparse
import itertools
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import httpx

from scripts.demo import people
from scripts.demo.client import Client, Refusal
from scripts.demo.journey import APPROVE
from scripts.disorder import desk, reckoning
from scripts.disorder.stage import Stage, staged
from scripts.local.narration import speak, step

MINUTE = 60.0
RESIDENTS = 25
FIRST_SERIAL = 200
READ_RATE = 20
"""Lists that residents ask for, a second."""
QUIET_SECONDS = 20.0
SEALED_IN_A_ROW = 150
PATIENCE = 600.0
READ = "{ myProofs(first: 20) { edges { node { id state dueOn } } } }"


@dataclass
class Told:
    """What became of the requests of one phase."""

    seconds: list[float] = field(default_factory=list[float])
    """From when each was due to its answer."""
    failed: list[str] = field(default_factory=list[str])

    def at(self, share: float) -> float:
        """The time in which this share was answered, in ms."""
        return 1000 * sorted(self.seconds)[int(share * (len(self.seconds) - 1))]

    def line(self) -> str:
        return (
            f"{len(self.seconds)} answered, p50 {self.at(0.5):.0f} ms, p99 {self.at(0.99):.0f} ms,"
            f" {len(self.failed)} failed {self.failed[:3] or ''}"
        )


def main() -> int:
    """scripts/burst [--submissions 500] [--workers 1]"""
    parser = argparse.ArgumentParser("scripts/burst", description=__doc__)
    parser.add_argument("--submissions", type=int, default=500, help="within a minute")
    parser.add_argument("--workers", type=int, default=1)
    wanted = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="burst-") as folder,
        staged(Path(folder), workers=wanted.workers) as stage,
        ExitStack() as open_,
    ):
        with step("residents sign in; cases asked for and checked"):
            residents = [
                _signed_in(open_, stage.address, people.resident(FIRST_SERIAL + number, "王桂香"))
                for number in range(RESIDENTS)
            ]
            office = Desk(open_, stage.address)
            cases = [desk.ask(each, number) for number, each in _turns(residents)]
            for case in cases:
                office.check(case)
        sound = _morning(stage, office, residents, wanted.submissions)
        with _reading(residents) as quiet:
            time.sleep(QUIET_SECONDS)
        print(f"  lists while nothing is sealed: {quiet.line()}", flush=True)
        sound &= not quiet.failed
        for name, some in (("", cases[::2]), (" without Redis", cases[1::2])):
            print(f"  sealing{name}", flush=True)
            if name:
                stage.redis.stop()
            sound &= _sealing(stage, office, residents, some, quiet)
    return 0 if sound else 1


class Desk:
    """Who checks and who approves, each signed in once: a phone gets few codes."""

    def __init__(self, open_: ExitStack, address: str) -> None:
        self._preparer, self._approver = (
            _signed_in(open_, address, account) for account in (people.PREPARER, people.APPROVER)
        )
        for client in (self._preparer, self._approver):
            client.act_for(people.VILLAGE_USCC)
        self._confirmed_at = float("-inf")

    def check(self, case: str) -> None:
        desk.check(self._preparer, case)

    def approve(self, case: str) -> None:
        if time.monotonic() - self._confirmed_at > desk.STEP_UP_SECONDS:
            self._approver.step_up()
            self._confirmed_at = time.monotonic()
        self._approver.do(APPROVE, id=case)


def _morning(stage: Stage, office: Desk, residents: Sequence[Client], submissions: int) -> bool:
    """Requests within a minute, decided as they come; whether all were sealed without a failure."""
    told, waiting = Told(), SimpleQueue[str | None]()

    def decide() -> None:
        for case in iter(waiting.get, None):
            office.check(case)
            office.approve(case)

    clerk = threading.Thread(target=decide)
    clerk.start()
    before, began = _issued(stage), time.monotonic()

    def submit(number: int) -> None:
        waiting.put(desk.ask(residents[number % RESIDENTS], number))

    _at_their_times(submit, told, began, count=submissions, seconds=MINUTE)
    waiting.put(None)
    clerk.join()
    _wait(stage, before + submissions)
    sealed = _issued(stage) - before
    took = time.monotonic() - began
    print(f"  {submissions} requests in a minute: {told.line()}")
    print(f"  {sealed} sealed {took:.0f} s after the first was asked for", flush=True)
    return not told.failed and sealed == submissions


def _sealing(
    stage: Stage,
    office: Desk,
    residents: Sequence[Client],
    cases: Sequence[str],
    quiet: Told,
) -> bool:
    """Approvals as fast as it goes; whether all were sealed and nobody who read was refused."""
    before, began = _issued(stage), time.monotonic()
    with _reading(residents) as deciding:
        for case in cases:
            office.approve(case)
    approved = time.monotonic() - began
    with _reading(residents) as sealing:
        _wait(stage, before + len(cases))
    took, sealed = time.monotonic() - began, _issued(stage) - before
    rate = sealed / took / len(stage.workers)
    print(f"    {sealed} approved in {approved:.0f} s and sealed in {took:.0f} s:")
    print(f"    {rate:.1f} a second and worker")
    for when, told in (("approved", deciding), ("sealed", sealing)):
        times = told.at(0.99) / quiet.at(0.99)
        print(f"    lists while they are {when}: {told.line()}; p99 {times:.2f} times", flush=True)
    return sealed == len(cases) and not deciding.failed and not sealing.failed


@contextmanager
def _reading(residents: Sequence[Client]) -> Iterator[Told]:
    """Residents ask for their lists at a steady rate while the block lasts."""
    told, over = Told(), threading.Event()

    def read(number: int) -> None:
        residents[number % RESIDENTS].send(READ)

    arguments = (read, told, time.monotonic())
    rate = {"count": None, "seconds": 1 / READ_RATE, "over": over}
    reader = threading.Thread(target=_at_their_times, args=arguments, kwargs=rate)
    reader.start()
    try:
        yield told
    finally:
        over.set()
        reader.join()


def _at_their_times(
    deed: Callable[[int], None],
    told: Told,
    began: float,
    *,
    count: int | None,
    seconds: float,
    over: threading.Event | None = None,
) -> None:
    """Each deed when it is due, whatever becomes of those before.

    `seconds` are for all of them, or for each when there is no count: then until it is `over`.
    """
    pause = seconds / count if count else seconds

    def done(number: int, due: float) -> None:
        try:
            deed(number)
        except (Refusal, httpx.HTTPError) as error:
            told.failed.append(str(error) or type(error).__name__)
        else:
            told.seconds.append(time.monotonic() - due)

    with ThreadPoolExecutor(RESIDENTS) as threads:
        for number in range(count) if count else itertools.count():
            due = began + number * pause
            time.sleep(max(0.0, due - time.monotonic()))
            if over and over.is_set():
                break
            threads.submit(done, number, due)


def _turns(residents: Sequence[Client]) -> Iterator[tuple[int, Client]]:
    """A number and a resident for each of the cases that are checked beforehand."""
    return enumerate(
        itertools.islice(itertools.cycle(residents), 2 * SEALED_IN_A_ROW), start=10_000
    )


def _signed_in(open_: ExitStack, address: str, account: people.Account) -> Client:
    client = open_.enter_context(Client(address))
    client.sign_in(account)
    return client


def _issued(stage: Stage) -> int:
    return reckoning.issued(stage.environ["DATABASE_URL"])


def _wait(stage: Stage, wanted: int) -> None:
    reckoning.wait_until_issued(stage.environ["DATABASE_URL"], wanted, seconds=PATIENCE)


if __name__ == "__main__":
    sys.exit(speak(main))
