"""A portal of its own with several workers, and the hand that strikes it."""

import asyncio
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import redis

from backend.foundation.asking import EVERYTHING
from scripts.disorder.clocks import Clock
from scripts.disorder.schedule import Blow, Stroke
from scripts.local.configuration import Address, portal_settings
from scripts.local.embedded import free_port
from scripts.local.processes import PROJECT, run_to_end
from scripts.local.same_port import SamePortPostgres, SamePortRedis
from scripts.local.supervision import (
    WORKER_READY,
    Supervised,
    authority_process,
    signing_process,
    web_process,
    without_keys,
)

FULL = 20_000
"""Bytes that a file may have on the full disk: less than any paper, more than what else is
written. A limit of the process and no small disk, which would take root: a write ends short and
with an error in the same way."""
LEASED = """
SELECT id, attempts FROM outbox_delivery
WHERE done_at IS NULL AND runner IS NOT NULL AND due_at > now() AND job LIKE 'proofs.%'
"""
# What an hour of one seal allows is meant for a village, not for a day of disorder.
LIMIT = """
INSERT INTO sealing_policy (region, rule, hourly_limit)
VALUES ('360404204202', 'automatic', 1000000)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kill:
    """A worker that was killed, and the runs that were under way in all workers then."""

    at: float
    leased: Mapping[int, int]
    """Attempts by delivery."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clocks:
    """Of those whose clocks can be wrong."""

    authority: Clock
    workers: Sequence[Clock]


@dataclass
class Stage:
    """The portal and what was done to it."""

    postgres: SamePortPostgres | None
    """None where the server is somebody else's, and stays up."""
    redis: SamePortRedis
    authority: Supervised
    signing: Supervised
    web: Supervised
    workers: list[Supervised]
    clocks: Clocks
    environ: dict[str, str]
    address: str
    kills: list[Kill] = field(default_factory=list[Kill])

    def strike(self, stroke: Stroke) -> None:
        """Does it, and puts right what does not come back by itself, as a supervisor would."""
        deeds = {
            Blow.KILL_WORKER: lambda: self._kill(self.workers[stroke.worker]),
            Blow.FREEZE_WORKER: lambda: _frozen(self.workers[stroke.worker], stroke.seconds),
            Blow.KILL_SIGNING: lambda: _signal(self.signing, signal.SIGKILL),
            Blow.RESTART_POSTGRES: self._restart_postgres,
            Blow.FLUSH_REDIS: self._flush_redis,
            Blow.STOP_REDIS: lambda: self._stop_redis(stroke.seconds),
            Blow.SILENCE_AUTHORITY: lambda: _frozen(self.authority, stroke.seconds),
            Blow.FILL_DISK: lambda: self._fill_disk(stroke.seconds),
            Blow.JUMP_CLOCK: lambda: _wrong(self.clocks.workers[stroke.worker], stroke),
            Blow.MISLEAD_AUTHORITY: lambda: _wrong(self.clocks.authority, stroke),
        }
        deeds[stroke.blow]()
        self.revive()

    def revive(self) -> None:
        """Starts again what has ended, without waiting for it."""
        for each in (self.signing, self.web, *self.workers):
            if each.child is None or not each.child.alive:
                each.start()

    def _kill(self, worker: Supervised) -> None:
        leased = asyncio.run(self._leased())
        self.kills.append(Kill(at=time.time(), leased=leased))
        _signal(worker, signal.SIGKILL)

    async def _leased(self) -> dict[int, int]:
        database = await asyncpg.connect(self.environ["DATABASE_URL"], server_settings=EVERYTHING)
        try:
            return {row["id"]: row["attempts"] for row in await database.fetch(LEASED)}
        finally:
            await database.close()

    def _flush_redis(self) -> None:
        with redis.Redis.from_url(self.redis.url) as server:
            server.flushall()

    def _stop_redis(self, seconds: float) -> None:
        self.redis.stop()
        time.sleep(seconds)
        self.redis.start()

    def _restart_postgres(self) -> None:
        assert self.postgres is not None, "a server of others is not restarted"
        assert self.postgres.child is not None
        # What `pg_ctl stop -m immediate` sends: no clean end, recovery at the start.
        self.postgres.child.process.send_signal(signal.SIGQUIT)
        self.postgres.child.process.wait()
        self.postgres.start()

    def _fill_disk(self, seconds: float) -> None:
        before = [(each, _limit(each, FULL)) for each in self.workers]
        time.sleep(seconds)
        for each, process in before:
            if each.child is not None and each.child.process.pid == process and each.child.alive:
                _limit(each, resource.RLIM_INFINITY)


@contextmanager
def staged(folder: Path, *, workers: int, database_url: str | None = None) -> Iterator[Stage]:
    """Servers, migrations, keys, demonstration data, and all processes ready.

    `database_url` names an empty database of others, for who restarts no PostgreSQL.
    """
    with ExitStack() as running:
        postgres = None
        if database_url is None:
            own = SamePortPostgres(folder / "postgres", connections=200)
            postgres = running.enter_context(own)
            database_url = postgres.url
        queue = running.enter_context(SamePortRedis(folder / "redis"))
        logs = folder / "logs"
        logs.mkdir(exist_ok=True)
        address = Address(host="127.0.0.1", port=free_port())
        fonts = os.environ.get("PORTAL_FONTS", str(PROJECT / "var" / "fonts"))
        urls = {"DATABASE_URL": database_url, "REDIS_URL": queue.url, "PORTAL_FONTS": fonts}
        environ = os.environ | urls | portal_settings(folder, address, urls)
        run_to_end([sys.executable, "-m", "backend.migrations"], environ)
        run_to_end([sys.executable, "-m", "scripts.demo.keys"], environ)
        port = urlsplit(environ["PORTAL_TSA_URLS"]).port
        assert port is not None
        names = ["authority", *(f"worker-{number}" for number in range(workers))]
        authority, *of_workers = (Clock(folder / "clocks" / name) for name in names)
        stage = Stage(
            postgres=postgres,
            redis=queue,
            authority=authority_process(folder / "pki", logs, environ | authority.environ, port),
            signing=signing_process(logs, environ),
            web=web_process(logs, without_keys(environ), address.local_url),
            workers=[
                _worker(number, logs, without_keys(environ | own.environ))
                for number, own in enumerate(of_workers)
            ],
            clocks=Clocks(authority=authority, workers=of_workers),
            environ=environ,
            address=address.local_url,
        )
        _started(running, stage.authority, stage.signing)
        # Not scripts/seed-demo: its desk has cases of its own.
        run_to_end([sys.executable, "-m", "scripts.demo.seeding"], environ)
        asyncio.run(_allow_many(database_url))
        _started(running, stage.web, *stage.workers)
        yield stage


def _worker(number: int, logs: Path, environ: Mapping[str, str]) -> Supervised:
    return Supervised(
        f"worker {number}",
        *("-m", "backend.worker"),
        log=logs / f"worker-{number}.log",
        environ=environ,
        sign=lambda child: WORKER_READY in child.said(),
    )


def _started(running: ExitStack, *processes: Supervised) -> None:
    for process in processes:
        process.start()
        running.callback(process.stop)
    for process in processes:
        process.wait_until_ready()


async def _allow_many(url: str) -> None:
    database = await asyncpg.connect(url, server_settings=EVERYTHING)
    try:
        await database.execute(LIMIT)
    finally:
        await database.close()


def _wrong(clock: Clock, stroke: Stroke) -> None:
    clock.set(stroke.wrong_by)
    time.sleep(stroke.seconds)
    clock.set(0)


def _frozen(process: Supervised, seconds: float) -> None:
    _signal(process, signal.SIGSTOP)
    time.sleep(seconds)
    _signal(process, signal.SIGCONT)


def _signal(process: Supervised, number: signal.Signals) -> None:
    if process.child is not None and process.child.alive:
        process.child.process.send_signal(number)
        if number is signal.SIGKILL:
            process.child.process.wait()


def _limit(process: Supervised, most: int) -> int:
    """Limits the files that a process writes; gives its number."""
    assert process.child is not None
    if process.child.alive:
        resource.prlimit(
            process.child.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY)
        )
    return process.child.process.pid
