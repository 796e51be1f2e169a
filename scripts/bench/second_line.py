"""What row level security costs: the same statements with it and past it, and a round trip more.

Run it where a portal is up that has some papers: scripts/run scripts/bench-second-line. What it
adds, 20,000 papers like those that are there, is undone at the end.
"""

import asyncio
import os
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg

from backend.foundation import asking, db
from backend.foundation.viewer import System
from backend.verification import ledger
from backend.verification.ledger import Brought
from backend.verification.models import VerificationMethod

COPIES = 20_000
TIMES, TURNS = 400, 8
PLANNED = 10
"""So often PostgreSQL looks for a plan, until it keeps one."""
CLONED = """
SET LOCAL session_replication_role = replica;
CREATE TEMP TABLE one ON COMMIT DROP AS SELECT proof_id FROM proof_snapshot LIMIT 1;
CREATE TEMP TABLE new ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id FROM generate_series(1, {});
INSERT INTO proof SELECT (jsonb_populate_record(proof, jsonb_build_object(
    'id', new.id, 'client_token', gen_random_uuid(),
    'applicant_id', md5((row_number() OVER () / 20)::text)::uuid))).*
    FROM proof, new WHERE proof.id = (SELECT proof_id FROM one);
INSERT INTO proof_snapshot SELECT (jsonb_populate_record(proof_snapshot, jsonb_build_object(
    'id', gen_random_uuid(), 'proof_id', new.id, 'number', 'b' || new.id,
    'code', left(md5(new.id::text), 20),
    'identifier', 'b' || new.id, 'serial', 1000000 + row_number() OVER ()))).*
    FROM proof_snapshot, new WHERE proof_id = (SELECT proof_id FROM one);
INSERT INTO proof_file SELECT (jsonb_populate_record(proof_file, jsonb_build_object(
    'id', gen_random_uuid(), 'proof_id', new.id))).*
    FROM proof_file, new WHERE proof_id = (SELECT proof_id FROM one);
ANALYZE proof; ANALYZE proof_snapshot; ANALYZE proof_file;
"""
LIST = "SELECT * FROM proof WHERE applicant_id = $1 ORDER BY id LIMIT 20"


def main() -> int:
    """0 when it was measured."""
    owner = os.environ.get("DATABASE_OWNER_URL")
    if not owner:
        sys.stderr.write("bench-second-line: DATABASE_OWNER_URL is missing\n")
        return 2
    asyncio.run(_measure(owner, os.environ["DATABASE_URL"]))
    return 0


async def _measure(owner_url: str, login_url: str) -> None:
    owner = await asyncpg.connect(owner_url)
    transaction = owner.transaction()
    await transaction.start()
    try:
        await owner.execute(CLONED.format(COPIES))
        holder = await owner.fetchval("SELECT applicant_id FROM proof JOIN new USING (id) LIMIT 1")
        code = await owner.fetchval("SELECT left(md5(id::text), 20) FROM new LIMIT 1")
        brought = Brought(method=VerificationMethod.CODE, mark=code)
        citizen = f"SELECT set_config('portal.kind', 'citizen', true),\
            set_config('portal.person', '{holder}', true)"
        with asking.the_portal("bench"):
            portal = asking.told(None)
        verify = ledger.statement(brought)
        await _compare(owner, "verify by code", verify, code, telling=portal)
        await _compare(owner, "a list of 20", LIST, holder, telling=citizen)
    finally:
        await transaction.rollback()
        await owner.close()
    await _compare_trips(login_url)


async def _compare(
    owner: asyncpg.Connection, name: str, statement: str, value: object, *, telling: str
) -> None:
    """In turns, so that both meet the same neighbours; a plan is made for one role."""
    times: dict[str, list[float]] = {"past it": [], "with it": []}
    for _ in range(TURNS):
        for role, taken in (("none", times["past it"]), (asking.APPLICATION, times["with it"])):
            await owner.execute(f"SELECT set_config('role', '{role}', true); {telling}")
            for turn in range(PLANNED + TIMES // TURNS):
                took = await _timed(lambda: owner.fetch(statement, value))
                if turn >= PLANNED:
                    taken.append(took)
    _say(name, times)


async def _compare_trips(url: str) -> None:
    times: dict[str, list[float]] = {"past it": [], "with it": []}
    plain = await asyncpg.create_pool(url, min_size=1, max_size=1)
    await db.connect(url, pool=1, viewer=System(job="bench"))
    for _ in range(TIMES):
        times["past it"].append(await _timed(lambda: plain.fetch("SELECT 1")))
        times["with it"].append(await _timed(lambda: db.connection().execute_query("SELECT 1")))
    await plain.close()
    await db.disconnect()
    _say("a statement alone, from the pool", times)


async def _timed(work: Callable[[], Awaitable[Any]]) -> float:
    began = time.perf_counter()
    await work()
    return (time.perf_counter() - began) * 1000


def _say(name: str, times: dict[str, list[float]]) -> None:
    past, told = (statistics.median(each) for each in times.values())
    sys.stdout.write(f"{name:<34}{past:8.3f} ms{told:8.3f} ms{told / past:7.2f}\n")


if __name__ == "__main__":
    sys.exit(main())
