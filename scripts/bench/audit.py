"""`scripts/bench-audit`: what it costs that the audit log cannot be changed unnoticed.

Nothing is asserted: times belong to a machine, ratios nearly. What they mean: docs/performance.md.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg

from backend.auditing import actions, jobs
from backend.auditing.copies import CopyFolder
from backend.auditing.notes import Signer
from backend.foundation import db
from backend.foundation.viewer import System
from backend.migrations.__main__ import bring_to_newest
from scripts.local.embedded import EmbeddedPostgres
from scripts.local.narration import speak

WRITERS = 16
SECONDS = 5.0
DEED_SECONDS = 0.005
"""What a deed still has to do in its transaction behind the record: five statements."""
SIGNER = Signer.made("bench/audit", b"b" * 32)
INSERT = (
    "INSERT INTO {} (at, actor_kind, deed, details)"
    " VALUES (now(), 'system', 'proof.previewed', '{{\"page\": 1}}')"
)
PLAIN = "CREATE TABLE plain_entry (LIKE audit_entry INCLUDING ALL)"
CHAINED = "CREATE TABLE chained_entry (LIKE audit_entry INCLUDING ALL, hash bytea)"
# Each entry holds the hash of the one before: who records waits for whoever recorded last.
LINK = """
INSERT INTO chained_entry (at, actor_kind, deed, details, hash)
SELECT now(), 'system', 'proof.previewed', '{"page": 1}', sha256(coalesce(
    (SELECT hash FROM chained_entry ORDER BY id DESC LIMIT 1), '') || 'proof.previewed')
"""
MANY = """
INSERT INTO audit_entry (at, actor_kind, actor_id, organisation_id, deed, subject_id, details)
SELECT now(), 'official', gen_random_uuid(), gen_random_uuid(), 'proof.attachment_read',
    gen_random_uuid(), jsonb_build_object('attachment', gen_random_uuid())
FROM generate_series(1, $1::int)
"""
WITHOUT_A_QUEUE = (
    "SELECT e.id FROM audit_entry AS e LEFT JOIN audit_leaf AS l ON l.entry_id = e.id"
    " WHERE l.entry_id IS NULL ORDER BY e.id LIMIT 1000"
)
BEHIND_THE_LAST = (
    "SELECT e.id FROM audit_entry AS e WHERE e.id > (SELECT max(entry_id) FROM audit_leaf)"
    " ORDER BY e.id LIMIT 1000"
)

Recording = Callable[[asyncpg.Connection], Awaitable[object]]


def main() -> int:
    """scripts/bench-audit [--entries 1000000]"""
    parser = argparse.ArgumentParser("scripts/bench-audit", description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000, help="in the long log")
    wanted = parser.parse_args().entries
    with TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        (place / "copies").mkdir()
        # Durable: a commit that waits for the disk while it holds a lock is the point.
        with EmbeddedPostgres(place / "postgres", durable=True) as server:
            entry = asyncio.run(_measure(server.url, place, wanted))
            _run_commands(server.url, place, entry)
    return 0


async def _measure(url: str, place: Path, wanted: int) -> int:
    """All but the commands; returns the id of an entry."""
    await bring_to_newest(url)
    await db.connect(url, pool=4, viewer=System(job="bench-audit"))
    try:
        await _compare_writers(url)
        await _fill(wanted)
        await _compare_finding(url)
        await _copy(CopyFolder(place / "copies"))
        rows = await db.connection().execute_query_dict("SELECT min(id) AS id FROM audit_entry")
        return rows[0]["id"]
    finally:
        await db.disconnect()


async def _compare_writers(url: str) -> None:
    await db.connection().execute_script(f"{PLAIN}; {CHAINED}")
    _say(f"{WRITERS} writers, each deed {DEED_SECONDS * 1000:.0f} ms longer than its record")
    _say(f"{'':<42}{'deeds/s':>9}{'median ms':>11}{'p95 ms':>9}")
    await _write("a plain table", url, _plainly)
    keeping = asyncio.create_task(_keep_placing())
    await _write("ours, and a worker that places them", url, _ours)
    keeping.cancel()
    await _write("a chain of hashes under a lock", url, _chained)


async def _plainly(connection: asyncpg.Connection) -> None:
    await connection.execute(INSERT.format("plain_entry"))


async def _ours(connection: asyncpg.Connection) -> None:
    await connection.execute(INSERT.format("audit_entry"))


async def _chained(connection: asyncpg.Connection) -> None:
    await connection.execute("SELECT pg_advisory_xact_lock(1)")
    await connection.execute(LINK)


async def _keep_placing() -> None:
    while True:
        await jobs.place_all(SIGNER)
        await asyncio.sleep(0.5)


async def _write(name: str, url: str, recording: Recording) -> None:
    end = time.perf_counter() + SECONDS
    times: list[float] = []

    async def deeds() -> None:
        connection = await asyncpg.connect(url)
        while time.perf_counter() < end:
            started = time.perf_counter()
            async with connection.transaction():
                await recording(connection)
                await asyncio.sleep(DEED_SECONDS)
            times.append((time.perf_counter() - started) * 1000)
        await connection.close()

    await asyncio.gather(*(deeds() for _ in range(WRITERS)))
    p95 = statistics.quantiles(times, n=20)[-1]
    _say(f"{name:<42}{len(times) / SECONDS:>9.0f}{statistics.median(times):>11.1f}{p95:>9.1f}")


async def _fill(wanted: int) -> None:
    started = time.perf_counter()
    for _ in range(0, wanted, 10_000):
        await db.connection().execute_query(MANY, [10_000])
    _say(f"\n{wanted} entries recorded in {time.perf_counter() - started:.0f} s")
    started, batches = time.perf_counter(), list[float]()
    while True:
        begun = time.perf_counter()
        if await actions.extend(SIGNER) < actions.BATCH:
            break
        batches.append((time.perf_counter() - begun) * 1000)
    tenth = max(1, len(batches) // 10)
    _say(
        f"placed and signed in {time.perf_counter() - started:.0f} s; a batch of {actions.BATCH}: "
        f"{statistics.median(batches[:tenth]):.0f} ms at the beginning, "
        f"{statistics.median(batches[-tenth:]):.0f} ms at the end"
    )


async def _compare_finding(url: str) -> None:
    await db.connection().execute_query(MANY, [1000])
    connection = await asyncpg.connect(url)
    await connection.execute("VACUUM ANALYZE")
    _say("\nfinding 1,000 new entries at the end of the log, ms")
    for name, statement in (
        ("ours: the table of what waits", actions.WAITING),
        ("every entry without a leaf", WITHOUT_A_QUEUE),
        ("behind the last (misses late commits)", BEHIND_THE_LAST),
    ):
        plans = [
            json.loads(await connection.fetchval(f"EXPLAIN (ANALYZE, FORMAT json) {statement}"))
            for _ in range(5)
        ]
        _say(f"{name:<42}{statistics.median(each[0]['Execution Time'] for each in plans):>9.1f}")
    await connection.close()
    await jobs.place_all(SIGNER)


def _run_commands(url: str, place: Path, entry: int) -> None:
    copies, key, export = str(place / "copies"), str(SIGNER.public), str(place / "log.jsonl")
    _say(f"\n{'':<42}{'s':>9}{'peak MB':>11}")
    for name, command in (
        ("verify, from the database", ("verify", "--copies", copies, "--key", key)),
        ("export", ("export", export)),
        (
            "verify, from the export",
            ("verify", "--export", export, "--copies", copies, "--key", key),
        ),
        ("prove one entry", ("prove", str(entry))),
    ):
        seconds, megabytes = _cost(url, command)
        _say(f"{name:<42}{seconds:>9.1f}{megabytes:>11.0f}")
    _say(f"the export has {Path(export).stat().st_size / 1e6:.0f} MB")


async def _copy(copies: CopyFolder) -> None:
    started = time.perf_counter()
    await jobs.copy_all(copies)
    _say(f"\nall checkpoints copied in {time.perf_counter() - started:.1f} s")


def _cost(url: str, command: tuple[str, ...]) -> tuple[float, float]:
    """Seconds and peak memory of a command that must succeed."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "backend.auditing", *command],
        env=os.environ | {"DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(speak(main))
