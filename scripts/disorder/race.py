"""`scripts/race-deciders`: two to five approvers decide each case at the same moment, over HTTP.

Prints what each of them was told and what is left; exit status 1 when a case was not decided
exactly once, a loser was told anything but the conflict, or a number is missing.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

import asyncpg
import httpx

from backend.foundation.asking import EVERYTHING
from scripts.demo import people
from scripts.demo.client import Client, Refusal
from scripts.demo.journey import APPROVE
from scripts.demo.people import Account
from scripts.disorder import desk
from scripts.disorder.stage import staged
from scripts.local.narration import speak, step

FEWEST, MOST = 2, 5
WON, LOST = "decided", "WRONG_STATE"
APPOINT = """mutation($input: AppointInput!) { appoint(input: $input) {
  __typename ... on Problem { code message } } }"""
_LEFT = """
SELECT count(*) AS decided, count(DISTINCT (organisation_id, year, serial)) AS numbers,
       coalesce(max(serial), 0) AS last, (SELECT count(*) FROM seal_warrant) AS warrants,
       (SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()) AS deadlocks
FROM proof_snapshot
"""


@dataclass
class Told:
    """What the rivals of all cases were told, and how long the answers took."""

    answers: Counter[str] = field(default_factory=Counter[str])
    wrong: int = 0
    """Cases without exactly one decision, or with a loser who was told something else."""
    seconds: list[float] = field(default_factory=list[float])

    def race(self, answers: Sequence[tuple[str, float]]) -> None:
        """Counts the answers that the rivals of one case got."""
        said = [answer for answer, _ in answers]
        self.answers.update(said)
        self.seconds += [seconds for _, seconds in answers]
        self.wrong += Counter(said) != Counter({WON: 1, LOST: len(said) - 1})


def main(arguments: list[str] | None = None) -> int:
    """Everything; the exit status."""
    parser = argparse.ArgumentParser(prog="race-deciders", description=__doc__)
    parser.add_argument("--cases", type=int, default=100, help="default 100")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}: {options.cases} cases")
    with (
        tempfile.TemporaryDirectory(prefix="race-") as folder,
        staged(Path(folder), workers=0) as stage,
    ):
        with step("approvers appointed; cases asked for and checked"):
            approvers = _approvers(stage.address)
            cases = desk.checked_cases(stage.address, options.cases)
        with step("two to five decide each case at once"):
            told = _race(stage.address, approvers, cases, random.Random(options.seed))
        left = asyncio.run(_left(stage.environ["DATABASE_URL"]))
    return _tell(told, left, options.cases)


def _approvers(address: str) -> list[Account]:
    """The village's, and four whom the township appoints."""
    others = [
        Account(
            title="负责人（审批）",
            name="陈建国",
            phone=f"1390001{serial:04d}",
            id_number=people.id_number(serial),
        )
        for serial in range(900, 900 + MOST - 1)
    ]
    with Client(address) as township:
        township.sign_in(people.TOWNSHIP)
        township.act_for(people.TOWNSHIP_USCC)
        township.confirm()
        for each in others:
            appointment = {
                "name": each.name,
                "idNumber": each.id_number,
                "phone": each.phone,
                "organisationUscc": people.VILLAGE_USCC,
                "role": "APPROVER",
                "validFrom": people.TERM_FROM.isoformat(),
            }
            township.do(APPOINT, input=appointment)
    return [people.APPROVER, *others]


def _race(
    address: str, approvers: Sequence[Account], cases: Sequence[str], chance: random.Random
) -> Told:
    told, stepped_up = Told(), float("-inf")
    with ExitStack() as open_, ThreadPoolExecutor(MOST) as threads:
        clients = [open_.enter_context(Client(address)) for _ in approvers]
        for client, account in zip(clients, approvers, strict=True):
            client.sign_in(account)
            client.act_for(people.VILLAGE_USCC)
        for case in cases:
            if time.monotonic() - stepped_up > desk.STEP_UP_SECONDS:
                for client in clients:
                    client.step_up()
                stepped_up = time.monotonic()
            rivals = chance.sample(clients, chance.randint(FEWEST, MOST))
            start = Barrier(len(rivals))
            told.race(list(threads.map(partial(_decided, case, start), rivals)))
    return told


def _decided(case: str, start: Barrier, client: Client) -> tuple[str, float]:
    start.wait()
    began = time.monotonic()
    try:
        client.do(APPROVE, id=case)
        answer = WON
    except Refusal as refusal:
        answer = str(refusal).split(":")[0]
    except httpx.HTTPError as error:
        answer = type(error).__name__
    return answer, time.monotonic() - began


async def _left(url: str) -> Mapping[str, Any]:
    database = await asyncpg.connect(url, server_settings=EVERYTHING)
    try:
        row = await database.fetchrow(_LEFT)
        assert row is not None
        return dict(row)
    finally:
        await database.close()


def _tell(told: Told, left: Mapping[str, Any], cases: int) -> int:
    times = sorted(told.seconds)
    p50, p99 = (1000 * times[int(share * (len(times) - 1))] for share in (0.5, 0.99))
    for answer, count in told.answers.most_common():
        print(f"  {count:6} × {answer}")
    print(f"  cases not decided once, or with another conflict: {told.wrong}")
    print(f"  papers {left['decided']}, numbers {left['numbers']}, last {left['last']},")
    print(f"  approvals of a seal {left['warrants']}, deadlocks {left['deadlocks']}")
    print(f"  answers p50 {p50:.0f} ms, p99 {p99:.0f} ms, slowest {1000 * times[-1]:.0f} ms")
    counts = {left["decided"], left["numbers"], left["last"], left["warrants"]}
    sound = not told.wrong and not left["deadlocks"] and counts == {cases}
    print("  one decision each" if sound else "  NOT SOUND")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(speak(main))
