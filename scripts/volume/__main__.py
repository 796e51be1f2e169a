"""`scripts/seed-volume`: fills a portal's database with papers as years of work leave them."""

import argparse
import asyncio
import os
import time
from collections import Counter
from uuid import UUID

import asyncpg

from backend import bootstrap
from backend.foundation.asking import EVERYTHING
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.identity.models import Person
from backend.proofs.models import Proof, ProofCounter
from backend.settings import Settings
from scripts.local.narration import speak
from scripts.volume import places, traces
from scripts.volume.papers import Papers

BATCH = 5_000
"""Papers of one transaction: 0.1 GB of memory, and what a stop takes back."""
_SIZES = """
SELECT relname, CASE WHEN reltuples < 0 THEN 0 ELSE reltuples::bigint END AS rows,
    pg_total_relation_size(oid) AS bytes
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
ORDER BY bytes DESC LIMIT 12
"""


def main() -> int:
    """scripts/seed-volume [--proofs 1000000] [--events 3000000] [--committees 4098]"""
    parser = argparse.ArgumentParser("scripts/seed-volume", description=__doc__)
    parser.add_argument("--proofs", type=int, default=1_000_000, help="that there are in the end")
    parser.add_argument("--events", type=int, default=3_000_000, help="in proportion to them")
    parser.add_argument("--committees", type=int, default=4_098, help="that they are spread over")
    wanted = parser.parse_args()
    asyncio.run(_seed(wanted.proofs, wanted.events, wanted.committees))
    return 0


async def _seed(proofs: int, events: int, committees: int) -> None:
    settings = Settings.from_environ()
    async with bootstrap.opened(settings, pool=2, viewer=System(job="seed-volume")) as services:
        owner = os.environ.get("DATABASE_OWNER_URL") or settings.database_url
        database = await asyncpg.connect(owner, server_settings=EVERYTHING)
        try:
            await fill(services, database, proofs=proofs, events=events, committees=committees)
            for row in await database.fetch(_SIZES):
                _say(f"{row['relname']:<24}{row['rows']:>12,}{row['bytes'] / 1e6:>10,.0f} MB")
        finally:
            await database.close()


async def fill(
    services: Services, database: asyncpg.Connection, *, proofs: int, events: int, committees: int
) -> None:
    """Makes what is missing to so many papers. A stop leaves whole batches; the next run goes on.

    The events, see traces.write, come with the papers: `events` of them if it makes all papers.
    """
    began = time.perf_counter()
    made = before = await Proof.all().count()
    all_places = await places.places(services.vault, committees)
    people = await Person.filter(created_at=places.OPENED).count()
    counters = await _counters()
    papers = Papers(services, all_places, counters, people)
    writing: asyncio.Task[None] | None = None
    while made < proofs:
        # The next batch is made while PostgreSQL is busy with the last one.
        batch = await asyncio.to_thread(papers.batch, min(BATCH, proofs - made))
        serials = [counters[key] for key in sorted(batch.numbered)]
        if writing is not None:
            await writing
        size = len(batch.papers)
        events_of = round(size * events / proofs)
        writing = asyncio.create_task(traces.write(database, batch, serials, events=events_of))
        made += size
        if made // 100_000 > (made - size) // 100_000:
            _say(
                f"{made:,} papers, {(made - before) / (time.perf_counter() - began):,.0f} a second"
            )
    if writing is not None:
        await writing
    await database.execute("ANALYZE")
    took = time.perf_counter() - began
    _say(f"{made - before:,} papers in {took:.0f} s, {(made - before) / took:,.0f} a second")


async def _counters() -> Counter[tuple[UUID, int]]:
    rows = await ProofCounter.all().values_list("organisation_id", "year", "last_serial")
    return Counter({(organisation, year): last for organisation, year, last in rows})


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    raise SystemExit(speak(main))
