"""What row level security costs: the same statements with it and past it, and a round trip more.

Run it where a portal is up that has some papers: scripts/run scripts/bench-second-line. What it
adds, 20,000 papers like those that are there and 20,000 complaints, is undone at the end.
"""

import asyncio
import os
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import asyncpg

from backend.foundation import asking, db
from backend.foundation.viewer import Citizen, Official, Role, System
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
COMPLAINTS = """
SET LOCAL session_replication_role = replica;
INSERT INTO complaint (id, number, kind, channel, origin, state, version, region, accused_id,
    accused_name, proof_name, matter, handler_id, lead_id, settled, term_from, calendar_known,
    reminded, extended, missed, filed_at, summary)
SELECT gen_random_uuid(), 'b' || n, 'complaint', 'online', 'free', 'investigating', 1,
    '3604' || lpad((n % 100)::text, 2, '0') || '000000', md5('accused' || n % 500)::uuid, '', '',
    '', md5('office' || n % 200)::uuid, md5('office' || n % 199)::uuid, false, current_date, true,
    0, false, false, now() - n * interval '1 minute', ''
FROM generate_series(1, {0}) AS n;
INSERT INTO complainant (id, complaint_id, person_id, client_token, source, words,
    agrees_to_be_named, filed_at)
SELECT gen_random_uuid(), id, md5((row_number() OVER () / 20)::text)::uuid, gen_random_uuid(), '',
    '', false, filed_at FROM complaint WHERE number LIKE 'b%';
INSERT INTO complaint_step (id, complaint_id, serial, verb, state, at, reader, words)
SELECT gen_random_uuid(), id, serial, 'begin', 'investigating', filed_at, 'both', ''
FROM complaint, generate_series(1, 5) AS serial WHERE number LIKE 'b%';
ANALYZE complaint; ANALYZE complainant; ANALYZE complaint_step;
"""
OFFICE = """
SELECT * FROM complaint
WHERE (region LIKE '360404%' OR handler_id = $1 OR lead_id = $1 OR id IN (
        SELECT complaint_id FROM complaint_assistant
        WHERE organisation_id = $1 AND ended_at IS NULL))
    AND (accused_id IS NULL OR accused_id <> $1)
ORDER BY filed_at DESC, id DESC LIMIT 21
"""
OWN = """
SELECT * FROM complaint WHERE id IN (
    SELECT complaint_id FROM complainant WHERE person_id = $1 AND organisation_id IS NULL)
ORDER BY filed_at DESC, id DESC LIMIT 21
"""
STEPS = "SELECT * FROM complaint_step WHERE complaint_id = ANY ($1::uuid[]) ORDER BY serial"
"""What access.for_supervisors, access.of_person and the loader of steps send."""
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
        await compare_complaints(owner)
    finally:
        await transaction.rollback()
        await owner.close()
    await _compare_trips(login_url)


async def compare_complaints(owner: asyncpg.Connection) -> None:
    """The lists of a supervising office and of a complainant, in a transaction to be undone."""
    await owner.execute(COMPLAINTS.format(COPIES))
    office: Any = await owner.fetchval(
        "SELECT handler_id FROM complaint WHERE region LIKE '360404%'"
    )
    official = Official(
        person_id=uuid4(),
        session_id=uuid4(),
        organisation_id=office,
        region="360404000000",
        roles=frozenset({Role.SUPERVISOR}),
    )
    with asking.asking(official):
        telling = asking.told(None)
    ids = [row["id"] for row in await owner.fetch(OFFICE, office)]
    await _compare(owner, "an office's list of complaints", OFFICE, office, telling=telling)
    await _compare(owner, "the steps of these", STEPS, ids, telling=telling)
    person: Any = await owner.fetchval("SELECT person_id FROM complainant LIMIT 1")
    with asking.asking(Citizen(person_id=person, session_id=uuid4())):
        telling = asking.told(None)
    await _compare(owner, "a complainant's list", OWN, person, telling=telling)


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
